package org.huiyin.answer.check;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.huiyin.knowledge.ArticleNumber;

/**
 * A law that a text cites: 《信访工作条例》第三十一条、第三十二条第二款.
 *
 * @param written as it stands in the text
 * @param articles those that are named, of 第三条至第五条 the two ends
 */
record Citation(String title, String written, List<ArticleNumber> articles) {

    private static final Pattern TITLE = Pattern.compile("《([^《》\\n]{2,80})》(?:[（(][^（）()\\n]{0,40}[）)])?");
    private static final Pattern WITHIN = Pattern.compile("(?:第[零一二三四五六七八九十0-9]{1,4}[款项目]|[（(][零一二三四五六七八九十0-9]{1,4}[）)]项?|第[（(][零一二三四五六七八九十0-9]{1,4}[）)]项)");
    private static final Pattern JOINED = Pattern.compile("\\s*(?:、|，|,|和|及|与|至|到|以及|—|－|-)\\s*");

    static List<Citation> in(String text) {
        var found = new ArrayList<Citation>();
        var titles = TITLE.matcher(text);
        while (titles.find()) {
            var articles = new ArrayList<ArticleNumber>();
            int end = titles.end();
            int at = end;
            while (at < text.length()) {
                var number = ArticleNumber.WRITTEN.matcher(text).region(at, text.length());
                if (!number.lookingAt()) {
                    break;
                }
                ArticleNumber.of(number).ifPresent(articles::add);
                at = end = number.end();
                var within = WITHIN.matcher(text);
                while (within.region(at, text.length()).lookingAt()) {
                    at = end = within.end();
                }
                var joined = JOINED.matcher(text).region(at, text.length());
                if (joined.lookingAt()) {
                    at = joined.end();
                }
            }
            found.add(new Citation(titles.group(1), text.substring(titles.start(), end), articles));
        }
        return found;
    }
}

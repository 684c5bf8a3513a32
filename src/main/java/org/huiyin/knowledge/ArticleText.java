package org.huiyin.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the running text of a law into its articles, and writes articles as running text again. An article begins on a line that begins with
 * 第…条; a line 第…章 or 第…节 is a heading. Text before the first article, and text that has none, is kept as an article without a number.
 */
final class ArticleText {

    private static final Pattern HEADING = Pattern.compile("第\\s{0,2}[0-9０-９零〇一二三四五六七八九十百]{1,6}\\s{0,2}([编章节])(?:[\\s　].*|)");
    /** Signs of Markdown and blanks at the beginning of a line. */
    private static final Pattern BEFORE = Pattern.compile("^[\\s　#*>]+|[*\\s　]+$");

    private ArticleText() {}

    static List<Article> read(String text) {
        var articles = new ArrayList<Article>();
        var words = new StringBuilder();
        String chapter = "";
        String part = "";
        @Nullable ArticleNumber number = null;
        String under = "";
        for (String raw : text.split("\r\n|\r|\n", -1)) {
            String line = BEFORE.matcher(raw).replaceAll("");
            var heading = HEADING.matcher(line);
            var begins = ArticleNumber.WRITTEN.matcher(line);
            if (isHeading(line) && heading.matches()) {
                keep(articles, number, under, words);
                number = null;
                boolean section = heading.group(1).equals("节");
                part = section ? line.strip() : "";
                chapter = section ? chapter : line.strip();
                under = part.isEmpty() ? chapter : chapter.isEmpty() ? part : chapter + " " + part;
                continue;
            }
            if (begins.lookingAt() && ArticleNumber.of(begins).isPresent() && separated(line, begins.end())) {
                keep(articles, number, under, words);
                number = ArticleNumber.of(begins).get();
                words.append(line.substring(begins.end()).replaceFirst("^[\\s　:：*]+", ""));
            } else {
                words.append('\n').append(line);
            }
        }
        keep(articles, number, under, words);
        return articles;
    }

    /** 第三条 begins an article; 第三条规定的 in the middle of a sentence, broken onto a new line, does not. */
    private static boolean separated(String line, int end) {
        return end == line.length() || Character.isWhitespace(line.charAt(end)) || line.charAt(end) == '　' || line.charAt(end) == '*'
                || line.charAt(end) == '【' || line.charAt(end) == '：';
    }

    private static void keep(List<Article> articles, @Nullable ArticleNumber number, String chapter, StringBuilder words) {
        String said = words.toString().strip().replaceAll("\n{3,}", "\n\n");
        words.setLength(0);
        if (!said.isEmpty() || number != null) {
            articles.add(new Article(articles.size() + 1, number, chapter, said));
        }
    }

    /** Whether a line is a heading such as 第一章　总则. */
    static boolean isHeading(String line) {
        return line.length() <= 60 && HEADING.matcher(line).matches();
    }

    static String write(List<Article> articles) {
        var out = new StringBuilder();
        String chapter = "";
        for (Article article : articles) {
            if (!article.chapter().equals(chapter)) {
                chapter = article.chapter();
                out.append(chapter.replaceFirst(" (第[^ ]{1,8}节)", "\n$1")).append("\n\n");
            }
            out.append(article.number() == null ? "" : article.number().zh() + "　").append(article.words()).append("\n\n");
        }
        return out.toString().strip();
    }

    /** Numbers that stand twice. */
    static List<String> twice(List<Article> articles) {
        return articles.stream().filter(a -> a.number() != null)
                .collect(Collectors.groupingBy(a -> a.number().zh(), java.util.LinkedHashMap::new, Collectors.counting()))
                .entrySet().stream().filter(e -> e.getValue() > 1).map(java.util.Map.Entry::getKey).toList();
    }
}

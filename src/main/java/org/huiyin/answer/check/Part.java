package org.huiyin.answer.check;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One field of a draft.
 *
 * @param ordinal of the request it answers, or 0
 */
record Part(String field, int ordinal, String text) {

    private static final Pattern DAY = Pattern.compile(
            "\\d{1,4}\\s?[年月日]|[一二三四五六七八九十]{1,3}月(?:[一二三四五六七八九十]{1,3}日|底|初|中旬|份)"
                    + "|\\d{1,4}\\s?个?(?:工作日|天|小时|周|星期|月)|[一二三四五六七八九十两]{1,4}个?(?:工作日|天|小时|周|星期|月)"
                    + "|月底|年底|年内|季度|本周|下周|本月|下月|今天|明天|当天|当日|即日|\\d{4}-\\d{1,2}-\\d{1,2}");

    /** A sentence with where it begins in the text. */
    record Sentence(String text, int start) {

        boolean namesADay() {
            return DAY.matcher(text).find();
        }
    }

    /** Sentences, without the sign they end with. */
    List<Sentence> sentences() {
        var sentences = new ArrayList<Sentence>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || "。！？；!?;\n".indexOf(text.charAt(i)) >= 0) {
                String words = text.substring(start, i).strip();
                if (!words.isEmpty()) {
                    sentences.add(new Sentence(words, text.indexOf(words, start)));
                }
                start = i + 1;
            }
        }
        return sentences;
    }
}

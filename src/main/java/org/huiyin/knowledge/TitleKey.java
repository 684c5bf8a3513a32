package org.huiyin.knowledge;

import java.util.regex.Pattern;

/** The title of a law as citations are compared: 《中华人民共和国消防法》（2021年修正） and 消防法 are one. */
final class TitleKey {

    private static final Pattern MARKS = Pattern.compile("[《》〈〉<>「」\"“”\\s　·]");
    private static final Pattern EDITION = Pattern.compile("[(（][^()（）]{0,40}[)）]$");
    private static final Pattern STATE = Pattern.compile("^中华人民共和国(?=..)");

    private TitleKey() {}

    static String of(String title) {
        String plain = MARKS.matcher(Grams.folded(title)).replaceAll("");
        return STATE.matcher(EDITION.matcher(plain).replaceAll("")).replaceAll("");
    }
}

package org.huiyin.vault;

/** What a character is to the sweep. Works on UTF-16 units: a character of two units is a letter in both its halves. */
final class Chars {

    private Chars() {}

    /** Full-width forms as their plain ones, capitals as small letters; one unit stays one unit. */
    static char fold(char c) {
        if (c >= '\uFF01' && c <= '\uFF5E') {
            c -= 0xFEE0;
        }
        return Character.isSurrogate(c) ? c : Character.toLowerCase(c);
    }

    static String fold(String text) {
        var folded = new char[text.length()];
        for (int i = 0; i < folded.length; i++) {
            folded[i] = fold(text.charAt(i));
        }
        return new String(folded);
    }

    /** The digit 0 to 9 in any script that counts by tens, full width too; -1 for anything else. */
    static int digit(char c) {
        return c < 0x80 ? (c >= '0' && c <= '9' ? c - '0' : -1) : Character.digit(c, 10);
    }

    /** The digit that a Chinese numeral says when a number is read out digit by digit; -1 for anything else. */
    static int spokenDigit(char c) {
        return switch (c) {
            case '〇', '零', '○' -> 0;
            case '一', '幺', '壹' -> 1;
            case '二', '贰' -> 2;
            case '三', '叁' -> 3;
            case '四', '肆' -> 4;
            case '五', '伍' -> 5;
            case '六', '陆' -> 6;
            case '七', '柒' -> 7;
            case '八', '捌' -> 8;
            case '九', '玖' -> 9;
            default -> -1;
        };
    }

    /** A blank within a line, or a mark that shows nothing. */
    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\u00A0' || c == '\u3000' || c == '\u00AD' || c >= '\u2000' && c <= '\u200F'
                || c == '\u202F' || c == '\u205F' || c == '\u2060' || c == '\uFEFF';
    }

    static boolean isDash(char c) {
        return c == '-' || c >= '\u2010' && c <= '\u2015' || c == '\u2212' || c == '\uFE63' || c == '\uFF0D' || c == '·' || c == '.'
                || c == '．' || c == '_';
    }

    static boolean isBracket(char c) {
        return c == '(' || c == ')' || c == '（' || c == '）';
    }

    static boolean isLatin(char c) {
        return c < 0x250 && Character.isLetter(c) || c >= 'Ａ' && c <= 'Ｚ' || c >= 'ａ' && c <= 'ｚ';
    }

    static boolean isLatinOrDigit(char c) {
        return isLatin(c) || digit(c) >= 0;
    }

    static boolean isAddressPart(char c) {
        return c == Sweeper.TAKEN || Character.isLetterOrDigit(c) || Character.isSurrogate(c);
    }

    /** Everything but blanks and the dot within a name (阿卜杜拉·买买提): a name does not run over a comma or a line. */
    static boolean isNamePart(char c) {
        return !isBlank(c) && c != '·' && c != '•' && c != '‧' && c != '・';
    }
}

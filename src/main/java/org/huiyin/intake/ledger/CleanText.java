package org.huiyin.intake.ledger;

import java.util.EnumSet;
import org.huiyin.intake.ledger.Cell.Flaw;

/** Makes what a spreadsheet stores into text: spreadsheet escapes resolved, line ends alike, control characters out, edges trimmed. */
final class CleanText {

    private CleanText() {}

    static String of(String raw, int limit, EnumSet<Flaw> flaws) {
        var out = new StringBuilder(Math.min(raw.length(), limit));
        int length = raw.length();
        for (int i = 0; i < length; i++) {
            char c = raw.charAt(i);
            if (c == '_' && escape(raw, i)) {
                c = (char) Integer.parseInt(raw, i + 2, i + 6, 16);
                i += 6;
            }
            if (c == '\r') {
                // one line end whether the file wrote \r\n, \r, _x000D_\n or _x000D_ alone
                if (next(raw, i) != '\n') {
                    out.append('\n');
                }
            } else if (c == '\n' || c == '\t') {
                out.append(c);
            } else if (c < ' ' || c >= 0x7F && c <= 0x9F || c == '\uFFFE' || c == '\uFFFF') {
                flaws.add(Flaw.CONTROL_CHARACTERS);
            } else if (c == '\uFEFF' || c == '\u200B') {
                continue;
            } else if (Character.isSurrogate(c) && !paired(raw, i)) {
                flaws.add(Flaw.UNDECODABLE);
                out.append('\uFFFD');
            } else {
                out.append(c);
            }
        }
        if (out.indexOf("\uFFFD") >= 0) {
            flaws.add(Flaw.UNDECODABLE);
        }
        var text = trim(out);
        if (text.length() > limit) {
            flaws.add(Flaw.TOO_LONG);
            return text.substring(0, limit);
        }
        return text;
    }

    /** {@code _x000D_}: how a workbook writes characters that its markup cannot. */
    private static boolean escape(String raw, int at) {
        if (at + 7 > raw.length() || raw.charAt(at + 1) != 'x' || raw.charAt(at + 6) != '_') {
            return false;
        }
        for (int i = at + 2; i < at + 6; i++) {
            if (Character.digit(raw.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    private static char next(String raw, int at) {
        return at + 1 < raw.length() ? raw.charAt(at + 1) : ' ';
    }

    private static boolean paired(String raw, int at) {
        char c = raw.charAt(at);
        return Character.isHighSurrogate(c)
                ? at + 1 < raw.length() && Character.isLowSurrogate(raw.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(raw.charAt(at - 1));
    }

    private static String trim(StringBuilder text) {
        int from = 0;
        int to = text.length();
        while (from < to && empty(text.charAt(from))) {
            from++;
        }
        while (to > from && empty(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean empty(char c) {
        return c == '\u00A0' || Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}

package org.huiyin.knowledge;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.huiyin.access.Refusal;

/**
 * Reads a law kept as a text file (.txt, .md; UTF-8, UTF-16 with its mark, or GB18030) into a form for a person to look over. Nothing is kept
 * by reading.
 */
public sealed interface TextFile {

    /** The largest file taken, in bytes. */
    int LARGEST = 1 << 20;

    /** The form as far as the text tells, and how many numbered articles were recognised. */
    record Read(EnactmentForm form, int articles) implements TextFile {}

    /** Why it is no text that can be read, and what to do. */
    record Refused(Refusal why) implements TextFile {}

    /** Reads a file by what it holds, whatever its name says. */
    static TextFile read(byte[] bytes) {
        if (bytes.length == 0) {
            return refused("empty");
        }
        if (bytes.length > LARGEST) {
            return refused("large");
        }
        if (starts(bytes, 'P', 'K', 3, 4) || starts(bytes, 0xD0, 0xCF, 0x11, 0xE0)) {
            return refused("office");
        }
        if (starts(bytes, '%', 'P', 'D', 'F')) {
            return refused("pdf");
        }
        String text;
        try {
            text = decode(bytes);
        } catch (CharacterCodingException unknown) {
            return refused("encoding");
        }
        if (text.indexOf('\0') >= 0) {
            return refused("binary");
        }
        String clean = EnactmentCheck.clean(text).strip();
        if (clean.isEmpty()) {
            return refused("empty");
        }
        if (clean.length() > EnactmentCheck.LONGEST_WORDS) {
            return refused("long");
        }
        return Form.of(clean);
    }

    private static Refused refused(String why) {
        return new Refused(Refusal.because("knowledge.file." + why));
    }

    private static String decode(byte[] bytes) throws CharacterCodingException {
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            return decode(bytes, 3, StandardCharsets.UTF_8);
        }
        if (starts(bytes, 0xFF, 0xFE)) {
            return decode(bytes, 2, StandardCharsets.UTF_16LE);
        }
        if (starts(bytes, 0xFE, 0xFF)) {
            return decode(bytes, 2, StandardCharsets.UTF_16BE);
        }
        try {
            return decode(bytes, 0, StandardCharsets.UTF_8);
        } catch (CharacterCodingException other) {
            return decode(bytes, 0, Charset.forName("GB18030"));
        }
    }

    private static String decode(byte[] bytes, int from, Charset charset) throws CharacterCodingException {
        return charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes, from, bytes.length - from)).toString();
    }

    private static boolean starts(byte[] bytes, int... with) {
        if (bytes.length < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if ((bytes[i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }

    /** Finds the title and the first day in force in the running text. */
    final class Form {

        private static final Pattern BEGINS = Pattern.compile("自(\\d{4}年\\s*\\d{1,2}月\\s*\\d{1,2}日)起(?:施行|实施|执行|生效)");
        private static final int LONGEST_TITLE = 60;

        private Form() {}

        static Read of(String text) {
            String title = "";
            String words = text;
            String[] lines = text.split("\n", 2);
            String first = lines[0].replaceAll("^[#\\s　*]+|[*\\s　]+$", "").replaceAll("^《(.*)》$", "$1");
            if (!first.isEmpty() && first.length() <= LONGEST_TITLE && !ArticleNumber.WRITTEN.matcher(first).lookingAt() && !first.endsWith("。")) {
                title = first;
                words = lines.length > 1 ? lines[1].strip() : "";
            }
            var begins = BEGINS.matcher(text);
            String from = "";
            while (begins.find()) {
                from = WrittenDay.read(begins.group(1)).map(Object::toString).orElse(from);
            }
            int numbered = (int) ArticleText.read(words).stream().filter(a -> a.number() != null).count();
            return new Read(new EnactmentForm("", title, "", "", from, "", "", "", List.of(), false, words, ""), numbered);
        }
    }
}

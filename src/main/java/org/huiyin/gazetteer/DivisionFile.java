package org.huiyin.gazetteer;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZInputStream;
import org.tukaani.xz.XZOutputStream;

/**
 * The compact form in which the divisions ship: columns of one kind after another, as xz. For each level in the order of codes: how many divisions
 * above were passed since the row before, the last digits of the code as the step from the row before, the end of the name by number, and the stem.
 * {@code docs/triage.md} says how it is made.
 */
public final class DivisionFile {

    private static final int MAGIC = 0x48594731;
    private static final int[] DIGITS = {2, 2, 2, 3, 3};

    private DivisionFile() {}

    /**
     * One division to be written.
     *
     * @param code 2, 4, 6, 9 or 12 digits by level, as the source writes it
     */
    public record Row(String code, String name) {}

    /**
     * Writes divisions.
     *
     * @param edition the source and its year, for people
     * @param levels the rows of levels 1 to 5, each in the order of codes and with the division above in the level before
     */
    public static void write(OutputStream out, String edition, List<List<Row>> levels) throws IOException {
        var ends = new LinkedHashMap<String, Integer>();
        for (int level = 1; level <= 5; level++) {
            for (Row row : levels.get(level - 1)) {
                ends.putIfAbsent(row.name.substring(Kinds.stemOf(row.name, level)), ends.size());
            }
        }
        try (var data = new DataOutputStream(new XZOutputStream(out, new LZMA2Options(9)))) {
            data.writeInt(MAGIC);
            data.writeUTF(edition);
            data.writeInt(ends.size());
            for (String end : ends.keySet()) {
                data.writeUTF(end);
            }
            for (int level = 1; level <= 5; level++) {
                write(data, level, levels.get(level - 1), level == 1 ? List.of() : levels.get(level - 2), ends);
            }
        }
    }

    private static void write(DataOutputStream data, int level, List<Row> rows, List<Row> above, LinkedHashMap<String, Integer> ends) throws IOException {
        int digits = DIGITS[level - 1];
        data.writeInt(rows.size());
        var steps = new ArrayList<Integer>();
        int at = 0;
        int last = 0;
        for (Row row : rows) {
            int passed = 0;
            if (level > 1) {
                String parent = row.code.substring(0, row.code.length() - digits);
                while (!above.get(at).code.equals(parent)) {
                    if (++at == above.size()) {
                        throw new IOException("no division " + parent + " above " + row.code + " " + row.name + ", or the rows are not in the order of codes");
                    }
                    passed++;
                    last = 0;
                }
            }
            int tail = Integer.parseInt(row.code.substring(row.code.length() - digits));
            if (tail < last) {
                throw new IOException("not in the order of codes: " + row.code + " " + row.name);
            }
            number(data, passed);
            steps.add(tail - last);
            last = tail;
        }
        for (int step : steps) {
            number(data, step);
        }
        for (Row row : rows) {
            number(data, ends.get(row.name.substring(Kinds.stemOf(row.name, level))));
        }
        for (Row row : rows) {
            int stem = Kinds.stemOf(row.name, level);
            data.write((row.name.substring(0, stem) + "\n").getBytes(StandardCharsets.UTF_16BE));
        }
    }

    /** Reads what {@link #write} wrote. */
    static DivisionTable read(InputStream in) throws IOException {
        try (var data = new DataInputStream(new java.io.BufferedInputStream(new XZInputStream(in), 1 << 16))) {
            if (data.readInt() != MAGIC) {
                throw new IOException("not a file of divisions");
            }
            data.readUTF();
            var ends = new String[data.readInt()];
            for (int k = 0; k < ends.length; k++) {
                ends[k] = data.readUTF();
            }
            return new Columns(ends).read(data);
        }
    }

    /** The columns while they grow level by level. */
    private static final class Columns {
        private final int[] first = new int[6];
        private final String[] endWords;
        private int[] codes = {};
        private char[] tails = {};
        private int[] parents = {};
        private char[] ends = {};
        private int[] starts = {0};
        private char[] text = new char[1 << 16];

        Columns(String[] endWords) {
            this.endWords = endWords;
        }

        DivisionTable read(DataInputStream data) throws IOException {
            for (int level = 1; level <= 5; level++) {
                level(data, level);
            }
            return new DivisionTable(first, codes, tails, parents, java.util.Arrays.copyOf(text, starts[first[5]]), starts, ends, endWords, null);
        }

        private void level(DataInputStream data, int level) throws IOException {
            int from = first[level - 1];
            int count = data.readInt();
            first[level] = from + count;
            parents = java.util.Arrays.copyOf(parents, from + count);
            ends = java.util.Arrays.copyOf(ends, from + count);
            starts = java.util.Arrays.copyOf(starts, from + count + 1);
            int parent = level == 1 ? -1 : first[level - 2];
            for (int k = 0; k < count; k++) {
                parent += number(data);
                parents[from + k] = parent;
            }
            var tail = new char[count];
            int last = 0;
            for (int k = 0; k < count; k++) {
                last = (k > 0 && parents[from + k] == parents[from + k - 1] ? last : 0) + number(data);
                tail[k] = (char) last;
            }
            if (level == 5) {
                tails = tail;
            } else {
                codes = java.util.Arrays.copyOf(codes, from + count);
                int times = level == 4 ? 1000 : 100;
                for (int k = 0; k < count; k++) {
                    codes[from + k] = (level == 1 ? 0 : codes[parents[from + k]] * times) + tail[k];
                }
            }
            for (int k = 0; k < count; k++) {
                ends[from + k] = (char) number(data);
            }
            int at = starts[from];
            for (int k = 0; k < count; k++) {
                for (char c = data.readChar(); c != '\n'; c = data.readChar()) {
                    if (at == text.length) {
                        text = java.util.Arrays.copyOf(text, text.length * 2);
                    }
                    text[at++] = c;
                }
                starts[from + k + 1] = at;
            }
        }
    }

    private static void number(DataOutputStream data, int value) throws IOException {
        int left = value;
        while (left > 127) {
            data.writeByte(left & 127 | 128);
            left >>>= 7;
        }
        data.writeByte(left);
    }

    private static int number(DataInputStream data) throws IOException {
        int value = 0;
        for (int shift = 0; ; shift += 7) {
            int b = data.readUnsignedByte();
            value |= (b & 127) << shift;
            if (b < 128) {
                return value;
            }
        }
    }
}

package org.huiyin.gazetteer;

import org.jspecify.annotations.Nullable;

/**
 * Divisions packed into a few arrays, ordered by level and then by code, so that the children of one stand together. 665,000 divisions take some
 * 20 MB. A hash over stems leads to the first division of that stem, a chain from there to the others, the higher levels first.
 */
final class DivisionTable {

    static final int LONGEST_STEM = 16;
    private static final int MOST_FILTER_BITS = 1 << 22;

    /** First row of each level 1 to 5 at 0 to 4, and the number of rows at 5. */
    private final int[] first;
    /** Codes of levels 1 to 4 in whole; of level 5 the last three digits. */
    private final int[] codes;
    private final char[] tails;
    private final int[] parents;
    private final char[] text;
    private final int[] starts;
    private final char[] ends;
    private final String[] endWords;
    private final int[][] endKinds;

    private final int[] heads;
    private final int[] next;
    private final int filter;
    private final long[] prefixes;
    /** Codes of own divisions, which need not be numbers; null for the national ones. */
    private final String @Nullable [] ownCodes;

    DivisionTable(int[] first, int[] codes, char[] tails, int[] parents, char[] text, int[] starts, char[] ends, String[] endWords,
            String @Nullable [] ownCodes) {
        this.ownCodes = ownCodes;
        this.first = first;
        this.codes = codes;
        this.tails = tails;
        this.parents = parents;
        this.text = text;
        this.starts = starts;
        this.ends = ends;
        this.endWords = endWords;
        this.endKinds = new int[5][endWords.length];
        for (int level = 1; level <= 5; level++) {
            for (int k = 0; k < endWords.length; k++) {
                endKinds[level - 1][k] = Kinds.kindOf(endWords[k], level);
            }
        }
        int size = size();
        heads = new int[Math.max(16, Integer.highestOneBit(Math.max(1, size)) << 1)];
        next = new int[size];
        int bits = Math.min(MOST_FILTER_BITS, Math.max(1024, Integer.highestOneBit(Math.max(1, size)) * 16));
        filter = bits - 1;
        prefixes = new long[bits / 64];
        for (int row = size - 1; row >= 0; row--) {
            if (isPlace(row)) {
                index(row);
            }
        }
    }

    /** Own divisions in the order of their levels, each after the one above it. */
    static DivisionTable of(java.util.List<OwnDivision> own) {
        var rows = own.stream().sorted(java.util.Comparator.comparingInt(OwnDivision::level)).toList();
        var first = new int[6];
        var ends = new java.util.LinkedHashMap<String, Integer>();
        var text = new StringBuilder();
        var starts = new int[rows.size() + 1];
        var parents = new int[rows.size()];
        var endOf = new char[rows.size()];
        var codes = rows.stream().map(OwnDivision::code).toList();
        for (int k = 0; k < rows.size(); k++) {
            OwnDivision one = rows.get(k);
            for (int level = one.level(); level <= 5; level++) {
                first[level] = k + 1;
            }
            int stem = Kinds.stemOf(one.name(), one.level());
            text.append(one.name(), 0, stem);
            starts[k + 1] = text.length();
            parents[k] = one.parent() == null ? -1 : codes.indexOf(one.parent());
            endOf[k] = (char) (int) ends.computeIfAbsent(one.name().substring(stem), _ -> ends.size());
        }
        return new DivisionTable(first, new int[0], new char[0], parents, text.toString().toCharArray(), starts, endOf, ends.keySet().toArray(String[]::new),
                codes.toArray(String[]::new));
    }

    private void index(int row) {
        int hash = 0;
        int length = Math.min(LONGEST_STEM, starts[row + 1] - starts[row]);
        for (int k = 0; k < length; k++) {
            hash = step(hash, text[starts[row] + k]);
            int bit = spread(hash) & filter;
            prefixes[bit >>> 6] |= 1L << (bit & 63);
        }
        if (length == starts[row + 1] - starts[row]) {
            int slot = slot(hash);
            while (heads[slot] != 0 && !sameStem(heads[slot] - 1, row)) {
                slot = (slot + 1) & (heads.length - 1);
            }
            next[row] = heads[slot];
            heads[slot] = row + 1;
        }
    }

    int size() {
        return first[5];
    }

    /** Hash of a stem that grows by one character. */
    static int step(int hash, char c) {
        return hash * 31 + c;
    }

    private static int spread(int hash) {
        int h = hash * 0x9E3779B1;
        return h ^ h >>> 15;
    }

    private int slot(int hash) {
        return spread(hash) & (heads.length - 1);
    }

    /** Whether some stem may begin with what was hashed so far; false is certain. */
    boolean mayGoOn(int hash) {
        int bit = spread(hash) & filter;
        return (prefixes[bit >>> 6] & 1L << (bit & 63)) != 0;
    }

    /** The first row whose stem is written at this place of the text; -1 when there is none. */
    int find(CharSequence words, int from, int to, int hash) {
        int slot = slot(hash);
        while (heads[slot] != 0) {
            int row = heads[slot] - 1;
            if (isStem(row, words, from, to)) {
                return row;
            }
            slot = (slot + 1) & (heads.length - 1);
        }
        return -1;
    }

    /** The next row of the same stem; -1 after the last. */
    int next(int row) {
        return next[row] - 1;
    }

    /** First row of a level; for level 6 the number of rows. */
    int firstOf(int level) {
        return first[level - 1];
    }

    int level(int row) {
        int level = 1;
        while (row >= first[level]) {
            level++;
        }
        return level;
    }

    int kind(int row) {
        return endKinds[level(row) - 1][ends[row]];
    }

    /** Row of the division above; -1 at the top. */
    int parent(int row) {
        return parents[row];
    }

    String name(int row) {
        return new String(text, starts[row], starts[row + 1] - starts[row]) + endWords[ends[row]];
    }

    int stemLength(int row) {
        return starts[row + 1] - starts[row];
    }

    /** False for a row that only fills a level: 市辖区 of a municipality, or a city without counties repeated as its own county. */
    boolean isPlace(int row) {
        int level = level(row);
        if (level == 2 || level == 3) {
            String name = name(row);
            return !(name.equals("市辖区") || name.equals("县") || name.endsWith("直辖县级行政区划")
                    || level == 3 && parents[row] >= 0 && name.equals(name(parents[row])));
        }
        return true;
    }

    String code(int row) {
        if (ownCodes != null) {
            return ownCodes[row];
        }
        return switch (level(row)) {
            case 1 -> codes[row] + "0000";
            case 2 -> codes[row] + "00";
            case 3 -> String.valueOf(codes[row]);
            case 4 -> String.valueOf(codes[row]);
            default -> codes[parents[row]] + "%03d".formatted((int) tails[row - first[4]]);
        };
    }

    /** Row of a code; -1 when there is none. */
    int row(String code) {
        if (ownCodes != null) {
            return java.util.Arrays.asList(ownCodes).indexOf(code);
        }
        if (!code.matches("[1-9][0-9]{5}([0-9]{3}([0-9]{3})?)?")) {
            return -1;
        }
        int number = Integer.parseInt(code.substring(0, Math.min(9, code.length())));
        if (code.length() == 6) {
            return code.endsWith("0000") ? search(1, number / 10000) : code.endsWith("00") ? search(2, number / 100) : search(3, number);
        }
        int town = search(4, number);
        if (code.length() == 9 || town < 0) {
            return town;
        }
        int tail = Integer.parseInt(code.substring(9));
        int low = first[4];
        int high = first[5] - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = parents[middle] != town ? Integer.compare(parents[middle], town) : Integer.compare(tails[middle - first[4]], tail);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    private int search(int level, int number) {
        int at = java.util.Arrays.binarySearch(codes, first[level - 1], first[level], number);
        return at < 0 ? -1 : at;
    }

    private boolean sameStem(int a, int b) {
        int length = starts[a + 1] - starts[a];
        return length == starts[b + 1] - starts[b]
                && java.util.Arrays.equals(text, starts[a], starts[a] + length, text, starts[b], starts[b] + length);
    }

    private boolean isStem(int row, CharSequence words, int from, int to) {
        int length = starts[row + 1] - starts[row];
        if (length != to - from) {
            return false;
        }
        for (int k = 0; k < length; k++) {
            if (text[starts[row] + k] != words.charAt(from + k)) {
                return false;
            }
        }
        return true;
    }
}

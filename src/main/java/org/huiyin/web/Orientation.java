package org.huiyin.web;

/** Which way up a camera held a JPEG (Exif tag 0x0112): the one thing that is read before everything else is dropped. */
final class Orientation {

    private static final int UPRIGHT = 1;

    private Orientation() {}

    /** 1 to 8 as Exif counts them; 1, upright, when nothing is said or what is said makes no sense. */
    static int of(byte[] b) {
        int at = 2;
        while (at + 4 < b.length && (b[at] & 0xFF) == 0xFF) {
            int marker = b[at + 1] & 0xFF;
            int length = big(b, at + 2);
            if (marker == 0xE1 && at + 10 < b.length && b[at + 4] == 'E' && b[at + 5] == 'x' && b[at + 6] == 'i' && b[at + 7] == 'f') {
                return inTiff(b, at + 10, Math.min(b.length, at + 2 + length));
            }
            if (marker == 0xDA || length < 2) {
                return UPRIGHT;
            }
            at += 2 + length;
        }
        return UPRIGHT;
    }

    private static int inTiff(byte[] b, int start, int end) {
        if (start + 8 > end) {
            return UPRIGHT;
        }
        boolean little = b[start] == 'I';
        long directory = start + (long) read(b, start + 4, 4, little);
        if (directory < start || directory + 2 > end) {
            return UPRIGHT;
        }
        int entries = read(b, (int) directory, 2, little);
        for (int i = 0; i < entries; i++) {
            int entry = (int) directory + 2 + 12 * i;
            if (entry + 12 > end) {
                return UPRIGHT;
            }
            if (read(b, entry, 2, little) == 0x0112) {
                int value = read(b, entry + 8, 2, little);
                return value >= 1 && value <= 8 ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    private static int big(byte[] b, int at) {
        return at + 1 < b.length ? (b[at] & 0xFF) << 8 | b[at + 1] & 0xFF : 0;
    }

    private static int read(byte[] b, int at, int bytes, boolean little) {
        int value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << 8 | b[little ? at + bytes - 1 - i : at + i] & 0xFF;
        }
        return value;
    }
}

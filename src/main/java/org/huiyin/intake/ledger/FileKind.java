package org.huiyin.intake.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.huiyin.intake.LedgerUnreadable;
import org.huiyin.intake.Reason;
import org.jspecify.annotations.Nullable;

/** Tells by its first bytes what a file is. */
final class FileKind {

    private FileKind() {}

    static LedgerFile open(Path file, Limits limits, @Nullable String encoding) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new LedgerUnreadable(Reason.of("noFile", String.valueOf(file.getFileName())));
        }
        long size = Files.size(file);
        if (size == 0) {
            throw new LedgerUnreadable(Reason.of("emptyFile"));
        }
        if (size > limits.file()) {
            throw new LedgerUnreadable(Reason.of("fileTooBig", size >> 20, limits.file() >> 20));
        }
        byte[] head;
        try (var in = Files.newInputStream(file)) {
            head = in.readNBytes(4096);
        }
        if (starts(head, 'P', 'K', 3, 4) || starts(head, 'P', 'K', 5, 6)) {
            return Xlsx.open(file, limits);
        }
        if (starts(head, 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1)) {
            return Xls.open(file, limits);
        }
        if (starts(head, '%', 'P', 'D', 'F') || starts(head, 0x89, 'P', 'N', 'G') || starts(head, 0xFF, 0xD8, 0xFF)
                || starts(head, 'G', 'I', 'F', '8') || starts(head, 'R', 'a', 'r', '!') || starts(head, '7', 'z', 0xBC, 0xAF)
                || starts(head, 0x1F, 0x8B) || starts(head, 0x7F, 'E', 'L', 'F')) {
            throw new LedgerUnreadable(Reason.of("notALedger"));
        }
        // BIFF2 to BIFF4: a bare BOF record, from before 1995
        if (head.length > 2 && head[0] == 0x09 && (head[1] == 0 || head[1] == 2 || head[1] == 4) && (head[2] == 4 || head[2] == 6)) {
            throw new LedgerUnreadable(Reason.of("oldExcel"));
        }
        var words = new String(head, StandardCharsets.ISO_8859_1).stripLeading().toLowerCase(Locale.ROOT);
        if (words.startsWith("\u00ef\u00bb\u00bf")) {
            words = words.substring(3).stripLeading();
        }
        if (words.startsWith("<html") || words.startsWith("<!doctype") || words.startsWith("<table") || words.startsWith("<meta")
                || words.startsWith("<?xml") || words.startsWith("mime-version") || words.startsWith("<style") || words.startsWith("<head")) {
            throw new LedgerUnreadable(Reason.of("pageNamedExcel"));
        }
        return SeparatedText.open(file, limits, encoding);
    }

    private static boolean starts(byte[] head, int... bytes) {
        if (head.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}

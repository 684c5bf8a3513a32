package org.huiyin.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.huiyin.intake.ledger.LedgerRow;

/**
 * Keys of the rows of one reading of a ledger. A row is the same when the ledger's name and its original number are the same; a row without a
 * number, when what is taken of it is the same and it is the same one among equals. Digests are keyed with the installation's secret, over the
 * words of the matter and never over who the person is: no two of them are equal because a person is the same. See docs/adr on row keys.
 */
final class RowKeys {

    private final Mac mac;
    private final Map<String, Integer> equals = new HashMap<>();

    RowKeys(byte[] secret) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** @param content tells whether the row says the same as before */
    record Key(byte[] key, byte[] content) {

        String text() {
            return HexFormat.of().formatHex(key);
        }
    }

    /** The key of the next row; rows must come in the order of the file, all of them. */
    Key next(LedgerRow row) {
        var content = content(row);
        var number = row.text(LedgerField.NUMBER);
        if (number != null) {
            add("number");
            add(number);
            return new Key(mac.doFinal(), content);
        }
        int ordinal = equals.merge(HexFormat.of().formatHex(content), 1, Integer::sum);
        add("content");
        mac.update(content);
        mac.update(ByteBuffer.allocate(4).putInt(ordinal).array());
        return new Key(mac.doFinal(), content);
    }

    private byte[] content(LedgerRow row) {
        add("row");
        for (var field : LedgerField.values()) {
            var text = row.text(field);
            if (text != null && !field.identity() && field != LedgerField.RECEIVED_AT && field != LedgerField.REPLIED_AT) {
                add(field.id());
                add(text);
            }
        }
        add(row.receivedAt().toString());
        add(Objects.toString(row.repliedAt(), ""));
        return mac.doFinal();
    }

    /** A part with its length in front, so that no two lists of parts run together. */
    private void add(String part) {
        var bytes = part.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
        mac.update(bytes);
    }

    /** The digest of a whole file. */
    byte[] file(Path file) throws IOException {
        add("file");
        try (InputStream in = Files.newInputStream(file)) {
            var buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                mac.update(buffer, 0, n);
            }
        }
        return mac.doFinal();
    }
}

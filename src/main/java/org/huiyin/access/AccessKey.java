package org.huiyin.access;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import java.nio.charset.StandardCharsets;

/**
 * The installation's own secret for what access keeps: buckets of the slow-down, recovery codes, secrets of the second step. Each use has a
 * key of its own, derived by its name.
 */
final class AccessKey {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE = 12;

    private final byte[] secret;

    AccessKey(byte[] secret) {
        this.secret = secret.clone();
    }

    /** A keyed digest, different for each use. */
    byte[] digest(String use, byte[] what) {
        return mac(mac(secret, use.getBytes(StandardCharsets.UTF_8)), what);
    }

    /** Seals with AES-256-GCM; {@code use} and {@code about} are bound to it. */
    byte[] seal(String use, String about, byte[] clear) {
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        var sealed = cipher(Cipher.ENCRYPT_MODE, use, about, nonce, clear);
        var envelope = java.util.Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, envelope, NONCE, sealed.length);
        return envelope;
    }

    /** Opens what {@link #seal} made. @throws IllegalStateException when it is not from this key, this use and this subject */
    byte[] open(String use, String about, byte[] envelope) {
        var nonce = java.util.Arrays.copyOf(envelope, NONCE);
        return cipher(Cipher.DECRYPT_MODE, use, about, nonce, java.util.Arrays.copyOfRange(envelope, NONCE, envelope.length));
    }

    private byte[] cipher(int mode, String use, String about, byte[] nonce, byte[] what) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(mac(secret, use.getBytes(StandardCharsets.UTF_8)), "AES"), new GCMParameterSpec(128, nonce));
            cipher.updateAAD((use + "/" + about).getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(what);
        } catch (GeneralSecurityException wrong) {
            throw new IllegalStateException("Sealed under another key: " + use, wrong);
        }
    }

    private static byte[] mac(byte[] key, byte[] what) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(what);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}

package org.huiyin.portal;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * What a browser holds of a draft: a token that finds it and a key that opens it. The server keeps neither: it stores the
 * digest of the token and what the key sealed.
 */
final class DraftKey {

    static final String COOKIE = "draft";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TOKEN = 16;
    private static final int KEY = 32;
    private static final int NONCE = 12;

    private final byte[] token;
    private final byte[] key;

    private DraftKey(byte[] token, byte[] key) {
        this.token = token;
        this.key = key;
    }

    static DraftKey fresh() {
        var bytes = new byte[TOKEN + KEY];
        RANDOM.nextBytes(bytes);
        return of(bytes);
    }

    private static DraftKey of(byte[] bytes) {
        return new DraftKey(Arrays.copyOf(bytes, TOKEN), Arrays.copyOfRange(bytes, TOKEN, TOKEN + KEY));
    }

    static Optional<DraftKey> of(HttpServletRequest request) {
        if (request.getCookies() == null) {
            return Optional.empty();
        }
        for (Cookie cookie : request.getCookies()) {
            if (cookie.getName().equals(COOKIE)) {
                try {
                    var bytes = Base64.getUrlDecoder().decode(cookie.getValue());
                    return bytes.length == TOKEN + KEY ? Optional.of(of(bytes)) : Optional.empty();
                } catch (IllegalArgumentException e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    void give(HttpServletRequest request, HttpServletResponse response) {
        var value = Base64.getUrlEncoder().withoutPadding().encodeToString(ByteBuffer.allocate(TOKEN + KEY).put(token).put(key).array());
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, value).build().toString());
    }

    static void take(HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, "").maxAge(Duration.ZERO).build().toString());
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(HttpServletRequest request, String value) {
        return ResponseCookie.from(COOKIE, value).path("/file").httpOnly(true).sameSite("Lax").secure(request.isSecure());
    }

    /** Under which the draft is found. */
    byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] seal(String what, byte[] clear) {
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        var sealed = crypt(Cipher.ENCRYPT_MODE, what, nonce, clear, 0, clear.length);
        return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    }

    /** @throws IllegalStateException when it was not sealed under this key for this purpose */
    byte[] open(String what, byte[] sealed) {
        return crypt(Cipher.DECRYPT_MODE, what, Arrays.copyOf(sealed, NONCE), sealed, NONCE, sealed.length - NONCE);
    }

    private byte[] crypt(int mode, String what, byte[] nonce, byte[] input, int from, int length) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
            cipher.updateAAD(digest());
            cipher.updateAAD(what.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return cipher.doFinal(input, from, length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a draft could not be opened", e);
        }
    }
}

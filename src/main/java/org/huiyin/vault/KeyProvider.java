package org.huiyin.vault;

/**
 * Keeps master keys and wraps data keys with them. A file now; a key management service or a security module can stand here later,
 * which is why the master key itself never leaves it.
 */
public interface KeyProvider {

    /** Whether the master key of this id can be used here and now. */
    boolean holds(String masterKeyId);

    /**
     * Makes a new random master key and keeps it durably before it returns.
     *
     * @throws IllegalStateException if there is one of that id already
     */
    void create(String masterKeyId);

    /** Where a person would look for the master key of this id, for messages. */
    String whereabouts(String masterKeyId);

    /** Seals bytes under a master key, bound to {@code associated}. */
    byte[] wrap(String masterKeyId, byte[] clear, byte[] associated);

    /**
     * Opens what {@link #wrap} sealed.
     *
     * @throws SealBroken if the key, the bytes or {@code associated} are not the ones it was sealed with
     */
    byte[] unwrap(String masterKeyId, byte[] wrapped, byte[] associated);
}

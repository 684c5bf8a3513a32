package org.huiyin.casework;

/** Where encrypted files lie: a directory now, an object store where several copies of the program run. */
interface AttachmentFiles {

    /**
     * Keeps bytes durably before it returns.
     *
     * @return SHA-256 of the bytes in hexadecimal, under which they are found again
     */
    String keep(byte[] encrypted);

    /** @throws java.io.UncheckedIOException when the file is not there or cannot be read */
    byte[] read(String digest);
}

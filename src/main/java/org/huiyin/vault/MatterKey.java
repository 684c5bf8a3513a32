package org.huiyin.vault;

import javax.crypto.SecretKey;

/** The one data key of a matter, unwrapped: held no longer than a call. */
record MatterKey(String id, SecretKey key) {

    @Override
    public String toString() {
        return "MatterKey[" + id + "]";
    }
}

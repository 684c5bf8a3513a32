package org.huiyin.organization;

import java.util.UUID;

/** Names one post: what a member of staff holds in an office. */
public record PostId(UUID value) {

    public static PostId of(String text) {
        return new PostId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

package org.huiyin.access;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.huiyin.organization.PostId;
import org.huiyin.organization.StaffId;
import org.jspecify.annotations.Nullable;

/**
 * What the session of a member of staff holds: who, in which post, and how far the sign-in has come. Roles are not in it; they are read at
 * each request.
 *
 * @param signedInAt when the password was right; the session ends ten hours later whatever happens
 */
public record DeskSession(UUID staffId, @Nullable UUID postId, Stage stage, Instant signedInAt) implements Serializable {

    /** What has still to be done before the desk opens, in this order. */
    public enum Stage {
        /** A code of the authenticator app. */
        CODE("/desk/sign-in/code"),
        /** A password of one's own in place of the one-time one. */
        PASSWORD("/desk/sign-in/password"),
        /** Which of several posts. */
        POST("/desk/sign-in/post"),
        OPEN("/desk");

        private final String path;

        Stage(String path) {
            this.path = path;
        }

        /** The page of this stage. */
        public String path() {
            return path;
        }
    }

    public StaffId staff() {
        return new StaffId(staffId);
    }

    public @Nullable PostId post() {
        return postId == null ? null : new PostId(postId);
    }

    DeskSession at(Stage next, @Nullable PostId post) {
        return new DeskSession(staffId, post == null ? null : post.value(), next, signedInAt);
    }
}

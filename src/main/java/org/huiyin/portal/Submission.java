package org.huiyin.portal;

import java.time.Instant;
import java.util.List;
import org.huiyin.web.Upload;

/** Hands a checked draft over to be registered. In the caller's transaction. */
interface Submission {

    /** Registers the matter, or gives again what the same key was given before. */
    Draft.Filed file(Draft draft, List<Upload.Taken> files, Instant now);
}

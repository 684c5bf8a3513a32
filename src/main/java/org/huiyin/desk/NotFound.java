package org.huiyin.desk;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What one may not see is not found: the same page for both, so that nobody learns which it was. */
@ResponseStatus(HttpStatus.NOT_FOUND)
final class NotFound extends RuntimeException {

    NotFound() {
        super("not found", null, false, false);
    }
}

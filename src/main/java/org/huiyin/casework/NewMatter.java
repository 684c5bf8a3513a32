package org.huiyin.casework;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.huiyin.access.Accused;
import org.huiyin.organization.OfficeId;
import org.huiyin.vault.Field;
import org.jspecify.annotations.Nullable;

/**
 * A matter about to be registered, in the words of the person.
 *
 * @param matterClass a class of the procedure; the petition office may set another
 * @param channel WEB, LETTER, PHONE, FAX, VISIT or HOTLINE (条例第十七条)
 * @param place code of the division of the problem, if known
 * @param placeText where it is, in the person's words; swept like all text
 * @param requests what is asked for, each answered on its own
 * @param identity what the person gave of themselves; may be empty (条例第二十三条第二款)
 * @param chosenOffice petition office or hotline that is to register it
 * @param accused whom an accusation names; not empty makes the matter a sealed one
 * @param retaliation a complaint of retaliation (第十八条第四款): sealed too
 * @param receivedAt when it reached the office: the clocks start here
 */
public record NewMatter(
        String procedure,
        String matterClass,
        @Nullable String category,
        String channel,
        @Nullable String place,
        String title,
        String content,
        String placeText,
        List<String> requests,
        Map<Field, String> identity,
        NameVisibility nameVisibleTo,
        ReplyBy replyBy,
        OfficeId chosenOffice,
        List<Accused> accused,
        boolean retaliation,
        Instant receivedAt,
        Origin origin,
        @Nullable String originalNumber) {

    public boolean isSealed() {
        return !accused.isEmpty() || retaliation;
    }
}

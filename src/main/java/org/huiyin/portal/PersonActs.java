package org.huiyin.portal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.huiyin.access.Refusal;
import org.huiyin.answer.Answers;
import org.huiyin.casework.Acts;
import org.huiyin.casework.Attachments;
import org.huiyin.casework.Correspondence;
import org.huiyin.casework.Doer;
import org.huiyin.casework.Given;
import org.huiyin.casework.Outcome;
import org.huiyin.journal.LegId;
import org.huiyin.web.Upload;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the person does in their own matter. Each form does its work once, however often it is sent. */
@Component
class PersonActs {

    private final LookStore looks;
    private final Correspondence correspondence;
    private final Attachments attachments;
    private final Acts acts;
    private final Answers answers;

    PersonActs(LookStore looks, Correspondence correspondence, Attachments attachments, Acts acts, Answers answers) {
        this.looks = looks;
        this.correspondence = correspondence;
        this.attachments = attachments;
        this.acts = acts;
        this.answers = answers;
    }

    /** Adds words and files; gives why not, if not. */
    @Transactional
    Optional<Refusal> add(String token, String form, Doer.Person person, Correspondence.Kind kind, String words, List<Upload.Taken> files, Instant now) {
        if (!looks.first(token, form)) {
            return Optional.empty();
        }
        if (!words.isBlank()) {
            var refusal = correspondence.write(person, kind, words, now);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        for (var file : files) {
            attachments.add(person.matter(), person.actor(), file.name(), file.mediaType(), file.bytes(), now);
        }
        return Optional.empty();
    }

    /** Says that the answer has arrived. */
    @Transactional
    Optional<Outcome> received(String token, String form, Doer.Person person, LegId leg, int version, Instant now) {
        return looks.first(token, form) ? Optional.of(answers.received(person, leg, version, now)) : Optional.empty();
    }

    /** Does an act of the person's own: not fixed, ask for a review, withdraw. */
    @Transactional
    Optional<Outcome> perform(String token, String form, Doer.Person person, LegId leg, String act, String reason, int version, Instant now) {
        return looks.first(token, form) ? Optional.of(acts.perform(person, leg, act, Given.of("reason", reason), version, now)) : Optional.empty();
    }
}

package org.huiyin.intake;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.huiyin.casework.Attachments;
import org.huiyin.casework.Doer;
import org.huiyin.casework.NewMatter;
import org.huiyin.casework.Registration;
import org.huiyin.journal.Actor;
import org.huiyin.storage.Installation;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Files matters: from the portal, at the window, by telephone. The same form key files once; pressed again within half an hour it shows the
 * same number and code.
 */
@Service
public class Filings {

    /** How long a form shows its number and code again. A choice of ours, not a limit of law. */
    public static final Duration SHOWN_AGAIN = Duration.ofMinutes(30);

    private final Registration registration;
    private final Receipts receipts;
    private final ReceiptStore store;
    private final Attachments attachments;
    private final int home;

    Filings(Registration registration, Receipts receipts, ReceiptStore store, Attachments attachments, Installation installation) {
        this.registration = registration;
        this.receipts = receipts;
        this.store = store;
        this.attachments = attachments;
        this.home = installation.home();
    }

    /** A file that goes with the matter, its kind already known by content. */
    public record Enclosure(String name, String mediaType, byte[] bytes) {}

    /** What came of filing. */
    public sealed interface Filed {

        record Done(Receipt receipt) implements Filed {}

        /** The form was used before and its half hour is over: the matter is filed, the code is not shown again. */
        record Before() implements Filed {}
    }

    /**
     * Files from the portal: the person registers it themselves.
     *
     * @param formKey random text that the form carried; at least 128 bits, never in an address
     */
    @Transactional
    public Filed byPerson(String formKey, NewMatter matter, List<Enclosure> files, Instant now) {
        return file(formKey, matter, files, Actor.Person::new, now);
    }

    /** Registers what was said at the window or on the telephone, or written in a letter. */
    @Transactional
    public Filed byStaff(Doer.Staff clerk, String formKey, NewMatter matter, List<Enclosure> files, Instant now) {
        return file(formKey, matter, files, _ -> clerk.actor(), now);
    }

    private Filed file(String formKey, NewMatter matter, List<Enclosure> files, Function<UUID, Actor> by, Instant now) {
        byte[] key = Receipts.hmac("filing key".getBytes(StandardCharsets.US_ASCII), formKey.getBytes(StandardCharsets.UTF_8));
        store.lockKey(home, key);
        var before = store.filed(home, key, now);
        if (before.isPresent()) {
            var code = Receipts.openUnder(formKey, before.get().sealed());
            if (code.isPresent()) {
                return new Filed.Done(registration.again(before.get().matter())
                        .map(r -> new Receipt(r.matter(), r.number(), code.get(), r.leg(), r.office()))
                        .orElseThrow());
            }
        }
        if (store.used(home, key)) {
            return new Filed.Before();
        }
        var registered = registration.register(home, matter, by, now);
        Actor actor = by.apply(registered.person());
        for (Enclosure file : files) {
            attachments.add(registered.matter(), actor, file.name(), file.mediaType(), file.bytes(), now);
        }
        String code = receipts.give(registered.matter(), registered.number(), now);
        store.filed(home, key, registered.matter(), registered.number(), Receipts.sealUnder(formKey, code), now, now.plus(SHOWN_AGAIN));
        store.forgetCodes(now);
        return new Filed.Done(new Receipt(registered.matter(), registered.number(), code, registered.leg(), registered.office()));
    }
}

package org.huiyin.journal;

import java.util.List;

/**
 * A follower that acts on the world outside (mail, SMS, webhook). A bean of this type is followed from the day it is first there.
 * A message is held two minutes, so that the act can be taken back by an entry that {@code undoes} it, and is sent at most once: a
 * message whose sending was cut short is never sent again by itself, it is shown to the operator as doubtful (ADR 0041).
 */
public interface Effect {

    /** Its name in rows and on the operator's page; a code that never changes. */
    String name();

    /** The messages that follow from an entry; most entries have none. May be asked again for the same entry. */
    List<Message> messages(Entry entry);

    /**
     * Sends one message. Called outside any transaction. Where the address comes from and what the message says is the effect's own
     * affair: the outbox holds neither. An exception means that nobody knows whether it went out.
     */
    Delivery deliver(OutboxMessage message);

    /**
     * A message that follows from an entry.
     *
     * @param recipient reference to whom it goes, for example {@code office:…} or {@code matter:…}; never an address or a name
     * @param template code of what it says; no other effect uses the same one (mail:answer, sms:answer)
     */
    record Message(String recipient, String template) {
        public Message {
            Payload.requireCode("recipient", recipient);
            Payload.requireCode("template", template);
        }
    }

    /** What became of a message. */
    sealed interface Delivery {

        record Sent() implements Delivery {}

        /** It surely did not go out and may later: it is tried again with growing pauses. */
        record Later(String reason) implements Delivery {}

        /** It surely did not go out and never will: nobody to send it to, refused by the other side. */
        record Refused(String reason) implements Delivery {}
    }
}

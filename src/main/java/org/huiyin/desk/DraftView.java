package org.huiyin.desk;

import java.util.List;
import org.huiyin.web.Choice;
import org.huiyin.web.Mistake;
import org.jspecify.annotations.Nullable;

/**
 * The matter on one side, its answer on the other.
 *
 * @param mode write, approve, issue, serve or read: what the reader can do now
 * @param refusal why the step that is next is not theirs to do
 * @param sentBack what the head asked to change
 * @param theirs what somebody else saved first, beside what was typed
 */
public record DraftView(
        String number,
        String at,
        String title,
        String content,
        String place,
        List<String> requests,
        String standing,
        @Nullable DueShown due,
        String mode,
        @Nullable String refusal,
        @Nullable String sentBack,
        @Nullable String stale,
        List<Mistake> mistakes,
        int legVersion,
        int draftVersion,
        Written form,
        @Nullable Read read,
        @Nullable Read theirs,
        @Nullable Served served,
        List<Choice> outcomes,
        String remedy,
        boolean saved) {

    /** What stands in the form. */
    public record Written(String findings, String basis, List<Item> items) {}

    public record Item(int ordinal, String request, String outcome, String reply, String executeBy) {}

    /** A draft as it is read. */
    public record Read(String by, String when, String findings, String basis, List<ReadItem> items) {}

    public record ReadItem(int ordinal, String request, String outcome, String reply, @Nullable String executeBy) {}

    /** The form of service. */
    public record Served(String document, String href, String issuedOn, String today, String method, String on, String proof, List<Choice> methods) {}
}

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
 * @param checked what the draft check says; null where nothing is to be written or approved
 * @param aids what helps to write; null where nothing is to be written
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
        boolean saved,
        @Nullable Checked checked,
        @Nullable Aids aids) {

    /** What the draft check says, warnings first; nothing at all is said of it while nothing is written. */
    public record Checked(int warnings, int advices, List<Noted> notes) {}

    /** One finding. @param href where it is on this page */
    public record Noted(String href, String where, boolean warning, String quoted, String says, String advice, String law) {}

    /**
     * What helps to write.
     *
     * @param asked what was looked for in the law, empty when nothing was
     * @param laws texts filed under the contents of the matter
     */
    public record Aids(String asked, List<LawHit> hits, List<Choice> laws, List<Template> templates, List<Like> likes) {

        /** Templates that fit an outcome, or all while none is chosen. */
        public List<Template> fitting(String outcome) {
            return templates.stream().filter(t -> outcome.isEmpty() || t.outcome().equals(outcome)).toList();
        }
    }

    /** An article. @param cite what a button sends to have it written into the basis */
    public record LawHit(String href, String title, String article, String cite, List<org.huiyin.desk.knowledge.Piece> words) {}

    /** A template. @param outcome its code */
    public record Template(String id, String title, String outcome, String outcomeName, String words) {}

    /** A like matter that is answered. @param outcomes by request, as far as it was answered by item */
    public record Like(String href, String number, String title, String office, List<String> outcomes) {}

    /** What stands in the form. */
    public record Written(String findings, String basis, List<Item> items) {}

    public record Item(int ordinal, String request, String outcome, String reply, String executeBy) {}

    /** A draft as it is read. */
    public record Read(String by, String when, String findings, String basis, List<ReadItem> items) {}

    public record ReadItem(int ordinal, String request, String outcome, String reply, @Nullable String executeBy) {}

    /** The form of service. */
    public record Served(String document, String href, String issuedOn, String today, String method, String on, String proof, List<Choice> methods) {}
}

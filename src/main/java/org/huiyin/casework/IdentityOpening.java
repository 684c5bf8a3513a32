package org.huiyin.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huiyin.access.Refusal;
import org.huiyin.access.Scope;
import org.huiyin.access.SignedIn;
import org.huiyin.organization.OfficeKind;
import org.huiyin.organization.Organization;
import org.huiyin.procedure.Effect;
import org.huiyin.procedure.Procedures;
import org.huiyin.vault.Field;
import org.huiyin.vault.Opening;
import org.huiyin.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The one door through which staff see who filed a matter. Who may is what the person chose ({@link NameVisibility}); every opening is
 * written down with its purpose before anything is shown.
 *
 * <ul>
 *   <li>{@code OFFICE}: handlers and the head of the office that has the matter, and the petition office;
 *   <li>{@code PETITION_OFFICE}: the petition office (or hotline) that has a part in it;
 *   <li>{@code NOBODY}: nobody.
 * </ul>
 *
 * <p>Of a sealed matter only its named receivers find anything at all; they open it under the same choice.
 */
@Service
public class IdentityOpening {

    private static final Set<String> PETITION = Set.of("petition-clerk", "petition-officer", "petition-head", "hotline-agent");
    private static final Set<String> HANDLING = Set.of("handler", "office-head");
    private static final String RECEIVER = "confidential-receiver";
    private static final String BETWEEN = "\n\u241E\n";

    private final Matters matters;
    private final Organization organization;
    private final Procedures procedures;
    private final Vault vault;

    IdentityOpening(Matters matters, Organization organization, Procedures procedures, Vault vault) {
        this.matters = matters;
        this.organization = organization;
        this.procedures = procedures;
        this.vault = vault;
    }

    /** What an identity may be opened for. The code stands in the record of openings. */
    public enum Purpose {
        /** To ask or tell the person something. */
        CONTACT,
        /** To look at the place together. */
        VISIT,
        /** To check that whoever comes to the window is the person. */
        VERIFY,
        /** To serve a document. */
        SERVE,
        /** To explain or mediate face to face. */
        EXPLAIN;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Purpose> of(String typed) {
            return List.of(values()).stream().filter(p -> p.name().equals(typed)).findFirst();
        }
    }

    /** What came of asking. */
    public sealed interface Shown {

        /**
         * Opened and written down.
         *
         * @param words the words of the matter with their placeholders opened; empty when that was not asked for
         */
        record Opened(Map<Field, String> values, List<String> words) implements Shown {}

        /** @param input name of the field that is wrong; none when the whole is refused */
        record Refused(Refusal why, @Nullable String input) implements Shown {}

        record NotFound() implements Shown {}
    }

    /** Why this viewer may not open the identity of a matter whose file they have found; nothing when they may. */
    public Optional<Refusal> refuse(SignedIn who, MatterFile file) {
        NameVisibility chosen = file.matter().nameVisibleTo();
        if (chosen == NameVisibility.NOBODY) {
            return Optional.of(Refusal.because("casework.identity.nobody"));
        }
        boolean hasPart = file.legs().stream().anyMatch(leg -> leg.office().equals(who.office()) && !takenBack(file, leg));
        if (!hasPart) {
            return Optional.of(Refusal.because("casework.identity.not-holder"));
        }
        OfficeKind kind = organization.require(who.office()).kind();
        boolean petitionOffice = kind == OfficeKind.PETITION_OFFICE || kind == OfficeKind.HOTLINE;
        if (chosen == NameVisibility.PETITION_OFFICE && !petitionOffice) {
            return Optional.of(Refusal.because("casework.identity.petition-office"));
        }
        Set<String> roles = file.matter().sealed() ? Set.of(RECEIVER) : petitionOffice ? PETITION : HANDLING;
        return Collections.disjoint(who.roles(), roles) ? Optional.of(Refusal.because("casework.identity.role")) : Optional.empty();
    }

    /** The office said the matter was not its own, and the sender took it back: it has no part in it any more. */
    private boolean takenBack(MatterFile file, Leg leg) {
        return !leg.open() && file.acts().stream()
                .filter(act -> act.leg().equals(leg.id()))
                .reduce((first, second) -> second)
                .map(last -> procedures.require(leg.procedure()).acts().get(last.act()))
                .filter(act -> act.effect() == Effect.TAKE_BACK)
                .isPresent();
    }

    /** Which parts of an identity were left, without opening any. */
    public Set<Field> present(MatterFile file) {
        var present = EnumSet.noneOf(Field.class);
        vault.present(file.matter().id()).stream().filter(field -> !field.foundInText()).forEach(present::add);
        return present;
    }

    /** Whether numbers or names in what was written have been put away, so that a page can offer to open them. */
    public boolean hasPlaceholders(MatterFile file) {
        return written(file).stream().anyMatch(Vault::hasPlaceholders);
    }

    /**
     * Opens what is asked for, after writing down who, when, why and which.
     *
     * @param words whether the words of the matter are to be shown with their placeholders opened
     */
    public Shown open(SignedIn who, Scope scope, String number, Set<Field> fields, boolean words, String purpose, LocalDate today) {
        var found = matters.find(scope, scope.home(), number);
        if (found.isEmpty()) {
            return new Shown.NotFound();
        }
        MatterFile file = found.get();
        var refusal = refuse(who, file);
        if (refusal.isPresent()) {
            return new Shown.Refused(refusal.get(), null);
        }
        var why = Purpose.of(purpose);
        if (why.isEmpty()) {
            return new Shown.Refused(Refusal.because("casework.identity.purpose"), "purpose");
        }
        if (fields.isEmpty() && !words) {
            return new Shown.Refused(Refusal.because("casework.identity.fields"), "fields");
        }
        var id = file.matter().id();
        Map<Field, String> values = Map.of();
        if (!fields.isEmpty()) {
            switch (vault.tryOpen(id, fields, who.actor(), why.get().code(), today)) {
                case Opening.Opened(var opened) -> values = opened;
                case Opening.Erased(var on, var _) -> {
                    return new Shown.Refused(Refusal.because("casework.identity.erased", on), null);
                }
            }
        }
        List<String> texts = List.of();
        if (words) {
            texts = List.of(vault.unsweep(id, String.join(BETWEEN, written(file)), who.actor(), why.get().code(), today).split(BETWEEN));
        }
        return values.isEmpty() && texts.isEmpty()
                ? new Shown.Refused(Refusal.because("casework.identity.none"), null)
                : new Shown.Opened(values, texts);
    }

    private static List<String> written(MatterFile file) {
        var all = new ArrayList<String>();
        file.texts().stream().map(MatterFile.Text::text).forEach(all::add);
        file.letters().stream().map(MatterFile.Letter::text).forEach(all::add);
        return all;
    }
}

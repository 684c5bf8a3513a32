package org.huiyin.answer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.huiyin.access.Refusal;
import org.huiyin.access.Scope;
import org.huiyin.casework.Acts;
import org.huiyin.casework.Doer;
import org.huiyin.casework.Given;
import org.huiyin.casework.Leg;
import org.huiyin.casework.MatterFile;
import org.huiyin.casework.Matters;
import org.huiyin.casework.Outcome;
import org.huiyin.casework.Words;
import org.huiyin.journal.Ids;
import org.huiyin.journal.Journal;
import org.huiyin.journal.LegId;
import org.huiyin.journal.MatterId;
import org.huiyin.journal.NewEntry;
import org.huiyin.lawfile.Text;
import org.huiyin.organization.Office;
import org.huiyin.organization.Organization;
import org.huiyin.procedure.Procedure;
import org.huiyin.procedure.Procedures;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes, approves, issues and serves answers (处理意见书, 条例第三十二条). Each request is answered on its own; nobody approves what they wrote;
 * the remedy comes from the route; and the person's time begins only with proof of service.
 */
@Service
public class Answers {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int LONGEST = 20_000;

    private final AnswerStore store;
    private final Acts acts;
    private final Matters matters;
    private final Words words;
    private final Journal journal;
    private final Organization organization;
    private final Procedures procedures;
    private final Remedies remedies;

    Answers(AnswerStore store, Acts acts, Matters matters, Words words, Journal journal, Organization organization, Procedures procedures,
            Remedies remedies) {
        this.store = store;
        this.acts = acts;
        this.matters = matters;
        this.words = words;
        this.journal = journal;
        this.organization = organization;
        this.procedures = procedures;
        this.remedies = remedies;
    }

    /** The draft at work on a leg that this scope shows. */
    @Transactional(readOnly = true)
    public Optional<Draft> draft(Scope scope, LegId leg) {
        return matters.leg(scope, leg).flatMap(l -> store.atWork(l.id()).map(row -> read(l.matter(), row)));
    }

    /** Answers issued in a matter whose file the caller has found. */
    @Transactional(readOnly = true)
    public List<Document> issued(MatterFile file) {
        return store.documents(file.matter().id(), file.words());
    }

    /**
     * Saves a draft. Anybody of the office that holds the leg, in a role that may submit it, writes in it.
     *
     * @param version of the draft that was read; 0 for a new one
     */
    @Transactional
    public Saved save(Doer.Staff by, LegId leg, DraftForm form, int version, Instant now) {
        var found = matters.leg(by.scope(), leg);
        if (found.isEmpty()) {
            return new Saved.Refused(Refusal.because("casework.refused.not-found"));
        }
        Optional<Refusal> refusal = acts.offered(by, found.get(), now).stream()
                .filter(o -> o.act().id().equals("submit-draft"))
                .findFirst()
                .map(Acts.Offered::refusal)
                .orElse(Optional.of(Refusal.because("answer.refused.standing")));
        if (refusal.isPresent()) {
            return new Saved.Refused(refusal.get());
        }
        MatterId matter = found.get().matter();
        var wrong = new LinkedHashMap<String, Refusal>();
        List<Item> items = items(form, wrong, now.atZone(ZONE).toLocalDate());
        length("findings", form.findings(), wrong);
        length("basis", form.basis(), wrong);
        if (!wrong.isEmpty()) {
            return new Saved.Wrong(wrong);
        }
        var there = store.atWork(leg);
        if (there.map(AnswerStore.DraftRow::version).orElse(0) != version) {
            return there.<Saved>map(row -> new Saved.Stale(read(matter, row))).orElseGet(() -> new Saved.Refused(Refusal.because("answer.refused.standing")));
        }
        UUID findings = words.keep(matter, "findings", form.findings().strip(), now);
        UUID basis = words.keep(matter, "basis", form.basis().strip(), now);
        UUID id = there.map(AnswerStore.DraftRow::id).orElseGet(Ids::next);
        if (there.isEmpty()) {
            store.add(leg, matter, id, findings, basis, by.who().staff(), now);
        } else if (!store.rewrite(leg.home(), id, version, findings, basis, by.who().staff(), now)) {
            return new Saved.Stale(read(matter, store.require(leg.home(), id)));
        }
        store.author(leg.home(), id, by.who().staff());
        store.items(leg.home(), id, items.stream()
                .map(i -> new AnswerStore.ItemRow(i.ordinal(), i.outcome(), words.keep(matter, "reply", i.reply(), now), i.executeBy()))
                .toList());
        journal.append(new NewEntry(leg.home(), matter, leg, "write-draft", now.atZone(ZONE).toLocalDate(), by.actor(), Map.of("draft", id.toString())));
        return new Saved.Kept(read(matter, store.require(leg.home(), id)));
    }

    /** Hands the draft to the head. Refused while a request has no answer, or facts or legal basis are missing (条例第三十二条). */
    @Transactional
    public Outcome submit(Doer.Staff by, LegId leg, int legVersion, Instant now) {
        var draft = store.atWork(leg);
        if (draft.isEmpty()) {
            return refused("answer.refused.no-draft");
        }
        var found = matters.leg(by.scope(), leg);
        if (found.isEmpty()) {
            return new Outcome.NotFound();
        }
        MatterFile file = matters.forPerson(found.get().matter());
        var missing = missing(file, draft.get());
        if (missing.isPresent()) {
            return new Outcome.Refused(List.of(missing.get()), Map.of());
        }
        Outcome outcome = acts.perform(by, leg, "submit-draft", Given.nothing(), legVersion, now, "answer");
        if (outcome instanceof Outcome.Done) {
            store.submitted(leg.home(), draft.get().id(), by.who().staff(), now);
        }
        return outcome;
    }

    /** Sends the draft back with words on what to change. */
    @Transactional
    public Outcome sendBack(Doer.Staff by, LegId leg, String reason, int legVersion, Instant now) {
        var draft = store.atWork(leg);
        Outcome outcome = acts.perform(by, leg, "send-back", Given.of("reason", reason), legVersion, now, "answer");
        if (outcome instanceof Outcome.Done && draft.isPresent()) {
            store.sentBack(leg.home(), draft.get().id());
        }
        return outcome;
    }

    /** Approves. Whoever wrote in the draft, in any version of it, does not. */
    @Transactional
    public Outcome approve(Doer.Staff by, LegId leg, int legVersion, Instant now) {
        var draft = store.atWork(leg);
        if (draft.isEmpty() || matters.leg(by.scope(), leg).isEmpty()) {
            return new Outcome.NotFound();
        }
        if (store.authors(leg.home(), draft.get().id()).contains(by.who().staff())) {
            return refused("answer.refused.own-draft");
        }
        Outcome outcome = acts.perform(by, leg, "approve", Given.nothing(), legVersion, now, "answer");
        if (outcome instanceof Outcome.Done) {
            store.approved(leg.home(), draft.get().id(), by.who().staff(), now);
        }
        return outcome;
    }

    /** Issues the approved draft: numbered, with the remedy of its route. */
    @Transactional
    public Outcome issue(Doer.Staff by, LegId leg, int legVersion, Instant now) {
        var draft = store.atWork(leg);
        if (draft.isEmpty()) {
            return refused("answer.refused.no-draft");
        }
        Outcome outcome = acts.perform(by, leg, "issue", Given.nothing(), legVersion, now, "answer");
        if (outcome instanceof Outcome.Done) {
            write(by, leg, draft.get(), now);
        }
        return outcome;
    }

    private void write(Doer.Staff by, LegId legId, AnswerStore.DraftRow draft, Instant now) {
        Leg leg = matters.leg(by.scope(), legId).orElseThrow();
        Procedure procedure = procedures.require(leg.procedure());
        MatterFile file = matters.forPerson(leg.matter());
        Office office = organization.require(leg.office());
        LocalDate today = now.atZone(ZONE).toLocalDate();
        String route = Optional.ofNullable(file.matter().route()).orElse("R6");
        Text remedy = remedies.say(procedure, route, office).orElse(new Text("", ""));
        var above = organization.superiorOf(office).map(Office::id).orElse(null);
        UUID id = Ids.next();
        String number = "%s信访答〔%d〕%d号".formatted(office.nameZh(), today.getYear(), store.nextNumber(office.id(), today.getYear()));
        var entry = journal.append(new NewEntry(legId.home(), leg.matter(), legId, "document", today, by.actor(), Map.of("document", id.toString(), "route", route)));
        store.issued(leg.matter(), legId, id, draft, number, office, today, now, route, remedy.zh(), remedy.en(), above, entry.value());
    }

    /**
     * Records service by the office, with its proof.
     *
     * @param on day of service; not before the issue, not after today
     * @param proof words on what proves it: who signed, number of the receipt
     */
    @Transactional
    public Outcome serve(Doer.Staff by, LegId leg, Document.Method method, String on, String proof, int legVersion, Instant now) {
        if (method == Document.Method.ONLINE) {
            return refused("answer.refused.online-is-the-persons");
        }
        var found = matters.leg(by.scope(), leg);
        if (found.isEmpty()) {
            return new Outcome.NotFound();
        }
        var document = unserved(found.get());
        if (document.isEmpty()) {
            return refused("answer.refused.nothing-to-serve");
        }
        LocalDate today = now.atZone(ZONE).toLocalDate();
        LocalDate day;
        try {
            day = LocalDate.parse(on.strip());
        } catch (DateTimeParseException e) {
            return new Outcome.Refused(List.of(), Map.of("on", Refusal.because("answer.input.date")));
        }
        if (day.isBefore(document.get().issuedOn()) || day.isAfter(today)) {
            return new Outcome.Refused(List.of(), Map.of("on", Refusal.because("answer.input.served-range", document.get().issuedOn(), today)));
        }
        if (proof.isBlank() || proof.length() > LONGEST) {
            return new Outcome.Refused(List.of(), Map.of("proof", Refusal.because("answer.input.proof")));
        }
        return serve(by, leg, document.get(), method, day, proof, legVersion, now);
    }

    /** The person says that the answer has arrived (我已收到这份答复): service online on this day. */
    @Transactional
    public Outcome received(Doer.Person by, LegId leg, int legVersion, Instant now) {
        var document = matters.forPerson(by.matter()).leg(leg).flatMap(this::unserved);
        if (document.isEmpty()) {
            return refused("answer.refused.nothing-to-serve");
        }
        return serve(by, leg, document.get(), Document.Method.ONLINE, now.atZone(ZONE).toLocalDate(), null, legVersion, now);
    }

    private Outcome serve(Doer by, LegId leg, Document document, Document.Method method, LocalDate day, @Nullable String proof, int legVersion, Instant now) {
        Outcome outcome = acts.perform(by, leg, "serve", Given.of("on", day.toString()), legVersion, now, "answer");
        if (outcome instanceof Outcome.Done) {
            UUID kept = proof == null ? null : words.keep(document.matter(), "proof", proof.strip(), now);
            var entry = journal.append(new NewEntry(leg.home(), document.matter(), leg, "service", day, by.actor(),
                    Map.of("document", document.id().toString(), "method", method.name())));
            store.served(leg.home(), document.id(), method, day, kept, now, entry.value());
        }
        return outcome;
    }

    private Optional<Document> unserved(Leg leg) {
        return store.documents(leg.matter(), words.read(leg.matter())).stream()
                .filter(d -> d.leg().equals(leg.id()) && d.service() == null)
                .reduce((first, second) -> second);
    }

    private Draft read(MatterId matter, AnswerStore.DraftRow row) {
        Map<UUID, String> texts = words.read(matter);
        return new Draft(
                row.id(),
                row.version(),
                row.state(),
                texts.getOrDefault(row.findings(), ""),
                texts.getOrDefault(row.basis(), ""),
                store.items(matter.home(), row.id()).stream()
                        .map(i -> new Item(i.ordinal(), i.outcome(), texts.getOrDefault(i.reply(), ""), i.executeBy()))
                        .toList(),
                row.writtenBy(),
                row.writtenAt(),
                row.approvedBy(),
                store.authors(matter.home(), row.id()));
    }

    /** What the answer still lacks before the head may see it. */
    private Optional<Refusal> missing(MatterFile file, AnswerStore.DraftRow row) {
        Draft draft = read(file.matter().id(), row);
        if (draft.findings().isBlank()) {
            return Optional.of(Refusal.because("answer.refused.no-findings"));
        }
        if (draft.basis().isBlank()) {
            return Optional.of(Refusal.because("answer.refused.no-basis"));
        }
        int requests = Math.max(1, file.requests().size());
        for (int ordinal = 1; ordinal <= requests; ordinal++) {
            int wanted = ordinal;
            if (draft.items().stream().noneMatch(i -> i.ordinal() == wanted && !i.reply().isBlank())) {
                return Optional.of(Refusal.because("answer.refused.request-unanswered", wanted));
            }
        }
        return Optional.empty();
    }

    private static List<Item> items(DraftForm form, Map<String, Refusal> wrong, LocalDate today) {
        var items = new ArrayList<Item>();
        for (int ordinal : new TreeSet<>(form.outcomes().keySet())) {
            String outcome = form.outcomes().getOrDefault(ordinal, "").strip();
            String reply = form.replies().getOrDefault(ordinal, "").strip();
            String execute = form.executeBy().getOrDefault(ordinal, "").strip();
            length("reply-" + ordinal, reply, wrong);
            if (outcome.isEmpty() && reply.isEmpty()) {
                continue;
            }
            Optional<Item.Outcome> chosen = java.util.Arrays.stream(Item.Outcome.values()).filter(o -> o.name().equals(outcome)).findFirst();
            if (chosen.isEmpty()) {
                wrong.put("outcome-" + ordinal, Refusal.because("answer.input.outcome", ordinal));
                continue;
            }
            LocalDate by = null;
            if (!execute.isEmpty()) {
                try {
                    by = LocalDate.parse(execute);
                } catch (DateTimeParseException e) {
                    wrong.put("execute-" + ordinal, Refusal.because("answer.input.date"));
                }
            }
            if (chosen.get() == Item.Outcome.SUPPORT && by == null && !wrong.containsKey("execute-" + ordinal)) {
                wrong.put("execute-" + ordinal, Refusal.because("answer.input.execute-by", ordinal));
            }
            items.add(new Item(ordinal, chosen.get(), reply, by));
        }
        return items;
    }

    private static void length(String field, String text, Map<String, Refusal> wrong) {
        if (text.length() > LONGEST) {
            wrong.put(field, Refusal.because("answer.input.too-long", LONGEST));
        }
    }

    private static Outcome refused(String key) {
        return new Outcome.Refused(List.of(Refusal.because(key)), Map.of());
    }
}

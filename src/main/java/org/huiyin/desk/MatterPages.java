package org.huiyin.desk;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.huiyin.access.Refusal;
import org.huiyin.access.Scope;
import org.huiyin.access.SignedIn;
import org.huiyin.answer.Answers;
import org.huiyin.casework.Acts;
import org.huiyin.casework.Doer;
import org.huiyin.casework.IdentityOpening;
import org.huiyin.casework.Leg;
import org.huiyin.casework.LegAct;
import org.huiyin.casework.MatterFile;
import org.huiyin.casework.Queues;
import org.huiyin.clock.RuleBook;
import org.huiyin.clock.Standing;
import org.huiyin.clock.TimeLimit;
import org.huiyin.clock.TimeLimits;
import org.huiyin.journal.Actor;
import org.huiyin.organization.OfficeId;
import org.huiyin.procedure.Act;
import org.huiyin.procedure.Input;
import org.huiyin.procedure.Procedures;
import org.huiyin.web.Choice;
import org.huiyin.web.Mark;
import org.huiyin.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes a {@link MatterView} of a file. */
@Component
class MatterPages {

    /** Refusals of acts that are not a next step of this leg at all, whoever asks. */
    private static final Set<String> NOT_THEIRS = Set.of("casework.refused.holder", "casework.refused.sender", "casework.refused.track",
            "casework.refused.co-handler", "casework.refused.lead", "casework.refused.class", "casework.refused.not-sealed");

    private final Acts acts;
    private final Procedures procedures;
    private final RuleBook rules;
    private final TimeLimits limits;
    private final IdentityOpening identities;
    private final Answers answers;
    private final Receivers receivers;
    private final AdvicePages advice;
    private final SuggestionPages suggestions;
    private final Terms terms;
    private final ZoneId zone;

    MatterPages(Acts acts, Procedures procedures, RuleBook rules, TimeLimits limits, IdentityOpening identities, Answers answers, Receivers receivers, AdvicePages advice, SuggestionPages suggestions, Terms terms, ZoneId zone) {
        this.acts = acts;
        this.procedures = procedures;
        this.rules = rules;
        this.limits = limits;
        this.identities = identities;
        this.answers = answers;
        this.advice = advice;
        this.receivers = receivers;
        this.suggestions = suggestions;
        this.terms = terms;
        this.zone = zone;
    }

    MatterView of(Page t, SignedIn who, Scope scope, MatterFile file, String stories, Instant now) {
        Leg leading = file.legs().stream().anyMatch(Leg::lead) ? file.leading() : file.legs().getLast();
        String at = "/desk/matters/" + file.matter().number();
        return new MatterView(
                file.matter().number(),
                file.title().isBlank() ? t.text("desk.untitled") : file.title(),
                file.matter().sealed(),
                file.matter().sealed() ? receivers.names(t, file.matter().id()) : List.of(),
                terms.standing(t, leading.procedure(), leading.standing()),
                terms.mark(leading.procedure(), leading.standing()),
                due(t, leading, now),
                facts(t, file),
                file.content(),
                file.requests(),
                file.place(),
                file.enclosures().stream().map(e -> new MatterView.Enclosed(e.name(), t.text("desk.file." + kind(e.mediaType())), size(e.bytes()),
                        t.text(e.fromPerson() ? "desk.person" : "desk.office"), at + "/files/" + e.id())).toList(),
                file.legs().reversed().stream().map(leg -> leg(t, who, scope, file, leg, now)).toList(),
                letters(t, file),
                answers.issued(file).stream().map(d -> new MatterView.Answered(
                        d.number(), t.date(d.issuedOn()),
                        d.service() == null ? t.text("desk.answer.unserved")
                                : t.text("desk.answer.served", d.service().servedOn(), t.text("desk.method." + d.service().method())),
                        d.service() != null, at + "/documents/" + d.id())).toList(),
                story(t, file, stories),
                stories(t, at, stories),
                new MatterView.Identity(
                        t.text("casework.name." + file.matter().nameVisibleTo()),
                        identities.refuse(who, file).map(t::text).orElse(null),
                        identities.present(file).stream().map(f -> t.text("desk.field." + f.name())).toList()),
                writeAt(who, file),
                file.legs().stream().anyMatch(l -> l.open() && l.office().equals(who.office())),
                advice(t, who, scope, file, at, now),
                suggestion(t, who, scope, file, at, now));
    }

    /** For whoever may set class and category now: what the words of the matter speak for. */
    private @Nullable SuggestionView suggestion(Page t, SignedIn who, Scope scope, MatterFile file, String at, Instant now) {
        if (file.matter().sealed()) {
            return null;
        }
        for (Leg leg : file.legs()) {
            if (leg.open() && leg.office().equals(who.office())) {
                var setting = acts.offered(new Doer.Staff(who, scope), leg, now).stream()
                        .filter(o -> o.refusal().isEmpty() && SuggestionPages.classifies(o.act())).findFirst();
                if (setting.isPresent()) {
                    return suggestions.of(t, file, procedures.require(leg.procedure()), at + "/legs/" + leg.id().value() + "/acts/" + setting.get().act().id());
                }
            }
        }
        return null;
    }

    /** For whoever may send the matter on now: the advice, with the first act that sends. */
    private @Nullable AdviceView advice(Page t, SignedIn who, Scope scope, MatterFile file, String at, Instant now) {
        if (file.matter().sealed()) {
            return null;
        }
        for (Leg leg : file.legs()) {
            if (leg.open() && leg.office().equals(who.office())) {
                var sending = acts.offered(new Doer.Staff(who, scope), leg, now).stream()
                        .filter(o -> o.refusal().isEmpty() && AdvicePages.sends(o.act())).findFirst();
                if (sending.isPresent()) {
                    return advice.of(t, file, leg, scope, at + "/legs/" + leg.id().value() + "/acts/" + sending.get().act().id(), now);
                }
            }
        }
        return null;
    }

    /** The leg that a note is written on: the one of the reader's office, else the latest. */
    private static @Nullable String writeAt(SignedIn who, MatterFile file) {
        return file.legs().stream()
                .filter(l -> l.office().equals(who.office()))
                .max(Comparator.comparing(Leg::open).thenComparing(Leg::openedAt))
                .or(() -> file.legs().stream().reduce((first, second) -> second))
                .map(l -> l.id().value().toString())
                .orElse(null);
    }

    private @Nullable DueShown due(Page t, Leg leg, Instant now) {
        return leg.open() ? DueShown.of(t, leg.dueOn(), leg.dueAt(), leg.provisional(), terms.rule(leg.dueRule()), now, Queues.SOON_DAYS, zone) : null;
    }

    private List<Choice> facts(Page t, MatterFile file) {
        var matter = file.matter();
        var facts = new ArrayList<Choice>();
        put(facts, t.text("desk.filter.class"), terms.matterClass(t, matter.procedure(), matter.matterClass()));
        put(facts, t.text("desk.filter.category"), terms.category(t, matter.category()));
        put(facts, t.text("desk.filter.procedure"), terms.procedure(t, matter.procedure()));
        put(facts, t.text("desk.fact.place"), terms.place(t, matter.place()));
        put(facts, t.text("desk.fact.channel"), t.text("casework.channel." + matter.channel()));
        put(facts, t.text("desk.fact.received"), t.time(matter.receivedAt()));
        put(facts, t.text("desk.fact.route"), matter.route() == null ? "" : route(t, matter.procedure(), matter.route()));
        put(facts, t.text("desk.fact.reply"), t.text("casework.reply." + matter.replyBy()));
        put(facts, t.text("desk.fact.original"), matter.originalNumber() == null ? "" : matter.originalNumber());
        return facts;
    }

    private static String route(Page t, String procedure, String route) {
        return t.text("desk.route." + route);
    }

    private static void put(List<Choice> facts, String label, String value) {
        if (!value.isBlank()) {
            facts.add(new Choice(label, value));
        }
    }

    private MatterView.LegShown leg(Page t, SignedIn who, Scope scope, MatterFile file, Leg leg, Instant now) {
        var own = file.limitsOf(leg.id());
        boolean mine = leg.office().equals(who.office());
        String at = "/desk/matters/" + file.matter().number() + "/legs/" + leg.id().value();
        boolean answers = procedures.require(leg.procedure()).acts().values().stream().anyMatch(a -> a.door().equals("answer"));
        return new MatterView.LegShown(
                leg.id().value().toString(),
                t.text("casework.kind." + leg.kind()),
                terms.office(t, leg.office()),
                leg.lead(),
                leg.track().equals("simple"),
                leg.open(),
                mine,
                terms.standing(t, leg.procedure(), leg.standing()),
                terms.mark(leg.procedure(), leg.standing()),
                due(t, leg, now),
                leg.sender() == null || leg.sentAs() == null ? null
                        : t.text("desk.leg.sent." + leg.sentAs(), terms.office(t, leg.sender()), leg.openedAt().atZone(zone).toLocalDate()),
                leg.reportOn() == null ? null : t.date(leg.reportOn()),
                leg.open() || mine ? steps(t, who, scope, leg, at, now) : List.of(),
                own.stream().map(limit -> limit(t, limit, now)).toList(),
                mine && answers && leg.kind().equals("handling") && leg.lead() && !leg.sealed() && !leg.standing().equals("received") ? at + "/answer" : null);
    }

    /** The next lawful acts. Those that belong to another office altogether are left out; the rest say why when they cannot be done. */
    private List<MatterView.Step> steps(Page t, SignedIn who, Scope scope, Leg leg, String at, Instant now) {
        var steps = new ArrayList<MatterView.Step>();
        for (var offered : acts.offered(new Doer.Staff(who, scope), leg, now)) {
            Act act = offered.act();
            String key = offered.refusal().map(Refusal::key).orElse("");
            if (NOT_THEIRS.contains(key)) {
                continue;
            }
            String href = offered.refusal().isPresent() ? null : switch (act.door()) {
                case "answer" -> at + "/answer";
                default -> at + "/acts/" + act.id();
            };
            String label = act.id().equals("submit-draft") ? t.text("desk.step.draft") : Terms.in(t, act.name());
            steps.add(new MatterView.Step(label, t.text(act.law()), href, offered.refusal().map(t::text).orElse(null)));
        }
        steps.sort(Comparator.comparing(step -> step.href() == null));
        return steps;
    }

    private MatterView.Limit limit(Page t, TimeLimit limit, Instant now) {
        var rule = rules.require(limit.rule());
        var shown = DueShown.of(t, limit.dueOn(), limit.dueAt(), limit.provisional(), rule, now, Queues.SOON_DAYS, zone);
        String state;
        Mark mark;
        switch (limit.standing(now)) {
            case Standing.Running _, Standing.Provisional _ -> {
                state = t.text("desk.limit.running");
                mark = Mark.RUNNING;
            }
            case Standing.Paused(var since) -> {
                state = t.text("desk.limit.paused", since);
                mark = Mark.PAUSED;
            }
            case Standing.Lapsed _ -> {
                state = t.text("desk.limit.lapsed");
                mark = limit.verified() ? Mark.LATE : Mark.SOON;
            }
            case Standing.Stopped(var on, var inTime) -> {
                state = t.text(inTime ? "desk.limit.inTime" : "desk.limit.tooLate", on.atZone(zone).toLocalDate());
                mark = inTime ? Mark.DONE : Mark.SOON;
            }
        }
        return new MatterView.Limit(
                Terms.in(t, rule.step()),
                Terms.in(t, rule.who()),
                state,
                mark,
                limit.stoppedAt() == null ? shown : null,
                t.date(limit.dueOn()),
                !limit.verified(),
                limit.provisional(),
                List.of(limits.explain(limit).explanation().in(t.language().locale()).split("\n")));
    }

    private List<MatterView.Said> letters(Page t, MatterFile file) {
        return file.letters().stream()
                .map(l -> new MatterView.Said(t.text("desk.letter." + l.kind()), l.office() == null ? t.text("desk.person") : terms.office(t, l.office()),
                        t.time(l.writtenAt()), l.writtenAt().toString(), l.text(), l.kind().equals("NOTE")))
                .toList();
    }

    private static List<Frame.Link> stories(Page t, String at, String chosen) {
        return List.of("all", "acts", "words", "clocks").stream()
                .map(kind -> new Frame.Link(at + (kind.equals("all") ? "" : "?story=" + kind) + "#story", t.text("desk.story." + kind), null,
                        kind.equals(chosen), null))
                .toList();
    }

    private record Moment(Instant at, MatterView.Told told) {}

    private List<MatterView.Told> story(Page t, MatterFile file, String chosen) {
        var moments = new ArrayList<Moment>();
        if (chosen.equals("all") || chosen.equals("acts")) {
            file.acts().forEach(act -> moments.add(new Moment(act.happenedAt(), told(t, file, act))));
        }
        if (chosen.equals("all") || chosen.equals("words")) {
            letters(t, file).forEach(said -> moments.add(new Moment(Instant.parse(said.machine()),
                    new MatterView.Told("words", said.when(), said.machine(), said.kind(), said.who(), List.of(new Choice("", said.text()))))));
        }
        if (chosen.equals("all") || chosen.equals("clocks")) {
            file.limits().forEach(limit -> {
                var rule = rules.require(limit.rule());
                moments.add(clock(t, limit.startedAt(), t.text("desk.story.started", Terms.in(t, rule.step()), limit.dueOn())));
                if (limit.lapsedAt() != null) {
                    moments.add(clock(t, limit.dueAt(), t.text("desk.story.lapsed", Terms.in(t, rule.step()))));
                }
            });
        }
        return moments.stream().sorted(Comparator.comparing(Moment::at)).map(Moment::told).toList().reversed();
    }

    private static Moment clock(Page t, Instant at, String title) {
        return new Moment(at, new MatterView.Told("clocks", t.time(at), at.toString(), title, "", List.of()));
    }

    private MatterView.Told told(Page t, MatterFile file, LegAct done) {
        Act act = file.legs().stream().filter(l -> l.id().equals(done.leg())).findFirst()
                .map(l -> procedures.require(l.procedure())).orElse(procedures.require(file.matter().procedure())).acts().get(done.act());
        var words = new ArrayList<Choice>();
        if (act != null) {
            for (Input input : act.inputs()) {
                String said = input.type().isText() ? file.said(done, input.name()).orElse("") : detail(t, act, input, done.detail());
                if (!said.isBlank()) {
                    words.add(new Choice(Terms.in(t, input.label()), said));
                }
            }
        }
        String who = switch (done.actor()) {
            case Actor.Staff(var _, var _, var office) -> terms.office(t, office);
            case Actor.Person _ -> t.text("desk.person");
            case Actor.Program _ -> t.text("desk.program");
        };
        String when = t.time(done.happenedAt());
        if (!done.happenedOn().equals(done.happenedAt().atZone(zone).toLocalDate())) {
            when = t.text("desk.story.recorded", done.happenedOn(), when);
        }
        return new MatterView.Told("acts", when, done.happenedAt().toString(), act == null ? t.text("desk.act.own." + done.act()) : Terms.in(t, act.name()), who, words);
    }

    /** A code, a date or offices as people read them. */
    private String detail(Page t, Act act, Input input, Map<String, Object> detail) {
        Object value = detail.get(input.name());
        if (value == null) {
            return "";
        }
        return switch (input.type()) {
            case OFFICE, OFFICES -> value instanceof List<?> ids
                    ? String.join(t.text("desk.and"), ids.stream().map(id -> terms.office(t, OfficeId.of(id.toString()))).toList()) : "";
            case PAST_DATE, DUE -> t.date(java.time.LocalDate.parse(value.toString()));
            case CHOICE, ROUTE -> input.choices().get(value.toString()) == null ? value.toString() : Terms.in(t, input.choices().get(value.toString()));
            case TRACK -> t.text("desk.track." + value);
            case CATEGORY -> terms.category(t, value.toString());
            case CLASS -> procedures.all().stream().filter(p -> p.classes().containsKey(value.toString())).findFirst()
                    .map(p -> terms.matterClass(t, p.id(), value.toString())).orElse("");
            case PROCEDURE -> terms.procedure(t, value.toString());
            case DAYS -> value.toString();
            case RECEIVER -> "";
            case TEXT, PARAGRAPH -> "";
        };
    }

    private static String kind(String mediaType) {
        return mediaType.startsWith("image/") ? "image" : mediaType.equals("application/pdf") ? "pdf" : "other";
    }

    private static String size(long bytes) {
        return bytes < 1024 * 1024 ? Math.max(1, bytes / 1024) + " KB" : "%.1f MB".formatted(bytes / 1024.0 / 1024.0).toUpperCase(Locale.ROOT);
    }
}

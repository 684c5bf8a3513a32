package org.huiyin.portal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.huiyin.answer.Answers;
import org.huiyin.answer.Document;
import org.huiyin.answer.Remedies;
import org.huiyin.casework.Acts;
import org.huiyin.casework.Doer;
import org.huiyin.casework.Leg;
import org.huiyin.casework.LegAct;
import org.huiyin.casework.MatterFile;
import org.huiyin.casework.Matters;
import org.huiyin.clock.Bearer;
import org.huiyin.clock.RuleBook;
import org.huiyin.clock.TimeLimit;
import org.huiyin.clock.TimeLimits;
import org.huiyin.journal.MatterId;
import org.huiyin.lawfile.Text;
import org.huiyin.organization.Office;
import org.huiyin.organization.Organization;
import org.huiyin.procedure.Procedure;
import org.huiyin.procedure.Procedures;
import org.huiyin.web.Mark;
import org.huiyin.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what the person sees of their matter. What the law calls things comes from the procedure and the rules. */
@Component
class StatusReader {

    private static final int SOON_DAYS = 3;

    private final Matters matters;
    private final Acts acts;
    private final Answers answers;
    private final Procedures procedures;
    private final Organization organization;
    private final TimeLimits limits;
    private final RuleBook rules;
    private final Remedies remedies;
    private final Story story;

    StatusReader(Matters matters, Acts acts, Answers answers, Procedures procedures, Organization organization, TimeLimits limits,
            RuleBook rules, Remedies remedies, Story story) {
        this.matters = matters;
        this.acts = acts;
        this.answers = answers;
        this.procedures = procedures;
        this.organization = organization;
        this.limits = limits;
        this.rules = rules;
        this.remedies = remedies;
        this.story = story;
    }

    /** The doer that the person of this matter is. */
    Doer.Person person(MatterId id) {
        return new Doer.Person(id, matters.forPerson(id).matter().person());
    }

    @Transactional(readOnly = true)
    StatusView read(MatterId id, Page t, Instant now) {
        var file = matters.forPerson(id);
        var leg = file.leading();
        var procedure = procedures.require(leg.procedure());
        var standing = procedure.standing(leg.standing());
        var office = organization.require(leg.office());
        var today = LocalDate.ofInstant(now, ZoneId.of(procedure.zone()));
        var due = awaited(file, leg, now).map(limit -> due(limit, t, today)).orElse(null);
        var person = new Doer.Person(id, file.matter().person());
        return new StatusView(
                file.matter().number(),
                file.matter().receivedOn(),
                file.title(),
                mark(leg, standing.waitsForSender(), due),
                t.text(standing.name()),
                t.text(standing.person()).replace("{office}", name(office, t)),
                office,
                due,
                own(file, leg, now).map(limit -> due(limit, t, today)).orElse(null),
                others(procedure, file, leg, t),
                ways(procedure, person, file, leg, office, now),
                answers(file, leg),
                question(file),
                story.of(file, procedure, t),
                remedy(procedure, file, leg, office, t),
                isIntroduced(procedure, file, leg),
                file.matter().sealed(),
                file);
    }

    private Mark mark(Leg leg, boolean waitsForSender, StatusView.@Nullable Due due) {
        if (!leg.open()) {
            return Mark.DONE;
        }
        if (due != null && due.isLate()) {
            return Mark.LATE;
        }
        if (waitsForSender) {
            return Mark.WAITING;
        }
        return due != null && !due.isOver() && due.left() <= SOON_DAYS ? Mark.SOON : Mark.RUNNING;
    }

    /** The duty of an office that ends first. A limit within which somebody may only object is no duty to the person, and a local
     * target that has passed does not stand before a legal deadline. */
    private Optional<TimeLimit> awaited(MatterFile file, Leg leg, Instant now) {
        return file.limitsOf(leg.id()).stream()
                .filter(limit -> limit.isDutyOfOffice() && limit.stoppedAt() == null)
                .min(Comparator.comparing((TimeLimit limit) -> !limit.verified() && limit.lapsedBy(now)).thenComparing(TimeLimit::dueAt));
    }

    /** What the person must keep, once it has begun. */
    private static Optional<TimeLimit> own(MatterFile file, Leg leg, Instant now) {
        return file.limitsOf(leg.id()).stream()
                .filter(limit -> limit.bearer() == Bearer.PERSON && limit.stoppedAt() == null && !limit.lapsedBy(now))
                .min(Comparator.comparing(TimeLimit::dueAt));
    }

    private StatusView.Due due(TimeLimit limit, Page t, LocalDate today) {
        var rule = rules.require(limit.rule());
        var explained = limits.explain(limit);
        var from = LocalDate.ofInstant(limit.startedAt(), explained.zone());
        return new StatusView.Due(
                t.text(rule.step()),
                from,
                limit.dueOn(),
                (int) ChronoUnit.DAYS.between(from, today),
                (int) ChronoUnit.DAYS.between(today, limit.dueOn()),
                limit.provisional(),
                !limit.verified(),
                explained.explanation().in(t.language().locale()).lines().toList(),
                t.text(rule.after()));
    }

    private List<StatusView.Part> others(Procedure procedure, MatterFile file, Leg leading, Page t) {
        return file.legs().stream()
                .filter(leg -> leg.open() && !leg.id().equals(leading.id()))
                .map(leg -> {
                    var office = organization.require(leg.office());
                    return new StatusView.Part(office, t.text(procedure.standing(leg.standing()).person()).replace("{office}", name(office, t)));
                })
                .toList();
    }

    private List<StatusView.Way> ways(Procedure procedure, Doer.Person person, MatterFile file, Leg leg, Office office, Instant now) {
        return acts.offered(person, leg, now).stream()
                .filter(offered -> offered.act().door().equals("desk") && offered.refusal().isEmpty())
                .map(offered -> {
                    var window = offered.act().onlyWhile();
                    var lastDay = window == null ? null : file.limitsOf(leg.id()).stream()
                            .filter(limit -> limit.rule().equals(window)).map(TimeLimit::dueOn).reduce((a, b) -> b).orElse(null);
                    var body = offered.act().opens() == null ? null : organization.superiorOf(office).orElse(null);
                    return new StatusView.Way(offered.act().id(), leg.id().value(), leg.version(), lastDay, body);
                })
                .toList();
    }

    private List<StatusView.Answer> answers(MatterFile file, Leg leading) {
        var issued = new ArrayList<StatusView.Answer>();
        for (Document document : answers.issued(file)) {
            var leg = file.leg(document.leg());
            boolean waiting = document.service() == null && leg.map(l -> l.id().equals(leading.id()) && l.open()).orElse(false);
            issued.add(new StatusView.Answer(document, organization.require(document.office()),
                    document.reviewBody() == null ? null : organization.require(document.reviewBody()), waiting,
                    leg.map(Leg::version).orElse(0)));
        }
        return issued;
    }

    /** A question of an office that was not answered since. */
    private static MatterFile.@Nullable Letter question(MatterFile file) {
        MatterFile.Letter open = null;
        for (var letter : file.letters()) {
            switch (letter.kind()) {
                case "QUESTION" -> open = letter;
                case "MESSAGE", "FACT" -> open = null;
                default -> {
                    // a note among offices says nothing to the person
                }
            }
        }
        return open;
    }

    /** What the last act on the leg tells the person they can do, where it is told by the way the matter took. */
    private @Nullable String remedy(Procedure procedure, MatterFile file, Leg leg, Office office, Page t) {
        return file.acts().stream()
                .filter(act -> act.leg().equals(leg.id()))
                .map(act -> procedure.acts().get(act.act()))
                .filter(act -> act != null && act.remedy() != null && !act.door().equals("answer"))
                .reduce((first, second) -> second)
                .map(act -> "route".equals(act.remedy()) ? file.matter().route() : act.remedy())
                .flatMap(remedy -> remedies.say(procedure, remedy, office))
                .map((Text text) -> t.text(text))
                .orElse(null);
    }

    private static boolean isIntroduced(Procedure procedure, MatterFile file, Leg leg) {
        return file.acts().stream()
                .filter((LegAct act) -> act.leg().equals(leg.id()))
                .reduce((first, second) -> second)
                .map(act -> procedure.acts().get(act.act()))
                .map(act -> act != null && act.effect() == org.huiyin.procedure.Effect.INTRODUCE)
                .orElse(false);
    }

    private static String name(Office office, Page t) {
        return t.either(office.nameZh(), office.nameEn());
    }
}

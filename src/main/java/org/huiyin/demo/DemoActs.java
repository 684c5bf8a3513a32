package org.huiyin.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.access.AccessRequests;
import org.huiyin.access.Accused;
import org.huiyin.access.Refusal;
import org.huiyin.access.Scope;
import org.huiyin.answer.Answers;
import org.huiyin.answer.Document;
import org.huiyin.answer.DraftForm;
import org.huiyin.answer.Saved;
import org.huiyin.casework.Acts;
import org.huiyin.casework.Correspondence;
import org.huiyin.casework.Doer;
import org.huiyin.casework.Given;
import org.huiyin.casework.Leg;
import org.huiyin.casework.Matters;
import org.huiyin.casework.NameVisibility;
import org.huiyin.casework.NewMatter;
import org.huiyin.casework.Origin;
import org.huiyin.casework.Outcome;
import org.huiyin.casework.ReplyBy;
import org.huiyin.demo.DemoStories.Step;
import org.huiyin.intake.Filings;
import org.huiyin.organization.Office;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.Organization;
import org.huiyin.vault.Field;
import org.springframework.stereotype.Component;

/** Does the acts of the demo's stories through the doors that the pages use, as the person or the office that would. */
@Component
class DemoActs {

    private static final String PETITION = "cn-petition-2022";
    private static final String HOTLINE = "cn-hotline-jinan";
    private static final int EXECUTE_DAYS = 14;
    private static final String SECURITY_AT = "yl-xf";

    private final Filings filings;
    private final Acts acts;
    private final Answers answers;
    private final Matters matters;
    private final Correspondence letters;
    private final AccessRequests requests;
    private final Organization organization;
    private final ZoneId zone;

    DemoActs(Filings filings, Acts acts, Answers answers, Matters matters, Correspondence letters, AccessRequests requests, Organization organization,
            ZoneId zone) {
        this.filings = filings;
        this.acts = acts;
        this.answers = answers;
        this.matters = matters;
        this.letters = letters;
        this.requests = requests;
        this.organization = organization;
        this.zone = zone;
    }

    /** What an act came to in words: nothing when it was done. */
    private static Optional<String> came(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done _ -> Optional.empty();
            case Outcome.Refused(var whole, var byInput) -> Optional.of(whole.stream().map(Refusal::key).toList() + " " + byInput);
            case Outcome.Stale stale -> Optional.of("stale: " + stale.act());
            case Outcome.NotFound _ -> Optional.of("not found");
        };
    }

    /** Files a matter at the day of its story. */
    Course file(DemoMatter matter, DemoCity city, DemoCrew crew, Instant now) {
        var office = organization.byCode(registersFor(matter)).orElseThrow();
        var filer = matter.filer();
        var identity = new HashMap<Field, String>();
        if (matter.visibility() != NameVisibility.NOBODY) {
            identity.put(Field.NAME, filer.name());
            identity.put(Field.PHONE, filer.phone());
            identity.put(Field.ADDRESS, filer.address());
        }
        var replyBy = matter.paper() ? ReplyBy.PAPER : matter.visibility() == NameVisibility.NOBODY ? ReplyBy.NONE : ReplyBy.ONLINE;
        List<Accused> accused = matter.accused() == null ? List.of() : List.of(new Accused.AnOffice(organization.byCode(matter.accused()).orElseThrow().id()));
        var filed = new NewMatter(matter.hotline() ? HOTLINE : PETITION, matter.matterClass(), null, matter.channel(), city.place(matter.placeKey()).code(),
                matter.title(), matter.text(), matter.placeText(), matter.requests(), Map.copyOf(identity), matter.visibility(), replyBy, office.id(), accused,
                matter.retaliation(), now, Origin.LIVE, null);
        var key = UUID.randomUUID() + "-" + UUID.randomUUID();
        var came = matter.channel().equals("WEB")
                ? filings.byPerson(key, filed, List.of(), now)
                : filings.byStaff(crew.at(office.id(), matter.hotline() ? "hotline-agent" : "petition-clerk"), key, filed, List.of(), now);
        if (!(came instanceof Filings.Filed.Done(var receipt))) {
            throw new IllegalStateException("a fresh form was used before");
        }
        var person = new Doer.Person(receipt.matter(), matters.forPerson(receipt.matter()).matter().person());
        return new Course(matter, receipt, person);
    }

    /** The petition office of the district or of the city, as the office that must act belongs to one or the other. */
    private static String registersFor(DemoMatter matter) {
        if (matter.hotline()) {
            return "yl-12345";
        }
        var office = matter.accused() == null ? matter.office() : matter.accused();
        return office.replaceFirst("-.*", "") + "-xf";
    }

    /** Does one step; says what went wrong, if anything did. */
    Optional<String> tell(Course course, Step step, DemoStories stories, DemoCrew crew, Instant now) {
        var matter = course.matter;
        var leg = matters.leg(Scope.program("demo-seed"), course.leg()).orElseThrow();
        var today = now.atZone(zone).toLocalDate();
        int n = matter.ordinal();
        return switch (step.act()) {
            case "classify" -> came(acts.perform(holder(crew, leg, course), leg.id(), "classify", Given.of("class", matter.matterClass())
                    .and("procedure", PETITION).and("category", matter.category()), leg.version(), now));
            case "transfer" -> send(course, leg, crew, "transfer", Given.of("offices", office(step.wrong() ? Objects.requireNonNull(matter.wrong()) : matter.office()))
                    .and("track", step.simple() ? "simple" : "ordinary").and("reason", stories.say("transfer", n)), now);
            case "assign" -> send(course, leg, crew, "assign", Given.of("offices", office(matter.office()))
                    .and("due", today.plusDays(step.days()).toString()).and("reason", stories.say("assign", n)), now);
            case "dispatch" -> send(course, leg, crew, "dispatch", Given.of("offices", office(matter.office())), now);
            case "hand-over" -> {
                var to = crew.at(matter.office(), "confidential-receiver");
                var asked = named(crew, leg, to, now);
                if (asked.isPresent()) {
                    yield asked;
                }
                yield send(course, leg, crew, "hand-over", Given.of("offices", to.who().office().toString()).and("receiver", to.who().staff().toString()), now);
            }
            case "object" -> perform(course, holder(crew, leg, course), leg, "object", matter.wrong() == null
                    ? Given.of("reason", stories.say("object", n))
                    : Given.of("reason", stories.say("object", n)).and("proposed", office(matter.office())), now);
            case "uphold-objection" -> {
                var came = perform(course, sender(crew, leg, course), leg, step.act(), Given.of("reason", stories.say(step.act(), n)), now);
                course.back();
                yield came;
            }
            case "reject-objection", "rework" -> perform(course, sender(crew, leg, course), leg, step.act(), Given.of("reason", stories.say(step.act(), n)), now);
            case "call-back" -> perform(course, sender(crew, leg, course), leg, "call-back", Given.of("on", today.toString()).and("solved", "SOLVED")
                    .and("words", stories.say("call-back", n)), now);
            case "notice" -> perform(course, holder(crew, leg, course), leg, "notice", Given.of("on", today.toString()).and("notice", stories.say("notice", n)), now);
            case "accept" -> perform(course, holder(crew, leg, course), leg, "accept", Given.of("on", today.toString())
                    .and("basis", n % 4 == 0 ? "NOTICE" : "EXPLICIT_DECISION"), now);
            case "answer" -> perform(course, holder(crew, leg, course), leg, "answer", Given.of("contacted", today.toString())
                    .and("reply", Objects.requireNonNull(matter.reply())), now);
            case "reply" -> perform(course, holder(crew, leg, course), leg, "reply", Given.of("reply", Objects.requireNonNull(matter.reply())), now);
            case "guide" -> perform(course, holder(crew, leg, course), leg, "guide", Given.of("organ", Objects.requireNonNull(matter.organ()))
                    .and("reply", Objects.requireNonNull(matter.reply())), now);
            case "introduce" -> {
                var road = Objects.requireNonNull(stories.roads().get(step.route()));
                yield perform(course, holder(crew, leg, course), leg, "introduce", Given.of("route", Objects.requireNonNull(step.route()))
                        .and("organ", road.organ()).and("reply", road.reply()), now);
            }
            case "feed-back" -> perform(course, crew.at(leg.office(), "confidential-receiver"), leg, "feed-back", Given.of("reply", stories.say("feed-back", n)), now);
            case "extend" -> perform(course, crew.at(leg.office(), "office-head"), leg, "extend", Given.of("days", Integer.toString(step.days()))
                    .and("reason", stories.say("extend", n)), now);
            case "ask" -> letters.write(crew.at(leg.office(), "handler"), leg.id(), Correspondence.Kind.QUESTION, stories.say("ask", n), now).map(Refusal::key);
            case "note" -> letters.write(crew.at(leg.office(), "handler"), leg.id(), Correspondence.Kind.NOTE, stories.say("note", n), now).map(Refusal::key);
            case "draft" -> draft(crew.at(leg.office(), "handler"), leg, Objects.requireNonNull(matter.answer()), today, now);
            case "submit" -> came(answers.submit(crew.at(leg.office(), "handler"), leg.id(), leg.version(), now));
            case "approve" -> came(answers.approve(crew.at(leg.office(), "office-head"), leg.id(), leg.version(), now));
            case "issue" -> came(answers.issue(crew.at(leg.office(), "handler"), leg.id(), leg.version(), now));
            case "serve" -> serve(course, leg, step, stories, crew, today, now);
            case "not-fixed", "ask-review" -> perform(course, course.person, leg, step.act(), Given.of("reason", stories.say(step.act(), n)), now);
            default -> Optional.of("no such act: " + step.act());
        };
    }

    /** Puts the receiver in the other office on the closed list: one asks, a security administrator approves. */
    private Optional<String> named(DemoCrew crew, Leg leg, Doer.Staff to, Instant now) {
        var by = crew.at(leg.office(), "confidential-receiver").who();
        var security = crew.at(SECURITY_AT, "security-admin").who();
        if (requests.askForReceiver(by, leg.matter(), to.who().staff(), "hand-over", now) instanceof AccessRequests.Outcome.Refused(var why)) {
            return Optional.of(why.key());
        }
        var waiting = requests.waitingFor(leg.matter()).getFirst();
        return requests.decide(security, waiting.id(), true, now) instanceof AccessRequests.Outcome.Refused(var why) ? Optional.of(why.key()) : Optional.empty();
    }

    private Optional<String> send(Course course, Leg leg, DemoCrew crew, String act, Given given, Instant now) {
        var by = act.equals("hand-over") ? crew.at(leg.office(), "confidential-receiver") : holder(crew, leg, course);
        return perform(course, by, leg, act, given, now);
    }

    private Optional<String> perform(Course course, Doer by, Leg leg, String act, Given given, Instant now) {
        var outcome = acts.perform(by, leg.id(), act, given, leg.version(), now);
        course.follow(outcome);
        return came(outcome);
    }

    private Optional<String> draft(Doer.Staff by, Leg leg, DemoMatter.Answer answer, LocalDate today, Instant now) {
        var outcomes = new HashMap<Integer, String>();
        var opinions = new HashMap<Integer, String>();
        var executeBy = new HashMap<Integer, String>();
        for (int i = 0; i < answer.items().size(); i++) {
            var item = answer.items().get(i);
            outcomes.put(i + 1, item.outcome());
            opinions.put(i + 1, item.opinion());
            if (item.outcome().equals("SUPPORT")) {
                executeBy.put(i + 1, today.plusDays(EXECUTE_DAYS).toString());
            }
        }
        var saved = answers.save(by, leg.id(), new DraftForm(answer.facts(), String.join("\n", answer.basis()), outcomes, opinions, executeBy), 0, now);
        return switch (saved) {
            case Saved.Kept _ -> Optional.empty();
            case Saved.Wrong(var fields) -> Optional.of(fields.toString());
            case Saved.Stale _ -> Optional.of("stale draft");
            case Saved.Refused(var why) -> Optional.of(why.key());
        };
    }

    /** Who agreed to be answered online says that it came; to others it is handed or posted. */
    private Optional<String> serve(Course course, Leg leg, Step step, DemoStories stories, DemoCrew crew, LocalDate today, Instant now) {
        if (!course.matter.paper()) {
            return came(answers.received(course.person, leg.id(), leg.version(), now));
        }
        return came(answers.serve(crew.at(leg.office(), "handler"), leg.id(), step.post() ? Document.Method.POST : Document.Method.PERSONAL, today.toString(),
                stories.say("proof", step.post() ? 1 : 0), leg.version(), now));
    }

    private Doer.Staff holder(DemoCrew crew, Leg leg, Course course) {
        return crew.at(leg.office(), !course.atIntake(leg) ? "handler" : course.matter.hotline() ? "hotline-agent" : "petition-officer");
    }

    private Doer.Staff sender(DemoCrew crew, Leg leg, Course course) {
        OfficeId sender = Objects.requireNonNull(leg.sender());
        return crew.at(sender, course.matter.hotline() ? "hotline-agent" : "petition-officer");
    }

    private String office(String code) {
        return organization.byCode(code).map(Office::id).orElseThrow().toString();
    }
}

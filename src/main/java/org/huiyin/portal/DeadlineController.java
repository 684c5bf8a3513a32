package org.huiyin.portal;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.huiyin.calendar.CalendarEditions;
import org.huiyin.calendar.WorkingDays;
import org.huiyin.clock.Deadlines;
import org.huiyin.clock.DueDate;
import org.huiyin.clock.Facts;
import org.huiyin.clock.Refusal;
import org.huiyin.clock.Rule;
import org.huiyin.clock.RuleBook;
import org.huiyin.clock.RuleId;
import org.huiyin.web.Choice;
import org.huiyin.web.Mistake;
import org.huiyin.web.Moment;
import org.huiyin.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** “If I filed today”: the same computation as behind every matter, for anybody. The address holds the question, so an answer can be linked. */
@Controller
class DeadlineController {

    /** What happens after filing, in order; shown from today before anything is asked. */
    private static final List<String> ROAD = List.of("XF-03", "XF-05", "XF-20");

    private static final String FIRST = "XF-20";

    private final RuleBook rules;
    private final CalendarEditions editions;
    private final Clock clock;
    private final ZoneId zone;

    DeadlineController(RuleBook rules, CalendarEditions editions, Clock clock, ZoneId zone) {
        this.rules = rules;
        this.editions = editions;
        this.clock = clock;
        this.zone = zone;
    }

    @GetMapping("/deadline")
    String deadline(
            Page t,
            Model model,
            @RequestParam(defaultValue = "") String rule,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "") String extend,
            @RequestParam(defaultValue = "") String pauseFrom,
            @RequestParam(defaultValue = "") String pauseTo) {
        LocalDate today = LocalDate.now(clock.withZone(zone));
        boolean asking = !rule.isBlank() || !from.isBlank();
        var asked = new DeadlineAsked(
                rule.isBlank() ? FIRST : DeadlineAsked.kept(rule), from.isBlank() ? today.toString() : DeadlineAsked.kept(from),
                DeadlineAsked.kept(at), DeadlineAsked.kept(extend), DeadlineAsked.kept(pauseFrom), DeadlineAsked.kept(pauseTo));
        var mistakes = new ArrayList<Mistake>();
        model.addAttribute("asked", asked);
        model.addAttribute("choices", choices(t));
        model.addAttribute("today", today);
        model.addAttribute("result", asking ? result(asked, mistakes, t) : null);
        model.addAttribute("road", asking ? List.of() : road(today, t));
        model.addAttribute("mistakes", mistakes);
        return "portal/deadline";
    }

    private @Nullable DeadlineResult result(DeadlineAsked asked, List<Mistake> mistakes, Page t) {
        Optional<Rule> rule = rules.find(asked.rule());
        if (rule.isEmpty()) {
            mistakes.add(new Mistake("rule", say(rules.refusal(asked.rule()), t)));
            return null;
        }
        @Nullable LocalDate from = day(asked.from(), "from", mistakes, t);
        if (from == null) {
            return null;
        }
        Facts facts = Facts.from(rule.get(), from);
        if (rule.get().countsFromMoment()) {
            @Nullable LocalTime time = time(asked.at());
            if (time == null) {
                mistakes.add(new Mistake("at", t.text("deadline.page.wrong.at")));
                return null;
            }
            facts = Facts.from(rule.get(), from.atTime(time));
        }
        if (!asked.extend().isEmpty()) {
            if (!asked.extend().matches("[0-9]{1,4}")) {
                mistakes.add(new Mistake("extend", t.text("deadline.page.wrong.extend")));
                return null;
            }
            facts = facts.extended(Integer.parseInt(asked.extend()));
        }
        if (!asked.pauseFrom().isEmpty() || !asked.pauseTo().isEmpty()) {
            @Nullable LocalDate first = day(asked.pauseFrom(), "pauseFrom", mistakes, t);
            @Nullable LocalDate last = day(asked.pauseTo(), "pauseTo", mistakes, t);
            if (first == null || last == null) {
                return null;
            }
            facts = facts.paused(first, last);
        }
        WorkingDays days = editions.current().calendars().of(rule.get().calendar());
        Optional<Refusal> refusal = Deadlines.refusal(facts, days);
        if (refusal.isPresent()) {
            mistakes.add(new Mistake(field(refusal.get()), say(refusal.get(), t)));
            return null;
        }
        return DeadlineResult.of(rule.get(), Deadlines.compute(facts, days), t);
    }

    private List<Moment> road(LocalDate today, Page t) {
        var calendars = editions.current().calendars();
        return ROAD.stream()
                .map(id -> rules.require(new RuleId(id)))
                .map(rule -> {
                    DueDate date = Deadlines.compute(Facts.from(rule, today), calendars.of(rule.calendar()));
                    return new Moment(t.date(date.dueOn()), date.dueOn().toString(), t.text("deadline.page.road." + rule.id()), null,
                            date.provisional() ? t.text("deadline.page.provisional.body") : null);
                })
                .toList();
    }

    private List<Choice> choices(Page t) {
        var choices = new LinkedHashMap<String, Choice>();
        for (Rule rule : rules.all()) {
            String label = t.text("deadline.page.choice", rule.step().in(t.language().locale()), rule.who().in(t.language().locale()), rule.id().value());
            choices.put(rule.id().value(), new Choice(rule.id().value(), label));
        }
        return List.copyOf(choices.values());
    }

    private static String field(Refusal refusal) {
        if (refusal.key().contains("pause")) {
            return "pauseFrom";
        }
        return refusal.key().contains("extension") ? "extend" : "from";
    }

    private static String say(Refusal refusal, Page t) {
        return refusal.in(t.language().locale());
    }

    private static @Nullable LocalDate day(String typed, String field, List<Mistake> mistakes, Page t) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeException e) {
            mistakes.add(new Mistake(field, t.text("deadline.page.wrong.day")));
            return null;
        }
    }

    private static @Nullable LocalTime time(String typed) {
        try {
            return LocalTime.parse(typed);
        } catch (DateTimeException e) {
            return null;
        }
    }
}

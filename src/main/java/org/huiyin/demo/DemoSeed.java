package org.huiyin.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.huiyin.calendar.CalendarEditions;
import org.huiyin.calendar.WorkingDays;
import org.huiyin.clock.LapseSweep;
import org.huiyin.demo.DemoStories.Step;
import org.huiyin.knowledge.Shipped;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Plays the demo city day by day: what was filed, what the offices did, what they let lapse. All of it in one transaction, so that a demo is
 * there whole or not at all.
 */
@Component
class DemoSeed {

    private static final LocalTime OPENS = LocalTime.of(9, 5);
    private static final Duration APART = Duration.ofMinutes(7);

    private final DemoOffices offices;
    private final DemoActs acts;
    private final DemoDuties duties;
    private final Shipped knowledge;
    private final LapseSweep sweep;
    private final CalendarEditions calendars;
    private final Clock clock;
    private final ZoneId zone;
    private final TransactionTemplate whole;

    DemoSeed(DemoOffices offices, DemoActs acts, DemoDuties duties, Shipped knowledge, LapseSweep sweep, CalendarEditions calendars, Clock clock,
            ZoneId zone, PlatformTransactionManager transactions) {
        this.offices = offices;
        this.acts = acts;
        this.duties = duties;
        this.knowledge = knowledge;
        this.sweep = sweep;
        this.calendars = calendars;
        this.clock = clock;
        this.zone = zone;
        this.whole = new TransactionTemplate(transactions);
    }

    /** Told now and then how far the seeding has come. */
    interface Watcher {
        void day(LocalDate day, int acts, int ofActs);
    }

    /**
     * What was seeded.
     *
     * @param refused steps that the program refused, with the reason: none, or a story is wrong
     */
    record Seeded(int matters, int acts, Map<DemoMatter, Course> courses, List<String> refused) {}

    /** True when there is nothing yet. */
    boolean needed() {
        return offices.none();
    }

    /** @param most matters at most, taken from all over the files */
    Seeded fill(int most, Watcher watcher) {
        return java.util.Objects.requireNonNull(whole.execute(_ -> play(most, watcher)));
    }

    /** @param step none for the filing itself */
    private record Moment(Instant at, DemoMatter matter, int index, @Nullable Step step) {}

    private Seeded play(int most, Watcher watcher) {
        var now = clock.instant();
        var city = DemoCity.read();
        var stories = DemoStories.read();
        var crew = offices.setUp(city, now);
        duties.setUp(now.atZone(zone).toLocalDate().minusDays(DemoOffices.SINCE_DAYS), now);
        var days = calendars.current().calendars().of("cn");
        var moments = new ArrayList<Moment>();
        var matters = DemoMatters.read(city);
        int every = Math.max(1, matters.size() / Math.max(1, most));
        for (int i = 0; i < matters.size() && i / every < most; i += every) {
            moments.addAll(moments(matters.get(i), stories.story(matters.get(i).story()), days, now));
        }
        moments.sort(Comparator.comparing(Moment::at).thenComparing(m -> m.matter().ordinal()).thenComparing(Moment::index));

        knowledge.take(crew.at("yl-xf", "petition-head").who(), moments.getFirst().at());
        var courses = new HashMap<DemoMatter, Course>();
        var refused = new ArrayList<String>();
        int done = 0;
        for (var day : byDay(moments).entrySet()) {
            sweep.sweep(day.getKey().atStartOfDay(zone).toInstant());
            for (var moment : day.getValue()) {
                if (moment.step() == null) {
                    courses.put(moment.matter(), acts.file(moment.matter(), city, crew, moment.at()));
                } else {
                    acts.tell(courses.get(moment.matter()), moment.step(), stories, crew, moment.at())
                            .ifPresent(why -> refused.add(moment.matter().key() + " " + moment.matter().story() + " " + moment.step() + ": " + why));
                }
                done++;
            }
            watcher.day(day.getKey(), done, moments.size());
        }
        sweep.sweep(now);
        offices.openAccounts(city, crew, now);
        return new Seeded(courses.size(), done, courses, refused);
    }

    /** Every day from the first to the last, those without an act too: limits lapse on them. */
    private Map<LocalDate, List<Moment>> byDay(List<Moment> moments) {
        var byDay = new TreeMap<LocalDate, List<Moment>>();
        var first = moments.getFirst().at().atZone(zone).toLocalDate();
        var last = moments.getLast().at().atZone(zone).toLocalDate();
        first.datesUntil(last.plusDays(1)).forEach(day -> byDay.put(day, new ArrayList<>()));
        moments.forEach(m -> java.util.Objects.requireNonNull(byDay.get(m.at().atZone(zone).toLocalDate())).add(m));
        return byDay;
    }

    private List<Moment> moments(DemoMatter matter, List<Step> steps, WorkingDays days, Instant now) {
        var moments = new ArrayList<Moment>();
        var today = now.atZone(zone).toLocalDate();
        var filedOn = today.minusDays(matter.ago());
        var at = earlier(filedOn.atTime(7, 30).plusMinutes(matter.ordinal() * 37L % 820).atZone(zone).toInstant(), now);
        moments.add(new Moment(at, matter, 0, null));
        var before = filedOn;
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            var day = step.day() < 0 ? today.plusDays(step.day()) : filedOn.plusDays(step.day());
            if (day.isAfter(today) || day.isBefore(before)) {
                throw new IllegalStateException("demo matter %s: %s does not fit into %d days".formatted(matter.key(), step, matter.ago()));
            }
            before = day;
            var office = atWork(day, today, days).atTime(OPENS).plusMinutes(matter.ordinal() * 53L % 410).atZone(zone).toInstant();
            at = earlier(office.isBefore(at.plus(APART)) ? at.plus(APART) : office, now);
            moments.add(new Moment(at, matter, i + 1, step));
        }
        return moments;
    }

    /** The day itself when offices work on it, else the next one they do, else the last one before today. */
    private static LocalDate atWork(LocalDate day, LocalDate today, WorkingDays days) {
        return day.datesUntil(today.plusDays(1)).filter(d -> days.day(d).working()).findFirst().orElse(day);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}

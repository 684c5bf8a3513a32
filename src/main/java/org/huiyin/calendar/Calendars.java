package org.huiyin.calendar;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.huiyin.lawfile.LawFile;
import org.huiyin.lawfile.LawMap;
import org.huiyin.lawfile.Text;
import org.jspecify.annotations.Nullable;

/**
 * The calendars at hand, as one immutable value: those that ship with the program and, over them, editions that were imported. A
 * calendar nobody holds is answered too, with Monday to Friday and every day unpublished.
 */
public final class Calendars {

    private static final Pattern NAME = Pattern.compile("[a-z]{2}(-[a-z0-9]{1,8}){0,3}");
    private static final ZoneId HOME = ZoneId.of("Asia/Shanghai");

    private final Map<String, Held> calendars;

    private Calendars(Map<String, Held> calendars) {
        this.calendars = Collections.unmodifiableMap(calendars);
    }

    /** The calendars that ship with the program. */
    public static Calendars shipped() {
        return LawFile.shipped("calendars/index.yaml", Calendars::index);
    }

    /** The editions that ship with the program, year by year. */
    static List<Edition> shippedEditions() {
        return shipped().calendars.values().stream().flatMap(held -> held.editions().values().stream()).toList();
    }

    static String path(String calendar, int year) {
        return "calendars/" + calendar + "/" + year + ".yaml";
    }

    /** Whether the word can name a calendar at all: a country code and, if need be, parts of it ({@code gb-eng}). */
    public static boolean isName(String word) {
        return NAME.matcher(word).matches();
    }

    /** Names of the calendars that are known, held or not. */
    public Collection<String> names() {
        return calendars.keySet();
    }

    /** The calendar of that name; one that is not known is answered as not held. */
    public WorkingDays of(String name) {
        @Nullable Held held = calendars.get(name);
        return held != null ? held : new Held(name, new Text("“" + name + "”日历", "calendar “" + name + "”"), HOME, new TreeMap<>());
    }

    /** Title years held for a calendar, oldest first. */
    public List<Integer> years(String name) {
        @Nullable Held held = calendars.get(name);
        return held == null ? List.of() : List.copyOf(held.editions().keySet());
    }

    /** The edition in use for a title year, or null. */
    public @Nullable Edition edition(String name, int year) {
        @Nullable Held held = calendars.get(name);
        return held == null ? null : held.editions().get(year);
    }

    /** These calendars with one more edition, which takes the place of an earlier one of the same year. */
    public Calendars with(Edition edition) {
        var next = new LinkedHashMap<>(calendars);
        Held before = (Held) of(edition.calendar());
        var editions = new TreeMap<>(before.editions());
        editions.put(edition.year(), edition);
        next.put(edition.calendar(), new Held(before.calendar(), before.name(), before.zone(), editions));
        return new Calendars(next);
    }

    private static Calendars index(LawMap file) {
        var calendars = new LinkedHashMap<String, Held>();
        file.named("calendars").forEach((name, entry) -> {
            Text words = entry.words("name");
            ZoneId zone = ZoneId.of(entry.text("zone", "Asia/Shanghai"));
            var editions = new TreeMap<Integer, Edition>();
            for (int year : years(entry)) {
                editions.put(year, LawFile.shipped(path(name, year), Edition::of));
            }
            calendars.put(name, new Held(name, words, zone, editions));
        });
        return new Calendars(calendars);
    }

    private static List<Integer> years(LawMap entry) {
        var years = new ArrayList<Integer>();
        for (String written : entry.texts("editions")) {
            String[] ends = written.split("\\.\\.", 2);
            for (int year = Integer.parseInt(ends[0]); year <= Integer.parseInt(ends[ends.length - 1]); year++) {
                years.add(year);
            }
        }
        return years;
    }

    /** One calendar with its editions by title year. The notice of the next year may change a December, so it is asked first. */
    private record Held(String calendar, Text name, ZoneId zone, SortedMap<Integer, Edition> editions) implements WorkingDays {

        @Override
        public DayKind day(LocalDate day) {
            @Nullable DayKind listed = listed(day.getYear() + 1, day);
            if (listed == null) {
                listed = listed(day.getYear(), day);
            }
            if (!holds(day.getYear())) {
                return switch (listed) {
                    case null -> WorkingDays.weekend(day) ? new DayKind.Unpublished(false, WEEKEND) : new DayKind.Unpublished(true, null);
                    case DayKind.Rest(Text holiday) -> new DayKind.Unpublished(false, holiday);
                    case DayKind.Working(Text makeUp) -> new DayKind.Unpublished(true, makeUp);
                    case DayKind.Unpublished unpublished -> unpublished;
                };
            }
            if (listed != null) {
                return listed;
            }
            return WorkingDays.weekend(day) ? new DayKind.Rest(WEEKEND) : new DayKind.Working(null);
        }

        @Override
        public boolean holds(int year) {
            return editions.containsKey(year);
        }

        @Override
        public boolean held() {
            return !editions.isEmpty();
        }

        private @Nullable DayKind listed(int year, LocalDate day) {
            @Nullable Edition edition = editions.get(year);
            return edition == null ? null : edition.days().get(day);
        }
    }
}

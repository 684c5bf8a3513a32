package org.huiyin.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huiyin.casework.NameVisibility;
import org.huiyin.demo.DemoMatter.Answer;
import org.huiyin.demo.DemoMatter.Filer;
import org.huiyin.demo.DemoMatter.Item;
import org.huiyin.lawfile.LawFile;
import org.huiyin.lawfile.LawMap;
import org.jspecify.annotations.Nullable;

/** Reads the matters of the demo and places each where its file says it happens too. */
final class DemoMatters {

    private static final Map<String, NameVisibility> VISIBLE = Map.of(
            "office", NameVisibility.OFFICE, "petition-office", NameVisibility.PETITION_OFFICE, "unnamed", NameVisibility.NOBODY);
    private static final Map<String, String> CHANNELS = Map.of("portal", "WEB", "window", "VISIT", "phone", "PHONE", "letter", "LETTER");
    private static final Map<String, String> OUTCOMES = Map.of("support", "SUPPORT", "explain", "EXPLAIN", "not-support", "NOT_SUPPORT");

    private final DemoCity city;
    private final People people;
    private final List<DemoMatter> matters = new ArrayList<>();

    private DemoMatters(DemoCity city, People people) {
        this.city = city;
        this.people = people;
    }

    /** All matters in the order of the files. */
    static List<DemoMatter> read(DemoCity city) {
        var reading = new DemoMatters(city, People.read());
        for (var file : city.matterFiles()) {
            LawFile.shipped("demo/matters/" + file + ".yaml", top -> {
                top.maps("matters").forEach(reading::one);
                return file;
            });
        }
        return List.copyOf(reading.matters);
    }

    /**
     * Where, and how far it has come.
     *
     * @param at key of the place, and {@code place} where there in people's words
     * @param point coordinates that were written with the place, in the sea, for the city is invented
     * @param title what is said there, when it is not what is said of the first place; {@code text} and {@code requests} likewise
     */
    private record Spot(String office, String at, String place, @Nullable String point, String story, int ago, @Nullable String wrong, @Nullable String title, @Nullable String text,
            List<String> requests) {}

    private record Told(String key, boolean hotline, String matterClass, String category, String title, String text, List<String> requests, String channel,
            NameVisibility visibility, boolean paper, @Nullable String accused, boolean retaliation, @Nullable Answer answer, @Nullable String reply,
            @Nullable String organ) {}

    private void one(LawMap map) {
        var answer = map.mapOrNull("answer");
        var guide = map.textOrNull("guide", "……");
        var reply = map.textOrNull("reply", "……");
        boolean hotline = either(map, "procedure", Map.of("petition", false, "hotline", true), false);
        var told = new Told(map.text("key", "lamps"), hotline, map.text("class", "claim"), map.text("category", "URBAN"), map.text("title", "路灯不亮"),
                map.text("text", "……"), map.texts("requests"), hotline ? "HOTLINE" : either(map, "channel", CHANNELS, "WEB"),
                either(map, "visibility", VISIBLE, NameVisibility.OFFICE), either(map, "service", Map.of("online", false, "paper", true), false),
                map.textOrNull("accused", "sl-cgj"), map.flag("retaliation", false), answer == null ? null : answer(answer), reply == null ? guide : reply,
                map.textOrNull("organ", "人民法院"));
        map.textOrNull("urgency", "urgent");
        var filer = map.mapOrNull("filer");
        var named = filer == null ? null : new Filer(filer.text("name", "晏春生"), filer.text("phone", "\"13800000001\""), filer.text("address", "……"));
        add(told, spot(map, null, null, List.of()), named);
        // each says it in words of its own: the same words at several places would be one matter to whoever compares them
        map.maps("elsewhere").forEach(place -> add(told, spot(place, place.text("title", "路灯不亮"), place.text("text", "……"), place.texts("requests")), null));
    }

    private static Spot spot(LawMap map, @Nullable String title, @Nullable String text, List<String> requests) {
        return new Spot(map.text("office", "lw-cgj"), map.text("at", "binhe"), map.text("place", "滨河步道"), map.textOrNull("point", "30.212, 123.505"), map.text("story", "accepted"),
                map.integer("ago", 0, 400), map.textOrNull("wrong", "lw-zjj"), title, text, requests);
    }

    private static Answer answer(LawMap map) {
        return new Answer(map.text("facts", "……"),
                map.maps("items").stream().map(i -> new Item(i.choice("outcome", OUTCOMES), i.text("opinion", "……"))).toList(),
                map.texts("basis"));
    }

    private void add(Told told, Spot spot, @Nullable Filer named) {
        int ordinal = matters.size();
        var filer = named != null ? named : people.person(ordinal, city.address(spot.at()));
        var title = spot.title() == null ? told.title() : spot.title();
        var text = spot.text() == null ? told.text() : spot.text();
        var requests = spot.requests().isEmpty() ? told.requests() : spot.requests();
        matters.add(new DemoMatter(ordinal, told.key(), told.hotline(), told.matterClass(), told.category(), here(title, spot), here(text, spot),
                spot.at(), spot.point() == null ? spot.place() : spot.place() + "（" + spot.point() + "）", requests.stream().map(r -> here(r, spot)).toList(), told.channel(), filer, told.visibility(), told.paper(),
                spot.office(), spot.wrong(), told.accused(), told.retaliation(), spot.story(), spot.ago(), here(told.answer(), spot),
                told.reply() == null ? null : here(told.reply(), spot), told.organ()));
    }

    private static @Nullable Answer here(@Nullable Answer answer, Spot spot) {
        return answer == null
                ? null
                : new Answer(here(answer.facts(), spot), answer.items().stream().map(i -> new Item(i.outcome(), here(i.opinion(), spot))).toList(), answer.basis());
    }

    private static <E> E either(LawMap map, String key, Map<String, E> choices, E absent) {
        return map.has(key) ? map.choice(key, choices) : absent;
    }

    private static String here(String text, Spot spot) {
        return text.replace("$place", spot.place());
    }

    /** Names, numbers and homes that nobody has, one for each matter. */
    private record People(List<String> surnames, List<String> given, List<String> homes) {

        static People read() {
            return LawFile.shipped("demo/people.yaml", top -> new People(top.texts("surnames"), top.texts("given"), top.texts("homes")));
        }

        Filer person(int ordinal, String district) {
            var name = surnames.get(ordinal % surnames.size()) + given.get((ordinal * 7 + ordinal / surnames.size()) % given.size());
            var home = homes.get(ordinal % homes.size()) + (1 + ordinal % 23) + "号楼" + (1 + ordinal % 4) + "单元" + (1 + ordinal % 6) + "0" + (1 + ordinal % 3) + "室";
            return new Filer(name, "1380000%04d".formatted(2000 + ordinal), district + home);
        }
    }
}

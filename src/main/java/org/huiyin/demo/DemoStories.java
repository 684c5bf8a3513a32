package org.huiyin.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huiyin.lawfile.LawFile;
import org.huiyin.lawfile.LawMap;
import org.jspecify.annotations.Nullable;

/** How far matters come, and what people and offices say on the way. */
record DemoStories(Map<String, List<Step>> stories, Map<String, List<String>> words, Map<String, Road> roads) {

    /**
     * One act of a story.
     *
     * @param day from the day of filing; negative counts back from today
     * @param wrong sent first to an office that is not competent
     * @param days of an extension, or until the result of an assigned matter is asked for
     * @param route R1 to R5, for an introduction
     * @param post served by post
     */
    record Step(int day, String act, boolean wrong, boolean simple, int days, @Nullable String route, boolean post) {}

    /** Where another legal route leads, and what the person is told. */
    record Road(String organ, String reply) {}

    static DemoStories read() {
        return LawFile.shipped("demo/stories.yaml", DemoStories::read);
    }

    private static DemoStories read(LawMap top) {
        var stories = new LinkedHashMap<String, List<Step>>();
        var told = top.map("stories");
        for (var name : told.keys()) {
            stories.put(name, told.maps(name).stream().map(DemoStories::step).toList());
        }
        var words = new LinkedHashMap<String, List<String>>();
        var said = top.map("words");
        for (var act : said.keys()) {
            words.put(act, said.texts(act));
        }
        var roads = new LinkedHashMap<String, Road>();
        top.named("routes").forEach((route, map) -> roads.put(route, new Road(map.text("organ", "人民法院"), map.text("reply", "……"))));
        return new DemoStories(stories, words, roads);
    }

    private static Step step(LawMap map) {
        return new Step(map.integer("day", -200, 400), map.text("act", "notice"), "wrong".equals(map.textOrNull("to", "wrong")), map.flag("simple", false),
                map.integer("days", 1, 90, 30), map.textOrNull("route", "R4"), "post".equals(map.textOrNull("method", "post")));
    }

    List<Step> story(String name) {
        var steps = stories.get(name);
        if (steps == null) {
            throw new IllegalArgumentException("no demo story " + name);
        }
        return steps;
    }

    /** What is said with an act, the next one each time the ordinal goes up. */
    String say(String act, int ordinal) {
        var said = words.get(act);
        if (said == null) {
            throw new IllegalArgumentException("no demo words for " + act);
        }
        return said.get(ordinal % said.size());
    }
}

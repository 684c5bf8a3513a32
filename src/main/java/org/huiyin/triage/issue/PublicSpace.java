package org.huiyin.triage.issue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huiyin.category.Schemes;
import org.huiyin.lawfile.LawFile;
import org.huiyin.lawfile.LawMap;
import org.huiyin.lawfile.Near;
import org.huiyin.lawfile.Reading;
import org.huiyin.triage.hot.Problems;
import org.jspecify.annotations.Nullable;

/**
 * What counts as a problem of public space, and which words name somebody: {@code triage/public-space.yaml}.
 *
 * @param kinds code of a kind of problem → words for the thing itself
 * @param categories contents that are of public space, with all below them
 * @param somebody words that name an office or point to a person
 * @param noPlaces ends of names that are no place but somebody's
 */
record PublicSpace(Map<String, List<String>> kinds, List<String> categories, List<String> somebody, List<String> noPlaces) {

    /** The file that comes with the program. */
    static PublicSpace shipped(Problems problems, Schemes schemes) {
        return LawFile.shipped("triage/public-space.yaml", file -> of(file, problems, schemes));
    }

    /** Reads such a file; what is wrong with it is said with line, reason and example. */
    static Reading<PublicSpace> read(String name, byte[] bytes, Problems problems, Schemes schemes) {
        return LawFile.read(name, bytes, file -> of(file, problems, schemes));
    }

    private static PublicSpace of(LawMap file, Problems problems, Schemes schemes) {
        var known = problems.all().stream().filter(Problems.Problem::ofPublicSpace).map(Problems.Problem::code).toList();
        var kinds = new LinkedHashMap<String, List<String>>();
        file.named("kinds").forEach((code, map) -> {
            if (!known.contains(code)) {
                var near = Near.to(code, known);
                file.refuse("kinds", "“%s”不是 problems.tsv 里标为 public 的问题种类。".formatted(code), "“%s” is no kind of problem that problems.tsv calls public.".formatted(code),
                        (near.isEmpty() ? known.getFirst() : near.getFirst()) + ": {words: [路灯]}");
            }
            kinds.put(code, words(map, "words", "words: [路灯, 灯杆]"));
        });
        if (kinds.isEmpty()) {
            file.refuse("kinds", "没有任何问题种类。", "There are no kinds of problem.", "kinds: {street-lamp: {words: [路灯]}}");
        }
        var categories = file.texts("categories");
        for (var code : categories) {
            if (schemes.find(code).isEmpty()) {
                var near = Near.to(code, schemes.latest().byCode().keySet());
                file.refuse("categories", "内容分类里没有“%s”。".formatted(code), "The scheme of contents has no “%s”.".formatted(code),
                        "categories: [" + (near.isEmpty() ? "URBAN-LIGHTING" : near.getFirst()) + "]");
            }
        }
        var somebody = new ArrayList<>(words(file, "offices", "offices: [派出所]"));
        somebody.addAll(words(file, "persons", "persons: [先生]"));
        return new PublicSpace(Map.copyOf(kinds), List.copyOf(categories), List.copyOf(somebody), words(file, "no-places", "no-places: [公司]"));
    }

    /** Words that must be there: none empty and none twice. */
    private static List<String> words(LawMap map, String key, String example) {
        var found = map.texts(key);
        if (found.isEmpty()) {
            map.refuse(key, "“%s”里没有词。".formatted(key), "“%s” has no words.".formatted(key), example);
        }
        var seen = new HashSet<String>();
        for (var word : found) {
            if (word.isBlank() || !seen.add(word)) {
                map.refuse(key, "“%s”是空的，或者出现了两次。".formatted(word), "“%s” is empty or stands there twice.".formatted(word), example);
            }
        }
        return found.stream().map(Asked::even).toList();
    }

    /** Whether these kinds of problem are all of public space; none at all is not. */
    boolean isAllPublic(List<String> problems) {
        return !problems.isEmpty() && kinds.keySet().containsAll(problems);
    }

    /** Whether a text, made even, speaks of a thing of this kind. */
    boolean speaksOf(String kind, String even) {
        return kinds.getOrDefault(kind, List.of()).stream().anyMatch(even::contains);
    }

    /** Whether a text, made even, speaks of a thing of any kind. */
    boolean speaksOfAny(String even) {
        return kinds.keySet().stream().anyMatch(kind -> speaksOf(kind, even));
    }

    /** Whether contents of that code may be of public space: none given, one of ours, one below, or one so far up that it says nothing. */
    boolean mayHold(@Nullable String category) {
        return category == null || categories.stream().anyMatch(c -> category.equals(c) || category.startsWith(c + "-") || c.startsWith(category + "-"));
    }

    /** Whether a text, made even, has a word that names an office or points to a person. */
    boolean namesSomebody(String even) {
        return somebody.stream().anyMatch(even::contains);
    }

    /** Whether a name is that of a place, not of a firm, a school or an office. */
    boolean isPlace(String name) {
        return name.length() >= 2 && noPlaces.stream().noneMatch(name::endsWith);
    }
}

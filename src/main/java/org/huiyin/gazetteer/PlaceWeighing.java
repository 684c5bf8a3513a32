package org.huiyin.gazetteer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides which of the places of one name a text means: by the divisions above that it names, by the district chosen on the form, and by the home of
 * this installation, in this order of weight. What stays equal is said to be unclear, never guessed.
 */
final class PlaceWeighing {

    private static final double FULL = 3;
    private static final double ALONE = 1;
    private static final double RIGHT_BEFORE = 3;
    private static final double CHOSEN = 3;
    private static final double HOME = 2.5;
    private static final double CONTRADICTED = -4;
    private static final double BELOW = 1.5;
    private static final double BY_LENGTH = 0.8;
    private static final int FEW = 4;

    private final Atlas atlas;
    private final String text;
    private final List<Mention> mentions;
    private final int chosen;
    private final Map<Integer, List<Integer>> named = new HashMap<>();
    private final Map<Integer, Integer> below = new HashMap<>();
    private final Map<Integer, List<Integer>> endingAt = new HashMap<>();

    PlaceWeighing(Atlas atlas, String text, List<Mention> mentions, int chosen) {
        this.atlas = atlas;
        this.text = text;
        this.mentions = mentions;
        this.chosen = chosen;
    }

    /** A mention with what was weighed: the best places, equal among themselves. */
    private record Weighed(Mention mention, double weight, int[] best) {
        double rank() {
            return weight + BY_LENGTH * mention.length();
        }
    }

    PlaceReading read() {
        for (int k = 0; k < mentions.size(); k++) {
            Mention one = mentions.get(k);
            endingAt.computeIfAbsent(one.end(), _ -> new ArrayList<>()).add(k);
            for (int place : one.places()) {
                if (atlas.level(place) <= 4 && !one.general()) {
                    named.computeIfAbsent(place, _ -> new ArrayList<>()).add(k);
                }
            }
        }
        for (Mention one : mentions) {
            Weighed first = weigh(one);
            for (int place : first.best) {
                for (int at = atlas.parent(place); at >= 0; at = atlas.parent(at)) {
                    if (named.containsKey(at)) {
                        below.merge(at, one.start(), (a, _) -> a);
                    }
                }
                if (first.best.length > FEW) {
                    break;
                }
            }
        }
        return result(apart(mentions.stream().map(this::weigh).filter(w -> w.weight > 0).toList()));
    }

    private Weighed weigh(Mention mention) {
        double most = Double.NEGATIVE_INFINITY;
        int[] best = new int[mention.places().length];
        int count = 0;
        for (int place : mention.places()) {
            double weight = weight(mention, place);
            if (weight > most + 0.01) {
                most = weight;
                count = 0;
            }
            if (weight > most - 0.01) {
                best[count++] = place;
            }
        }
        return new Weighed(mention, most, widest(Arrays.copyOf(best, count)));
    }

    /** Of equals, the one that all others lie in: 吉林 is the province before it is the city. */
    private int[] widest(int[] equal) {
        for (int one : equal) {
            if (equal.length <= FEW && Arrays.stream(equal).allMatch(other -> atlas.isWithin(other, one))) {
                return new int[] {one};
            }
        }
        return equal;
    }

    private double weight(Mention mention, int place) {
        double weight = mention.full() ? FULL : ALONE;
        boolean before = false;
        for (int at = atlas.parent(place); at >= 0; at = atlas.parent(at)) {
            double best = 0;
            for (int k : named.getOrDefault(at, List.of())) {
                Mention other = mentions.get(k);
                boolean right = isRightBefore(other, mention);
                if (speaks(other, at, mention, right)) {
                    before |= right;
                    best = Math.max(best, atlas.level(at) * (other.full() ? 1 : 0.6) + (right ? RIGHT_BEFORE : 0));
                }
            }
            weight += best;
        }
        if (!before && isContradicted(mention, place)) {
            weight += CONTRADICTED;
        }
        if (chosen >= 0 && atlas.isWithin(place, chosen)) {
            weight += CHOSEN;
        }
        if (atlas.isHome(place)) {
            weight += HOME;
        }
        return below.getOrDefault(place, mention.start()) != mention.start() ? weight + BELOW : weight;
    }

    /** A district in short speaks for what lies in it only right before it, or at home: 西湖 alone may be any lake. */
    private boolean speaks(Mention other, int place, Mention mention, boolean right) {
        return !other.overlaps(mention) && (other.full() || right || atlas.level(place) <= 2 || atlas.isHome(place));
    }

    private boolean isRightBefore(Mention other, Mention mention) {
        int gap = mention.start() - other.end();
        return gap == 0 || gap == 1 && " 的，,·-　".indexOf(text.charAt(other.end())) >= 0;
    }

    /** A town in full right before a village that does not lie in it. */
    private boolean isContradicted(Mention mention, int place) {
        for (int k : endingAt.getOrDefault(mention.start(), List.of())) {
            Mention other = mentions.get(k);
            if (other.full() && atlas.level(other.places()[0]) < atlas.level(place)) {
                return true;
            }
        }
        return false;
    }

    /** Mentions that do not overlap, the better ones first to choose. */
    private static List<Weighed> apart(List<Weighed> weighed) {
        var taken = new ArrayList<Weighed>();
        weighed.stream().sorted(Comparator.comparingDouble(Weighed::rank).reversed().thenComparing(w -> w.mention.start())).forEach(one -> {
            if (taken.stream().noneMatch(other -> other.mention.overlaps(one.mention))) {
                taken.add(one);
            }
        });
        taken.sort(Comparator.comparingInt(w -> w.mention.start()));
        return taken;
    }

    private PlaceReading result(List<Weighed> taken) {
        var accepted = new LinkedHashMap<Integer, List<Weighed>>();
        var unclear = new ArrayList<PlaceReading.Unclear>();
        for (Weighed one : taken) {
            if (one.best.length > 1) {
                if (one.mention.full() && !one.mention.general() && isWorthAsking(one.mention)) {
                    unclear.add(new PlaceReading.Unclear(said(one.mention), Arrays.stream(one.best).limit(FEW).mapToObj(atlas::division).toList(), one.best.length));
                }
            } else if (isAccepted(one)) {
                accepted.computeIfAbsent(one.best[0], _ -> new ArrayList<>()).add(one);
            }
        }
        var found = accepted.entrySet().stream()
                .filter(e -> accepted.keySet().stream().noneMatch(other -> !other.equals(e.getKey()) && atlas.isWithin(other, e.getKey())))
                .map(e -> found(e.getKey(), e.getValue(), accepted))
                .sorted(Comparator.comparingDouble(PlaceFound::weight).reversed())
                .toList();
        return new PlaceReading(found, unclear);
    }

    /** A name of one character, or a village of two that a thousand texts may contain, is not worth a question. */
    private boolean isWorthAsking(Mention mention) {
        int place = mention.places()[0];
        return atlas.stemLength(place) >= 2;
    }

    private boolean isAccepted(Weighed one) {
        int place = one.best[0];
        Set<Ground> grounds = grounds(one);
        int level = atlas.level(place);
        boolean told = grounds.contains(Ground.CHAIN) || grounds.contains(Ground.NAMED);
        if (one.mention.general()) {
            return grounds.contains(Ground.CHAIN);
        }
        if (!one.mention.full()) {
            return switch (level) {
                case 1, 2 -> true;
                case 3 -> told || grounds.contains(Ground.HOME);
                case 4 -> grounds.contains(Ground.CHAIN) || grounds.contains(Ground.HOME) && atlas.stemLength(place) >= 3;
                default -> grounds.contains(Ground.CHAIN);
            };
        }
        if (told) {
            return true;
        }
        boolean known = grounds.contains(Ground.HOME) || grounds.contains(Ground.CHOSEN);
        if (atlas.stemLength(place) == 1) {
            return known && level < 5;
        }
        return level <= 2 || known || grounds.contains(Ground.ONLY_ONE) && (level < 5 || atlas.stemLength(place) >= 3);
    }

    private Set<Ground> grounds(Weighed one) {
        var grounds = EnumSet.noneOf(Ground.class);
        int place = one.best[0];
        for (int at = atlas.parent(place); at >= 0; at = atlas.parent(at)) {
            for (int k : named.getOrDefault(at, List.of())) {
                Mention other = mentions.get(k);
                boolean right = isRightBefore(other, one.mention);
                if (speaks(other, at, one.mention, right)) {
                    grounds.add(right ? Ground.CHAIN : Ground.NAMED);
                }
            }
        }
        if (chosen >= 0 && atlas.isWithin(place, chosen)) {
            grounds.add(Ground.CHOSEN);
        }
        if (atlas.isHome(place)) {
            grounds.add(Ground.HOME);
        }
        if (one.mention.places().length == 1) {
            grounds.add(Ground.ONLY_ONE);
        }
        if (grounds.isEmpty()) {
            grounds.add(Ground.WIDEST);
        }
        return grounds;
    }

    private PlaceFound found(int place, List<Weighed> said, Map<Integer, List<Weighed>> accepted) {
        var words = new ArrayList<Said>();
        said.forEach(one -> words.add(said(one.mention)));
        for (int at = atlas.parent(place); at >= 0; at = atlas.parent(at)) {
            accepted.getOrDefault(at, List.of()).forEach(one -> words.add(said(one.mention)));
        }
        words.sort(Comparator.comparingInt(Said::start));
        Weighed best = said.stream().max(Comparator.comparingDouble(Weighed::weight)).orElseThrow();
        var grounds = EnumSet.noneOf(Ground.class);
        said.forEach(one -> grounds.addAll(grounds(one)));
        boolean told = grounds.contains(Ground.CHAIN) || grounds.contains(Ground.NAMED) || grounds.contains(Ground.CHOSEN);
        boolean certain = best.mention.full() && (told || grounds.contains(Ground.HOME) && atlas.level(place) < 5);
        int[] others = Arrays.stream(best.mention.places()).filter(p -> p != place).toArray();
        return new PlaceFound(atlas.division(place), certain, best.weight + Math.min(2, said.size() - 1) * 0.5, List.copyOf(words), grounds,
                Arrays.stream(others).limit(FEW).mapToObj(p -> new PlaceFound.Refused(atlas.division(p), against(p, grounds))).toList(), others.length);
    }

    private PlaceFound.Against against(int place, Set<Ground> grounds) {
        if (grounds.contains(Ground.CHAIN) || grounds.contains(Ground.NAMED)) {
            boolean none = true;
            for (int at = atlas.parent(place); at >= 0; at = atlas.parent(at)) {
                none &= !named.containsKey(at);
            }
            if (none) {
                return PlaceFound.Against.ELSEWHERE;
            }
        }
        if (grounds.contains(Ground.CHOSEN) && chosen >= 0 && !atlas.isWithin(place, chosen)) {
            return PlaceFound.Against.NOT_CHOSEN;
        }
        return grounds.contains(Ground.HOME) && !atlas.isHome(place) ? PlaceFound.Against.NOT_HOME : PlaceFound.Against.LESS_SAID;
    }

    private Said said(Mention mention) {
        return new Said(text.substring(mention.start(), mention.end()), mention.start(), mention.end());
    }
}

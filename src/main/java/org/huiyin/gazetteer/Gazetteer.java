package org.huiyin.gazetteer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Knows China's administrative divisions and reads their names in Chinese text: in full or in short, alone or as a chain, those of the nation and those
 * of this installation. The national ones are read on first need and kept.
 */
public final class Gazetteer {

    private static final int LONGEST_TEXT = 20_000;
    private static final String RESOURCE = "/gazetteer/divisions.xz";

    private final List<OwnDivision> own;
    private volatile @Nullable Atlas atlas;

    private Gazetteer(List<OwnDivision> own) {
        this.own = own;
    }

    /** The national divisions, read once. */
    private static final class National {
        static final DivisionTable TABLE = load();

        private static DivisionTable load() {
            try (var in = Gazetteer.class.getResourceAsStream(RESOURCE)) {
                if (in == null) {
                    throw new IllegalStateException("The program was built without " + RESOURCE);
                }
                return DivisionFile.read(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The national divisions beside those that an installation holds itself; where these are is its home. */
    public static Gazetteer of(List<OwnDivision> own) {
        return new Gazetteer(List.copyOf(own));
    }

    /** The division of a code; empty when there is none. */
    public Optional<Division> division(String code) {
        return atlas().division(code);
    }

    /** Whether a place lies within what this installation serves. */
    public boolean isHome(Division place) {
        int id = atlas().id(place.code());
        return id >= 0 && atlas().isHome(id);
    }

    /**
     * Reads the places in a text.
     *
     * @param text of which the first {@value #LONGEST_TEXT} characters are read
     * @param chosen code of the district chosen on the form; null when none was
     */
    public PlaceReading read(String text, @Nullable String chosen) {
        if (text.isBlank()) {
            return PlaceReading.NOTHING;
        }
        String read = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        Atlas known = atlas();
        var mentions = new MentionScan(known).of(read);
        return mentions.isEmpty() ? PlaceReading.NOTHING : new PlaceWeighing(known, read, mentions, chosen == null ? -1 : known.id(chosen)).read();
    }

    /** National divisions of one level drawn at random, each as often as any other: for measuring. */
    public List<Division> drawn(int level, int many, RandomGenerator random) {
        Atlas known = atlas();
        int from = known.national().firstOf(level);
        int to = known.national().firstOf(level + 1);
        return random.ints(many, from, to).mapToObj(known::division).toList();
    }

    private Atlas atlas() {
        Atlas made = atlas;
        if (made == null) {
            made = new Atlas(National.TABLE, DivisionTable.of(own));
            atlas = made;
        }
        return made;
    }
}

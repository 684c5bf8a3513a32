package org.huiyin.category;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.huiyin.lawfile.LawFile;
import org.huiyin.lawfile.Reading;
import org.huiyin.lawfile.Text;
import org.jspecify.annotations.Nullable;

/** All editions of the scheme of contents, and the ways across from other schemes. */
public final class Schemes {

    private static final List<String> SHIPPED = List.of("huiyin-1");
    private static final List<String> CROSS_WALKS = List.of("from-national-17", "from-national-20", "from-message-labels");

    private final List<CategoryScheme> editions;
    private final List<CrossWalk> crossWalks;

    private Schemes(List<CategoryScheme> editions, List<CrossWalk> crossWalks) {
        this.editions = editions.stream().sorted(Comparator.comparing(CategoryScheme::validFrom)).toList();
        this.crossWalks = List.copyOf(crossWalks);
    }

    /** The editions that ship with the program. */
    public static Schemes shipped() {
        var editions = SHIPPED.stream().map(name -> LawFile.shipped("categories/" + name + ".yaml", SchemeFile::scheme)).toList();
        return new Schemes(editions,
                CROSS_WALKS.stream().map(name -> LawFile.shipped("categories/" + name + ".yaml", SchemeFile.crossWalk(editions))).toList());
    }

    /** Reads a scheme file; what is wrong with it is said with line, reason and example. */
    public static Reading<CategoryScheme> read(String name, byte[] bytes) {
        return LawFile.read(name, bytes, SchemeFile::scheme);
    }

    /** Reads a cross-walk file that leads to one of our editions. */
    public Reading<CrossWalk> readCrossWalk(String name, byte[] bytes) {
        return LawFile.read(name, bytes, SchemeFile.crossWalk(editions));
    }

    /** The edition under which matters are filed on that day: the latest that is valid, else the first of all. */
    public CategoryScheme on(LocalDate day) {
        return editions.reversed().stream().filter(scheme -> scheme.isValidOn(day)).findFirst().orElseGet(editions::getFirst);
    }

    /** The latest edition of all. */
    public CategoryScheme latest() {
        return editions.getLast();
    }

    /** The edition a matter was filed under. */
    public Optional<CategoryScheme> edition(@Nullable String edition) {
        return editions.stream().filter(scheme -> scheme.edition().equals(edition)).findFirst();
    }

    /** What a matter of that category keeps: the latest edition that has the code; null for no code and for one that no edition has. */
    public @Nullable String editionOf(@Nullable String code) {
        return editions.reversed().stream().filter(scheme -> scheme.find(code).isPresent()).findFirst().map(CategoryScheme::edition).orElse(null);
    }

    /** A category by its code, as the latest edition that has it says. */
    public Optional<Category> find(@Nullable String code) {
        return editions.reversed().stream().flatMap(scheme -> scheme.find(code).stream()).findFirst();
    }

    /** A code, the codes above it, the nearest first, and the codes below it in the latest edition: whatever is filed under one of them is about it. */
    public List<String> about(String code) {
        var about = new java.util.ArrayList<>(Category.line(code));
        latest().byCode().keySet().stream().filter(c -> c.startsWith(code + "-")).forEach(about::add);
        return about;
    }

    /** The name of a code with the names above it, {@code City services › Water supply}; the code itself when no edition has it. */
    public Text path(String code) {
        var top = find(Category.top(code));
        var own = find(code);
        if (own.isEmpty()) {
            return new Text(code, code);
        }
        if (own.get().level() == 1) {
            return own.get().name();
        }
        Text above = own.get().level() == 2 ? top.map(Category::name).orElse(own.get().name()) : path(code.substring(0, code.lastIndexOf('-')));
        return new Text(above.zh() + " › " + own.get().name().zh(), above.en() + " › " + own.get().name().en());
    }

    /** The way across from another scheme. */
    public Optional<CrossWalk> from(String other) {
        return crossWalks.stream().filter(walk -> walk.from().equals(other)).findFirst();
    }

    /** All ways across. */
    public List<CrossWalk> crossWalks() {
        return crossWalks;
    }
}

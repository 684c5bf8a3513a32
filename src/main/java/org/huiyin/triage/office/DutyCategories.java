package org.huiyin.triage.office;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.huiyin.category.Schemes;
import org.springframework.stereotype.Component;

/** The scheme of contents as the duty list reads it: a code, what lies above it, and its name in a file. */
@Component
public class DutyCategories {

    /** More than any part of the scheme that ships has below it; a larger scheme of one's own is cut there. */
    private static final int MOST_BESIDE = 40;

    private final Schemes schemes;

    DutyCategories(Schemes schemes) {
        this.schemes = schemes;
    }

    /** Codes of all levels in the order of the scheme. */
    public List<String> codes() {
        return List.copyOf(schemes.latest().byCode().keySet());
    }

    /** The code above; the code itself where it is of the first level. */
    String above(String code) {
        return code.lastIndexOf('-') < 0 ? code : code.substring(0, code.lastIndexOf('-'));
    }

    /** The others below the code above this one, and that code itself: what is nearly the same kind of matter. */
    List<String> beside(String code) {
        String above = above(code);
        return codes().stream().filter(c -> !c.equals(code) && (c.equals(above) || c.startsWith(above + "-"))).limit(MOST_BESIDE).toList();
    }

    /** The name with the names above it; the code itself where no edition has it. */
    public String name(String code, boolean chinese) {
        return schemes.path(code).in(chinese ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH);
    }

    /** The code that somebody wrote, by code or by name. */
    Optional<String> find(String written) {
        String upper = written.toUpperCase(Locale.ROOT);
        return codes().stream()
                .filter(code -> code.equals(upper) || name(code, true).equals(written) || name(code, false).equalsIgnoreCase(written))
                .findFirst();
    }
}

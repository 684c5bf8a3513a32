package org.huiyin.triage.office;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.huiyin.casework.Categories;
import org.springframework.stereotype.Component;

/** The scheme of contents as the duty list reads it: a code, what lies above it, and its name in a file. */
@Component
public class DutyCategories {

    private static final ResourceBundle.Control EXACT = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    DutyCategories() {}

    /** Codes in the order of the scheme. */
    public List<String> codes() {
        return Categories.CODES;
    }

    /** The code itself and the codes above it, the nearest first. */
    public List<String> line(String code) {
        return List.of(code);
    }

    public String name(String code, boolean chinese) {
        return Categories.CODES.contains(code) ? words(chinese).getString("casework.category." + code) : code;
    }

    /** The code that somebody wrote, by code or by name. */
    Optional<String> find(String written) {
        return Categories.CODES.stream()
                .filter(code -> code.equals(written.toUpperCase(Locale.ROOT)) || name(code, true).equals(written) || name(code, false).equalsIgnoreCase(written))
                .findFirst();
    }

    private static ResourceBundle words(boolean chinese) {
        return ResourceBundle.getBundle("messages.casework", chinese ? Locale.ROOT : Locale.ENGLISH, EXACT);
    }
}

package org.huiyin.triage.office;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.huiyin.category.Schemes;
import org.springframework.stereotype.Component;

/** The scheme of contents as the duty list reads it: a code, what lies above it, and its name in a file. */
@Component
public class DutyCategories {

    private final Schemes schemes = Schemes.shipped();

    DutyCategories() {}

    /** Codes of all levels in the order of the scheme. */
    public List<String> codes() {
        return List.copyOf(schemes.latest().byCode().keySet());
    }

    /** The code itself and the codes above it, the nearest first. */
    public List<String> line(String code) {
        var line = new ArrayList<String>();
        for (String at = code; !at.isEmpty(); at = at.lastIndexOf('-') < 0 ? "" : at.substring(0, at.lastIndexOf('-'))) {
            line.add(at);
        }
        return line;
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

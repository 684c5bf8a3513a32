package org.huiyin.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of an import for whoever is not at a page: the command line and the file to mend. */
public final class ImportWords {

    private static final Pattern HOLE = Pattern.compile("\\{(\\d)(?:\\|([^|}]*)\\|([^|}]*))?}");
    private static final ResourceBundle.Control EXACT = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final boolean chinese;
    private final ResourceBundle texts;

    private ImportWords(boolean chinese) {
        this.chinese = chinese;
        this.texts = ResourceBundle.getBundle("messages.ledger", chinese ? Locale.ROOT : Locale.ENGLISH, EXACT);
    }

    public static ImportWords of(boolean chinese) {
        return new ImportWords(chinese);
    }

    public boolean chinese() {
        return chinese;
    }

    public String text(String key, Object... args) {
        return text(key, Arrays.stream(args).map(String::valueOf).toList());
    }

    public String text(Reason reason) {
        return text(reason.key(), reason.args());
    }

    /** Several reasons as one line. */
    public String text(List<Reason> reasons) {
        return String.join(chinese ? "；" : "; ", reasons.stream().map(this::text).toList());
    }

    public String field(LedgerField field) {
        return text("ledger.field." + field.id(), List.of());
    }

    private String text(String key, List<String> args) {
        return HOLE.matcher(texts.getString(key)).replaceAll(hole -> {
            int at = hole.group(1).charAt(0) - '0';
            if (at >= args.size()) {
                return Matcher.quoteReplacement(hole.group());
            }
            return Matcher.quoteReplacement(hole.group(2) == null ? args.get(at) : args.get(at).equals("1") ? hole.group(2) : hole.group(3));
        });
    }
}

package org.huiyin.knowledge;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.huiyin.access.Refusal;
import org.huiyin.category.Schemes;
import org.jspecify.annotations.Nullable;

/** Reads an {@link EnactmentForm}: what it says, or everything that is wrong with it, by field. */
final class EnactmentCheck {

    /** Characters in a whole text: the longest law there is has some 110,000, and a form of this length still comes through. */
    static final int LONGEST_WORDS = 150_000;

    private static final int LONGEST_ARTICLE = 30_000;
    private static final int MOST_ARTICLES = 2_000;
    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_NOTE = 500;
    private static final int MOST_KEYWORDS = 20;
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s\"'<>]{3,500}");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");

    private final Schemes schemes;
    private final Map<String, Refusal> wrong = new LinkedHashMap<>();

    /** What a sound form says. */
    record Read(Edition.Kind kind, String title, String issuer, String number, LocalDate from, @Nullable LocalDate until, String address,
            List<String> keywords, List<String> categories, boolean excerpt, List<Article> articles, String note) {}

    EnactmentCheck(Schemes schemes) {
        this.schemes = schemes;
    }

    Map<String, Refusal> wrong() {
        return wrong;
    }

    @Nullable Read read(EnactmentForm form, boolean noteNeeded) {
        var kind = Arrays.stream(Edition.Kind.values()).filter(k -> k.name().equals(form.kind().strip())).findFirst();
        if (kind.isEmpty()) {
            wrong.put("kind", Refusal.because("knowledge.input.kind"));
        }
        String title = line("title", form.title()).replaceAll("^《(.*)》$", "$1");
        if (TitleKey.of(title).isEmpty()) {
            wrong.putIfAbsent("title", Refusal.because("knowledge.input.title"));
        }
        String issuer = line("issuer", form.issuer());
        String number = line("number", form.number());
        var from = day("from", form.from());
        if (from == null && !wrong.containsKey("from")) {
            wrong.put("from", Refusal.because("knowledge.input.from"));
        }
        var until = day("until", form.until());
        if (from != null && until != null && until.isBefore(from)) {
            wrong.put("until", Refusal.because("knowledge.input.until-before", from));
        }
        String address = line("address", form.address());
        if (!address.isEmpty() && !ADDRESS.matcher(address).matches()) {
            wrong.put("address", Refusal.because("knowledge.input.address"));
        }
        var keywords = keywords(form.keywords());
        var categories = new LinkedHashSet<>(form.categories());
        if (!categories.stream().allMatch(code -> schemes.find(code).isPresent())) {
            wrong.put("categories", Refusal.because("knowledge.input.categories"));
        }
        var articles = articles(clean(form.words()));
        String note = clean(form.note()).strip();
        if (note.length() > LONGEST_NOTE) {
            wrong.put("note", Refusal.because("knowledge.input.too-long", LONGEST_NOTE));
        } else if (noteNeeded && note.isEmpty()) {
            wrong.put("note", Refusal.because("knowledge.input.note"));
        }
        return wrong.isEmpty()
                ? new Read(kind.orElseThrow(), title, issuer, number, java.util.Objects.requireNonNull(from), until, address, keywords,
                        List.copyOf(categories), form.excerpt(), articles, note)
                : null;
    }

    private List<Article> articles(String words) {
        if (words.isBlank()) {
            wrong.put("words", Refusal.because("knowledge.input.words"));
            return List.of();
        }
        if (words.length() > LONGEST_WORDS) {
            wrong.put("words", Refusal.because("knowledge.input.too-long", LONGEST_WORDS));
            return List.of();
        }
        var articles = ArticleText.read(words);
        var twice = ArticleText.twice(articles);
        if (!twice.isEmpty()) {
            wrong.put("words", Refusal.because("knowledge.input.twice", twice.subList(0, Math.min(5, twice.size()))));
        } else if (articles.size() > MOST_ARTICLES) {
            wrong.put("words", Refusal.because("knowledge.input.articles", MOST_ARTICLES));
        }
        for (Article article : articles) {
            if (article.words().isBlank()) {
                wrong.putIfAbsent("words", Refusal.because("knowledge.input.article-empty", name(article)));
            } else if (article.words().length() > LONGEST_ARTICLE) {
                wrong.putIfAbsent("words", Refusal.because("knowledge.input.article-long", name(article), LONGEST_ARTICLE));
            }
        }
        return articles;
    }

    private static String name(Article article) {
        return article.number() == null ? String.valueOf(article.ordinal()) : article.number().zh();
    }

    private List<String> keywords(String typed) {
        var words = new LinkedHashSet<String>();
        for (String word : clean(typed).split("[\\s　,，;；、]+")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        if (words.size() > MOST_KEYWORDS || words.stream().anyMatch(w -> w.length() > 30)) {
            wrong.put("keywords", Refusal.because("knowledge.input.keywords", MOST_KEYWORDS));
        }
        return List.copyOf(words);
    }

    private @Nullable LocalDate day(String field, String typed) {
        if (typed.isBlank()) {
            return null;
        }
        var day = WrittenDay.read(typed);
        if (day.isEmpty() || day.get().isBefore(EARLIEST) || day.get().isAfter(LATEST)) {
            wrong.put(field, Refusal.because("knowledge.input.date"));
            return null;
        }
        return day.get();
    }

    private String line(String field, String typed) {
        String plain = clean(typed).replaceAll("\\s+", " ").strip();
        if (plain.length() > LONGEST_LINE && !field.equals("address") || plain.length() > 510) {
            wrong.put(field, Refusal.because("knowledge.input.too-long", LONGEST_LINE));
        }
        return plain;
    }

    static String clean(String typed) {
        return CONTROL.matcher(typed.replace("\r\n", "\n").replace('\r', '\n')).replaceAll("");
    }
}

package org.huiyin.knowledge;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.huiyin.access.Refusal;
import org.huiyin.access.SignedIn;
import org.huiyin.category.Schemes;
import org.huiyin.intake.LedgerUnreadable;
import org.huiyin.intake.Spreadsheet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Takes law and policy in from a spreadsheet: one row for each article, or one for a whole text. Rows of one title and first day belong
 * together. Taking the same file twice adds nothing.
 */
@Service
public class EnactmentSheet {

    private static final int MOST_ROWS = 20_000;
    private static final int MOST_LISTED = 200;
    /** The note of an edition that came from a sheet; a screen has its own words for it. */
    public static final String FROM_SHEET = "xlsx";

    private final KnowledgeBase base;
    private final EnactmentStore store;
    private final Schemes schemes;
    private final ZoneId zone;

    EnactmentSheet(KnowledgeBase base, EnactmentStore store, Schemes schemes, ZoneId zone) {
        this.base = base;
        this.store = store;
        this.schemes = schemes;
        this.zone = zone;
    }

    /** Columns, with the names that their headers may have. Title and words must be there. */
    private enum Column {
        TITLE("标题", "名称", "法规名称", "文件名称", "title"),
        WORDS("正文", "内容", "条文", "条文内容", "text", "words"),
        FROM("施行日期", "生效日期", "实施日期", "from", "in force from"),
        KIND("类型", "种类", "kind", "type"),
        ARTICLE("条号", "条", "article"),
        CHAPTER("章节", "章", "chapter"),
        ISSUER("制定机关", "发布机关", "发文机关", "issuer", "issued by"),
        NUMBER("文号", "发文字号", "number", "document number"),
        UNTIL("失效日期", "有效期至", "until", "in force until"),
        ADDRESS("网址", "来源", "来源网址", "source", "address", "url"),
        CATEGORIES("分类", "内容分类", "category", "categories"),
        KEYWORDS("关键词", "keywords");

        private final List<String> headers;

        Column(String... headers) {
            this.headers = List.of(headers);
        }
    }

    private static final Map<String, Edition.Kind> KINDS = Map.of("法律", Edition.Kind.LAW, "行政法规", Edition.Kind.REGULATION, "党内法规",
            Edition.Kind.REGULATION, "地方性法规", Edition.Kind.LOCAL, "规章", Edition.Kind.RULE, "部门规章", Edition.Kind.RULE, "政策文件",
            Edition.Kind.POLICY, "政策", Edition.Kind.POLICY, "办事指南", Edition.Kind.GUIDE);

    /** Rows of one text. */
    private record Group(String title, List<Spreadsheet.Row> rows) {}

    /** Takes a file in. Each text is kept in a transaction of its own. */
    public EnactmentImport take(SignedIn who, Path file, Map<String, String> categoryNames, Instant now) throws IOException {
        Spreadsheet.Rows read;
        try {
            read = Spreadsheet.read(file, MOST_ROWS + 1);
        } catch (LedgerUnreadable unreadable) {
            return new EnactmentImport.Unreadable(new Refusal(unreadable.reason().key(), List.copyOf(unreadable.reason().args())));
        }
        if (read.rows().isEmpty()) {
            return new EnactmentImport.Unreadable(Refusal.because("knowledge.sheet.empty"));
        }
        if (read.cut()) {
            return new EnactmentImport.Unreadable(Refusal.because("knowledge.sheet.rows", MOST_ROWS));
        }
        var columns = columns(read.rows().getFirst());
        if (!columns.containsKey(Column.TITLE) || !columns.containsKey(Column.WORDS)) {
            return new EnactmentImport.Unreadable(Refusal.because("knowledge.sheet.headers"));
        }
        var notTaken = new ArrayList<EnactmentImport.NotTaken>();
        var taken = new ArrayList<EnactmentImport.Taken>();
        int same = 0;
        for (Group group : groups(read.rows().subList(1, read.rows().size()), columns, notTaken)) {
            var damaged = group.rows().stream().filter(Spreadsheet.Row::damaged).findFirst();
            if (damaged.isPresent()) {
                group.rows().forEach(row -> notTaken.add(new EnactmentImport.NotTaken(row.number(), group.title(), row.damaged()
                        ? Refusal.because("knowledge.sheet.damaged") : Refusal.because("knowledge.sheet.with", damaged.get().number()))));
                continue;
            }
            var form = form(group, columns, categoryNames);
            var outcome = keep(who, form, now);
            if (outcome == null) {
                same++;
                continue;
            }
            switch (outcome.kept()) {
                case Kept.Done(var id) -> taken.add(new EnactmentImport.Taken(id, group.title(), ArticleText.read(form.words()).size(), outcome.revised()));
                case Kept.Wrong(var fields) -> refuse(group, fields.values().iterator().next(), notTaken);
                case Kept.Refused(var why) -> refuse(group, why, notTaken);
                case Kept.Stale() -> refuse(group, Refusal.because("knowledge.refused.stale"), notTaken);
            }
        }
        notTaken.sort(java.util.Comparator.comparingInt(EnactmentImport.NotTaken::row));
        int listed = Math.min(MOST_LISTED, notTaken.size());
        return new EnactmentImport.Report(taken, same, List.copyOf(notTaken.subList(0, listed)), notTaken.size() - listed);
    }

    private record Outcome(Kept kept, boolean revised) {}

    /** Null when the very same is held. */
    private @Nullable Outcome keep(SignedIn who, EnactmentForm form, Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        var held = store.titled(TitleKey.of(form.title()), today);
        if (held.isEmpty()) {
            return new Outcome(base.add(who, form, now), false);
        }
        var from = WrittenDay.read(form.from());
        for (Edition edition : held) {
            if (from.isPresent() && edition.from().equals(from.get()) && !edition.ends()) {
                return base.words(edition.id()).equals(ArticleText.write(ArticleText.read(EnactmentCheck.clean(form.words())))) ? null
                        : new Outcome(new Kept.Refused(Refusal.because("knowledge.sheet.differs", edition.from())), false);
            }
        }
        var history = store.history(held.getFirst().enactment());
        return new Outcome(base.revise(who, history.getFirst().enactment(), form, history.getFirst().ordinal(), now), true);
    }

    private static void refuse(Group group, Refusal why, List<EnactmentImport.NotTaken> notTaken) {
        group.rows().forEach(row -> notTaken.add(new EnactmentImport.NotTaken(row.number(), group.title(), why)));
    }

    private static Map<Column, Integer> columns(Spreadsheet.Row header) {
        var found = new EnumMap<Column, Integer>(Column.class);
        for (int i = 0; i < header.cells().size(); i++) {
            String name = Grams.folded(header.cell(i));
            int at = i;
            Arrays.stream(Column.values()).filter(c -> c.headers.contains(name)).findFirst().ifPresent(c -> found.putIfAbsent(c, at));
        }
        return found;
    }

    private static List<Group> groups(List<Spreadsheet.Row> rows, Map<Column, Integer> columns, List<EnactmentImport.NotTaken> notTaken) {
        var groups = new LinkedHashMap<String, Group>();
        for (var row : rows) {
            String title = cell(row, columns, Column.TITLE);
            if (TitleKey.of(title).isEmpty()) {
                notTaken.add(new EnactmentImport.NotTaken(row.number(), "", Refusal.because("knowledge.input.title")));
                continue;
            }
            String from = cell(row, columns, Column.FROM);
            groups.computeIfAbsent(TitleKey.of(title) + "\n" + WrittenDay.read(from).map(Object::toString).orElse(from), _ -> new Group(title, new ArrayList<>()))
                    .rows().add(row);
        }
        return List.copyOf(groups.values());
    }

    private EnactmentForm form(Group group, Map<Column, Integer> columns, Map<String, String> categoryNames) {
        var words = new StringBuilder();
        String chapter = "";
        for (var row : group.rows()) {
            String heading = cell(row, columns, Column.CHAPTER);
            if (ArticleText.isHeading(heading) && !heading.equals(chapter)) {
                words.append(heading).append("\n\n");
                chapter = heading;
            }
            words.append(number(cell(row, columns, Column.ARTICLE)).map(n -> n.zh() + "　").orElse("")).append(cell(row, columns, Column.WORDS)).append("\n\n");
        }
        var first = group.rows().getFirst();
        String kind = cell(first, columns, Column.KIND);
        var known = KINDS.get(kind);
        return new EnactmentForm(known == null ? kind.toUpperCase(Locale.ROOT) : known.name(), group.title(), cell(first, columns, Column.ISSUER),
                cell(first, columns, Column.NUMBER), cell(first, columns, Column.FROM), cell(first, columns, Column.UNTIL), cell(first, columns, Column.ADDRESS),
                cell(first, columns, Column.KEYWORDS), categories(cell(first, columns, Column.CATEGORIES), categoryNames), false, words.toString().strip(), FROM_SHEET);
    }

    /**
     * Names or codes of any level, with commas or blanks between them; one that is not known stays as it is and is refused with the rest. A name may have
     * blanks in it: what stands between commas is looked at whole first.
     */
    private List<String> categories(String written, Map<String, String> names) {
        return Arrays.stream(written.split("[,，;；、\\n]+")).map(String::strip).filter(word -> !word.isEmpty())
                .flatMap(word -> code(word, names).map(Stream::of).orElseGet(() -> Arrays.stream(word.split("[\\s　]+")).map(part -> code(part, names).orElse(part))))
                .distinct().toList();
    }

    private Optional<String> code(String word, Map<String, String> names) {
        String upper = word.toUpperCase(Locale.ROOT);
        return schemes.find(upper).isPresent() ? Optional.of(upper) : Optional.ofNullable(names.get(word.replaceAll("\\s*[›>]\\s*", " › ")));
    }

    private static Optional<ArticleNumber> number(String written) {
        String plain = written.matches("\\d{1,4}") ? "第" + written + "条" : written;
        var found = ArticleNumber.WRITTEN.matcher(plain);
        return found.lookingAt() ? ArticleNumber.of(found) : Optional.empty();
    }

    private static String cell(Spreadsheet.Row row, Map<Column, Integer> columns, Column column) {
        return columns.containsKey(column) ? row.cell(columns.get(column)).strip() : "";
    }
}

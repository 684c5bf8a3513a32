package org.huiyin.desk;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.access.Access;
import org.huiyin.access.Refusal;
import org.huiyin.access.Scope;
import org.huiyin.access.SignedIn;
import org.huiyin.organization.Office;
import org.huiyin.organization.OfficeId;
import org.huiyin.organization.Organization;
import org.huiyin.triage.issue.Issue;
import org.huiyin.triage.issue.Issues;
import org.huiyin.web.Choice;
import org.huiyin.web.Language;
import org.huiyin.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Hot issues (热点问题): what several matters are about, who takes it, and what the petition office does with it. */
@Controller
class IssuesController {

    private static final int SHOWN = 30;
    private static final int MATTERS = 50;
    private static final int MOST_MONTHS = 24;
    private static final DateTimeFormatter ZH_MONTH = DateTimeFormatter.ofPattern("yyyy年M月", Locale.ROOT);
    private static final DateTimeFormatter ZH_DAY = DateTimeFormatter.ofPattern("M月d日", Locale.ROOT);
    private static final DateTimeFormatter EN_DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter EN_MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);
    /** A story of so many weeks is shown by weeks, a longer one by months. */
    private static final int MOST_WEEKS = 13;

    private final Access access;
    private final Issues issues;
    private final Organization organization;
    private final Terms terms;
    private final Frames frames;
    private final Clock clock;

    IssuesController(Access access, Issues issues, Organization organization, Terms terms, Frames frames, Clock clock) {
        this.access = access;
        this.issues = issues;
        this.organization = organization;
        this.terms = terms;
        this.frames = frames;
        this.clock = clock;
    }

    @GetMapping("/desk/issues")
    String list(@AuthenticationPrincipal SignedIn who, @RequestParam(defaultValue = "") String after, Page t, Model model) {
        var page = issues.page(scope(who), after(after), SHOWN);
        model.addAttribute("frame", frames.of(who, t, "/desk/issues"));
        model.addAttribute("rows", page.issues().stream().map(i -> row(t, i)).toList());
        model.addAttribute("first", after.isEmpty() ? null : "/desk/issues");
        model.addAttribute("next", page.next() == null ? null : "/desk/issues?after=" + page.next().points() + "_" + page.next().id());
        return "desk/issues";
    }

    private static Issue.@Nullable After after(String typed) {
        return typed.matches("\\d{1,7}_[0-9a-f-]{36}")
                ? new Issue.After(Integer.parseInt(typed.substring(0, typed.indexOf('_'))), Finder.uuid(typed.substring(typed.indexOf('_') + 1)))
                : null;
    }

    /** The scope of who reads matters at all; nobody else finds the page. */
    private Scope scope(SignedIn who) {
        if (!access.opens(who, "queue")) {
            throw new NotFound();
        }
        return access.scopeOf(who);
    }

    IssueView.Row row(Page t, Issue issue) {
        var heat = issue.heat();
        return new IssueView.Row("/desk/issues/" + issue.id(), name(t, issue), heat.points(), heat.matters(), heat.busiest(), weeks(t, heat.weeks()),
                t.date(issue.firstOn()), t.date(issue.lastOn()), owner(t, issue), issue.known());
    }

    static String weeks(Page t, int weeks) {
        return weeks == 0 ? t.text("issue.weeks.none") : t.text("issue.weeks", weeks);
    }

    static String name(Page t, Issue issue) {
        var name = issue.name(t.language() == Language.EN);
        return name.isEmpty() ? t.text("issue.unnamed") : name;
    }

    private @Nullable String owner(Page t, Issue issue) {
        return issue.owner() == null ? null : terms.office(t, issue.owner());
    }

    @GetMapping("/desk/issues/{id}")
    String show(@AuthenticationPrincipal SignedIn who, @PathVariable String id, @RequestParam(defaultValue = "") String before,
            @RequestParam(defaultValue = "") String done, Page t, Model model) {
        var asked = Finder.uuid(id);
        var scope = scope(who);
        var issue = issues.find(scope, asked);
        return issue.isPresent()
                ? show(who, scope, issue.get(), before, done, new IssueView.Forms(List.of(), "", "", "", "", "", null), t, model)
                : "redirect:/desk/issues/" + issues.heir(scope, asked).orElseThrow(NotFound::new);
    }

    private String show(SignedIn who, Scope scope, Issue issue, String before, String done, IssueView.Forms typed, Page t, Model model) {
        var href = "/desk/issues/" + issue.id();
        var members = issues.members(scope, issue, before.isEmpty() ? null : Finder.uuid(before), MATTERS + 1);
        boolean more = members.size() > MATTERS;
        var shown = more ? members.subList(0, MATTERS) : members;
        boolean weekly = ChronoUnit.DAYS.between(issue.firstOn(), issue.lastOn()) < 7L * MOST_WEEKS;
        var spans = weekly ? weeks(t, issue) : months(t, issue);
        var heat = issue.heat();
        model.addAttribute("frame", frames.of(who, t, "/desk/issues"));
        model.addAttribute("done", done.matches("rename|publish|withdraw|adopt|split") ? t.text("issue.done." + done) : null);
        model.addAttribute("view", new IssueView.Full(href, name(t, issue), heat.points(),
                List.of(new Choice(String.valueOf(heat.matters()), t.text("issue.heat.matters")), new Choice(String.valueOf(heat.busiest()), t.text("issue.heat.busiest")),
                        new Choice(String.valueOf(heat.weeks()), t.text("issue.heat.weeks"))),
                weekly, spans, spans.stream().mapToInt(IssueView.Span::matters).max().orElse(0), t.date(issue.firstOn()), t.date(issue.lastOn()), owner(t, issue),
                issue.known(), IssueMap.of(issues.spots(scope, issue)), shown.stream().map(m -> matter(t, m)).toList(), heat.matters() - issues.visible(scope, issue), more ? href + "?before=" + shown.getLast().matter() : null,
                issues.done(issue).stream().map(d -> new IssueView.Done(
                        d.office() == null ? t.text("issue.act." + d.act()) : t.text("issue.act." + d.act()) + " · " + terms.office(t, d.office()), t.time(d.at()), d.words())).toList(),
                issues.mayAct(who) ? new IssueView.Forms(offices(t), typed.act(), typed.name(), typed.reason(), typed.office(), typed.matter(), typed.wrong()) : null));
        return "desk/issue";
    }

    /** Every month from the first to the last, the empty ones too; of a long story the last two years. */
    private static List<IssueView.Span> months(Page t, Issue issue) {
        var count = new LinkedHashMap<YearMonth, Integer>();
        YearMonth last = YearMonth.from(issue.lastOn());
        YearMonth first = YearMonth.from(issue.firstOn());
        for (var month = first.isBefore(last.minusMonths(MOST_MONTHS - 1)) ? last.minusMonths(MOST_MONTHS - 1) : first; !month.isAfter(last); month = month.plusMonths(1)) {
            count.put(month, 0);
        }
        issue.days().forEach(day -> count.computeIfPresent(YearMonth.from(day), (_, n) -> n + 1));
        return count.entrySet().stream().map(e -> new IssueView.Span(t.either(ZH_MONTH.format(e.getKey()), EN_MONTH.format(e.getKey())), e.getValue())).toList();
    }

    /** Every week from that of the first to that of the last, the empty ones too. */
    private static List<IssueView.Span> weeks(Page t, Issue issue) {
        var count = new LinkedHashMap<LocalDate, Integer>();
        for (var monday = monday(issue.firstOn()); !monday.isAfter(issue.lastOn()); monday = monday.plusWeeks(1)) {
            count.put(monday, 0);
        }
        issue.days().forEach(day -> count.computeIfPresent(monday(day), (_, n) -> n + 1));
        return count.entrySet().stream().map(e -> new IssueView.Span(t.text("issue.week.of", day(t, e.getKey()), day(t, e.getKey().plusDays(6))), e.getValue())).toList();
    }

    private static String day(Page t, LocalDate day) {
        return t.either(ZH_DAY.format(day), EN_DAY.format(day));
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private IssueView.Matter matter(Page t, Issue.Member m) {
        return new IssueView.Matter(m.matter().toString(), "/desk/matters/" + m.number(), m.number(), m.title() == null ? t.text("desk.untitled") : m.title(),
                t.date(m.receivedOn()), terms.office(t, m.office()), terms.standing(t, m.procedure(), m.standing()), terms.mark(m.procedure(), m.standing()));
    }

    private List<Choice> offices(Page t) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("", t.text("issue.office.choose")));
        organization.offices().stream().filter(Office::active).sorted(Comparator.comparing(Office::path))
                .forEach(o -> choices.add(new Choice(o.id().toString(), t.either(o.nameZh(), o.nameEn()))));
        return choices;
    }

    /** One act of the petition office; what was typed stays when it is refused. */
    @PostMapping("/desk/issues/{id}")
    String act(@AuthenticationPrincipal SignedIn who, @PathVariable String id, @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String reason, @RequestParam(defaultValue = "") String office,
            @RequestParam(defaultValue = "") String matter, Page t, Model model) {
        Scope scope = scope(who);
        var typed = Finder.uuid(id);
        // while the form was filled in, it may have become a part of another
        var issue = issues.find(scope, typed).map(Issue::id).or(() -> issues.heir(scope, typed)).orElseThrow(NotFound::new);
        var now = clock.instant();
        Optional<Refusal> refusal = switch (act) {
            case "rename" -> issues.rename(who, scope, issue, name, now);
            case "publish" -> issues.publish(who, scope, issue, true, reason, now);
            case "withdraw" -> issues.publish(who, scope, issue, false, reason, now);
            case "adopt" -> office.matches("[0-9a-f-]{36}")
                    ? issues.adopt(who, scope, issue, new OfficeId(Finder.uuid(office)), reason, now)
                    : Optional.of(Refusal.because("triage.issue.refused.office"));
            case "split" -> matter.matches("[0-9a-f-]{36}")
                    ? issues.split(who, scope, issue, Finder.uuid(matter), reason, now)
                    : Optional.of(Refusal.because("triage.issue.refused.absent"));
            default -> throw new NotFound();
        };
        if (refusal.isPresent()) {
            return show(who, scope, issues.find(scope, issue).orElseThrow(NotFound::new), "", "", new IssueView.Forms(List.of(), act, name, reason, office, matter, t.text(refusal.get())), t, model);
        }
        // a matter that was split off may leave fewer than three
        return issues.find(scope, issue).isPresent() ? "redirect:/desk/issues/" + issue + "?done=" + act : "redirect:/desk/issues";
    }
}

package org.huiyin.desk.administration;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.huiyin.access.Access;
import org.huiyin.access.AccessRequest;
import org.huiyin.access.AccessRequests;
import org.huiyin.access.AccessRequests.Outcome;
import org.huiyin.access.Role;
import org.huiyin.access.SignedIn;
import org.huiyin.access.StaffAccounts;
import org.huiyin.organization.Organization;
import org.huiyin.organization.PostId;
import org.huiyin.organization.StaffId;
import org.huiyin.web.Choice;
import org.huiyin.web.Mistake;
import org.huiyin.web.Page;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The security administrators: one asks for roles or a reset, another decides. */
@Controller
class GrantsController {

    private final AccessRequests requests;
    private final StaffAccounts accounts;
    private final Access access;
    private final Organization organization;
    private final Clock clock;
    private final java.time.ZoneId zone;

    GrantsController(AccessRequests requests, StaffAccounts accounts, Access access, Organization organization, Clock clock, java.time.ZoneId zone) {
        this.requests = requests;
        this.accounts = accounts;
        this.access = access;
        this.organization = organization;
        this.clock = clock;
        this.zone = zone;
    }

    @GetMapping("/desk/grants")
    String overview(@AuthenticationPrincipal SignedIn who, @RequestParam(defaultValue = "") String said, Page t, Model model) {
        return overview(who, said, List.of(), t, model);
    }

    private String overview(SignedIn who, String said, List<Mistake> mistakes, Page t, Model model) {
        var rows = accounts.all(clock.instant()).stream().map(account -> AccountRow.of(account, organization, t)).toList();
        model.addAttribute("waiting", requests.waiting(who, clock.instant()).stream().map(request -> shown(request, who, t)).toList())
                .addAttribute("decided", requests.decided(who, clock.instant()).stream().map(request -> shown(request, who, t)).toList())
                .addAttribute("locked", rows.stream().filter(row -> row.waitsMinutes() > 0).toList())
                .addAttribute("rows", rows).addAttribute("said", said).addAttribute("mistakes", mistakes);
        return "desk/administration/grants";
    }

    @GetMapping("/desk/grants/posts/{post}")
    String askRoles(@PathVariable UUID post, Page t, Model model) {
        var there = organization.post(new PostId(post)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return rolesForm(post, there.roles(), "", List.of(), t, model);
    }

    @PostMapping("/desk/grants/posts/{post}")
    String roles(@AuthenticationPrincipal SignedIn who, @PathVariable UUID post, @RequestParam(required = false) List<String> roles,
            @RequestParam(defaultValue = "") String reason, Page t, Model model, HttpServletResponse response) {
        var wanted = roles == null ? Set.<String>of() : new HashSet<>(roles);
        if (organization.post(new PostId(post)).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var outcome = requests.askForRoles(who, new PostId(post), wanted, reason, clock.instant());
        return switch (outcome) {
            case Outcome.Asked _, Outcome.Done _ -> "redirect:/desk/grants?said=asked";
            case Outcome.Refused(var why) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                var field = why.key().endsWith(".reason") ? "reason" : "roles";
                yield rolesForm(post, wanted, reason, List.of(new Mistake(field, AccountsController.said(t, why))), t, model);
            }
        };
    }

    private String rolesForm(UUID id, Set<String> chosen, String reason, List<Mistake> mistakes, Page t, Model model) {
        var post = organization.post(new PostId(id)).orElseThrow();
        var office = organization.require(post.office());
        var choices = access.roles().all().stream()
                .map(role -> new Choice(role.id(), role.name(t.language().locale()), t.text("access.reach." + role.reach()))).toList();
        model.addAttribute("post", id.toString()).addAttribute("holder", post.staffName())
                .addAttribute("where", t.either(office.nameZh(), office.nameEn()) + " · " + t.either(post.title(), post.titleEn())).addAttribute("choices", choices)
                .addAttribute("chosen", chosen).addAttribute("reasons", reasons(t)).addAttribute("reason", reason)
                .addAttribute("mistakes", mistakes);
        return "desk/administration/roles";
    }

    @PostMapping("/desk/grants/resets")
    String reset(@AuthenticationPrincipal SignedIn who, @RequestParam UUID staff, @RequestParam(defaultValue = "PASSWORD") String kind,
            Page t, Model model, HttpServletResponse response) {
        var wanted = kind.equals("SECOND_STEP") ? AccessRequest.Kind.SECOND_STEP : AccessRequest.Kind.PASSWORD;
        var reason = wanted == AccessRequest.Kind.PASSWORD ? "forgotten" : "lost-device";
        return after(requests.askForReset(who, wanted, new StaffId(staff), reason, clock.instant()), "asked", who, t, model, response);
    }

    @PostMapping("/desk/grants/requests/{id}")
    String decide(@AuthenticationPrincipal SignedIn who, @PathVariable UUID id, @RequestParam(defaultValue = "") String decision, Page t,
            Model model, HttpServletResponse response) {
        var request = requests.waiting(who, clock.instant()).stream().filter(one -> one.id().equals(id)).findFirst();
        var outcome = requests.decide(who, id, decision.equals("approve"), clock.instant());
        if (outcome instanceof Outcome.Done(var password) && password != null) {
            var staff = request.orElseThrow().staff();
            var login = accounts.find(java.util.Objects.requireNonNull(staff), clock.instant()).orElseThrow().login();
            model.addAttribute("login", login).addAttribute("password", password).addAttribute("onward", "/desk/grants")
                    .addAttribute("granted", true);
            return "desk/administration/oneTime";
        }
        return after(outcome, decision.equals("approve") ? "approved" : "declined", who, t, model, response);
    }

    @PostMapping("/desk/grants/unlocked")
    String unlock(@AuthenticationPrincipal SignedIn who, @RequestParam UUID staff) {
        accounts.unlock(who, new StaffId(staff), clock.instant());
        return "redirect:/desk/grants?said=unlocked";
    }

    private String after(Outcome outcome, String said, SignedIn who, Page t, Model model, HttpServletResponse response) {
        return switch (outcome) {
            case Outcome.Asked _, Outcome.Done _ -> "redirect:/desk/grants?said=" + said;
            case Outcome.Refused(var why) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield overview(who, "", List.of(new Mistake("main", AccountsController.said(t, why))), t, model);
            }
        };
    }

    private RequestRow shown(AccessRequest request, SignedIn who, Page t) {
        var locale = t.language().locale();
        var post = request.post() == null ? null : organization.post(request.post()).orElse(null);
        var where = post == null ? "" : t.either(organization.require(post.office()).nameZh(), organization.require(post.office()).nameEn())
                + " · " + t.either(post.title(), post.titleEn());
        if (request.kind() == AccessRequest.Kind.RECEIVER) {
            where = posts(java.util.Objects.requireNonNull(request.staff()), t);
        }
        var before = post == null ? Set.<String>of() : post.roles();
        boolean own = request.requestedBy().equals(who.staff());
        boolean about = who.staff().equals(request.staff());
        return new RequestRow(request.id().toString(), request.kind().name(), request.staff() == null ? "" : organization.nameOf(request.staff()),
                where, words(request.roles(), before, locale), words(before, request.roles(), locale), request.reason(),
                organization.nameOf(request.requestedBy()), request.requestedAt(),
                request.decidedBy() == null ? "" : organization.nameOf(request.decidedBy()), request.decidedAt(), request.approved(), own,
                own ? "own" : about ? "about" : null);
    }

    /** Where somebody works: what a second person needs to judge a receiver. Of the matter they learn nothing. */
    private String posts(StaffId staff, Page t) {
        return String.join(t.text("access.comma"), organization.postsOf(staff, clock.instant().atZone(zone).toLocalDate()).stream()
                .map(post -> t.either(organization.require(post.office()).nameZh(), organization.require(post.office()).nameEn()) + " · " + t.either(post.title(), post.titleEn()))
                .toList());
    }

    /** Roles of the first that are not among the second, in words. */
    private List<String> words(Set<String> these, Set<String> without, java.util.Locale locale) {
        return access.roles().all().stream().filter(role -> these.contains(role.id()) && !without.contains(role.id()))
                .map((Role role) -> role.name(locale)).toList();
    }

    private static List<Choice> reasons(Page t) {
        return AccessRequests.ROLE_REASONS.stream().map(code -> new Choice(code, t.text("access.reason." + code))).toList();
    }
}

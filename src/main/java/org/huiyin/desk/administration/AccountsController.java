package org.huiyin.desk.administration;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huiyin.access.AccessRequest;
import org.huiyin.access.AccessRequests;
import org.huiyin.access.Refusal;
import org.huiyin.access.SignedIn;
import org.huiyin.access.StaffAccounts;
import org.huiyin.organization.Office;
import org.huiyin.organization.OfficeId;
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

/** The system administrator: who works here and in which post. Gives no rights. */
@Controller
class AccountsController {

    private final StaffAccounts accounts;
    private final AccessRequests requests;
    private final Organization organization;
    private final Clock clock;

    AccountsController(StaffAccounts accounts, AccessRequests requests, Organization organization, Clock clock) {
        this.accounts = accounts;
        this.requests = requests;
        this.organization = organization;
        this.clock = clock;
    }

    @GetMapping("/desk/accounts")
    String list(@RequestParam(defaultValue = "") String q, Page t, Model model) {
        var asked = q.strip();
        var rows = accounts.all(clock.instant()).stream()
                .filter(account -> asked.isEmpty() || account.login().contains(asked) || account.name().contains(asked))
                .map(account -> AccountRow.of(account, organization, t)).toList();
        model.addAttribute("rows", rows).addAttribute("asked", asked);
        return "desk/administration/accounts";
    }

    @GetMapping("/desk/accounts/new")
    String ask(@RequestParam(defaultValue = "") String office, Page t, Model model) {
        return form("", "", office, "", "", false, List.of(), t, model);
    }

    @PostMapping("/desk/accounts")
    String add(@AuthenticationPrincipal SignedIn who, @RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String office, @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String titleEn, @RequestParam(defaultValue = "false") boolean head, Page t, Model model, HttpServletResponse response) {
        var outcome = accounts.add(who, name, login.strip(), officeId(office), title, titleEn, head, clock.instant());
        return switch (outcome) {
            case StaffAccounts.Added.Done(var staff, var added, var password) -> {
                model.addAttribute("login", added).addAttribute("password", password).addAttribute("onward", "/desk/accounts/" + staff)
                        .addAttribute("granted", false);
                yield "desk/administration/oneTime";
            }
            case StaffAccounts.Added.Refused(var field, var why) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield form(name, login, office, title, titleEn, head, List.of(new Mistake(field, said(t, why))), t, model);
            }
        };
    }

    private String form(String name, String login, String office, String title, String titleEn, boolean head, List<Mistake> mistakes, Page t, Model model) {
        model.addAttribute("name", name).addAttribute("login", login).addAttribute("office", office).addAttribute("title", title)
                .addAttribute("titleEn", titleEn).addAttribute("head", head).addAttribute("offices", offices(t)).addAttribute("mistakes", mistakes);
        return "desk/administration/newAccount";
    }

    @GetMapping("/desk/accounts/{staff}")
    String show(@AuthenticationPrincipal SignedIn who, @PathVariable UUID staff, @RequestParam(defaultValue = "") String said, Page t, Model model) {
        return shown(who, staff, said, List.of(), "", "", t, model);
    }

    @PostMapping("/desk/accounts/{staff}/posts")
    String addPost(@AuthenticationPrincipal SignedIn who, @PathVariable UUID staff, @RequestParam(defaultValue = "") String office,
            @RequestParam(defaultValue = "") String title, @RequestParam(defaultValue = "") String titleEn,
            @RequestParam(defaultValue = "false") boolean head, Page t, Model model, HttpServletResponse response) {
        var refusal = accounts.addPost(who, new StaffId(staff), officeId(office), title, titleEn, head, clock.instant());
        if (refusal.isPresent()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return shown(who, staff, "", List.of(new Mistake("title", said(t, refusal.get()))), office, title, t, model);
        }
        return "redirect:/desk/accounts/" + staff + "?said=post";
    }

    @PostMapping("/desk/accounts/{staff}/posts/{post}/end")
    String endPost(@AuthenticationPrincipal SignedIn who, @PathVariable UUID staff, @PathVariable UUID post, Page t, Model model,
            HttpServletResponse response) {
        return done(accounts.endPost(who, new StaffId(staff), new PostId(post), clock.instant()), "ended", who, staff, t, model, response);
    }

    @PostMapping("/desk/accounts/{staff}/closed")
    String close(@AuthenticationPrincipal SignedIn who, @PathVariable UUID staff, Page t, Model model, HttpServletResponse response) {
        return done(accounts.setActive(who, new StaffId(staff), false, clock.instant()), "closed", who, staff, t, model, response);
    }

    @PostMapping("/desk/accounts/{staff}/opened")
    String open(@AuthenticationPrincipal SignedIn who, @PathVariable UUID staff, Page t, Model model, HttpServletResponse response) {
        return done(accounts.setActive(who, new StaffId(staff), true, clock.instant()), "opened", who, staff, t, model, response);
    }

    @PostMapping("/desk/accounts/{staff}/resets")
    String reset(@AuthenticationPrincipal SignedIn who, @PathVariable UUID staff, @RequestParam(defaultValue = "PASSWORD") String kind,
            @RequestParam(defaultValue = "forgotten") String reason, Page t, Model model, HttpServletResponse response) {
        var wanted = kind.equals("SECOND_STEP") ? AccessRequest.Kind.SECOND_STEP : AccessRequest.Kind.PASSWORD;
        var outcome = requests.askForReset(who, wanted, new StaffId(staff), reason, clock.instant());
        var refusal = outcome instanceof AccessRequests.Outcome.Refused(var why) ? Optional.of(why) : Optional.<Refusal>empty();
        return done(refusal, "asked", who, staff, t, model, response);
    }

    /** While there are fewer than two security administrators, the system administrator makes them. */
    @PostMapping("/desk/accounts/{staff}/posts/{post}/security")
    String firstSecurityAdministrator(@AuthenticationPrincipal SignedIn who, @PathVariable UUID staff, @PathVariable UUID post, Page t,
            Model model, HttpServletResponse response) {
        var outcome = requests.askForRoles(who, new PostId(post), java.util.Set.of(AccessRequests.SECURITY), "new-duty", clock.instant());
        var refusal = outcome instanceof AccessRequests.Outcome.Refused(var why) ? Optional.of(why) : Optional.<Refusal>empty();
        return done(refusal, "security", who, staff, t, model, response);
    }

    private String done(Optional<Refusal> refusal, String said, SignedIn who, UUID staff, Page t, Model model, HttpServletResponse response) {
        if (refusal.isPresent()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return shown(who, staff, "", List.of(new Mistake("main", said(t, refusal.get()))), "", "", t, model);
        }
        return "redirect:/desk/accounts/" + staff + "?said=" + said;
    }

    private String shown(SignedIn who, UUID staff, String said, List<Mistake> mistakes, String office, String title, Page t, Model model) {
        var now = clock.instant();
        var account = accounts.find(new StaffId(staff), now).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("row", AccountRow.of(account, organization, t)).addAttribute("own", who.staff().equals(account.staff()))
                .addAttribute("offices", offices(t)).addAttribute("office", office).addAttribute("title", title)
                .addAttribute("mistakes", mistakes).addAttribute("said", said)
                .addAttribute("firstSecurity", requests.securityAdministrators(now) < 2);
        return "desk/administration/account";
    }

    private List<Choice> offices(Page t) {
        return organization.offices().stream().filter(Office::active)
                .map(office -> new Choice(office.id().toString(), OfficesController.indented(office, t))).toList();
    }

    private static OfficeId officeId(String typed) {
        try {
            return OfficeId.of(typed);
        } catch (IllegalArgumentException none) {
            return new OfficeId(new UUID(0, 0));
        }
    }

    static String said(Page t, Refusal why) {
        return t.text(why.key(), why.args().toArray());
    }
}

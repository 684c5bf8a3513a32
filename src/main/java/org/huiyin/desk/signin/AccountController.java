package org.huiyin.desk.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.huiyin.access.Access;
import org.huiyin.access.DeskSessions;
import org.huiyin.access.SecondStep;
import org.huiyin.access.SignIn;
import org.huiyin.access.SignedIn;
import org.huiyin.access.StaffAccounts;
import org.huiyin.organization.Organization;
import org.huiyin.web.Choice;
import org.huiyin.web.Mistake;
import org.huiyin.web.Page;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One's own account: post, password, second step, where one is signed in. */
@Controller
class AccountController {

    private final StaffAccounts accounts;
    private final SecondStep secondStep;
    private final DeskSessions sessions;
    private final SignIn signIn;
    private final Access access;
    private final Organization organization;
    private final Clock clock;

    AccountController(StaffAccounts accounts, SecondStep secondStep, DeskSessions sessions, SignIn signIn, Access access,
            Organization organization, Clock clock) {
        this.accounts = accounts;
        this.secondStep = secondStep;
        this.sessions = sessions;
        this.signIn = signIn;
        this.access = access;
        this.organization = organization;
        this.clock = clock;
    }

    @GetMapping("/desk/account")
    String show(@AuthenticationPrincipal SignedIn who, @RequestParam(defaultValue = "") String said, Page t, Model model,
            HttpServletRequest request) {
        var account = accounts.find(who.staff(), clock.instant()).orElseThrow();
        var posts = signIn.postsOf(who.staff(), clock.instant());
        var mine = posts.stream().filter(post -> post.id().equals(who.post())).findFirst().orElseThrow();
        var others = posts.stream().filter(post -> !post.id().equals(who.post()))
                .map(post -> new Choice(post.id().toString(), officeName(t, post.office()) + " · " + t.either(post.title(), post.titleEn()))).toList();
        var roles = access.roles().all().stream().filter(role -> who.roles().contains(role.id()))
                .map(role -> role.name(t.language().locale())).toList();
        model.addAttribute("view", new OwnAccount(account.name(), account.login(), t.either(mine.title(), mine.titleEn()), officeName(t, who.office()), roles, others,
                account.secondStep(), secondStep.recoveryCodesLeft(who.staff()), sessions.of(who.staff(), here(request)), said));
        return "desk/account/account";
    }

    @GetMapping("/desk/account/password")
    String askPassword(Model model) {
        return passwordForm(model, List.of());
    }

    @PostMapping("/desk/account/password")
    String password(@AuthenticationPrincipal SignedIn who, @RequestParam(defaultValue = "") String present,
            @RequestParam(defaultValue = "") String fresh, @RequestParam(defaultValue = "") String repeated, Page t, Model model,
            HttpServletRequest request, HttpServletResponse response) {
        var mistake = fresh.equals(repeated)
                ? accounts.changePassword(who, present, fresh, here(request), clock.instant())
                        .map(wrong -> new Mistake(wrong.field(), t.text(wrong.why().key(), wrong.why().args().toArray())))
                : Optional.of(new Mistake("repeated", t.text("access.password.differ")));
        if (mistake.isPresent()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return passwordForm(model, List.of(mistake.get()));
        }
        return "redirect:/desk/account?said=password";
    }

    @GetMapping("/desk/account/second-step")
    String askSecondStep(@AuthenticationPrincipal SignedIn who, Model model) {
        return secondStep.isOn(who.staff()) ? "redirect:/desk/account" : enrolment(secondStep.begin(who.staff()), model, List.of());
    }

    @PostMapping("/desk/account/second-step")
    String switchOn(@AuthenticationPrincipal SignedIn who, @RequestParam(defaultValue = "") String sealed,
            @RequestParam(defaultValue = "") String code, Page t, Model model, HttpServletResponse response) {
        var bytes = decode(sealed);
        if (bytes.isEmpty()) {
            return "redirect:/desk/account/second-step";
        }
        var codes = secondStep.switchOn(who, bytes.get(), code, clock.instant());
        if (codes.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return enrolment(secondStep.again(who.staff(), bytes.get()), model, List.of(new Mistake("code", t.text("access.totp.wrong"))));
        }
        model.addAttribute("codes", codes);
        return "desk/account/recoveryCodes";
    }

    @GetMapping("/desk/account/second-step/off")
    String askOff(Model model) {
        model.addAttribute("mistakes", List.of());
        return "desk/account/secondStepOff";
    }

    @PostMapping("/desk/account/second-step/off")
    String switchOff(@AuthenticationPrincipal SignedIn who, @RequestParam(defaultValue = "") String present, Page t, Model model,
            HttpServletResponse response) {
        var refusal = accounts.confirm(who, present, clock.instant());
        if (refusal.isPresent()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("mistakes", List.of(new Mistake("present", t.text(refusal.get().key(), refusal.get().args().toArray()))));
            return "desk/account/secondStepOff";
        }
        secondStep.switchOff(who, clock.instant());
        return "redirect:/desk/account?said=off";
    }

    @PostMapping("/desk/account/sessions")
    String signOutElsewhere(@AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        sessions.endOthers(who.staff(), here(request));
        return "redirect:/desk/account?said=sessions";
    }

    private static String enrolment(SecondStep.Enrolment enrolment, Model model, List<Mistake> mistakes) {
        model.addAttribute("sealed", Base64.getUrlEncoder().withoutPadding().encodeToString(enrolment.sealed()))
                .addAttribute("typed", enrolment.typed().replaceAll("(.{4})(?=.)", "$1 "))
                .addAttribute("qr", QrPath.of(enrolment.uri())).addAttribute("mistakes", mistakes);
        return "desk/account/secondStep";
    }

    private static String passwordForm(Model model, List<Mistake> mistakes) {
        model.addAttribute("mistakes", mistakes);
        return "desk/account/password";
    }

    private static Optional<byte[]> decode(String typed) {
        try {
            var bytes = Base64.getUrlDecoder().decode(typed);
            return bytes.length == 0 || bytes.length > 200 ? Optional.empty() : Optional.of(bytes);
        } catch (IllegalArgumentException odd) {
            return Optional.empty();
        }
    }

    private String officeName(Page t, org.huiyin.organization.OfficeId id) {
        var office = organization.require(id);
        return t.either(office.nameZh(), office.nameEn());
    }

    private static String here(HttpServletRequest request) {
        return request.getSession().getId();
    }
}

package org.huiyin.desk.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.huiyin.access.ClientAddress;
import org.huiyin.access.DeskSession;
import org.huiyin.access.DeskSession.Stage;
import org.huiyin.access.DeskSessions;
import org.huiyin.access.SignIn;
import org.huiyin.access.SignIn.Outcome;
import org.huiyin.access.SignedIn;
import org.huiyin.organization.Organization;
import org.huiyin.organization.PostId;
import org.huiyin.web.Choice;
import org.huiyin.web.Mistake;
import org.huiyin.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Sign-in, one question a page. */
@Controller
class SignInController {

    private final SignIn signIn;
    private final DeskSessions sessions;
    private final Organization organization;
    private final Clock clock;

    SignInController(SignIn signIn, DeskSessions sessions, Organization organization, Clock clock) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.organization = organization;
        this.clock = clock;
    }

    @GetMapping("/desk/sign-in")
    String ask(@AuthenticationPrincipal @Nullable SignedIn who, @RequestParam(defaultValue = "") String next,
            @RequestParam(defaultValue = "") String why, Model model) {
        if (who != null) {
            return "redirect:" + Next.of(next).path();
        }
        return form(model, "", next, List.of(), why);
    }

    @PostMapping("/desk/sign-in")
    String signIn(@RequestParam(defaultValue = "") String login, @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String next, Page t, Model model, HttpServletRequest request, HttpServletResponse response) {
        if (login.isBlank() || password.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            var field = login.isBlank() ? "login" : "password";
            return form(model, login, next, List.of(new Mistake(field, t.text("access.signin." + field + ".missing"))), "");
        }
        var outcome = signIn.withPassword(login, password, ClientAddress.of(request), clock.instant());
        return switch (outcome) {
            case Outcome.Passed(var session) -> {
                sessions.put(request, session);
                yield onward(session, next);
            }
            case Outcome.Refused _, Outcome.Wrong _, Outcome.Wait _, Outcome.Busy _ ->
                    form(model, login, next, List.of(new Mistake("login", said(outcome, t, response, "access.signin.wrong"))), "");
        };
    }

    @GetMapping("/desk/sign-in/code")
    String askCode(@RequestParam(defaultValue = "") String next, Model model, HttpServletRequest request) {
        return at(request, Stage.CODE) == null ? again(next) : codeForm(model, next, List.of());
    }

    @PostMapping("/desk/sign-in/code")
    String code(@RequestParam(defaultValue = "") String code, @RequestParam(defaultValue = "") String next, Page t, Model model,
            HttpServletRequest request, HttpServletResponse response) {
        var session = at(request, Stage.CODE);
        if (session == null) {
            return again(next);
        }
        var outcome = signIn.withCode(session, code, clock.instant());
        return switch (outcome) {
            case Outcome.Passed(var further) -> {
                sessions.put(request, further);
                yield onward(further, next);
            }
            case Outcome.Refused _, Outcome.Wrong _, Outcome.Wait _, Outcome.Busy _ ->
                    codeForm(model, next, List.of(new Mistake("code", said(outcome, t, response, "access.signin.code.wrong"))));
        };
    }

    @GetMapping("/desk/sign-in/password")
    String askPassword(@RequestParam(defaultValue = "") String next, Model model, HttpServletRequest request) {
        return at(request, Stage.PASSWORD) == null ? again(next) : passwordForm(model, next, List.of());
    }

    @PostMapping("/desk/sign-in/password")
    String password(@RequestParam(defaultValue = "") String fresh, @RequestParam(defaultValue = "") String repeated,
            @RequestParam(defaultValue = "") String next, Page t, Model model, HttpServletRequest request, HttpServletResponse response) {
        var session = at(request, Stage.PASSWORD);
        if (session == null) {
            return again(next);
        }
        if (!fresh.equals(repeated)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return passwordForm(model, next, List.of(new Mistake("repeated", t.text("access.password.differ"))));
        }
        var outcome = signIn.withOwnPassword(session, fresh, clock.instant());
        return switch (outcome) {
            case Outcome.Passed(var further) -> {
                sessions.put(request, further);
                yield onward(further, next);
            }
            case Outcome.Refused _, Outcome.Wrong _, Outcome.Wait _, Outcome.Busy _ ->
                    passwordForm(model, next, List.of(new Mistake("fresh", said(outcome, t, response, "access.signin.wrong"))));
        };
    }

    @GetMapping("/desk/sign-in/post")
    String askPost(@RequestParam(defaultValue = "") String next, Page t, Model model, HttpServletRequest request) {
        var session = at(request, Stage.POST);
        return session == null ? again(next) : postForm(session, next, t, model, List.of());
    }

    @PostMapping("/desk/sign-in/post")
    String post(@RequestParam(defaultValue = "") String post, @RequestParam(defaultValue = "") String next, Page t, Model model,
            HttpServletRequest request, HttpServletResponse response) {
        var session = sessions.of(request).filter(s -> s.stage() == Stage.POST || s.stage() == Stage.OPEN).orElse(null);
        if (session == null) {
            return again(next);
        }
        var chosen = Ids.uuid(post);
        if (chosen.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return postForm(session, next, t, model, List.of(new Mistake("post", t.text("access.post.missing"))));
        }
        var outcome = signIn.withPost(session, new PostId(chosen.get()), clock.instant());
        return switch (outcome) {
            case Outcome.Passed(var further) -> {
                sessions.put(request, further);
                yield onward(further, next);
            }
            case Outcome.Refused _, Outcome.Wrong _, Outcome.Wait _, Outcome.Busy _ ->
                    postForm(session, next, t, model, List.of(new Mistake("post", said(outcome, t, response, "access.signin.wrong"))));
        };
    }

    @PostMapping("/desk/sign-out")
    String signOut(@AuthenticationPrincipal @Nullable SignedIn who, HttpServletRequest request) {
        if (who != null) {
            signIn.signedOut(who, clock.instant());
        }
        sessions.end(request);
        return "redirect:/desk/sign-in?why=out";
    }

    /** Going back to the first step from a later one. */
    @PostMapping("/desk/sign-in/leave")
    String leave(HttpServletRequest request) {
        sessions.end(request);
        return "redirect:/desk/sign-in";
    }

    private @Nullable DeskSession at(HttpServletRequest request, Stage stage) {
        return sessions.of(request).filter(session -> session.stage() == stage).orElse(null);
    }

    private static String onward(DeskSession session, String next) {
        var target = session.stage() == Stage.OPEN ? Next.of(next).path() : session.stage().path() + Next.of(next).query();
        return "redirect:" + target;
    }

    private static String again(String next) {
        return "redirect:/desk/sign-in" + Next.of(next).query();
    }

    private static String said(Outcome outcome, Page t, HttpServletResponse response, String wrong) {
        return switch (outcome) {
            case Outcome.Passed _ -> throw new IllegalStateException("Passed is no refusal");
            case Outcome.Wrong _ -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield t.text(wrong);
            }
            case Outcome.Wait(var left) -> {
                response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
                response.setHeader("Retry-After", String.valueOf(Math.max(1, left.toSeconds())));
                yield wait(left, t);
            }
            case Outcome.Busy _ -> {
                response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
                yield t.text("access.signin.busy");
            }
            case Outcome.Refused(var why) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield t.text(why.key(), why.args().toArray());
            }
        };
    }

    private static String wait(Duration left, Page t) {
        long seconds = left.toSeconds() + 1;
        return seconds < 90 ? t.text("access.signin.wait.seconds", seconds) : t.text("access.signin.wait.minutes", (seconds + 59) / 60);
    }

    private static String form(Model model, String login, String next, List<Mistake> mistakes, String why) {
        model.addAttribute("login", login).addAttribute("next", Next.of(next).path()).addAttribute("mistakes", mistakes)
                .addAttribute("out", why.equals("out"));
        return "desk/signin/signIn";
    }

    private static String codeForm(Model model, String next, List<Mistake> mistakes) {
        model.addAttribute("next", Next.of(next).path()).addAttribute("mistakes", mistakes);
        return "desk/signin/code";
    }

    private static String passwordForm(Model model, String next, List<Mistake> mistakes) {
        model.addAttribute("next", Next.of(next).path()).addAttribute("mistakes", mistakes);
        return "desk/signin/ownPassword";
    }

    private String postForm(DeskSession session, String next, Page t, Model model, List<Mistake> mistakes) {
        var choices = signIn.postsOf(session.staff(), clock.instant()).stream().map(post -> {
            var office = organization.require(post.office());
            return new Choice(post.id().toString(), t.either(office.nameZh(), office.nameEn()), t.either(post.title(), post.titleEn()));
        }).toList();
        model.addAttribute("next", Next.of(next).path()).addAttribute("choices", choices).addAttribute("mistakes", mistakes);
        return "desk/signin/post";
    }
}

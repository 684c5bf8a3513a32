package org.huiyin.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.huiyin.access.AccessRequests;
import org.huiyin.access.AccessRequests.Outcome;
import org.huiyin.access.SignedIn;
import org.huiyin.casework.MatterFile;
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

/** Who may open a sealed matter; one of them asks for another, and a security administrator decides. */
@Controller
class ReceiversController {

    private final Finder finder;
    private final AccessRequests requests;
    private final OfficeChoices offices;
    private final Receivers receivers;
    private final Frames frames;
    private final Clock clock;

    ReceiversController(Finder finder, AccessRequests requests, OfficeChoices offices, Receivers receivers, Frames frames, Clock clock) {
        this.finder = finder;
        this.requests = requests;
        this.offices = offices;
        this.receivers = receivers;
        this.frames = frames;
        this.clock = clock;
    }

    @GetMapping("/desk/matters/{number}/receivers")
    String list(@AuthenticationPrincipal SignedIn who, @PathVariable String number, @RequestParam(defaultValue = "") String done, Page t, Model model) {
        return show(who, sealed(who, number), "", "", done.equals("asked"), List.of(), t, model);
    }

    @PostMapping("/desk/matters/{number}/receivers")
    String ask(@AuthenticationPrincipal SignedIn who, @PathVariable String number, @RequestParam(defaultValue = "") String receiver,
            @RequestParam(defaultValue = "") String reason, Page t, Model model, HttpServletResponse response) {
        var file = sealed(who, number);
        String staff = receiver.substring(receiver.indexOf('/') + 1);
        if (!staff.matches("[0-9a-f-]{36}")) {
            return wrong(who, file, receiver, reason, new Mistake("receiver", t.text("desk.receivers.missing")), t, model, response);
        }
        return switch (requests.askForReceiver(who, file.matter().id(), StaffId.of(staff), reason, clock.instant())) {
            case Outcome.Asked _, Outcome.Done _ -> "redirect:/desk/matters/" + file.matter().number() + "/receivers?done=asked";
            case Outcome.Refused(var why) -> wrong(who, file, receiver, reason,
                    new Mistake(why.key().endsWith(".reason") ? "reason" : "receiver", t.text(why)), t, model, response);
        };
    }

    private String wrong(SignedIn who, MatterFile file, String receiver, String reason, Mistake mistake, Page t, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(who, file, receiver, reason, false, List.of(mistake), t, model);
    }

    /** Only a sealed matter has a closed list. */
    private MatterFile sealed(SignedIn who, String number) {
        var file = finder.file(finder.scope(who), number);
        if (!file.matter().sealed()) {
            throw new NotFound();
        }
        return file;
    }

    private String show(SignedIn who, MatterFile file, String receiver, String reason, boolean asked, List<Mistake> mistakes, Page t, Model model) {
        var matter = file.matter();
        model.addAttribute("frame", frames.of(who, t))
                .addAttribute("number", matter.number())
                .addAttribute("named", receivers.names(t, matter.id()))
                .addAttribute("waiting", receivers.waiting(t, matter.id()))
                .addAttribute("control", new ActForm.Control("receivers", "receiver", t.text("desk.receivers.whom"), t.text("desk.act.receiver.hint"),
                        Mistake.of(mistakes, "receiver"), true, receiver, null, null, List.of(), Set.of(), "", offices.nameable(t, file), 0, ""))
                .addAttribute("reasons", AccessRequests.RECEIVER_REASONS.stream().map(code -> new Choice(code, t.text("access.reason." + code))).toList())
                .addAttribute("reason", reason)
                .addAttribute("mistakes", mistakes)
                .addAttribute("asked", asked);
        return "desk/receivers";
    }
}

package org.huiyin.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.huiyin.access.Access;
import org.huiyin.access.SignedIn;
import org.huiyin.casework.Matters;
import org.huiyin.search.Words;
import org.huiyin.web.Page;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The box on every page: takes a number straight to its matter, and words to what they find. Never a telephone or identity card number; and by
 * POST, so that what somebody types by mistake stands in no address and no log.
 */
@Controller
class FindController {

    /** As numbers of matters are written: year and month, then twice four signs. What looks like one is not looked for as a word. */
    private static final Pattern NUMBER = Pattern.compile("[0-9０-９]{4}[\\s‐-―－-]*[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]{4}[\\s‐-―－-]*[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]{4}");

    private final Access access;
    private final Matters matters;
    private final Frames frames;

    FindController(Access access, Matters matters, Frames frames) {
        this.access = access;
        this.matters = matters;
        this.frames = frames;
    }

    @PostMapping("/desk/find")
    String find(@AuthenticationPrincipal SignedIn who, @RequestParam(defaultValue = "") String number, Page t, Model model, HttpServletResponse response) {
        if (!access.opens(who, "queue")) {
            throw new NotFound();
        }
        String typed = number.strip();
        var scope = access.scopeOf(who);
        model.addAttribute("frame", frames.of(who, t));
        boolean person = Words.looksForAPerson(typed);
        if (typed.isEmpty() || person) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("why", person ? "person" : "empty");
            model.addAttribute("typed", "");
            return "desk/find";
        }
        var found = matters.find(scope, scope.home(), typed);
        if (found.isPresent()) {
            return "redirect:/desk/matters/" + found.get().matter().number();
        }
        if (!NUMBER.matcher(typed).matches()) {
            return "redirect:" + SearchAddress.of(typed).href();
        }
        response.setStatus(HttpStatus.NOT_FOUND.value());
        model.addAttribute("why", "none");
        model.addAttribute("typed", typed.length() > 40 ? typed.substring(0, 40) : typed);
        return "desk/find";
    }
}

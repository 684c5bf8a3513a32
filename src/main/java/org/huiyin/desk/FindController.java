package org.huiyin.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.huiyin.access.Access;
import org.huiyin.access.SignedIn;
import org.huiyin.casework.Matters;
import org.huiyin.web.Page;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Looks for one matter by its number. Never by a name, a telephone number or an identity card number; and by POST, so that what somebody
 * types by mistake stands in no address and no log.
 */
@Controller
class FindController {

    /** Mobile and landline telephone numbers, identity card numbers of 15 and 18 places. */
    private static final Pattern OF_A_PERSON = Pattern.compile("1[0-9]{10}|0[0-9]{9,11}|[0-9]{7,8}|[0-9]{15}|[0-9]{17}[0-9Xx]");

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
        if (typed.isEmpty() || isOfAPerson(typed)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("why", typed.isEmpty() ? "empty" : "person");
            model.addAttribute("typed", "");
            return "desk/find";
        }
        var found = matters.find(scope, scope.home(), typed);
        if (found.isPresent()) {
            return "redirect:/desk/matters/" + found.get().matter().number();
        }
        response.setStatus(HttpStatus.NOT_FOUND.value());
        model.addAttribute("why", "none");
        model.addAttribute("typed", typed.length() > 40 ? typed.substring(0, 40) : typed);
        return "desk/find";
    }

    /** Whether this is a number of a person, or words: neither leads to a matter here. */
    static boolean isOfAPerson(String typed) {
        var plain = java.text.Normalizer.normalize(typed, java.text.Normalizer.Form.NFKC).replaceAll("[\\s.()+-]", "").replaceFirst("^86(?=1[0-9]{10}$)", "");
        return OF_A_PERSON.matcher(plain).matches() || plain.codePoints().anyMatch(Character::isIdeographic);
    }
}

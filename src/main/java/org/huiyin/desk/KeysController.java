package org.huiyin.desk;

import org.huiyin.access.SignedIn;
import org.huiyin.web.Page;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What the keys do, for those who work with the keyboard. */
@Controller
class KeysController {

    private final Frames frames;

    KeysController(Frames frames) {
        this.frames = frames;
    }

    @GetMapping("/desk/keys")
    String keys(@AuthenticationPrincipal SignedIn who, Page t, Model model) {
        model.addAttribute("frame", frames.of(who, t));
        return "desk/keys";
    }
}

package org.huiyin.desk.administration;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.UUID;
import org.huiyin.access.SignedIn;
import org.huiyin.triage.category.CategoryModels;
import org.huiyin.triage.category.CategoryModels.Switched;
import org.huiyin.triage.category.Training;
import org.huiyin.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The system administrator compares the models that suggest categories, and switches. Figures only: no matter is read here. */
@Controller
class ModelsController {

    private static final String SHIPPED = "shipped";

    private final CategoryModels models;
    private final ModelPages pages;
    private final Clock clock;

    ModelsController(CategoryModels models, ModelPages pages, Clock clock) {
        this.models = models;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping("/desk/models")
    String read(@RequestParam(defaultValue = "") String said, Page t, Model model, HttpServletResponse response) {
        return page(said.equals("switched") || said.equals("asked") || said.equals("already") ? said : "", t, model, response);
    }

    @PostMapping("/desk/models/switch")
    String change(@AuthenticationPrincipal SignedIn who, @RequestParam(defaultValue = "") String to, @RequestParam(defaultValue = "") String seen, Page t,
            Model model, HttpServletResponse response) {
        var made = number(seen) < 0 || !to.equals(SHIPPED) && id(to) == null ? new Switched.Stale() : models.switchTo(who, id(to), number(seen), clock.instant());
        if (made instanceof Switched.Done) {
            return "redirect:/desk/models?said=switched";
        }
        response.setStatus(HttpStatus.CONFLICT.value());
        return page("stale", t, model, response);
    }

    @PostMapping("/desk/models/train")
    String train(@AuthenticationPrincipal SignedIn who) {
        return "redirect:/desk/models?said=" + (models.train(who, clock.instant()) ? "asked" : "already");
    }

    private String page(String said, Page t, Model model, HttpServletResponse response) {
        var standing = models.standing();
        var last = standing.last().orElse(null);
        var training = standing.training().orElse(null);
        if (training != null && training.open()) {
            response.setHeader("Refresh", "5");
        }
        model.addAttribute("said", said).addAttribute("seen", standing.number())
                .addAttribute("current", pages.of(t, standing.current(), last))
                .addAttribute("candidate", standing.candidate().map(c -> pages.of(t, java.util.Optional.of(c), null)).orElse(null))
                .addAttribute("previous", last == null ? null : pages.of(t, standing.previous(), null))
                .addAttribute("working", training != null && training.open())
                .addAttribute("training", training == null ? null : told(t, training));
        return "desk/administration/models";
    }

    private static String told(Page t, Training training) {
        var outcome = training.outcome();
        if (outcome == null) {
            return training.startedAt() == null ? t.text("models.training.asked")
                    : training.toLearn() == 0 ? t.text("models.training.reading", training.read())
                    : t.text("models.training.learning", training.learned(), training.toLearn());
        }
        return t.text("models.training." + outcome, t.time(java.util.Objects.requireNonNull(training.endedAt())), training.decided());
    }

    private static @Nullable UUID id(String to) {
        try {
            return to.equals(SHIPPED) ? null : UUID.fromString(to);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    private static int number(String seen) {
        return seen.matches("\\d{1,8}") ? Integer.parseInt(seen) : -1;
    }
}

package org.huiyin.desk.administration;

import org.huiyin.access.SignedIn;
import org.huiyin.desk.Frame;
import org.huiyin.desk.Frames;
import org.huiyin.web.Page;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Puts the frame of the desk around these pages. */
@ControllerAdvice(assignableTypes = {AccountsController.class, CalendarsController.class, DutiesController.class, GrantsController.class,
        ModelsController.class, OfficeListController.class, OfficesController.class, PlacesController.class, RecordController.class})
class FrameAdvice {

    private final Frames frames;

    FrameAdvice(Frames frames) {
        this.frames = frames;
    }

    @ModelAttribute("frame")
    Frame frame(@AuthenticationPrincipal SignedIn who, Page t) {
        return frames.of(who, t);
    }
}

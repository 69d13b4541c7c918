package org.gongkai.publication.web;

import java.util.List;

import org.gongkai.directory.Attempt;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.publication.PassOnDraft;
import org.gongkai.publication.ReviewChain;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** A draft copied, or handed to somebody else. */
@Controller
@RequestMapping("/desk/documents/editions/{editionId}")
class PassOnPages {

    private final EditionScreen screen;
    private final PassOnDraft passOn;

    PassOnPages(EditionScreen screen, PassOnDraft passOn) {
        this.screen = screen;
        this.passOn = passOn;
    }

    @PostMapping("/copy")
    @Form(Form.Typed.NOTHING)
    View copy(@AuthenticationPrincipal Staff staff, @PathVariable String editionId) {
        return after(passOn.copy(editionId, staff), screen.subject(editionId, staff), staff);
    }

    @PostMapping("/hand-over")
    @Form(Form.Typed.NOTHING)
    View handOver(@AuthenticationPrincipal Staff staff, @PathVariable String editionId, @RequestParam(defaultValue = "") String person) {
        return after(passOn.handOver(editionId, person, staff), screen.subject(editionId, staff), staff);
    }

    private View after(Attempt<String> attempt, ReviewChain.Subject subject, Staff staff) {
        return switch (attempt) {
            case Attempt.Done<String>(String edition) -> new RedirectView("/desk/documents/editions/" + edition);
            case Attempt.Refused<String>(List<String> reasons) -> screen.of(subject, staff, reasons).status(422);
        };
    }
}

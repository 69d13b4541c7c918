package org.gongkai.publication.web;

import java.util.Map;

import org.gongkai.directory.Attempt;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.publication.PlanInterpretation;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The interpretation that a draft is planned, reviewed and made public with. */
@Controller
@RequestMapping("/desk/documents/editions/{editionId}/interpretation")
class InterpretationPages {

    private final EditionScreen screen;
    private final PlanInterpretation plans;

    InterpretationPages(EditionScreen screen, PlanInterpretation plans) {
        this.screen = screen;
        this.plans = plans;
    }

    @PostMapping("/plan")
    @Form(page = "/desk/documents/editions/{editionId}")
    View plan(@AuthenticationPrincipal Staff staff, @PathVariable String editionId, @RequestParam(defaultValue = "") String plan, @RequestParam Map<String, String> sent) {
        return after(plans.plan(editionId, plan, staff), editionId, sent, staff);
    }

    @PostMapping("/later")
    @Form(page = "/desk/documents/editions/{editionId}")
    View later(@AuthenticationPrincipal Staff staff, @PathVariable String editionId, @RequestParam(defaultValue = "") String later, @RequestParam Map<String, String> sent) {
        return after(plans.later(editionId, later, staff), editionId, sent, staff);
    }

    @PostMapping("/material")
    @Form(Form.Typed.NOTHING)
    View begin(@AuthenticationPrincipal Staff staff, @PathVariable String editionId) {
        return switch (plans.begin(editionId, staff)) {
            case Attempt.Done<String>(String material) -> new RedirectView("/desk/documents/editions/" + material);
            case Attempt.Refused<String> refused -> after(refused, editionId, Map.of(), staff);
        };
    }

    private <T> View after(Attempt<T> attempt, String editionId, Map<String, String> sent, Staff staff) {
        return attempt.reasons().isEmpty() ? new RedirectView("/desk/documents/editions/" + editionId + "#interpretation")
                : screen.of(screen.subject(editionId, staff), staff, attempt.reasons()).with("asking", sent).status(422);
    }
}

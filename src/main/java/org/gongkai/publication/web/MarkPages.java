package org.gongkai.publication.web;

import java.util.Map;

import org.gongkai.directory.Attempt;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.publication.CorrectionNotes;
import org.gongkai.publication.ReviewChain;
import org.gongkai.publication.ReviewMarks;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** What reviewers mark in a text, and what a new edition tells the public of itself. */
@Controller
@RequestMapping("/desk/documents/editions/{editionId}")
class MarkPages {

    private final EditionScreen screen;
    private final ReviewMarks marks;
    private final CorrectionNotes corrections;

    MarkPages(EditionScreen screen, ReviewMarks marks, CorrectionNotes corrections) {
        this.screen = screen;
        this.marks = marks;
        this.corrections = corrections;
    }

    @PostMapping("/marks")
    @Form(page = "/desk/documents/editions/{editionId}")
    View mark(@AuthenticationPrincipal Staff staff, @PathVariable String editionId, @RequestParam(defaultValue = "0") String paragraph, @RequestParam(defaultValue = "") String remark,
            @RequestParam Map<String, String> sent) {
        int number = paragraph.matches("\\d{1,6}") ? Integer.parseInt(paragraph) : 0;
        return after(marks.mark(editionId, number, remark, staff), editionId, "#marks", sent, staff);
    }

    @PostMapping("/marks/{id}/{state:resolved|open}")
    @Form(Form.Typed.NOTHING)
    View resolve(@AuthenticationPrincipal Staff staff, @PathVariable String editionId, @PathVariable String id, @PathVariable String state) {
        return after(marks.resolve(editionId, id, state.equals("resolved"), staff), editionId, "#marks", Map.of(), staff);
    }

    @PostMapping("/correction")
    @Form(page = "/desk/documents/editions/{editionId}")
    View correction(@AuthenticationPrincipal Staff staff, @PathVariable String editionId, @RequestParam(defaultValue = "") String correction, @RequestParam Map<String, String> sent) {
        return after(corrections.write(editionId, correction, staff), editionId, "#correction", sent, staff);
    }

    private View after(Attempt<String> attempt, String editionId, String place, Map<String, String> sent, Staff staff) {
        if (attempt.reasons().isEmpty()) {
            return new RedirectView("/desk/documents/editions/" + editionId + place);
        }
        ReviewChain.Subject subject = screen.subject(editionId, staff);
        return screen.of(subject, staff, attempt.reasons()).with("asking", sent).status(422);
    }
}

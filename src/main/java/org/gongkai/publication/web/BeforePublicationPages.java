package org.gongkai.publication.web;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.gongkai.directory.Attempt;
import org.gongkai.directory.Power;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.publication.BeforePublication;
import org.gongkai.publication.Edition;
import org.gongkai.publication.ReviewChain;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** What is worth a look before a draft becomes public, with what can be done about it. */
@Controller
@RequestMapping("/desk/documents/editions/{editionId}/before")
class BeforePublicationPages {

    private final EditionScreen screen;
    private final BeforePublication before;

    BeforePublicationPages(EditionScreen screen, BeforePublication before) {
        this.screen = screen;
        this.before = before;
    }

    @GetMapping
    Screen look(@AuthenticationPrincipal Staff staff, @PathVariable String editionId) {
        return look(screen.subject(editionId, staff), staff, List.of());
    }

    @PostMapping
    @Form(Form.Typed.NOTHING)
    View take(@AuthenticationPrincipal Staff staff, @PathVariable String editionId, @RequestParam int revision, @RequestParam(defaultValue = "") String mend, @RequestParam(defaultValue = "") String of) {
        ReviewChain.Subject subject = screen.subject(editionId, staff);
        Optional<String> another = screen.another(subject, staff);
        if (another.isPresent()) {
            return look(subject, staff, List.of(another.get())).status(409);
        }
        Attempt<Edition> taken = Arrays.stream(BeforePublication.Mend.values()).filter(one -> one.name().equals(mend)).findFirst().map(one -> before.take(editionId, revision, one, of, staff))
                .orElse(Attempt.refused("请选择怎样改"));
        return taken.reasons().isEmpty() ? new RedirectView("/desk/documents/editions/" + editionId + "/before") : look(subject, staff, taken.reasons()).status(422);
    }

    private Screen look(ReviewChain.Subject subject, Staff staff, List<String> reasons) {
        Edition edition = subject.edition();
        return Screen.of("publication/web/desk-before").with("page", Page.of("公开以前再看一遍").desk().crumb("信息发布", "/desk/documents").crumb(edition.entry().title(), "/desk/documents/editions/" + edition.id()))
                .with("told", before.of(subject)).with("edition", edition).with("reasons", reasons)
                .with("mayWrite", edition.stage().equals("draft") && staff.may(Power.DRAFT, subject.document().organ()) && screen.another(subject, staff).isEmpty());
    }
}

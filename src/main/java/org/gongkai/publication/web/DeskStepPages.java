package org.gongkai.publication.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.gongkai.directory.Attempt;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.face.Wording;
import org.gongkai.ledger.Act;
import org.gongkai.procedure.Action;
import org.gongkai.publication.LeftOut;
import org.gongkai.publication.ReviewChain;
import org.gongkai.publication.TakeReviewStep;
import org.gongkai.publication.WithdrawnAlong;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The steps of the review chain: what cannot be taken back says first what will happen. */
@Controller
@RequestMapping("/desk/documents/editions/{editionId}/steps/{action}")
class DeskStepPages {

    private final EditionScreen screen;
    private final TakeReviewStep steps;
    private final ReviewChain chain;
    private final LeftOut leftOut;
    private final WithdrawnAlong along;

    DeskStepPages(EditionScreen screen, TakeReviewStep steps, ReviewChain chain, LeftOut leftOut, WithdrawnAlong along) {
        this.along = along;
        this.screen = screen;
        this.steps = steps;
        this.chain = chain;
        this.leftOut = leftOut;
    }

    /** Asks before the step; where there is nothing to ask, the page of the edition has the form. */
    @GetMapping
    View ask(@AuthenticationPrincipal Staff staff, @PathVariable String editionId, @PathVariable String action) {
        ReviewChain.Subject subject = screen.subject(editionId, staff);
        Action step = step(subject, action);
        boolean allowed = screen.permissions(subject, staff).stream().anyMatch(permission -> permission.action().equals(step) && permission.allowed());
        return allowed && !chain.consequences(step).isEmpty() ? question(subject, step, Map.of(), List.of()) : screen.of(subject, staff, List.of());
    }

    @PostMapping
    @Form
    View take(@AuthenticationPrincipal Staff staff, @PathVariable String editionId, @PathVariable String action, @RequestParam Map<String, String> sent) {
        ReviewChain.Subject subject = screen.subject(editionId, staff);
        Action step = step(subject, action);
        boolean asks = !chain.consequences(step).isEmpty();
        if (asks && !sent.containsKey("asked")) {
            return question(subject, step, sent, List.of()).status(422);
        }
        Attempt<Act> taken = steps.take(editionId, action, sent, staff);
        if (taken.reasons().isEmpty()) {
            return new RedirectView("/desk/documents/editions/" + editionId);
        }
        return (asks ? question(subject, step, sent, taken.reasons())
                : screen.of(subject, staff, taken.reasons()).with("filledStep", action).with("filled", sent)).status(422);
    }

    private Screen question(ReviewChain.Subject subject, Action step, Map<String, String> filled, List<String> reasons) {
        List<String> consequences = new ArrayList<>(chain.consequences(step).stream().map(Wording::said).toList());
        if (step.id().equals("withdraw")) {
            along.of(subject).forEach(told -> consequences.add(switch (told.what()) {
                case STAYS -> Wording.t("解读它的《{0}》照旧公开；也不再公开的，另行撤回那一份。", told.title());
                case LEAVES_HOUR -> Wording.t("和新版本一起定时公开的《{0}》取消定时，重新审批。", told.title());
                case LOSES_NOTICE -> Wording.t("《{0}》正文上面写的提示不再写。", told.title());
            }));
        }
        if (step.to() != null) {
            leftOut.files(subject).forEach(line -> consequences.add(LeftOutWords.of(line)));
        }
        return Screen.of("publication/web/desk-step").with("page", Page.of(step.title()).desk().crumb("信息发布", "/desk/documents")
                        .crumb(subject.edition().entry().title(), "/desk/documents/editions/" + subject.edition().id()))
                .with("subject", subject).with("action", step).with("consequences", consequences).with("filled", filled)
                .with("reasons", reasons);
    }

    private Action step(ReviewChain.Subject subject, String action) {
        return chain.procedure(subject).action(action).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}

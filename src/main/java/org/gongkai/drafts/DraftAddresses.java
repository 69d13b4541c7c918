package org.gongkai.drafts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.gongkai.face.Form;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Where the script of a page saves what is being typed, where a draft is thrown away, and where a session is asked to go on. */
@Controller
class DraftAddresses {

    private final KeptAtServer kept;

    DraftAddresses(KeptAtServer kept) {
        this.kept = kept;
    }

    @PostMapping("/drafts")
    @Form(Form.Typed.NOTHING)
    ResponseEntity<Void> keep(HttpServletRequest request, HttpServletResponse response, @RequestParam(Sent.ACTION) String action) {
        if (kept.rule(action).filter(Form.Typed.KEPT::equals).isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        return ResponseEntity.status(kept.keep(action, Sent.of(request), request, response) ? HttpStatus.NO_CONTENT : HttpStatus.CONTENT_TOO_LARGE).build();
    }

    /** Shows the page of a form again, with what was typed: in another language or display, or since nobody pressed a button of it. */
    @PostMapping("/drafts/show")
    @Form(Form.Typed.NOTHING)
    View show(HttpServletRequest request) {
        return new RedirectView(kept.pageBeside(request).orElse("/"));
    }

    @PostMapping("/drafts/discard")
    @Form(Form.Typed.NOTHING)
    View discard(HttpServletRequest request, @RequestParam(Sent.ACTION) String action, @RequestParam(Sent.ID) String id, @RequestParam String back) {
        kept.discard(action, id, request);
        return new RedirectView(back.matches("/(?![/\\\\]).*") ? back : "/");
    }

    /** Being asked is what makes the session last; without one, 410. */
    @GetMapping("/drafts/session")
    ResponseEntity<Void> session(HttpServletRequest request) {
        return ResponseEntity.status(request.getSession(false) == null ? HttpStatus.GONE : HttpStatus.NO_CONTENT).build();
    }
}

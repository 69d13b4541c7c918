package org.gongkai.publication.web;

import java.util.List;

import org.gongkai.directory.Organs;
import org.gongkai.directory.Staff;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.publication.OpenFile;
import org.gongkai.publication.ReviewChain;
import org.gongkai.publication.SecrecyReviews;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** 保密审查记录 of an edition, on a sheet that can be printed and filed. */
@Controller
class SecrecyPages {

    private final EditionScreen screen;
    private final SecrecyReviews reviews;
    private final OpenFile files;
    private final Organs organs;

    SecrecyPages(EditionScreen screen, SecrecyReviews reviews, OpenFile files, Organs organs) {
        this.screen = screen;
        this.reviews = reviews;
        this.files = files;
        this.organs = organs;
    }

    @GetMapping("/desk/documents/editions/{editionId}/secrecy")
    Screen record(@AuthenticationPrincipal Staff staff, @PathVariable String editionId) {
        ReviewChain.Subject subject = screen.subject(editionId, staff);
        List<SecrecyReviews.Review> all = reviews.of(subject);
        if (all.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return Screen.of("publication/web/desk-secrecy").with("page", Page.of("保密审查记录").desk().crumb("信息发布", "/desk/documents")
                        .crumb(subject.edition().entry().title(), "/desk/documents/editions/" + editionId))
                .with("subject", subject).with("reviews", all).with("files", files.files(editionId, staff))
                .with("organ", organs.name(subject.document().organ()));
    }
}

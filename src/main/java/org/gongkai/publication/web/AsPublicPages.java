package org.gongkai.publication.web;

import java.util.List;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Staff;
import org.gongkai.face.Entrance;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.publication.Attachment;
import org.gongkai.publication.Edition;
import org.gongkai.publication.OpenFile;
import org.gongkai.publication.ReviewChain;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** An edition on the page that the public will see, for those at whose desk it is: at any width, and as it is printed. */
@Controller
class AsPublicPages {

    private final EditionScreen screen;
    private final OpenFile open;
    private final Now now;

    AsPublicPages(EditionScreen screen, OpenFile open, Now now) {
        this.screen = screen;
        this.open = open;
        this.now = now;
    }

    @GetMapping("/desk/documents/editions/{editionId}/preview")
    Screen preview(@AuthenticationPrincipal Staff staff, @PathVariable String editionId) {
        ReviewChain.Subject subject = screen.subject(editionId, staff);
        Edition edition = subject.edition();
        String here = "/desk/documents/editions/" + editionId;
        List<Attachment> files = open.files(editionId, staff).stream().filter(file -> !edition.body().contains("<img src=\"/documents/" + edition.documentId() + "/files/" + file.digest() + "\"")).map(file -> file.isStored()
                ? new Attachment(file.id(), editionId, file.name(), file.mediaType(), file.bytes(), null, here + "/files/" + file.id()) : file).toList();
        Edition shown = new Edition(edition.id(), edition.documentId(), edition.number(), edition.stage(), edition.entry(),
                edition.body().replace("src=\"/documents/" + edition.documentId() + "/files/", "src=\"" + here + "/pictures/"), edition.blocks(), edition.drafter(), edition.revision());
        return Screen.of("publication/web/document").with("view", screen.asPublic(subject, shown, files)).with("today", now.today())
                .with("page", Page.of(edition.entry().title()).publicSite().entrance(Entrance.DISCLOSURE).noindex()).with("desk", here);
    }
}

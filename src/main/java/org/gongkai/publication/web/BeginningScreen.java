package org.gongkai.publication.web;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Power;
import org.gongkai.directory.Staff;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.publication.Categories;
import org.gongkai.publication.DocumentKinds;
import org.springframework.stereotype.Component;

/** The page on which a document begins: empty, of a kind, or with what was read from a file. */
@Component
class BeginningScreen {

    private final Organs organs;
    private final Categories categories;
    private final DocumentKinds kinds;
    private final EditionScreen editions;

    BeginningScreen(Organs organs, Categories categories, DocumentKinds kinds, EditionScreen editions) {
        this.organs = organs;
        this.categories = categories;
        this.kinds = kinds;
        this.editions = editions;
    }

    Screen of(Staff staff, String organ, DraftForm form, List<String> reasons) {
        return Screen.of("publication/web/desk-draft").with("page", Page.of("起草文件").desk().crumb("信息发布", "/desk/documents").style("editor.css").script("editor.js"))
                .with("organs", draftingOrgans(staff)).with("organ", organ).with("form", form).with("reasons", reasons)
                .with("categories", categories).with("kinds", kinds).with("named", editions.organNames());
    }

    DraftForm empty(Staff staff) {
        return DraftForm.empty(draftingOrgans(staff).stream().findFirst().map(Organ::name).orElse(""));
    }

    /** The organ that is meant where the person drafts for one only. */
    String organ(Staff staff) {
        List<Organ> own = draftingOrgans(staff);
        return own.size() == 1 ? own.getFirst().id() : "";
    }

    private List<Organ> draftingOrgans(Staff staff) {
        return staff.scope(Power.DRAFT).organs().stream().map(organs::find).flatMap(Optional::stream).sorted(Comparator.comparing(Organ::name)).toList();
    }
}

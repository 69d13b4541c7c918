package org.gongkai.publication.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import org.gongkai.directory.Attempt;
import org.gongkai.directory.Power;
import org.gongkai.directory.Role;
import org.gongkai.directory.RoleNeeded;
import org.gongkai.directory.Staff;
import org.gongkai.face.ChosenFile;
import org.gongkai.face.Form;
import org.gongkai.face.Screen;
import org.gongkai.publication.DocumentKinds;
import org.gongkai.publication.DraftMaterial;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** Begins a document with a file: its text and what it says of itself stand in the form, each with the place, and nothing is saved yet. */
@Controller
class FromFilePages {

    private final BeginningScreen beginning;
    private final DraftMaterial material;
    private final DocumentKinds kinds;

    FromFilePages(BeginningScreen beginning, DraftMaterial material, DocumentKinds kinds) {
        this.beginning = beginning;
        this.material = material;
        this.kinds = kinds;
    }

    @PostMapping("/desk/documents/new/file")
    @Form(Form.Typed.NOTHING)
    View read(@AuthenticationPrincipal Staff staff, @RequestParam MultipartFile file) throws IOException {
        if (!staff.may(Power.DRAFT)) {
            throw new RoleNeeded(Role.OFFICER, null);
        }
        DraftForm empty = beginning.empty(staff);
        if (ChosenFile.isNone(file)) {
            return refused(staff, empty, List.of(ChosenFile.NONE));
        }
        try (InputStream bytes = file.getInputStream()) {
            return switch (material.paper(String.valueOf(file.getOriginalFilename()), bytes)) {
                case Attempt.Refused<DraftMaterial.Paper>(List<String> reasons) -> refused(staff, empty, reasons);
                case Attempt.Done<DraftMaterial.Paper>(DraftMaterial.Paper paper) -> {
                    FromFile read = FromFile.of(paper, empty, kinds);
                    yield beginning.of(staff, beginning.organ(staff), read.form(), List.of()).with("read", read).taken();
                }
            };
        }
    }

    private Screen refused(Staff staff, DraftForm empty, List<String> reasons) {
        return beginning.of(staff, beginning.organ(staff), empty, reasons).status(422);
    }
}

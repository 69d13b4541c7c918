package org.gongkai.casework.checklist;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.web.CaseDesk;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Screen;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

import static org.springframework.http.HttpStatus.NOT_FOUND;

/** Where staff note what came on paper of what the list of a case asks for. */
@Controller
class DeskChecklistPages {

    private final CaseDesk desk;
    private final Checklist checklist;

    DeskChecklistPages(CaseDesk desk, Checklist checklist) {
        this.desk = desk;
        this.checklist = checklist;
    }

    @PostMapping("/desk/cases/{caseId}/checklist/{piece}")
    @Form(page = "/desk/cases/{caseId}")
    View note(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @PathVariable String piece, @RequestParam(defaultValue = "") String copies,
            @RequestParam(defaultValue = "") String shown) {
        CaseFolder folder = desk.handled(staff, caseId);
        CountedMaterial counted = checklist.of(folder.state(), folder.application()).stream().filter(one -> one.piece().id().equals(piece)).findFirst()
                .orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
        if (folder.state().ended() || !copies.strip().matches("\\d{1,2}")) {
            return Screen.message(CaseDesk.page(folder, "材料清单"), folder.state().ended() ? "这件已经办结，不再清点材料。" : "纸质的份数应写成 0 到 99 的整数。", "返回", "/desk/cases/" + caseId + "#checklist").status(422);
        }
        checklist.note(folder, counted.piece(), Integer.parseInt(copies.strip()), "yes".equals(shown), staff);
        return new RedirectView("/desk/cases/" + caseId + "#checklist");
    }
}

package org.gongkai.casework.urging;

import java.util.List;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.web.CaseDesk;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Screen;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Where somebody who is urged says that they know. */
@Controller
class UrgingPages {

    private final CaseDesk desk;
    private final Urging urging;

    UrgingPages(CaseDesk desk, Urging urging) {
        this.desk = desk;
        this.urging = urging;
    }

    @PostMapping("/desk/cases/{caseId}/urging/{id}")
    @Form(Form.Typed.NOTHING)
    View seen(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @PathVariable String id) {
        CaseFolder folder = desk.folder(staff, caseId);
        return urging.seen(caseId, id, staff) instanceof Attempt.Refused<String>(List<String> reasons)
                ? Screen.message(CaseDesk.page(folder, "催办"), String.join("；", reasons), "返回", "/desk/cases/" + caseId).status(422) : new RedirectView("/desk/cases/" + caseId + "#urging");
    }
}

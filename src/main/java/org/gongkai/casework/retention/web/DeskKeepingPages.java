package org.gongkai.casework.retention.web;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.retention.Forgetting;
import org.gongkai.casework.web.CaseDesk;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Screen;
import org.gongkai.ledger.Act;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Keeps a case beyond its period, and lets it go again. */
@Controller
class DeskKeepingPages {

    private final CaseDesk desk;
    private final Forgetting forgetting;

    DeskKeepingPages(CaseDesk desk, Forgetting forgetting) {
        this.desk = desk;
        this.forgetting = forgetting;
    }

    @PostMapping("/desk/cases/{caseId}/kept/hold")
    @Form(page = "/desk/cases/{caseId}")
    View hold(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @RequestParam(defaultValue = "") String reason) {
        CaseFolder folder = desk.folder(staff, caseId);
        return answer(folder, forgetting.hold(folder, reason, staff));
    }

    @PostMapping("/desk/cases/{caseId}/kept/release")
    @Form(Form.Typed.NOTHING)
    View release(@AuthenticationPrincipal Staff staff, @PathVariable String caseId) {
        CaseFolder folder = desk.folder(staff, caseId);
        return answer(folder, forgetting.release(folder, staff));
    }

    private static View answer(CaseFolder folder, Attempt<Act> attempt) {
        String address = "/desk/cases/" + folder.state().id();
        return attempt.reasons().isEmpty() ? new RedirectView(address)
                : Screen.message(CaseDesk.page(folder, "保存期限"),
                        String.join("；", attempt.reasons()), "回到办件", address).status(422);
    }
}

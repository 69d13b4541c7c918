package org.gongkai.casework.drafting.web;

import java.util.LinkedHashMap;
import java.util.Map;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.drafting.Draft;
import org.gongkai.casework.drafting.Drafting;
import org.gongkai.casework.drafting.web.DraftDesk.Opened;
import org.gongkai.casework.web.CaseDesk;
import org.gongkai.directory.Staff;
import org.gongkai.face.Screen;
import org.gongkai.ledger.Act;
import org.gongkai.letters.Letter;
import org.gongkai.procedure.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

import static org.springframework.http.HttpStatus.NOT_FOUND;

/** 呈批单: one sheet with every hand, its time and its opinion, to be printed and filed. */
@Controller
class ApprovalSheetPages {

    private final DraftDesk desk;
    private final Drafting drafting;

    ApprovalSheetPages(DraftDesk desk, Drafting drafting) {
        this.desk = desk;
        this.drafting = drafting;
    }

    @GetMapping("/desk/cases/{caseId}/drafting/{action}/sheet")
    Screen sheet(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @PathVariable String action, @RequestParam String draft) {
        Draft found = drafting.find(draft).filter(one -> one.caseId().equals(caseId) && one.action().equals(action)).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
        Opened opened = desk.open(staff, caseId, action, found.handling());
        CaseFolder folder = opened.folder();
        DraftView view = desk.view(opened, found);
        Map<String, String> text = new LinkedHashMap<>();
        for (Field field : Drafting.fields(opened.state(), opened.action())) {
            String value = view.whole().text().values().getOrDefault(field.name(), "");
            if (!value.isBlank()) {
                text.put(field.title(), desk.shown(field, value));
            }
        }
        CaseType type = opened.state().type();
        return Screen.of("casework/drafting/web/sheet").with("page", CaseDesk.page(folder, "呈批单")).with("folder", folder).with("view", view).with("text", text)
                .with("number", number(folder, found)).with("titles", folder.application().titles()).with("channel", type.channel(opened.state().channel()).map(CaseType.Channel::title).orElse(""))
                .with("action", opened.action()).with("organ", folder.organs().get(found.organ()));
    }

    /** The number of the paper that signing it issued; null while it is not signed, and where it issues none. */
    private @Nullable String number(CaseFolder folder, Draft draft) {
        String act = drafting.acts(draft).stream().filter(one -> one.verb().equals("sign")).map((Act one) -> one.text("act")).findFirst().orElse(null);
        return act == null ? null : folder.letters().stream().filter(letter -> letter.actId().equals(act)).map(Letter::number).findFirst().orElse(null);
    }
}

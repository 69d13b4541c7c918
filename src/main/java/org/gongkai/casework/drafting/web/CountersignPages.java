package org.gongkai.casework.drafting.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.casework.CaseFiles;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.Cases;
import org.gongkai.casework.drafting.Countersigning;
import org.gongkai.casework.drafting.Draft;
import org.gongkai.casework.drafting.Draft.Asked;
import org.gongkai.casework.drafting.Drafting;
import org.gongkai.casework.drafting.web.DraftDesk.Opened;
import org.gongkai.casework.identity.Identity;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.Refusal;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

import static org.springframework.http.HttpStatus.NOT_FOUND;

/** Where somebody is asked to sign beside, and does: what is asked and what is drafted, and nobody who asked. */
@Controller
class CountersignPages {

    private final DraftDesk desk;
    private final Countersigning countersigning;
    private final Drafting drafting;
    private final Cases cases;
    private final CaseFiles files;

    CountersignPages(DraftDesk desk, Countersigning countersigning, Drafting drafting, Cases cases, CaseFiles files) {
        this.desk = desk;
        this.countersigning = countersigning;
        this.drafting = drafting;
        this.cases = cases;
        this.files = files;
    }

    @PostMapping("/desk/cases/{caseId}/drafting/{action}/ask")
    @Form(value = Form.Typed.NOTHING)
    View ask(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @PathVariable String action, @RequestParam(defaultValue = "0") int handling,
            @RequestParam String organ, @RequestParam String role, @RequestParam(defaultValue = "") String until) {
        Opened opened = desk.open(staff, caseId, action, handling);
        LocalDate day;
        try {
            day = until.isBlank() ? null : LocalDate.parse(until);
        } catch (DateTimeParseException notDate) {
            day = null;
        }
        Attempt<Asked> asked = opened.draft() == null ? Attempt.refused("还没有稿子") : countersigning.ask(opened.state(), opened.draft(), staff, organ, role, day);
        return back(opened, staff, asked);
    }

    @PostMapping("/desk/cases/{caseId}/drafting/{action}/ask/{id}/call-back")
    @Form(value = Form.Typed.NOTHING)
    View callBack(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @PathVariable String action, @PathVariable String id, @RequestParam(defaultValue = "0") int handling) {
        Opened opened = desk.open(staff, caseId, action, handling);
        Asked asked = countersigning.find(id).filter(one -> opened.draft() != null && one.draft().equals(opened.draft().id())).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
        return back(opened, staff, countersigning.callBack(opened.state(), opened.draft(), asked, staff));
    }

    private View back(Opened opened, Staff staff, Attempt<Asked> done) {
        return done instanceof Attempt.Refused<Asked>(List<String> reasons)
                ? desk.page(opened, staff, null, reasons.stream().map(Refusal::because).toList(), false, false).status(422)
                : new RedirectView(opened.address() + (opened.handling().isFirst() ? "" : "?handling=" + opened.handling().no()));
    }

    @GetMapping("/desk/countersign/{id}")
    Screen one(@AuthenticationPrincipal Staff staff, @PathVariable String id) {
        return screen(mine(staff, id), List.of(), "");
    }

    @PostMapping("/desk/countersign/{id}")
    @Form(lines = {"words 意见 2000"})
    View answer(@AuthenticationPrincipal Staff staff, @PathVariable String id, @RequestParam(defaultValue = "") String agrees, @RequestParam(defaultValue = "") String words) {
        Asked asked = mine(staff, id);
        if (!agrees.equals("yes") && !agrees.equals("no")) {
            return screen(asked, List.of("请选择同意或者不同意"), words).status(422);
        }
        return countersigning.answer(asked, staff, agrees.equals("yes"), words.strip()) instanceof Attempt.Refused<Asked>(List<String> reasons) ? screen(asked, reasons, words).status(422)
                : new RedirectView("/desk");
    }

    private Asked mine(Staff staff, String id) {
        return countersigning.find(id).filter(asked -> countersigning.isFor(asked, staff)).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
    }

    private Screen screen(Asked asked, List<String> reasons, String words) {
        Draft draft = countersigning.draft(asked).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
        CaseState state = cases.state(draft.caseId());
        CaseFiles.Filed filed = files.filed(draft.caseId());
        Identity who = Identity.of(filed.application());
        Action action = state.type().action(draft.action()).orElseThrow();
        Map<String, String> values = drafting.whole(draft).text().values();
        Map<String, String> text = new LinkedHashMap<>();
        for (Field field : Drafting.fields(state, action)) {
            String value = values.getOrDefault(field.name(), "");
            if (!value.isBlank()) {
                text.put(field.title(), desk.shown(field, who.without(value)));
            }
        }
        List<String> asks = new ArrayList<>();
        filed.application().items().forEach(item -> asks.add(who.without(String.join("。", item.values()))));
        return Screen.of("casework/drafting/web/countersign").with("page", Page.of("会签：" + filed.number()).desk()).with("asked", asked).with("draft", draft).with("number", filed.number())
                .with("questions", asks).with("text", text).with("reasons", reasons).with("words", words).with("type", state.type().title()).with("action", action);
    }
}

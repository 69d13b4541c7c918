package org.gongkai.casework.event;

import static org.springframework.http.HttpStatus.NOT_FOUND;

import java.util.List;
import java.util.Map;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.Cases;
import org.gongkai.casework.batch.Batches;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.ending.Endings;
import org.gongkai.casework.lists.Awaited;
import org.gongkai.casework.lists.CaseLists;
import org.gongkai.casework.lists.CaseRow;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Requests for the same, put together and taken apart by a person. */
@Controller
class EventPages {

    private static final int PAGE = 100;

    private final Events events;
    private final Endings endings;
    private final CaseFolders folders;
    private final Batches batches;
    private final CaseTypes types;
    private final Cases cases;
    private final Organs organs;

    EventPages(Events events, CaseFolders folders, Batches batches, CaseTypes types, Cases cases, Organs organs, Endings endings) {
        this.endings = endings;
        this.events = events;
        this.folders = folders;
        this.batches = batches;
        this.types = types;
        this.cases = cases;
        this.organs = organs;
    }

    @GetMapping("/desk/events/{id}")
    Screen one(@AuthenticationPrincipal Staff staff, @PathVariable String id, @RequestParam(defaultValue = "") String after) {
        Event event = events.find(id, staff.scope()).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
        List<CaseLists.Line> members = events.members(event, staff.scope(), after, PAGE);
        String last = members.stream().map(CaseLists.Line::id).max(String::compareTo).orElse("");
        Map<String, Awaited> awaited = cases.awaited(members);
        return Screen.of("casework/event/event").with("page", Page.of("合并办理").desk().crumb("办件", "/desk/cases"))
                .with("event", event).with("members", members.stream()
                        .map(line -> CaseRow.of(line, folders.title(line), types, organs, cases.light(line), cases.waited(line), awaited.get(line.id()), endings)).toList()).with("batches", batches.ofEvent(id)).with("types", types)
                .with("next", members.size() < PAGE ? null : last);
    }

    @PostMapping("/desk/cases/{caseId}/event/join")
    @Form(Form.Typed.NOTHING)
    View join(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @RequestParam(name = "case", defaultValue = "") List<String> chosen) {
        return after(caseId, events.join(staff, folder(staff, caseId), chosen), chosen.size());
    }

    @PostMapping("/desk/cases/{caseId}/event/identical")
    @Form(Form.Typed.NOTHING)
    View identical(@AuthenticationPrincipal Staff staff, @PathVariable String caseId) {
        return after(caseId, events.joinIdentical(staff, folder(staff, caseId)), 1);
    }

    private static View after(String caseId, int joined, int wanted) {
        return joined > 0 || wanted == 0 ? new RedirectView("/desk/cases/" + caseId)
                : Screen.message(Page.of("合并办理").desk(), "一件也没有并入：它们已经答复、已经并入别处，或者本件已经答复。", "回到办件", "/desk/cases/" + caseId).status(422);
    }

    @PostMapping("/desk/cases/{caseId}/event/leave")
    @Form(Form.Typed.NOTHING)
    View leave(@AuthenticationPrincipal Staff staff, @PathVariable String caseId) {
        return events.leave(staff, folder(staff, caseId)) ? new RedirectView("/desk/cases/" + caseId)
                : Screen.message(Page.of("合并办理").desk(), "这一件没有合并办理，或者已经答复，不能再分出。", "回到办件", "/desk/cases/" + caseId).status(422);
    }

    private CaseFolder folder(Staff staff, String caseId) {
        return folders.open(caseId, staff.scope()).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
    }
}

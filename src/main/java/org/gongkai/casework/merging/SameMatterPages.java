package org.gongkai.casework.merging;

import static org.springframework.http.HttpStatus.NOT_FOUND;

import java.util.Map;
import java.util.Optional;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.CasePanel;
import org.gongkai.directory.Staff;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.procedure.Action;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Proposes what a matter may be merged into, with why; whoever handles it decides. */
@Controller
@Order(1)
class SameMatterPages implements CasePanel {

    private final CaseFolders folders;
    private final SameMatters same;
    private final LeadMatters leads;

    SameMatterPages(CaseFolders folders, SameMatters same, LeadMatters leads) {
        this.folders = folders;
        this.same = same;
        this.leads = leads;
    }

    @GetMapping("/desk/cases/{caseId}/same")
    Screen proposed(@AuthenticationPrincipal Staff staff, @PathVariable String caseId) {
        CaseFolder folder = folders.open(caseId, staff.scope()).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
        Action merge = merge(folder, staff).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
        return Screen.of("casework/merging/same").with("page", Page.of("是不是同一件事").desk().crumb("办件", "/desk/cases").crumb(folder.number(), "/desk/cases/" + caseId))
                .with("caseId", caseId).with("number", folder.number()).with("same", same.of(folder, staff)).with("action", merge.id())
                .with("field", Merging.of(folder.state().type(), merge.id()).orElseThrow().lead());
    }

    /** The step that merges it, where it can be taken now. */
    private Optional<Action> merge(CaseFolder folder, Staff staff) {
        return folder.state().type().procedure().actions().stream().filter(action -> Merging.of(folder.state().type(), action.id()).isPresent())
                .filter(action -> action.from().contains(folder.state().stage()) && staff.scope().covers(folder.state().organ())
                        && CaseFolders.actor(staff, folder.state().organ()).capacities().stream().anyMatch(action.who()::contains))
                .filter(action -> !leads.of(folder.state().id()).isLedBy(folder.state().id())).findFirst();
    }

    @Override
    public Place place() {
        return Place.ASKED;
    }

    @Override
    public Optional<Shown> of(CaseFolder folder, Staff staff) {
        return merge(folder, staff).map(action -> new Shown("casework/merging/same-link", Map.of("caseId", folder.state().id())));
    }
}

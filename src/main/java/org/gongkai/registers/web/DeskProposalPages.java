package org.gongkai.registers.web;

import java.util.List;
import java.util.Map;

import org.gongkai.directory.People;
import org.gongkai.directory.Person;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.procedure.Refusal;
import org.gongkai.registers.Change;
import org.gongkai.registers.Comparison;
import org.gongkai.registers.Proposals;
import org.gongkai.registers.Register;
import org.gongkai.registers.Registers;
import org.gongkai.registers.TypedRow;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Rows on their way through the hands that have to agree: what they would change, and the step that is next. */
@Controller
@RequestMapping("/desk/registers/{id}/proposals/{proposalId}")
class DeskProposalPages {

    private static final int ROWS = 100;

    private final Registers registers;
    private final Proposals proposals;
    private final Comparison comparison;
    private final People people;
    private final DeskHands hands;

    DeskProposalPages(Registers registers, Proposals proposals, Comparison comparison, People people, DeskHands hands) {
        this.registers = registers;
        this.proposals = proposals;
        this.comparison = comparison;
        this.people = people;
        this.hands = hands;
    }

    /** @param after how many rows were shown on the pages before */
    @GetMapping
    Screen proposal(@AuthenticationPrincipal Staff staff, @PathVariable String id, @PathVariable String proposalId, @RequestParam(defaultValue = "0") int after) {
        return screen(id, proposalId, staff, Math.max(0, after), List.of(), Map.of());
    }

    @PostMapping("/{action}")
    @Form(page = "/desk/registers/{id}/proposals/{proposalId}", lines = "reason 退回理由 500")
    View take(@AuthenticationPrincipal Staff staff, @PathVariable String id, @PathVariable String proposalId, @PathVariable String action, @RequestParam Map<String, String> sent) {
        find(id, proposalId, staff);
        return switch (proposals.take(proposalId, action, sent, staff)) {
            case Proposals.Step.Taken taken -> new RedirectView("/desk/registers/" + id + "/proposals/" + proposalId);
            case Proposals.Step.Refused(List<Refusal> reasons) -> screen(id, proposalId, staff, 0, reasons.stream().map(Refusal::sentence).toList(), sent).status(422);
        };
    }

    private Proposals.Proposal find(String id, String proposalId, Staff staff) {
        Register register = registers.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return proposals.find(proposalId).filter(proposal -> proposal.register().equals(id) && proposals.isReadBy(proposal, register, staff))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Screen screen(String id, String proposalId, Staff staff, int after, List<String> reasons, Map<String, String> sent) {
        Proposals.Proposal proposal = find(id, proposalId, staff);
        Register register = registers.find(id).orElseThrow();
        Proposals.Content content = proposals.content(proposal);
        List<TypedRow> rows = content.rows().subList(Math.min(after, content.rows().size()), Math.min(after + ROWS, content.rows().size()));
        Change how = Change.valueOf(content.how());
        Proposals.Ended ended = proposals.ended(proposal).orElse(null);
        String by = ended == null ? "" : ended.person() == null ? "导入命令" : people.find(ended.person()).map(Person::name).orElse("");
        String here = "/desk/registers/" + id + "/proposals/" + proposalId;
        return Screen.of("registers/web/desk-proposal").with("page", Page.of(register.title() + "：" + proposals.stageTitle(proposal, register)).desk().wide().crumb("名录", "/desk/registers")
                        .crumb(register.title(), "/desk/registers/" + id))
                .with("register", register).with("proposal", proposal).with("content", content).with("stage", proposals.stageTitle(proposal, register))
                .with("organ", hands.name(proposal.organ())).with("person", proposal.isOfTheHouse() ? "导入命令" : people.find(proposal.person()).map(Person::name).orElse(""))
                .with("compared", proposal.waits() || proposal.isReturned() ? comparison.of(register, rows, proposal.organ(), how) : List.of())
                .with("permissions", proposals.now(proposal, register, staff)).with("returned", proposals.returnedBecause(proposal).orElse(""))
                .with("again", content.undoes() == null && proposal.isReturned() && proposals.isTakenUpBy(proposal, staff) ? "/desk/registers/" + id + (proposal.rows() == 1 ? "/record?from=" : "/grid?from=") + proposalId : "")
                .with("ended", ended).with("by", by).with("reasons", reasons).with("sent", sent).with("here", here).with("next", after + ROWS < content.rows().size() ? here + "?after=" + (after + ROWS) : null).with("after", after);
    }
}

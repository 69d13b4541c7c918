package org.gongkai.registers.web;

import java.util.List;

import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Problem;
import org.gongkai.face.Screen;
import org.gongkai.registers.Change;
import org.gongkai.registers.EnterRows;
import org.gongkai.registers.Keepers;
import org.gongkai.registers.Outcome;
import org.gongkai.registers.Register;
import org.gongkai.registers.RowFault;
import org.gongkai.registers.UndoSaving;
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

/** A whole saving taken back: what would become of it, the rows that were changed since, and why. */
@Controller
@RequestMapping("/desk/registers/{id}/undo")
class DeskUndoPages {

    private static final int TOLD = 50;

    private final EnterRows enter;
    private final UndoSaving undo;
    private final DeskHands hands;

    DeskUndoPages(EnterRows enter, UndoSaving undo, DeskHands hands) {
        this.enter = enter;
        this.undo = undo;
        this.hands = hands;
    }

    /** @param entry any entry of the saving */
    @GetMapping
    Screen undo(@AuthenticationPrincipal Staff staff, @PathVariable String id, @RequestParam long entry) {
        return screen(hands.of(id, staff), entry, EnterRows.fresh(), "", List.of());
    }

    @PostMapping
    @Form(page = "/desk/registers/{id}/undo?entry={entry}", lines = "reason 理由 500")
    View undo(@AuthenticationPrincipal Staff staff, @PathVariable String id, @RequestParam long entry, @RequestParam(defaultValue = "") String saving,
            @RequestParam(defaultValue = "") String reason) {
        Keepers.Hand hand = hands.of(id, staff);
        UndoSaving.Foreseen foreseen = foreseen(hand, entry);
        EnterRows.Wish wish = new EnterRows.Wish(hand.register(), saving, foreseen.organs().iterator().next(), Change.CORRECT, reason);
        return switch (enter.undo(wish, foreseen.saving(), staff)) {
            case Outcome.Saved saved -> new RedirectView("/desk/registers/" + id + "?first=" + saved.first() + "&last=" + saved.last());
            case Outcome.Proposed proposed -> new RedirectView("/desk/registers/" + id + "/proposals/" + proposed.proposal());
            case Outcome.Refused(List<RowFault> faults) -> screen(hand, entry, saving, reason, faults).status(422);
        };
    }

    /** Whoever may enter for all its organs; else it is none of theirs. */
    private UndoSaving.Foreseen foreseen(Keepers.Hand hand, long entry) {
        return undo.of(hand.register(), entry).filter(found -> hand.enters().containsAll(found.organs())).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Screen screen(Keepers.Hand hand, long entry, String saving, String reason, List<RowFault> faults) {
        Register register = hand.register();
        UndoSaving.Foreseen foreseen = foreseen(hand, entry);
        List<Problem> problems = faults.stream().filter(fault -> fault.line() == 0)
                .map(fault -> fault.field().equals("reason") ? Problem.at("reason", fault.sentence()) : new Problem(null, fault.sentence(), null)).toList();
        return Screen.of("registers/web/desk-undo")
                .with("page", Page.of("撤销一次保存").desk().crumb("名录", "/desk/registers").crumb(register.title(), "/desk/registers/" + register.id()))
                .with("register", register).with("foreseen", foreseen).with("entry", entry).with("saving", saving).with("reason", reason).with("problems", problems)
                .with("changed", foreseen.changed().stream().limit(TOLD).toList());
    }
}

package org.gongkai.registers.web;

import java.util.List;

import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.registers.Keepers;
import org.gongkai.registers.Register;
import org.gongkai.registers.RowFault;
import org.gongkai.registers.RowsBrought;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** A large file on its way into a register: how far it is, what is wrong with it, and whether it goes on. */
@Controller
@RequestMapping("/desk/registers/{id}/brought/{broughtId}")
class DeskBroughtPages {

    private static final int TOLD = 50;
    private static final int MOST_GIVEN_BACK = 20_000;

    private final RowsBrought brought;
    private final DeskHands hands;

    DeskBroughtPages(RowsBrought brought, DeskHands hands) {
        this.brought = brought;
        this.hands = hands;
    }

    @GetMapping
    Screen one(@AuthenticationPrincipal Staff staff, @PathVariable String id, @PathVariable String broughtId, @RequestHeader(name = "HX-Request", defaultValue = "") String part) {
        Keepers.Hand hand = hands.of(id, staff);
        RowsBrought.Brought one = find(hand, broughtId, staff);
        Register register = hand.register();
        List<RowFault> told = one.told().stream().limit(TOLD).toList();
        Screen screen = Screen.of("registers/web/" + (part.isEmpty() ? "desk-brought" : "desk-brought-progress")).with("register", register).with("brought", one).with("told", told).with("mostGivenBack", MOST_GIVEN_BACK);
        return part.isEmpty() ? screen.with("page", Page.of("导入大表").desk().crumb("名录", "/desk/registers").crumb(register.title(), "/desk/registers/" + id)) : screen;
    }

    /** Begins, stops, goes on, or throws away what is left. */
    @PostMapping
    @Form(Form.Typed.NOTHING)
    View then(@AuthenticationPrincipal Staff staff, @PathVariable String id, @PathVariable String broughtId, @RequestParam String then) {
        RowsBrought.Brought one = find(hands.of(id, staff), broughtId, staff);
        switch (then) {
            case "enter" -> brought.enter(one);
            case "good" -> brought.enterGood(one);
            case "stop" -> brought.stop(one);
            case "discard" -> brought.discard(one);
            default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return new RedirectView("/desk/registers/" + id + (brought.find(broughtId).isPresent() ? "/brought/" + broughtId : "/import"));
    }

    /** The rows that have faults, to be mended. */
    @GetMapping("/faults.xlsx")
    View faults(@AuthenticationPrincipal Staff staff, @PathVariable String id, @PathVariable String broughtId) {
        Keepers.Hand hand = hands.of(id, staff);
        RowsBrought.Brought one = find(hand, broughtId, staff);
        return DeskSheetPages.xlsx(hand.register(), brought.faultSheet(hand.register(), one, hand.enters().size() > 1, MOST_GIVEN_BACK));
    }

    /** To anybody else there is none. */
    private RowsBrought.Brought find(Keepers.Hand hand, String broughtId, Staff staff) {
        return brought.find(broughtId).filter(one -> one.register().equals(hand.register().id()) && one.person().equals(staff.personId()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}

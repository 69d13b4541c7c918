package org.gongkai.casework.ordering.round;

import static org.springframework.http.HttpStatus.NOT_FOUND;

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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Orders to many organs: look once more, start, watch, stop, go on. */
@Controller
@RequestMapping("/desk/orders/rounds/{id}")
class RoundPages {

    private final OrderRounds rounds;
    private final Organs organs;

    RoundPages(OrderRounds rounds, Organs organs) {
        this.rounds = rounds;
        this.organs = organs;
    }

    @GetMapping
    Screen one(@AuthenticationPrincipal Staff staff, @PathVariable String id) {
        OrderRound round = round(staff, id);
        return Screen.of("casework/ordering/round/round").fragment("casework/ordering/round/round-progress").with("page", Page.of("成批发出督办").desk().crumb("督办", "/desk/orders"))
                .with("round", round).with("said", rounds.said(id).orElse(null)).with("lines", rounds.lines(id)).with("organs", organs);
    }

    @PostMapping("/start")
    @Form(Form.Typed.NOTHING)
    View start(@AuthenticationPrincipal Staff staff, @PathVariable String id) {
        rounds.start(round(staff, id));
        return new RedirectView("/desk/orders/rounds/" + id);
    }

    @PostMapping("/stop")
    @Form(Form.Typed.NOTHING)
    View stop(@AuthenticationPrincipal Staff staff, @PathVariable String id) {
        rounds.stop(round(staff, id));
        return new RedirectView("/desk/orders/rounds/" + id);
    }

    private OrderRound round(Staff staff, String id) {
        return rounds.find(id, staff).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
    }
}

package org.gongkai.casework.patrol;

import org.gongkai.directory.Attempt;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The round of today on a telephone. */
@Controller
class PatrolPages {

    static final String HERE = "/desk/grid/patrol";

    private final Patrols patrols;

    PatrolPages(Patrols patrols) {
        this.patrols = patrols;
    }

    @GetMapping(HERE)
    Screen today(@AuthenticationPrincipal Staff staff) {
        return Screen.of("casework/patrol/patrol").with("page", page()).with("walk", patrols.of(staff));
    }

    @PostMapping(HERE + "/looked")
    @Form(value = Form.Typed.NOTHING, page = HERE)
    View looked(@AuthenticationPrincipal Staff staff, @RequestParam String point) {
        return answered(patrols.look(staff, point));
    }

    @PostMapping(HERE + "/missed")
    @Form(value = Form.Typed.NOTHING, page = HERE)
    View missed(@AuthenticationPrincipal Staff staff, @RequestParam String point, @RequestParam(defaultValue = "") String ground) {
        return answered(patrols.explain(staff, point, ground));
    }

    private static View answered(Attempt<String> attempt) {
        return attempt.reasons().isEmpty() ? new RedirectView(HERE) : Screen.message(page(), String.join("；", attempt.reasons()) + "。", "返回今日巡查", HERE).status(422);
    }

    private static Page page() {
        return Page.of("今日巡查").desk().crumb("网格", "/desk/grid");
    }
}

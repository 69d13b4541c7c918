package org.gongkai.enactment.web;

import java.util.List;

import org.gongkai.directory.People;
import org.gongkai.directory.Staff;
import org.gongkai.enactment.AcceptRegulations;
import org.gongkai.enactment.Acceptance;
import org.gongkai.enactment.FollowAcceptance;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where the operator sees what the installation declares itself, what waits and what it would change, and puts it in force. */
@Controller
@RequestMapping("/desk/regulations")
class RegulationPages {

    private final AcceptRegulations accept;
    private final FollowAcceptance node;
    private final People people;

    RegulationPages(AcceptRegulations accept, FollowAcceptance node, People people) {
        this.accept = accept;
        this.node = node;
        this.people = people;
    }

    @GetMapping
    Screen own() {
        return own(List.of(), false);
    }

    @PostMapping
    @Form(Form.Typed.NOTHING)
    Screen accept(@AuthenticationPrincipal Staff staff, @RequestParam(defaultValue = "") String set) {
        return switch (accept.accept(set, staff.personId())) {
            case Acceptance.Accepted accepted -> own(List.of(), true).taken();
            case Acceptance.Unchanged unchanged -> own(List.of(), false);
            case Acceptance.Refused refused -> own(refused.reasons(), false).status(422);
        };
    }

    private Screen own(List<String> reasons, boolean done) {
        String by = node.inForce().by();
        return Screen.of("enactment/web/regulations").with("page", Page.of("本机构的规则").settings())
                .with("view", new RegulationView(node, accept.foresee(), by == null ? "" : people.names(List.of(by)).getOrDefault(by, by), reasons, done));
    }
}

package org.gongkai.casework.assignment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gongkai.casework.web.CaseDesk;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.People;
import org.gongkai.directory.Power;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

import static org.springframework.http.HttpStatus.FORBIDDEN;

/** Where somebody takes a matter that nobody has, or hands a whole desk on. */
@Controller
class TakingOverPages {

    private static final Set<String> WORKING = Set.of(Role.with(Power.WORK));

    private final TakingOver taking;
    private final CaseDesk desk;
    private final People people;

    TakingOverPages(TakingOver taking, CaseDesk desk, People people) {
        this.taking = taking;
        this.desk = desk;
        this.people = people;
    }

    @PostMapping("/desk/cases/{caseId}/take/{no}")
    @Form(value = Form.Typed.NOTHING)
    View take(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @PathVariable int no) {
        var folder = desk.folder(staff, caseId);
        return taking.take(caseId, no, staff) instanceof Attempt.Refused<String>(List<String> reasons)
                ? Screen.message(CaseDesk.page(folder, "认领"), String.join("；", reasons), "返回", "/desk/cases/" + caseId).status(422) : new RedirectView("/desk/cases/" + caseId);
    }

    @GetMapping("/desk/handover")
    Screen handover(@AuthenticationPrincipal Staff staff, @RequestParam(defaultValue = "") String from) {
        return screen(staff, from, List.of(), null);
    }

    @PostMapping("/desk/handover")
    @Form(value = Form.Typed.NOTHING)
    Screen handOver(@AuthenticationPrincipal Staff staff, @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to) {
        Map<String, String> colleagues = colleagues(staff);
        if (!colleagues.containsKey(from) || !colleagues.containsKey(to) || from.equals(to)) {
            return screen(staff, from, List.of("请选择移交的人和接手的人，两个人不能相同"), null).status(422);
        }
        if (!from.equals(staff.personId()) && !staff.may(Power.COORDINATE) && !staff.may(Power.SIGN)) {
            throw new ResponseStatusException(FORBIDDEN);
        }
        return screen(staff, from, List.of(), taking.handOver(from, to, staff));
    }

    private Screen screen(Staff staff, String from, List<String> reasons, TakingOver.@Nullable HandedOver done) {
        Map<String, String> colleagues = colleagues(staff);
        String whose = colleagues.containsKey(from) ? from : staff.personId();
        return Screen.of("casework/assignment/handover").with("page", Page.of("移交工作").desk().crumb("办件", "/desk/cases")).with("colleagues", colleagues).with("from", whose)
                .with("held", taking.held(whose, staff)).with("reasons", reasons).with("done", done);
    }

    /** Who works where this person does. */
    private Map<String, String> colleagues(Staff staff) {
        Map<String, String> names = new LinkedHashMap<>();
        staff.scope(Power.WORK).organs().stream().sorted().forEach(organ -> people.holding(WORKING, organ).forEach(person -> names.putIfAbsent(person.id(), person.name())));
        return names;
    }
}

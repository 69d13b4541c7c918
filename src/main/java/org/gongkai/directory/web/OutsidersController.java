package org.gongkai.directory.web;

import java.util.List;
import java.util.Map;

import org.gongkai.calendar.Now;
import org.gongkai.directory.AddPerson;
import org.gongkai.directory.AdmitOutsider;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.ChangePassword;
import org.gongkai.directory.Operator;
import org.gongkai.directory.OutsiderKinds;
import org.gongkai.directory.Outsiders;
import org.gongkai.directory.Power;
import org.gongkai.directory.Role;
import org.gongkai.directory.RoleNeeded;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.face.Wording;
import org.jspecify.annotations.Nullable;
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

/** People outside at the desk: who has a sign-in, by which document they were known, and its end. */
@Controller
@RequestMapping("/desk/outsiders")
class OutsidersController {

    private static final int PAGE = 50;

    private final Outsiders outsiders;
    private final AdmitOutsider admitting;
    private final ChangePassword changing;
    private final Now now;

    OutsidersController(Outsiders outsiders, AdmitOutsider admitting, ChangePassword changing, Now now) {
        this.outsiders = outsiders;
        this.admitting = admitting;
        this.changing = changing;
        this.now = now;
    }

    @GetMapping
    Screen list(@AuthenticationPrincipal Staff staff, @RequestParam(defaultValue = "") String afterName, @RequestParam(defaultValue = "") String afterId) {
        demand(staff);
        return list(afterName, afterId, new Filled(Map.of()), List.of());
    }

    @PostMapping
    @Form
    View admit(@AuthenticationPrincipal Staff staff, @RequestParam Map<String, String> fields) {
        demand(staff);
        Filled filled = new Filled(fields);
        return switch (admitting.admit(filled.text("name"), filled.text("login"), filled.text("kind"), filled.text("document"), new Operator(staff))) {
            case Attempt.Done<AddPerson.Added>(AddPerson.Added added) -> one(staff, added.person().id(), added.oneTimePassword(), List.of()).taken();
            case Attempt.Refused<AddPerson.Added>(List<String> reasons) -> list("", "", filled, reasons).status(422);
        };
    }

    @GetMapping("/{id}")
    Screen one(@AuthenticationPrincipal Staff staff, @PathVariable String id) {
        demand(staff);
        return one(staff, id, null, List.of());
    }

    @PostMapping("/{id}/{change:end|resume}")
    @Form(Form.Typed.NOTHING)
    View change(@AuthenticationPrincipal Staff staff, @PathVariable String id, @PathVariable String change) {
        demand(staff);
        List<String> reasons = (change.equals("end") ? admitting.end(id, new Operator(staff)) : admitting.resume(id, new Operator(staff))).reasons();
        return reasons.isEmpty() ? new RedirectView("/desk/outsiders/" + id) : one(staff, id, null, reasons).status(422);
    }

    @PostMapping("/{id}/password")
    @Form(Form.Typed.NOTHING)
    View reset(@AuthenticationPrincipal Staff staff, @PathVariable String id) {
        demand(staff);
        if (!staff.may(Power.OPERATE) || outsiders.find(id).isEmpty()) {
            return one(staff, id, null, List.of("重置密码由运维人员办理。")).status(422);
        }
        return switch (changing.reset(id, new Operator(staff))) {
            case Attempt.Done<String>(String password) -> one(staff, id, password, List.of());
            case Attempt.Refused<String>(List<String> reasons) -> one(staff, id, null, reasons).status(422);
        };
    }

    private static void demand(Staff staff) {
        if (!AdmitOutsider.may(staff)) {
            throw new RoleNeeded(Role.valueOf(Role.with(Power.HANDLE)[0]), staff.posts().getFirst().organId());
        }
    }

    private Screen list(String afterName, String afterId, Filled filled, List<String> reasons) {
        List<Outsiders.Kept> found = outsiders.page(afterName, afterId, PAGE + 1);
        return Screen.of("directory/web/outsiders").with("page", Page.of(Wording.t("外部人员")).settings().wide()).with("list", found.subList(0, Math.min(PAGE, found.size())))
                .with("more", found.size() > PAGE).with("kinds", OutsiderKinds.all()).with("documents", OutsiderKinds.documents()).with("today", now.today())
                .with("filled", filled).with("reasons", reasons);
    }

    private Screen one(Staff staff, String id, @Nullable String password, List<String> reasons) {
        Outsiders.Kept kept = outsiders.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return Screen.of("directory/web/outsider").with("page", Page.of(kept.person().name()).settings().crumb(Wording.t("外部人员"), "/desk/outsiders")).with("kept", kept)
                .with("password", password).with("held", kept.isHeldOn(now.today())).with("operates", staff.may(Power.OPERATE)).with("reasons", reasons);
    }
}

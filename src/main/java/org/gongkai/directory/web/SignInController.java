package org.gongkai.directory.web;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

import org.gongkai.directory.ChangePassword;
import org.gongkai.directory.Network;
import org.gongkai.directory.Outsider;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.face.Wording;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Signing in, and choosing a password of one's own. */
@Controller
class SignInController {

    private final SignInScreen signIn;
    private final ChangePassword changing;

    SignInController(SignInScreen signIn, ChangePassword changing) {
        this.signIn = signIn;
        this.changing = changing;
    }

    @GetMapping("/sign-in")
    Screen signIn() {
        return signIn.show("", null);
    }

    @GetMapping(SignInScreen.PASSWORD_PAGE)
    Screen password(@AuthenticationPrincipal Staff staff) {
        return password(staff, List.of());
    }

    @PostMapping(SignInScreen.PASSWORD_PAGE)
    @Form(Form.Typed.SECRET)
    View change(@RequestParam String old, @RequestParam String wanted, @RequestParam String repeated,
            @AuthenticationPrincipal Staff staff, HttpSession session, HttpServletRequest request) {
        List<String> reasons = changed(staff.personId(), old, wanted, repeated, session, request);
        return reasons.isEmpty() ? new RedirectView("/desk") : password(staff, reasons).status(422);
    }

    @GetMapping(SignInScreen.OWN_PASSWORD_PAGE)
    Screen own(@AuthenticationPrincipal Outsider outsider) {
        return own(outsider, List.of());
    }

    @PostMapping(SignInScreen.OWN_PASSWORD_PAGE)
    @Form(Form.Typed.SECRET)
    View changeOwn(@RequestParam String old, @RequestParam String wanted, @RequestParam String repeated,
            @AuthenticationPrincipal Outsider outsider, HttpSession session, HttpServletRequest request) {
        List<String> reasons = changed(outsider.personId(), old, wanted, repeated, session, request);
        return reasons.isEmpty() ? new RedirectView("/my") : own(outsider, reasons).status(422);
    }

    private List<String> changed(String personId, String old, String wanted, String repeated, HttpSession session, HttpServletRequest request) {
        List<String> reasons = changing.change(personId, old, wanted, repeated, Network.of(request.getRemoteAddr())).reasons();
        if (reasons.isEmpty()) {
            session.removeAttribute(SignInScreen.PASSWORD_DUE);
        }
        return reasons;
    }

    private Screen password(Staff staff, List<String> reasons) {
        return Screen.of("directory/web/password").with("page", Page.of(Wording.t("修改密码")).desk())
                .with("due", changing.isDue(staff.personId())).with("reasons", reasons);
    }

    private Screen own(Outsider outsider, List<String> reasons) {
        return Screen.of("directory/web/own-password").with("page", Page.of(Wording.t("修改密码")).publicSite().noindex().crumb(Wording.t("我的办件"), "/my").personal())
                .with("due", changing.isDue(outsider.personId())).with("reasons", reasons);
    }
}

package org.gongkai.participation.web;

import java.util.ArrayList;
import java.util.List;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Identifier;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Problem;
import org.gongkai.face.Screen;
import org.gongkai.participation.Gatherings;
import org.gongkai.participation.GivePlaces;
import org.gongkai.participation.ParticipationKinds;
import org.gongkai.participation.Registration;
import org.gongkai.participation.Solicitation;
import org.gongkai.participation.Solicitations;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Registers for a hearing, a forum, an open day, without an account; and leaves it again, by number and code. */
@Controller
public class RegistrationPages {

    private final Solicitations solicitations;
    private final Gatherings gatherings;
    private final GivePlaces places;
    private final ParticipationKinds kinds;
    private final Now now;

    RegistrationPages(Solicitations solicitations, Gatherings gatherings, GivePlaces places, ParticipationKinds kinds, Now now) {
        this.solicitations = solicitations;
        this.gatherings = gatherings;
        this.places = places;
        this.kinds = kinds;
        this.now = now;
    }

    @GetMapping("/participation/{id}/register")
    Screen form(@PathVariable String id) {
        return form(find(id), new GivePlaces.Typed(Identifier.fresh(), "", "", ""), List.of());
    }

    @PostMapping("/participation/{id}/register")
    @Form(lines = {"name 姓名 40", "phone 电话 40", "email 电子邮箱 100"})
    Screen send(@PathVariable String id, @RequestParam(defaultValue = "") String once, @RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String email) {
        Solicitation one = find(id);
        GivePlaces.Typed typed = new GivePlaces.Typed(once.matches("[0-9a-z]{12}") ? once : Identifier.fresh(), name, phone, email);
        return switch (places.byWeb(id, typed)) {
            case Attempt.Done<GivePlaces.Receipt>(GivePlaces.Receipt receipt) -> Screen.of("participation/web/registered").with("page", page("报名已经收到", one).personal()).with("one", one)
                    .with("receipt", receipt).with("mailed", !email.isBlank()).taken();
            case Attempt.Refused<GivePlaces.Receipt>(List<String> reasons) -> form(one, typed, reasons);
        };
    }

    private Screen form(Solicitation one, GivePlaces.Typed typed, List<String> reasons) {
        List<Problem> problems = new ArrayList<>();
        reasons.forEach(reason -> problems.add(reason.startsWith("姓名") ? Problem.at("name", reason) : reason.startsWith("电话") ? Problem.at("phone", reason) : reason.startsWith("电子邮箱") ? Problem.at("email", reason) : new Problem(null, reason, null)));
        return Screen.of("participation/web/register").with("page", page("报名", one).typedInto().noindex()).with("one", one).with("kind", kinds.require(one.kind()))
                .with("announced", gatherings.counted(one).orElseThrow()).with("typed", typed).with("problems", problems)
                .status(problems.isEmpty() ? HttpStatus.OK.value() : HttpStatus.UNPROCESSABLE_CONTENT.value());
    }

    @GetMapping("/participation/registration")
    Screen lookup(@RequestParam(defaultValue = "") String number) {
        return lookup(number, List.of());
    }

    private static Screen lookup(String number, List<String> reasons) {
        return Screen.of("participation/web/registration-lookup").with("page", ParticipationPages.page("我的报名").crumb("意见征集", ParticipationPages.HOME).personal()).with("number", number)
                .with("problems", reasons.stream().map(reason -> new Problem(null, reason, null)).toList()).status(reasons.isEmpty() ? HttpStatus.OK.value() : HttpStatus.UNPROCESSABLE_CONTENT.value());
    }

    @PostMapping("/participation/registration")
    @Form(Form.Typed.SECRET)
    Screen mine(@RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "") String code) {
        return places.mine(number, code).map(mine -> mine(mine, code)).orElseGet(() -> lookup(number, List.of("编号或者查询码不对，请核对以后再填")));
    }

    @PostMapping("/participation/registration/withdraw")
    @Form(Form.Typed.SECRET)
    Screen withdraw(@RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "") String code) {
        return switch (places.withdraw(number, code)) {
            case Attempt.Done<Registration>(Registration left) -> mine(left, code);
            case Attempt.Refused<Registration>(List<String> reasons) -> lookup(number, reasons);
        };
    }

    private Screen mine(Registration mine, String code) {
        Solicitation one = find(mine.solicitation());
        return Screen.of("participation/web/registration").with("page", page("我的报名", one).personal()).with("one", one).with("plan", gatherings.find(one.id()).orElseThrow()).with("mine", mine).with("code", code)
                .with("leaves", one.takesOn(now.today()) && mine.standing() != Registration.Standing.WITHDRAWN).taken();
    }

    private Solicitation find(String id) {
        return solicitations.open(id).filter(one -> kinds.require(one.kind()).isGathering()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static Page page(String title, Solicitation one) {
        return ParticipationPages.page(title).crumb("意见征集", ParticipationPages.HOME).crumb(one.title(), one.address());
    }
}

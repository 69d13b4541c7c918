package org.gongkai.casework.consultation;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.gongkai.casework.inquiry.CodeTries;
import org.gongkai.casework.inquiry.ExampleNumber;
import org.gongkai.casework.inquiry.Lookup;
import org.gongkai.face.Entrance;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Problem;
import org.gongkai.face.Preferences;
import org.gongkai.face.Screen;
import org.gongkai.face.TurnedBack;
import org.gongkai.face.Wording;
import org.gongkai.procedure.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Where a third party or another organ answers a letter that asked for its opinion (2019 Arts. 32, 34). */
@Controller
class ConsultationPages {

    private static final String OPENED = "gongkai.openedConsultations";

    private final Consultations consultations;
    private final ConsultationScreens screens;
    private final CodeTries tries;
    private final ExampleNumber example;

    ConsultationPages(Consultations consultations, ConsultationScreens screens, CodeTries tries, ExampleNumber example) {
        this.example = example;
        this.consultations = consultations;
        this.screens = screens;
        this.tries = tries;
    }

    @GetMapping("/consultations")
    Screen ask(@RequestParam(defaultValue = "") String number) {
        return lookup(number, null);
    }

    @PostMapping("/consultations")
    @Form(Form.Typed.SECRET)
    View open(@RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "") String code, HttpServletRequest request, HttpSession session) {
        List<Problem> empty = Lookup.empty(Map.of("number", number, "code", code), Lookup.NUMBER_AND_CODE);
        if (!empty.isEmpty()) {
            return screen(Lookup.of(number, example.ofConsultation()).wrong(empty)).status(422);
        }
        CodeTries.Outcome<String> tried = tries.look(number, request, () -> consultations.byNumberAndCode(number, code));
        if (!tried.again().isZero()) {
            return lookup(number, Wording.t("这个编号的查询码在您这里输错太多次，请等 {0} 分钟再试。查询码忘了的，请联系发来征求意见书的机关。", tried.again().toMinutes() + 1)).status(429);
        }
        Optional<String> asked = tried.found();
        if (asked.isEmpty()) {
            return lookup(number, "编号和查询码对不上。请对照征求意见书看看年份、数字和 8 位查询码。").status(422);
        }
        Set<String> opened = Preferences.of(request).kiosk() ? new HashSet<>() : new HashSet<>(opened(session));
        opened.add(asked.get());
        session.setAttribute(OPENED, opened);
        return new RedirectView("/consultations/" + asked.get());
    }

    @GetMapping("/consultations/{actId}")
    View show(@PathVariable String actId, HttpSession session) {
        return opened(session).contains(actId) ? screens.one(asked(), "/consultations/" + actId, actId) : new RedirectView("/consultations");
    }

    @PostMapping("/consultations/{actId}")
    @Form
    View answer(@PathVariable String actId, @RequestParam MultiValueMap<String, String> posted, HttpSession session) {
        return opened(session).contains(actId) ? screens.answer(asked(), "/consultations/" + actId, actId, posted, Actor.consulted()) : new TurnedBack("/consultations");
    }

    private static Page asked() {
        return page("征求意见").crumb("答复征求意见", "/consultations");
    }

    private Screen lookup(String number, @Nullable String wrong) {
        Lookup asked = Lookup.of(number, example.ofConsultation());
        return screen(wrong == null ? asked : asked.wrong(wrong));
    }

    private static Screen screen(Lookup lookup) {
        return Screen.of("casework/consultation/consultation-lookup").with("page", page("答复征求意见")).with("lookup", lookup);
    }

    @SuppressWarnings("unchecked")
    private static Set<String> opened(HttpSession session) {
        return session.getAttribute(OPENED) instanceof Set<?> set ? (Set<String>) set : Set.of();
    }

    private static Page page(String title) {
        return Page.of(title).publicSite().entrance(Entrance.INTERACTION)
                .description("收到征求意见书的第三方或者机关，凭编号和查询码提出意见");
    }
}

package org.gongkai.participation.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.participation.ParticipationKind;
import org.gongkai.participation.ParticipationKinds;
import org.gongkai.participation.Solicitation;
import org.gongkai.participation.Solicitations;
import org.gongkai.participation.TakeVoices;
import org.gongkai.participation.survey.Questionnaire;
import org.gongkai.participation.survey.SurveyAnswers;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.view.RedirectView;

/** The voices of a survey at the desk: how they stand, what people wrote, questionnaires on paper, codes to be printed. */
@Controller
@RequestMapping("/desk/participation/{id}/voices")
class DeskSurveyPages {

    private final Solicitations solicitations;
    private final TakeVoices voices;
    private final ParticipationKinds kinds;
    private final Now now;

    DeskSurveyPages(Solicitations solicitations, TakeVoices voices, ParticipationKinds kinds, Now now) {
        this.solicitations = solicitations;
        this.voices = voices;
        this.kinds = kinds;
        this.now = now;
    }

    @GetMapping
    Screen all(@AuthenticationPrincipal Staff staff, @PathVariable String id) {
        return all(find(id, staff), Map.of(), Map.of(), List.of(), List.of(), Identifier.fresh());
    }

    @PostMapping
    @Form
    Object enter(@AuthenticationPrincipal Staff staff, @PathVariable String id, @RequestParam(defaultValue = "") String once, @RequestParam(defaultValue = "") String received, HttpServletRequest request) {
        Solicitation one = find(id, staff);
        Questionnaire questions = Questionnaire.of(one.text().draft());
        Map<String, List<String>> typed = SurveyPages.typed(questions, request);
        SurveyAnswers answers = SurveyAnswers.typed(questions, typed);
        String form = once.matches("[0-9a-z]{12}") ? once : Identifier.fresh();
        List<String> reasons;
        try {
            reasons = voices.onPaper(id, form, answers, LocalDate.parse(received.strip()), staff).reasons();
        } catch (DateTimeParseException wrong) {
            reasons = List.of("收到的日期写成 2026-03-12 这样");
        }
        return reasons.isEmpty() ? new RedirectView("/desk/participation/" + id + "/voices") : all(one, typed, answers.wrong(questions), reasons, List.of(), form);
    }

    @PostMapping("/codes")
    @Form(Form.Typed.NOTHING)
    Screen codes(@AuthenticationPrincipal Staff staff, @PathVariable String id, @RequestParam(defaultValue = "0") String count) {
        Solicitation one = find(id, staff);
        return switch (voices.codes(id, count.matches("\\d{1,6}") ? Integer.parseInt(count) : 0, staff)) {
            case Attempt.Done<List<String>>(List<String> codes) -> all(one, Map.of(), Map.of(), List.of(), codes, Identifier.fresh()).taken();
            case Attempt.Refused<List<String>>(List<String> reasons) -> all(one, Map.of(), Map.of(), reasons, List.of(), Identifier.fresh());
        };
    }

    private Screen all(Solicitation one, Map<String, List<String>> typed, Map<String, String> wrong, List<String> reasons, List<String> codes, String once) {
        Questionnaire questions = Questionnaire.of(one.text().draft());
        TakeVoices.Read read = voices.read(one);
        return Screen.of("participation/web/desk-voices").with("page", Page.of("收到的问卷").desk().crumb("意见征集", DeskParticipationPages.HOME).crumb(one.title(), DeskParticipationPages.HOME + "/" + one.id())).with("one", one)
                .with("counts", read.counts()).with("words", read.words()).with("questions", questions.questions()).with("typed", typed).with("wrong", wrong).with("reasons", reasons).with("codes", codes)
                .with("coded", kinds.require(one.kind()).voice() == ParticipationKind.Voice.CODE).with("takes", one.takesOn(now.today())).with("once", once).with("today", now.today().toString())
                .status(reasons.isEmpty() ? HttpStatus.OK.value() : HttpStatus.UNPROCESSABLE_CONTENT.value());
    }

    private Solicitation find(String id, Staff staff) {
        return solicitations.of(id, staff).filter(one -> one.stage().isPublic() && kinds.require(one.kind()).isSurvey() && kinds.require(one.kind()).isDraftedBy(staff, one.organ()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}

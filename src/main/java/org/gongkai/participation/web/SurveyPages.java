package org.gongkai.participation.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.gongkai.calendar.Now;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Outsider;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Problem;
import org.gongkai.face.Screen;
import org.gongkai.participation.ParticipationKind;
import org.gongkai.participation.ParticipationKinds;
import org.gongkai.participation.Solicitation;
import org.gongkai.participation.Solicitations;
import org.gongkai.participation.TakeVoices;
import org.gongkai.participation.survey.Questionnaire;
import org.gongkai.participation.survey.SurveyAnswers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Fills in a survey: one voice for each browser, code or sign-in; what all said is given away when the outcome is published. */
@Controller
class SurveyPages {

    private static final String COOKIE = "gongkai-voice";
    private static final Duration KEPT = Duration.ofDays(120);

    private final Solicitations solicitations;
    private final TakeVoices voices;
    private final ParticipationKinds kinds;
    private final Now now;

    SurveyPages(Solicitations solicitations, TakeVoices voices, ParticipationKinds kinds, Now now) {
        this.solicitations = solicitations;
        this.voices = voices;
        this.kinds = kinds;
        this.now = now;
    }

    @GetMapping("/participation/{id}/answer")
    Screen form(@PathVariable String id, @CookieValue(name = COOKIE, defaultValue = "") String token, HttpServletResponse response) {
        Solicitation one = find(id);
        if (kinds.require(one.kind()).voice() == ParticipationKind.Voice.BROWSER && !token.matches("[0-9a-z]{24}")) {
            response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(COOKIE, Identifier.fresh() + Identifier.fresh()).path("/participation").httpOnly(true).sameSite("Lax").maxAge(KEPT).build().toString());
        }
        return form(one, Identifier.fresh(), Map.of(), List.of(), Map.of());
    }

    @PostMapping("/participation/{id}/answer")
    @Form
    Screen send(@PathVariable String id, @RequestParam(defaultValue = "") String once, @RequestParam(defaultValue = "") String code, @CookieValue(name = COOKIE, defaultValue = "") String token,
            @AuthenticationPrincipal @Nullable Object who, HttpServletRequest request) {
        Solicitation one = find(id);
        Questionnaire questions = Questionnaire.of(one.text().draft());
        Map<String, List<String>> typed = typed(questions, request);
        SurveyAnswers answers = SurveyAnswers.typed(questions, typed);
        String speaks = switch (kinds.require(one.kind()).voice()) {
            case CODE -> code;
            case SIGN_IN -> who instanceof Outsider outsider ? outsider.personId() : who instanceof Staff staff ? staff.personId() : "";
            case BROWSER -> token;
            case null -> "";
        };
        String form = once.matches("[0-9a-z]{12}") ? once : Identifier.fresh();
        List<String> reasons = voices.byWeb(id, form, answers, speaks).reasons();
        return reasons.isEmpty() ? Screen.message(ParticipationPages.page("问卷已经收到").crumb("意见征集", ParticipationPages.HOME).crumb(one.title(), one.address()), "谢谢，问卷已经收到，只算一份。截止以后公布各题的结果。", "回到这次调查", one.address()).taken()
                : form(one, form, typed, reasons, answers.wrong(questions));
    }

    /** What was sent for each question, by name of its field. */
    static Map<String, List<String>> typed(Questionnaire questions, HttpServletRequest request) {
        Map<String, List<String>> typed = new LinkedHashMap<>();
        questions.questions().forEach(question -> {
            String[] values = request.getParameterValues(question.field());
            if (values != null) {
                typed.put(question.field(), Arrays.asList(values));
            }
        });
        return typed;
    }

    private Screen form(Solicitation one, String once, Map<String, List<String>> typed, List<String> reasons, Map<String, String> wrong) {
        List<Problem> problems = wrong.isEmpty() ? reasons.stream().map(reason -> new Problem(null, reason, null)).toList()
                : wrong.entrySet().stream().map(fault -> Problem.at(fault.getKey(), fault.getValue())).toList();
        return Screen.of("participation/web/survey").with("page", ParticipationPages.page("填问卷").crumb("意见征集", ParticipationPages.HOME).crumb(one.title(), one.address()).typedInto().noindex()).with("one", one)
                .with("questions", Questionnaire.of(one.text().draft()).questions()).with("typed", typed).with("problems", problems).with("wrong", wrong).with("once", once)
                .with("coded", kinds.require(one.kind()).voice() == ParticipationKind.Voice.CODE).with("takes", one.takesOn(now.today()))
                .status(problems.isEmpty() ? HttpStatus.OK.value() : HttpStatus.UNPROCESSABLE_CONTENT.value());
    }

    /** The voices as open data, once the outcome is published. */
    @GetMapping("/participation/{id}/voices.csv")
    ResponseEntity<byte[]> rows(@PathVariable String id) {
        Solicitation one = find(id);
        if (one.stage() != Solicitation.Stage.ANSWERED) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        String csv = "\uFEFF" + voices.rows(one).stream().map(row -> row.stream().map(SurveyPages::cell).collect(Collectors.joining(","))).collect(Collectors.joining("\r\n")) + "\r\n";
        return ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8").header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"voices-" + one.id() + ".csv\"")
                .body(csv.getBytes(StandardCharsets.UTF_8));
    }

    private static String cell(String value) {
        return '"' + value.replace("\"", "\"\"") + '"';
    }

    private Solicitation find(String id) {
        return solicitations.open(id).filter(one -> kinds.require(one.kind()).isSurvey()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}

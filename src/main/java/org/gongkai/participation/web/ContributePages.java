package org.gongkai.participation.web;

import java.util.List;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Identifier;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Problem;
import org.gongkai.face.Screen;
import org.gongkai.participation.AnswerGroup;
import org.gongkai.participation.Articles;
import org.gongkai.participation.Contribute;
import org.gongkai.participation.Contribution;
import org.gongkai.participation.ParticipationKind;
import org.gongkai.participation.ParticipationKinds;
import org.gongkai.participation.Solicitation;
import org.gongkai.participation.Solicitations;
import org.gongkai.participation.Transcript;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Says something to a question, without an account; and what became of it, for whoever has its number and code. */
@Controller
public class ContributePages {

    private final Solicitations solicitations;
    private final Contribute contribute;
    private final Transcript transcript;
    private final ParticipationKinds kinds;
    private final Now now;

    ContributePages(Solicitations solicitations, Contribute contribute, Transcript transcript, ParticipationKinds kinds, Now now) {
        this.solicitations = solicitations;
        this.contribute = contribute;
        this.transcript = transcript;
        this.kinds = kinds;
        this.now = now;
    }

    /** @param article as it was chosen; blank is the whole */
    public record Filled(String once, String article, String words, String name, String phone, boolean signed) {
    }

    @GetMapping("/participation/{id}/contribute")
    Screen form(@PathVariable String id, @RequestParam(defaultValue = "") String article) {
        return form(find(id), new Filled(Identifier.fresh(), article, "", "", "", false), List.of());
    }

    @PostMapping("/participation/{id}/contribute")
    @Form(lines = {"words 您的意见 3000"})
    Screen send(@PathVariable String id, @RequestParam(defaultValue = "") String once, @RequestParam(defaultValue = "") String article, @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String phone, @RequestParam(defaultValue = "") String signed) {
        Solicitation one = find(id);
        Filled filled = new Filled(once.matches("[0-9a-z]{12}") ? once : Identifier.fresh(), article, words, name, phone, !signed.isEmpty());
        Integer about = article.matches("\\d{1,4}") ? Integer.valueOf(article) : null;
        return switch (contribute.byWeb(id, new Contribute.Typed(filled.once(), about, words, name, phone, filled.signed()))) {
            case Attempt.Done<Contribute.Receipt>(Contribute.Receipt receipt) -> Screen.of("participation/web/received").with("page", page("意见已经收到", one).personal()).with("one", one)
                    .with("receipt", receipt).taken();
            case Attempt.Refused<Contribute.Receipt>(List<String> reasons) -> form(one, filled, reasons);
        };
    }

    private Screen form(Solicitation one, Filled filled, List<String> reasons) {
        return Screen.of("participation/web/contribute").with("page", page("提意见", one).typedInto().noindex()).with("one", one).with("articles", Articles.of(one.text().draft()))
                .with("filled", filled).with("takes", one.takesOn(now.today()))
                .with("problems", reasons.stream().map(reason -> reason.startsWith("意见要写") ? Problem.at("words", reason) : new Problem(null, reason, null)).toList())
                .status(reasons.isEmpty() ? HttpStatus.OK.value() : HttpStatus.UNPROCESSABLE_CONTENT.value());
    }

    @GetMapping("/participation/{id}/support/{number}")
    Screen support(@PathVariable String id, @PathVariable long number) {
        return support(find(id), number, List.of());
    }

    @PostMapping("/participation/{id}/support/{number}")
    @Form(Form.Typed.NOTHING)
    Screen support(@PathVariable String id, @PathVariable long number, @RequestParam(defaultValue = "") String once) {
        Solicitation one = find(id);
        List<String> reasons = contribute.support(id, number, once.matches("[0-9a-z]{12}") ? once : Identifier.fresh()).reasons();
        return reasons.isEmpty() ? Screen.message(page("附议已经收到", one), "已经记下您的附议，很快计入这条意见。", "回到意见征集", one.address()).taken() : support(one, number, reasons);
    }

    private Screen support(Solicitation one, long number, List<String> reasons) {
        Contribution opinion = solicitations.shown(one, number + 1, 1).stream().filter(found -> found.number() == number).findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return Screen.of("participation/web/support").with("page", page("附议", one).noindex()).with("one", one).with("opinion", opinion).with("once", Identifier.fresh())
                .with("problems", reasons.stream().map(reason -> new Problem(null, reason, null)).toList()).with("takes", one.takesOn(now.today()))
                .status(reasons.isEmpty() ? HttpStatus.OK.value() : HttpStatus.UNPROCESSABLE_CONTENT.value());
    }

    @GetMapping("/participation/mine")
    Screen lookup(@RequestParam(defaultValue = "") String number) {
        return lookup(number, false);
    }

    private static Screen lookup(String number, boolean wrong) {
        return Screen.of("participation/web/lookup").with("page", ParticipationPages.page("我提的意见").crumb("意见征集", ParticipationPages.HOME).personal()).with("number", number)
                .with("problems", wrong ? List.of(new Problem(null, "编号或者查询码不对，请核对以后再填", null)) : List.of()).status(wrong ? HttpStatus.UNPROCESSABLE_CONTENT.value() : HttpStatus.OK.value());
    }

    @PostMapping("/participation/mine")
    @Form(Form.Typed.SECRET)
    Screen mine(@RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "") String code) {
        return contribute.mine(number, code).map(one -> mine(one, code)).orElseGet(() -> lookup(number, true));
    }

    @PostMapping("/participation/mine/anonymous")
    @Form(Form.Typed.SECRET)
    Screen anonymous(@RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "") String code) {
        contribute.forgetPerson(number, code);
        return mine(number, code);
    }

    private Screen mine(Contribution mine, String code) {
        Solicitation one = find(mine.solicitation());
        Optional<AnswerGroup> answer = solicitations.answer(mine);
        ParticipationKind.@Nullable Rule rule = kinds.require(one.kind()).rule(mine.setAside()).orElse(null);
        return Screen.of("participation/web/mine").with("page", page("我提的意见", one).personal()).with("one", one).with("kind", kinds.require(one.kind())).with("mine", mine).with("code", code).with("answer", answer.orElse(null)).with("rule", rule)
                .with("known", solicitations.isKnown(mine)).with("spoken", transcript.answering(one.id(), mine.number()).orElse(null)).taken();
    }

    private Solicitation find(String id) {
        return solicitations.open(id).filter(one -> !kinds.require(one.kind()).isSurvey()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static Page page(String title, Solicitation one) {
        return ParticipationPages.page(title).crumb("意见征集", ParticipationPages.HOME).crumb(one.title(), one.address());
    }
}

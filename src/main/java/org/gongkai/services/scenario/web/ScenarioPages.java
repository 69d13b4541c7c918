package org.gongkai.services.scenario.web;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.gongkai.face.Entrance;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.face.Site;
import org.gongkai.face.MadeFrom;
import org.gongkai.services.Guides;
import org.gongkai.services.scenario.AnswerCode;
import org.gongkai.services.scenario.Answers;
import org.gongkai.services.scenario.Scenario;
import org.gongkai.services.scenario.Scenarios;
import org.gongkai.services.scenario.Todo;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriUtils;

/** 场景导办 as anybody uses it: questions, what comes of the answers, how it was decided. Answers stand in the address alone. */
@Controller
@RequestMapping("/services/scenarios")
class ScenarioPages {

    static final String HERE = "/services/scenarios";
    private static final String TITLE = "场景导办";

    private final Scenarios scenarios;
    private final Guides guides;
    private final Site site;
    private final Now now;

    ScenarioPages(Scenarios scenarios, Guides guides, Site site, Now now) {
        this.scenarios = scenarios;
        this.guides = guides;
        this.site = site;
        this.now = now;
    }

    @GetMapping
    Screen all() {
        return list("", "").madeFrom(MadeFrom.declarations());
    }

    private Screen list(String code, String problem) {
        return Screen.of("services/scenario/web/scenarios").with("page", page(TITLE).here(TITLE).column(TITLE, "回答几个问题，列出要办哪几件事、先后、带什么材料", "办事,场景,一件事", "办事服务")
                .description("回答几个问题，列出要办哪几件事、先后、带什么材料")).with("scenarios", scenarios.today()).with("code", code).with("problem", problem);
    }

    /** From a code back to what it was made of. */
    @GetMapping("/code")
    View code(@RequestParam(defaultValue = "") String code) {
        return switch (AnswerCode.read(code, scenarios.today())) {
            case AnswerCode.Said(Scenario scenario, Map<String, String> answers) -> new RedirectView(Scenarios.address(scenario) + "?" + query(answers));
            case AnswerCode.Reworded(Scenario scenario) -> list(code, "“" + scenario.title() + "”的问题改过了，请重新回答。").status(HttpStatus.UNPROCESSABLE_CONTENT.value());
            case AnswerCode.Unreadable() -> list(code, "没有这个办事码，请对一对有没有抄错。").status(HttpStatus.UNPROCESSABLE_CONTENT.value());
        };
    }

    @GetMapping("/{id}")
    View one(@PathVariable String id, @RequestParam Map<String, String> sent) {
        Scenario scenario = scenario(id);
        Answers answers = Answers.of(scenario, sent, now.today());
        boolean change = sent.containsKey("change");
        if (answers.areAll() && !change) {
            return result(answers);
        }
        boolean asked = sent.containsKey("asked");
        Page page = page(scenario.title()).crumb(TITLE, HERE).description(scenario.description());
        return Screen.of("services/scenario/web/scenario").with("page", sent.isEmpty() ? page : page.noindex()).with("answers", answers).with("sent", sent).with("asked", asked);
    }

    private Screen result(Answers answers) {
        Scenario scenario = answers.scenario();
        String code = AnswerCode.of(answers);
        return Screen.of("services/scenario/web/scenario-result").with("page", page(scenario.title() + "：要办的事").here("要办的事").crumb(TITLE, HERE).crumb(scenario.title(), Scenarios.address(scenario)).noindex())
                .with("answers", answers).with("todo", Todo.of(answers, guides)).with("code", code).with("full", site.homeAsAsked() + HERE + "/code?code=" + code)
                .with("change", Scenarios.address(scenario) + "?" + query(answers.given()) + "&change=1").with("siteName", site.name());
    }

    /** How it is decided: the questions, the rows of each step, on which law. */
    @GetMapping("/{id}/how")
    Screen how(@PathVariable String id) {
        Scenario scenario = scenario(id);
        return Screen.of("services/scenario/web/scenario-how").with("page", page(scenario.title() + "：怎样判断").here("怎样判断").crumb(TITLE, HERE).crumb(scenario.title(), Scenarios.address(scenario))
                .description("每一步在哪些情形要办、依据哪一条")).with("scenario", scenario).with("drawing", ScenarioDrawing.of(scenario)).with("guides", guides);
    }

    private Scenario scenario(String id) {
        return scenarios.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这个场景"));
    }

    private static String query(Map<String, String> answers) {
        return answers.entrySet().stream().map(one -> UriUtils.encode(one.getKey(), StandardCharsets.UTF_8) + "=" + UriUtils.encode(one.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
    }

    private static Page page(String title) {
        return Page.of(title).publicSite().entrance(Entrance.SERVICES).crumb("政务服务", "/services");
    }
}

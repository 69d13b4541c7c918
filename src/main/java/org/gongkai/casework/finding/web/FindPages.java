package org.gongkai.casework.finding.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.gongkai.calendar.ReplyKinds;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.ending.Endings;
import org.gongkai.casework.finding.FindMatters;
import org.gongkai.casework.finding.FindMatters.Found;
import org.gongkai.casework.finding.Sought;
import org.gongkai.casework.lists.CaseLists.Between;
import org.gongkai.casework.opening.OpeningJournal;
import org.gongkai.casework.opening.Veiling;
import org.gongkai.casework.view.SavedView;
import org.gongkai.casework.view.SavedViews;
import org.gongkai.casework.web.CaseQuestions;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Power;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Finds any matter that the person sees: one box, and what narrows it. */
@Controller
class FindPages {

    static final String SEARCH = "/desk/search";
    private static final int PAGE = 40;
    private static final String LEARNED = "按申请人查到";

    private final FindMatters find;
    private final FoundRows rows;
    private final CaseQuestions questions;
    private final SavedViews views;
    private final OpeningJournal journal;
    private final CaseTypes types;
    private final Organs organs;
    private final ReplyKinds replyKinds;
    private final Endings endings;
    private final Now now;

    FindPages(FindMatters find, FoundRows rows, CaseQuestions questions, SavedViews views, OpeningJournal journal, CaseTypes types, Organs organs, ReplyKinds replyKinds,
            Endings endings, Now now) {
        this.find = find;
        this.rows = rows;
        this.questions = questions;
        this.views = views;
        this.journal = journal;
        this.types = types;
        this.organs = organs;
        this.replyKinds = replyKinds;
        this.endings = endings;
        this.now = now;
    }

    @GetMapping(SEARCH)
    Screen search(@AuthenticationPrincipal Staff staff, @RequestParam MultiValueMap<String, String> said) {
        Map<String, String> asked = asked(said);
        Sought sought = sought(staff, asked, null);
        String wrong = sought.refusal();
        Found found = wrong != null || sought.isEmpty() ? null : find.find(staff, sought, said.getFirst("after"), PAGE);
        return screen(staff, asked, found, wrong, "");
    }

    /** By who brought it: never in an address, always with a reason, and every matter that is found so has a line in the journal. */
    @PostMapping(SEARCH)
    @Form(value = Form.Typed.SECRET, lines = {"who 申请人 120", "reason 原因 100"})
    View byApplicant(@AuthenticationPrincipal Staff staff, @RequestParam MultiValueMap<String, String> said) {
        Map<String, String> asked = asked(said);
        String who = Optional.ofNullable(said.getFirst("who")).orElse("").strip();
        String reason = Optional.ofNullable(said.getFirst("reason")).orElse("").strip();
        Sought sought = sought(staff, asked, who);
        String wrong = Optional.ofNullable(sought.refusal()).or(() -> Veiling.unsaid(reason))
                .or(() -> reason.contains(who) ? Optional.of("原因里不要写所查的人") : Optional.empty()).orElse(null);
        if (wrong != null) {
            return screen(staff, asked, null, wrong, reason).status(422);
        }
        Found found = find.find(staff, sought, said.getFirst("after"), PAGE);
        journal.learned(found.hits().stream().map(hit -> hit.line().id()).toList(), staff, LEARNED, reason);
        String more = found.hits().isEmpty() ? "最近的办件里没有，更早的还没有查完；请加上日期、事项等条件再查" : "先列最近的 " + PAGE + " 件；请加上日期、事项等条件再查";
        return screen(staff, asked, new Found(found.hits(), null, found.done(), found.of()), found.next() == null ? null : more, reason)
                .with("byApplicant", true).taken();
    }

    private Screen screen(Staff staff, Map<String, String> asked, @Nullable Found found, @Nullable String wrong, String reason) {
        Map<String, String> holders = rows.holders(staff);
        String type = asked.getOrDefault("type", "");
        return Screen.of("casework/finding/web/search").with("page", Page.of("查找办件").desk().wide()).with("asked", asked).with("found", found)
                .with("rows", found == null ? List.of() : rows.of(found.hits(), holders)).with("columns", columns(asked)).with("wrong", wrong).with("reason", reason)
                .with("byApplicant", false).with("types", types.all()).with("stages", types.find(type).map(one -> one.procedure().stages()).orElse(List.of()))
                .with("organs", organs.asOf(now.today()).stream().filter(organ -> staff.scope().covers(organ.id())).toList())
                .with("holders", holders).with("replyKinds", replyKinds.forReceiptOn(now.today())).with("endings", endings.all()).with("views", views.found(staff)).with("staff", staff)
                .with("query", SavedView.asked(asked)).with("mayTakePersons", staff.may(Power.COORDINATE));
    }

    /** What an address asks for, without what is empty; several columns as one. */
    static Map<String, String> asked(MultiValueMap<String, String> said) {
        Map<String, String> asked = new LinkedHashMap<>();
        for (String name : List.of("q", "type", "stage", "organ", "whose", "assignee", "light", "from", "to", "dueFrom", "dueTo", "closedFrom", "closedTo", "outcome", "ending", "column")) {
            String value = String.join(",", said.getOrDefault(name, List.of())).strip();
            if (!value.isEmpty()) {
                asked.put(name, value);
            }
        }
        return asked;
    }

    static List<Column> columns(Map<String, String> asked) {
        return Column.named(List.of(asked.getOrDefault("column", "").split(",")));
    }

    Sought sought(Staff staff, Map<String, String> asked, @Nullable String who) {
        return new Sought(asked.getOrDefault("q", ""), who, questions.wanted(staff, asked), new Between(CaseQuestions.date(asked.get("dueFrom")), CaseQuestions.date(asked.get("dueTo")),
                CaseQuestions.date(asked.get("closedFrom")), CaseQuestions.date(asked.get("closedTo"))));
    }
}

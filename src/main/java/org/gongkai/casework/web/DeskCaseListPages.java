package org.gongkai.casework.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.calendar.Now;
import org.gongkai.calendar.ReplyKinds;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.Cases;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.ending.Endings;
import org.gongkai.casework.lists.Awaited;
import org.gongkai.casework.lists.CaseLists.Line;
import org.gongkai.casework.lists.CaseRow;
import org.gongkai.casework.view.SavedViews;
import org.gongkai.casework.web.CaseQuestions.Kind;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Staff;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lists of cases at the desk: what is owed by last day, what is overdue, what both sides have not confirmed, what ended. */
@Controller
class DeskCaseListPages {

    private static final int PAGE = 40;

    private final CaseQuestions questions;
    private final SavedViews views;
    private final CaseFolders folders;
    private final Cases cases;
    private final CaseTypes types;
    private final Organs organs;
    private final ReplyKinds replyKinds;
    private final Endings endings;
    private final Now now;

    DeskCaseListPages(CaseQuestions questions, SavedViews views, CaseFolders folders, Cases cases, CaseTypes types, Organs organs, ReplyKinds replyKinds, Now now, Endings endings) {
        this.endings = endings;
        this.questions = questions;
        this.views = views;
        this.folders = folders;
        this.cases = cases;
        this.types = types;
        this.organs = organs;
        this.replyKinds = replyKinds;
        this.now = now;
    }

    @GetMapping("/desk/cases")
    Screen open(@AuthenticationPrincipal Staff staff, @RequestParam Map<String, String> asked) {
        return list(Kind.OPEN, staff, asked);
    }

    @GetMapping("/desk/cases/overdue")
    Screen overdue(@AuthenticationPrincipal Staff staff, @RequestParam Map<String, String> asked) {
        return list(Kind.OVERDUE, staff, asked);
    }

    @GetMapping("/desk/cases/unconfirmed")
    Screen unconfirmed(@AuthenticationPrincipal Staff staff, @RequestParam Map<String, String> asked) {
        return list(Kind.UNCONFIRMED, staff, asked);
    }

    @GetMapping("/desk/cases/ended")
    Screen ended(@AuthenticationPrincipal Staff staff, @RequestParam Map<String, String> asked) {
        return list(Kind.ENDED, staff, asked);
    }

    private Screen list(Kind kind, Staff staff, Map<String, String> asked) {
        CaseQuestions.Question question = questions.of(kind, staff, asked);
        List<Line> found = question.page(asked.get("after"), PAGE + 1);
        boolean more = found.size() > PAGE;
        List<Line> shown = more ? found.subList(0, PAGE) : found;
        List<CaseRow> rows = new ArrayList<>();
        Map<String, Awaited> awaited = cases.awaited(shown);
        for (Line line : shown) {
            rows.add(CaseRow.of(line, folders.title(line), types, organs, cases.light(line), cases.waited(line), awaited.get(line.id()), endings));
        }
        Map<String, String> kept = new LinkedHashMap<>(asked);
        kept.values().removeIf(String::isBlank);
        kept.put("list", kind.name());
        kept.remove("after");
        return Screen.of("casework/web/desk-cases").with("page", Page.of(kind.title()).desk().wide()).with("rows", rows)
                .with("types", types.all()).with("asked", kept).with("today", now.today()).with("organs", organs.asOf(now.today()))
                .with("replyKinds", replyKinds.forReceiptOn(now.today())).with("endings", endings.all()).with("next", more ? question.key(shown.getLast()) : null)
                .with("views", questions.counted(staff, views.of(staff))).with("staff", staff);
    }
}

package org.gongkai.portal.organs;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.gongkai.casework.figures.CaseFigures;
import org.gongkai.casework.figures.CaseFigures.OfYear;
import org.gongkai.directory.Organs;
import org.gongkai.face.Entrance;
import org.gongkai.face.MadeFrom;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.tables.PlainCell;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

import static org.springframework.http.HttpStatus.NOT_FOUND;

/** How often each organ answered within its legal time (R2019 Art. 33), year by year: what the first page and the page of an organ say in one number. */
@Controller
class AnswersPages {

    private static final String TITLE = "答复是否按期";
    private static final String WORDS = "各机关每年答复了多少件，其中多少件在法定期限以内";

    private final CaseFigures cases;
    private final Organs organs;

    AnswersPages(CaseFigures cases, Organs organs) {
        this.cases = cases;
        this.organs = organs;
    }

    @GetMapping("/data/answers")
    Screen answers(@RequestParam(defaultValue = "") String year) {
        List<OfYear> all = cases.concludedByYear();
        int latest = all.stream().mapToInt(OfYear::year).findFirst().orElse(0);
        if (!year.isEmpty() && all.stream().noneMatch(one -> String.valueOf(one.year()).equals(year))) {
            throw new ResponseStatusException(NOT_FOUND, "没有这一年的答复");
        }
        Page page = Page.of(TITLE).publicSite().entrance(Entrance.DATA).crumb("数据", "/data").description(WORDS).column(TITLE, WORDS, "按期答复,答复率,办件", "数据发布");
        return Screen.of("portal/organs/answers").with("page", page).with("view", AnswersView.of(year.isEmpty() ? latest : Integer.parseInt(year), all, organs)).madeFrom(MadeFrom.anyAct());
    }

    /** All years and organs, a line each. */
    @GetMapping(path = "/data/answers.csv", produces = "text/csv")
    ResponseEntity<byte[]> csv() {
        List<OfYear> all = cases.concludedByYear();
        AnswersView view = AnswersView.of(0, all, organs);
        StringBuilder lines = new StringBuilder("\uFEFF").append(PlainCell.line(List.of("年度", "机关", "答复", "按期", "超期", "撤回等没有答复就办结的")));
        for (OfYear one : all) {
            lines.append(PlainCell.line(List.of(String.valueOf(one.year()), view.name(one), String.valueOf(one.cases()), String.valueOf(one.inTime()), String.valueOf(one.cases() - one.inTime()), String.valueOf(one.otherwise()))));
        }
        return ResponseEntity.ok().contentType(new MediaType("text", "csv", StandardCharsets.UTF_8)).header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"answers.csv\"")
                .body(lines.toString().getBytes(StandardCharsets.UTF_8));
    }
}

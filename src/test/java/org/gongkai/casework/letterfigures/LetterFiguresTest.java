package org.gongkai.casework.letterfigures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.CaseworkCast.APPROVER;
import static org.gongkai.casework.CaseworkCast.GOVERNMENT;
import static org.gongkai.casework.CaseworkCast.HOUSING;
import static org.gongkai.casework.CaseworkCast.OFFICER;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.casework.Cases;
import org.gongkai.casework.CaseworkCast;
import org.gongkai.casework.Perform;
import org.gongkai.casework.Performed;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.category.Categorising;
import org.gongkai.casework.filing.Submission;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.filing.Submitting;
import org.gongkai.casework.letterfigures.LetterFigures.Line;
import org.gongkai.casework.letterfigures.LetterFigures.Year;
import org.gongkai.directory.Post;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.procedure.Actor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("信箱一年的数：收到、已答复、按期、已办理、本人满意、他人核实各算各的；按月份、类别、承办单位分")
class LetterFiguresTest {

    private static final Staff CLERK = new Staff("person-officer", "信息员", List.of(Post.at(GOVERNMENT, Role.OFFICER)));
    private static final Actor CHECKER = new Actor("person-checker", Set.of("OFFICER"));

    @Autowired
    CaseworkCast cast;
    @Autowired
    Submitting submitting;
    @Autowired
    Cases cases;
    @Autowired
    CaseTypes types;
    @Autowired
    Categorising categorising;
    @Autowired
    LetterFigures figures;
    @Autowired
    TimeMachine time;

    private String letter() {
        return ((Submission.Accepted) submitting.submit(new Submit("mayormail", "web", "nat", List.of(GOVERNMENT), Actor.applicant(), Map.of("name", "周望", "phone", "099-20000001"),
                Map.of("purpose", "complain", "agreesToPublish", "yes"), List.of(Map.of("title", "柳岸街路灯不亮", "description", "连续三天不亮。")), null, null, null, null, null))).caseIds().getFirst();
    }

    private String accepted(String category) {
        String caseId = letter();
        if (!category.isEmpty()) {
            categorising.put(cases.state(caseId), CLERK, category, List.of()).orThrow();
        }
        cast.does(OFFICER, "accept", caseId, Map.of());
        return caseId;
    }

    private CaseType mailbox() {
        return types.find("mayormail").orElseThrow();
    }

    @BeforeAll
    void aSpring() {
        time.to("2026-02-02");
        // answered in time by the office itself, said to be done; the writer is not satisfied, and somebody else finds it half done
        String own = accepted("1.2.4");
        time.to("2026-02-04");
        cast.does(APPROVER, "answer", own, Map.of("answer", "已修复。", "handled", "done"));
        cast.does(Actor.applicant(), "rate", own, Map.of("satisfied", "unsatisfied"));
        cast.does(CHECKER, "check", own, Map.of("found", "partly", "said", "现场看了"));
        // handled by another unit, answered late, only explained; the writer is satisfied
        time.to("2026-02-05");
        String sent = accepted("1.10.3");
        cast.does(OFFICER, "send-out", sent, Map.of("unit", HOUSING));
        part(sent, "sign", Map.of());
        part(sent, "report", Map.of("said", "已向业主说明。", "result", "explained"));
        time.to("2026-03-10");
        cast.does(APPROVER, "answer", sent, Map.of("answer", "已说明。", "handled", "explained"));
        cast.does(Actor.applicant(), "rate", sent, Map.of("satisfied", "satisfied"));
        // given back by the unit and still open
        String back = accepted("");
        cast.does(OFFICER, "send-out", back, Map.of("unit", HOUSING));
        part(back, "give-back", Map.of("cause", "competence", "grounds", "不属于本单位职责"));
        // not taken up
        cast.does(OFFICER, "decline", letter(), Map.of("answer", "请向法院提出。"));
    }

    private void part(String caseId, String action, Map<String, String> values) {
        assertThat(cases.perform(Perform.today(caseId, action, OFFICER, values).in(cases.state(caseId).openElsewhere().getFirst().no()))).isInstanceOf(Performed.Done.class);
    }

    @Test
    @DisplayName("收到的按受理之日，答复的按答复之日；晚于承诺的最后一日的不是按期；不予受理另算；中位数是工作日")
    void totals() {
        Year year = figures.of(mailbox(), 2026);
        assertThat(List.of(year.all().received(), year.all().answered(), year.all().inTime(), year.all().otherwise())).containsExactly(3L, 2L, 1L, 1L);
        assertThat(year.all().median()).as("2 个和 2 个以上工作日，取小的一半").isEqualTo(2);
        assertThat(year.month().get(YearMonth.of(2026, 2))).extracting(Line::received, Line::answered).containsExactly(2L, 1L);
        assertThat(year.month().get(YearMonth.of(2026, 3))).extracting(Line::received, Line::answered, Line::inTime).containsExactly(1L, 1L, 0L);
        assertThat(year.month()).as("到今天的月份为止").containsOnlyKeys(YearMonth.of(2026, 1), YearMonth.of(2026, 2), YearMonth.of(2026, 3));
        assertThat(figures.years(mailbox())).containsExactly(2026);
    }

    @Test
    @DisplayName("答复了的不都办了，办了的写信人不都满意，满意的不都经人核实：四个数不互相推算")
    void apart() {
        Year year = figures.of(mailbox(), 2026);
        assertThat(year.said(LetterFigures.HANDLED, "done")).isEqualTo(1);
        assertThat(year.said(LetterFigures.HANDLED)).isEqualTo(2);
        assertThat(year.said(LetterFigures.RATED, "satisfied")).isEqualTo(1);
        assertThat(year.said(LetterFigures.RATED)).isEqualTo(2);
        assertThat(year.said(LetterFigures.CHECKED, "done")).isZero();
        assertThat(year.said(LetterFigures.CHECKED)).isEqualTo(1);
        assertThat(figures.of(types.find("sitemistakes").orElseThrow(), 2026).said()).as("没有这几步的信箱不列这几个数").isEmpty();
    }

    @Test
    @DisplayName("按最上一级类别，没有选定的另列；按最后承办的单位，退回的不算在那个单位")
    void byCategoryAndUnit() {
        Year year = figures.of(mailbox(), 2026);
        assertThat(year.category()).containsOnlyKeys("", "1");
        assertThat(year.category().get("1")).extracting(Line::received, Line::answered).containsExactly(2L, 2L);
        assertThat(year.unit()).containsOnlyKeys(GOVERNMENT, HOUSING);
        assertThat(year.unit().get(HOUSING)).extracting(Line::received, Line::answered).containsExactly(1L, 1L);
        assertThat(year.unit().get(GOVERNMENT).received()).isEqualTo(2);
    }
}

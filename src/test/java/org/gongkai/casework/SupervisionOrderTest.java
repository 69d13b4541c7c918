package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.OnPaper.HERE;
import static org.gongkai.casework.OnPaper.THERE;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gongkai.casework.opening.Veiling;
import org.gongkai.clock.Reading;
import org.gongkai.directory.Post;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.procedure.Actor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("督促整改到得了人：被督促的机关有一件有期限的事要办，看不到投诉人；报告以后由督促的机关核对；没有整改完不能归档")
class SupervisionOrderTest {

    private static final Actor SUPERVISOR = new Actor("supervisor", Set.of("SUPERVISOR"));
    private static final Actor OFFICER = new Actor("officer", Set.of("OFFICER", "DISCLOSURE_OFFICE"));
    private static final Map<String, String> ORDER = Map.of("organ", THERE, "correctBy", "2026-03-20", "order", "补上2025年度的公开目录");

    private static OnPaper ordered() {
        OnPaper paper = OnPaper.of("transparencycomplaint", "nat", "2026-03-02", 1);
        paper.does(SUPERVISOR, "accept", Map.of());
        paper.does(SUPERVISOR, "order-correction", ORDER);
        return paper;
    }

    private static String due(Handling handling, OnPaper paper, Actor actor) {
        return handling.procedureIn(paper.state().type()).due(handling.stage(), actor).filter(action -> action.openTo(actor)).map(action -> action.id()).orElse("");
    }

    @Test
    @DisplayName("被督促的机关应当报告整改情况，期限就是督促时写的那一天；督促的机关照样应当核查、答复投诉人")
    void reachesTheOrgan() {
        OnPaper paper = ordered();
        Handling handling = paper.state().handling(2, "report-correction").orElseThrow();
        assertThat(handling.organ()).isEqualTo(THERE);
        assertThat(paper.clock(handling).map(Reading::due)).contains(LocalDate.parse("2026-03-20"));
        assertThat(due(handling, paper, OFFICER)).isEqualTo("report-correction");
        assertThat(due(paper.state().handlings().getFirst(), paper, OFFICER)).isEqualTo("answer");
        assertThat(due(paper.state().handlings().getFirst(), paper, SUPERVISOR)).isEqualTo("order-correction");
    }

    @Test
    @DisplayName("报告以后轮到监察核对：认可就办完了，没有整改好的退回再办")
    void comesBack() {
        OnPaper paper = ordered();
        assertThat(paper.attempts(OFFICER, 2, "report-correction", Map.of("corrected", "已补上"))).isEmpty();
        assertThat(due(paper.state().handlings().get(1), paper, SUPERVISOR)).isEqualTo("accept-correction");
        assertThat(paper.attempts(SUPERVISOR, 2, "return-correction", Map.of("reason", "还缺下半年的"))).isEmpty();
        assertThat(paper.attempts(OFFICER, 2, "report-correction", Map.of("corrected", "下半年的也补上了"))).isEmpty();
        paper.does(new Actor("approver", Set.of("APPROVER")), "answer", Map.of("answer", "已督促整改。", "result", "found"));
        assertThat(paper.refused(OFFICER, "close", Map.of())).isNotEmpty();
        assertThat(paper.attempts(SUPERVISOR, 2, "accept-correction", Map.of())).isEmpty();
        assertThat(paper.state().stage()).as("整件照旧").isEqualTo("answered");
        paper.does(OFFICER, "close", Map.of());
        assertThat(paper.replayed()).isEqualTo(paper.state());
    }

    @Test
    @DisplayName("被督促的机关的人看不到是谁投诉的，受理机关的人和两边都管得到的人看得到")
    void complainantIsNotNamed() {
        CaseState state = ordered().state();
        assertThat(Veiling.unnamed(state, staff(THERE))).isTrue();
        assertThat(Veiling.unnamed(state, staff(HERE))).isFalse();
        assertThat(Veiling.unnamed(state, new Staff("p", "某", List.of(Post.at(HERE, Role.SUPERVISOR), Post.at(THERE, Role.OFFICER))))).isFalse();
    }

    private static Staff staff(String organ) {
        return new Staff("p", "某", List.of(Post.at(organ, Role.OFFICER)));
    }
}

package org.gongkai.participation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.participation.HousingAsks.approver;
import static org.gongkai.participation.HousingAsks.officer;
import static org.gongkai.participation.HousingAsks.typed;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.gongkai.TimeMachine;
import org.gongkai.directory.Role;
import org.gongkai.participation.survey.Questionnaire;
import org.gongkai.participation.survey.SurveyAnswers;
import org.gongkai.participation.survey.SurveyCounts;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A survey from its questions to its outcome, told by {@link SolicitationLifeCycleTest}, which has the installation. */
record SurveyStory(TakeVoices voices, Contribute contribute, NumberContributions numbering, PublishOutcome outcome, SolicitationRows rows, JdbcClient client, TimeMachine time, HousingAsks housing) {

    void oneVoiceEach() {
        String lines = "1. 您多久充一次电？（单选）\n- 每天\n- 每周\n- 不充\n2. 在哪里充？（多选，最多2项）当第1题选“每天”\n- 楼道\n- 充电棚\n- 单位\n3. 给小区的充电棚打几分？（1—5分）\n4. 还有什么要说？（填写，选填）";
        assertThat(housing.asking().begin("survey", "housing", housing.wish("写错的问卷", "1. 没有选项（单选）", null), officer()).reasons()).singleElement().asString().contains("至少写两个不同的选项");
        String id = housing.opened("survey", "充电问卷", lines);
        assertThat(voices.byWeb(id, "v0", answers(id, Map.of("q1", List.of("0"))), "t0").reasons()).containsExactly("第 2 题要回答", "第 3 题要回答");
        for (int n = 0; n < 9; n++) {
            Map<String, List<String>> typed = n < 8 ? Map.of("q1", List.of("1"), "q3", List.of(String.valueOf(n % 5))) : Map.of("q1", List.of("0"), "q2", List.of("0", "2"), "q3", List.of("4"), "q4", List.of("棚太远"));
            voices.byWeb(id, "form" + n, answers(id, typed), "token" + n).orThrow();
            voices.byWeb(id, "form" + n, answers(id, typed), "token" + n).orThrow();
            assertThat(voices.byWeb(id, "again" + n, answers(id, typed), "token" + n).reasons()).containsExactly("已经填过一次，一人只算一份");
        }
        voices.onPaper(id, "paper", answers(id, Map.of("q1", List.of("1"), "q2", List.of("1"), "q3", List.of("2"))), time.today(), officer()).orThrow();
        numbering.number(id);
        assertThat(client.sql("select count(*) from participation.voice where solicitation = ?").param(id).query(Long.class).single()).isEqualTo(9);
        assertThat(contribute.byWeb(id, typed("words", null, "不是意见征集", "", "", false)).reasons()).isNotEmpty();
        time.to("2026-03-10");
        numbering.round();
        assertThat(client.sql("select count(*) from participation.voice where solicitation = ?").param(id).query(Long.class).single()).as("who spoke is deleted at closing").isZero();
        outcome.propose(id, "收到 10 份。", null, officer()).orThrow();
        outcome.publish(id, approver()).orThrow();
        SurveyCounts counts = voices.counts(rows.find(id).orElseThrow());
        assertThat(counts.voices()).isEqualTo(10);
        assertThat(counts.questions().getFirst().options()).containsExactly(1L, 9L, 0L);
        assertThat(counts.questions().get(1).answered()).as("asked of those who charge every day only").isEqualTo(1);
        assertThat(voices.rows(rows.find(id).orElseThrow())).hasSize(11).anyMatch(row -> row.getFirst().equals("每周")).noneMatch(row -> row.contains("每天") || row.contains("楼道")).allSatisfy(row -> assertThat(row).doesNotContain("棚太远"));
    }

    void codes() {
        String id = housing.opened("coded-survey", "住户问卷", "1. 要不要建充电棚？（单选）\n- 要\n- 不要");
        assertThat(voices.codes(id, 3, HousingAsks.staff("education", Role.OFFICER)).reasons()).isNotEmpty();
        List<String> codes = voices.codes(id, 3, officer()).orThrow();
        SurveyAnswers yes = answers(id, Map.of("q1", List.of("0")));
        assertThat(voices.byWeb(id, "c1", yes, "zzzzzzzz").reasons()).containsExactly("代码不对，或者已经用过");
        voices.byWeb(id, "c2", yes, codes.getFirst().toUpperCase(Locale.ROOT)).orThrow();
        assertThat(voices.byWeb(id, "c3", yes, codes.getFirst()).reasons()).containsExactly("代码不对，或者已经用过");
        numbering.number(id);
        assertThat(voices.counts(rows.find(id).orElseThrow()).voices()).isEqualTo(1);
    }

    private SurveyAnswers answers(String id, Map<String, List<String>> typed) {
        return SurveyAnswers.typed(Questionnaire.of(rows.find(id).orElseThrow().text().draft()), typed);
    }
}

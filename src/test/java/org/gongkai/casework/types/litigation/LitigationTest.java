package org.gongkai.casework.types.litigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.OnPaper.OFFICER;
import static org.gongkai.casework.OnPaper.with;

import java.util.Map;

import org.gongkai.casework.OnPaper;
import org.gongkai.ledger.Fact;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("行政诉讼：复议前置、起诉期限、结果，计入年度报告表四")
class LitigationTest {

    @Test
    @DisplayName("行政复议法第二十三条 2024年1月1日以后的不予公开答复须先复议；直接起诉的，先向法院提出才登记")
    void reviewFirst() {
        Map<String, String> sued = Map.of("reference", "（2024）0101行初1号", "suedOn", "2024-03-01", "repliedOn", "2024-01-01", "ground", "R36-3/16b");
        assertThat(served("direct", "2024-03-11").refused(OFFICER, "receive", sued)).containsExactly("不予公开的答复应当先申请行政复议；请先向法院提出，再登记应诉");
        served("direct", "2024-03-11").does(OFFICER, "receive", with(sued, "reviewFirstRaised", "yes"));
        served("direct", "2024-03-11").does(OFFICER, "receive", with(sued, "repliedOn", "2023-12-31"));
        served("direct", "2024-03-11").does(OFFICER, "receive", with(sued, "ground", "R36-4"));
        served("after", "2024-03-11").does(OFFICER, "receive", with(sued, "reviewedOn", "2024-02-20"));
    }

    @ParameterizedTest(name = "{0} 收到答复，直接起诉到 {1}")
    @CsvSource({"2014-06-10, 2014-09-10", "2015-01-15, 2015-04-15", "2015-02-02, 2015-08-03", "2016-06-10, 2016-12-12"})
    @DisplayName("行政诉讼法第四十六条 2015年5月1日以前三个月，以后六个月；当日三个月未满的也是六个月")
    void timeToSueDirectly(String replied, String last) {
        OnPaper suit = served("direct", "2017-03-01").does(OFFICER, "receive", Map.of("reference", "r", "suedOn", "2017-02-01", "repliedOn", replied));
        assertThat(suit.state().lastAct().date("lastDay")).isEqualTo(last);
    }

    @Test
    @DisplayName("行政诉讼法第四十五条 复议后十五日内起诉；须写明收到复议决定书的日期")
    void timeToSueAfterReview() {
        Map<String, String> sued = Map.of("reference", "r", "suedOn", "2026-03-20");
        assertThat(served("after", "2026-03-30").refused(OFFICER, "receive", sued)).containsExactly("复议后起诉的，请填写收到复议决定书的日期");
        OnPaper suit = served("after", "2026-03-30").does(OFFICER, "receive", with(sued, "reviewedOn", "2026-03-02"));
        assertThat(suit.state().lastAct().date("lastDay")).isEqualTo("2026-03-17");
        assertThat(suit.state().lastAct().detail()).containsEntry("late", true);
        assertThat(suit.due()).as("十五日内提交答辩状").isEqualTo("2026-04-14");
    }

    @Test
    @DisplayName("一审以后可以上诉；裁判生效才计结果，按直接起诉和复议后起诉分列")
    void countsWhenItTakesEffect() {
        OnPaper suit = served("direct", "2026-03-02").does(OFFICER, "receive", Map.of("reference", "r", "suedOn", "2026-02-20"))
                .does(OnPaper.APPROVER, "defend", Map.of("answer", "a", "evidence", "e"));
        suit.on("2026-06-01").does(OFFICER, "judge", Map.of("judgment", "uphold", "judgedOn", "2026-06-01")).does(OFFICER, "appeal", Map.of("appellant", "plaintiff"));
        assertThat(suit.facts()).extracting(Fact::kind).containsExactly("litigation.filed");
        suit.on("2026-09-01").does(OFFICER, "take-effect", Map.of("result", "correct", "document", "d"));
        assertThat(suit.facts()).extracting(Fact::kind, Fact::code, Fact::party).containsExactly(
                org.assertj.core.groups.Tuple.tuple("litigation.filed", "", "direct"), org.assertj.core.groups.Tuple.tuple("litigation.concluded", "correct", "direct"));
        assertThat(suit.refused(OFFICER, "take-effect", Map.of("result", "other", "document", "d")).getFirst()).startsWith("现处于“已审结”");
    }

    private static OnPaper served(String party, String day) {
        return OnPaper.of("litigation", party, day, 1);
    }
}

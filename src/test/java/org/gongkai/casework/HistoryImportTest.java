package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.CaseworkCast.EDUCATION;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.casework.history.HistoryImport;
import org.gongkai.casework.lists.CaseLists;
import org.gongkai.casework.register.RequestImport;
import org.gongkai.directory.Scope;
import org.gongkai.ledger.FactQuery;
import org.gongkai.ledger.Facts;
import org.gongkai.ledger.Verify;
import org.gongkai.letters.Letter;
import org.gongkai.letters.Letters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class})
@DisplayName("整件办理经过导入：每一步都经过办件时的同样条件，一批一次提交")
class HistoryImportTest {

    private static final String WHOLE = """
            {"id": "%s", "type": "inforequest", "organ": "lq-jy", "channel": "post-signed", "party": "nat", "submitted": "2026-03-02",
             "applicant": {"name": "林小舟"}, "items": [{"title": "校车线路"}], "steps": [
              {"do": "receive", "on": "2026-03-02", "with": {"confirmation": "signature", "proof": "EX0"}},
              {"do": "accept", "on": "2026-03-03"},
              {"do": "consult", "on": "2026-03-04", "with": {"thirdParty": "客运公司", "matter": "合同"}},
              {"do": "opinion", "on": "2026-03-11", "with": {"opinion": "agrees"}},
              {"do": "record-result", "on": "2026-03-20", "with": {"item1Reply": "%s"}},
              {"do": "serve", "on": "%s", "with": {"way": "post", "proof": "EX1"}},
              {"do": "close", "on": "2026-03-24"}]}""";

    @Autowired
    HistoryImport histories;
    @Autowired
    CaseLists lists;
    @Autowired
    Cases cases;
    @Autowired
    Letters letters;
    @Autowired
    Facts facts;
    @Autowired
    Verify verify;
    @Autowired
    CaseworkCast cast;
    @Autowired
    TimeMachine time;

    @BeforeEach
    void today() {
        time.to("2026-11-20");
    }

    @Test
    @DisplayName("一件从签收到办结，文书、事实、台账与当面办理的一样；一件不合法的整件不进，不挡别的；再导一次什么都不变")
    void wholeOrNotAtAll() throws Exception {
        List<HistoryImport.Line> lines = List.of(line(1, WHOLE.formatted("A-1", "R36-2", "2026-03-23")),
                line(2, WHOLE.formatted("A-2", "R36-2", "2026-03-19")), line(3, "{\"id\": \"A-3\""), line(4, WHOLE.formatted("A-4", "R36-1", "2026-03-24")));
        RequestImport.Result first = histories.take(lines, true);
        assertThat(first.imported()).isEqualTo(2);
        assertThat(first.rejected()).extracting(RequestImport.Rejection::line).containsExactlyInAnyOrder(2L, 3L);
        assertThat(first.rejected().toString()).contains("“登记送达”：日期 2026-03-19 早于上一步的 2026-03-20");

        RequestImport.Result again = histories.take(lines, true);
        assertThat(List.of(again.imported(), again.unchanged())).containsExactly(0, 2);

        RequestImport.Result changed = histories.take(List.of(line(1, WHOLE.formatted("A-1", "R36-1", "2026-03-23"))), true);
        assertThat(List.of(changed.imported(), changed.unchanged())).containsExactly(0, 0);
        assertThat(changed.rejected().toString()).contains("A-1").contains("内容不同");
        assertThat(changed.findings()).containsEntry("same-id", 1);

        List<CaseLists.Line> ended = lists.ended(Scope.of(Set.of(EDUCATION)), CaseLists.Wanted.EVERYTHING, null, 10);
        assertThat(ended).hasSize(2);
        CaseState state = cases.state(ended.getFirst().id());
        assertThat(state.acts()).hasSize(8).allSatisfy(act -> assertThat(act.lateReason()).isEqualTo("history-import"));
        assertThat(letters.of(state.id())).extracting(Letter::issuedOn).as("登记回执、征求意见书和告知书、送达回证，各在其日").hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(day -> assertThat(day.getYear()).isEqualTo(2026));
        assertThat(facts.sums(FactQuery.of(Set.of("inforequest.received"), Set.of(EDUCATION)))).extracting(sum -> sum.amount().intValue()).containsExactly(2);

        Thread.sleep(1200);
        assertThat(verify.run(true, position -> { }).differences()).isEmpty();
    }

    @Test
    @DisplayName("经办人不是本机关审批人的，不能作出答复；没有这个人的，说没有")
    void nobodySignsForAnother() {
        String decided = WHOLE.formatted("B-1", "R36-2", "2026-03-23").replace("\"do\": \"record-result\"", "\"do\": \"decide\", \"by\": \"%s\"");
        assertThat(histories.take(List.of(line(1, decided.formatted("applicant"))), false).rejected().toString()).contains("须由审批人办理");
        assertThat(histories.take(List.of(line(1, decided.formatted("nobody"))), false).rejected().toString()).contains("没有登录名为“nobody”的人员");
    }

    @Test
    @DisplayName("一次提交最多五百个行为：一百件八百个行为分两次提交")
    void fiveHundredActsACommit() {
        List<HistoryImport.Line> lines = IntStream.rangeClosed(1, 100).mapToObj(n -> line(n, WHOLE.formatted("C-" + n, "R36-1", "2026-03-23"))).toList();
        assertThat(HistoryImport.commits(HistoryImport.read(lines, new ArrayList<>()))).extracting(List::size).containsExactly(62, 38);
    }

    @Test
    @DisplayName("每一个字段填任何一种错值，都不挡住别的件")
    void noValueStopsTheHistories() {
        String[] wrong = {"null", "\"\"", "7", "true", "[]", "[null]", "{}", "{\"a\":null}", "\"长长\"", "\"a\\u0000b\"", "\"\\ud83d\"", "\"2024-02-30\"", "\"2035-01-01\"", "[{\"do\":null}]", "[[1]]"};
        List<HistoryImport.Line> lines = new ArrayList<>();
        for (String field : List.of("id", "type", "organ", "channel", "party", "submitted", "by", "applicant", "content", "items", "steps", "unknown")) {
            for (String value : wrong) {
                String whole = WHOLE.formatted("W-" + lines.size(), "R36-2", "2026-03-23").strip();
                lines.add(line(lines.size() + 1, "{\"" + field + "\": " + value + ", " + whole.substring(1)));
                lines.add(line(lines.size() + 1, whole.substring(0, whole.length() - 1) + ", \"" + field + "\": " + value + "}"));
            }
        }
        lines.add(line(lines.size() + 1, "null"));
        lines.add(new HistoryImport.Line(lines.size() + 1, "\u4e2d".getBytes(java.nio.charset.Charset.forName("GBK"))));
        lines.add(line(lines.size() + 1, WHOLE.formatted("W-good", "R36-2", "2026-03-23")));
        RequestImport.Result result = histories.take(lines, false);
        assertThat(result.imported() + result.unchanged() + result.rejected().size()).isEqualTo(lines.size());
        assertThat(result.rejected()).extracting(RequestImport.Rejection::line).doesNotContain((long) lines.size());
        assertThat(result.rejected()).allSatisfy(one -> assertThat(one.reasons().toString()).doesNotContain("写不进去").hasSizeGreaterThan(4));
    }

    private static HistoryImport.Line line(long number, String json) {
        return new HistoryImport.Line(number, json.replace("\n", " ").getBytes(StandardCharsets.UTF_8));
    }
}

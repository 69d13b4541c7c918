package org.gongkai.casework.category;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.gongkai.casework.CaseworkCast.APPROVER;
import static org.gongkai.casework.CaseworkCast.GOVERNMENT;
import static org.gongkai.casework.CaseworkCast.HOUSING;
import static org.gongkai.casework.CaseworkCast.OFFICER;

import java.util.List;
import java.util.Map;

import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.Cases;
import org.gongkai.casework.CaseworkCast;
import org.gongkai.casework.filing.Submission;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.filing.Submitting;
import org.gongkai.casework.findingindex.FindingFollower;
import org.gongkai.directory.Post;
import org.gongkai.directory.Role;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Verify;
import org.gongkai.procedure.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class})
@DisplayName("来信的类别由受理的人选定：谁、哪天、是不是照建议，记入台账；选错的可以改；办结的来信教会下一次")
class CategorisingTest {

    private static final Staff CLERK = new Staff("person-officer", "信息员", List.of(Post.at(GOVERNMENT, Role.OFFICER)));
    private static final Staff ELSEWHERE = new Staff("person-elsewhere", "外单位", List.of(Post.at(HOUSING, Role.OFFICER)));
    private static final String LAMPS = "1.2.4";
    private static final String WAGES = "15.3.6";

    @Autowired
    CaseworkCast cast;
    @Autowired
    Submitting submitting;
    @Autowired
    Cases cases;
    @Autowired
    CaseFolders folders;
    @Autowired
    LetterCategories categories;
    @Autowired
    Categorising categorising;
    @Autowired
    CategoryPanel panel;
    @Autowired
    PastLetters past;
    @Autowired
    FindingFollower follower;
    @Autowired
    Ledger ledger;
    @Autowired
    Verify verify;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TimeMachine time;

    @BeforeEach
    void day() {
        time.to("2026-03-02");
    }

    private String letter(String type, String title, String text) {
        Map<String, String> who = type.equals("tipmail") ? Map.of() : Map.of("name", "周望", "phone", "099-20000001");
        Map<String, String> how = type.equals("tipmail") ? Map.of("purpose", "report") : Map.of("purpose", "complain", "agreesToPublish", "yes");
        return ((Submission.Accepted) submitting.submit(new Submit(type, "web", "nat", List.of(GOVERNMENT), Actor.applicant(), who, how, List.of(Map.of("title", title, "description", text)), null, null, null, null, null)))
                .caseIds().getFirst();
    }

    private List<String> proposed(String caseId) {
        return panel.proposals(folders.open(caseId, Scope.EVERYTHING).orElseThrow()).stream().map(one -> one.category().id()).toList();
    }

    private String closed(String title, String text, String category) {
        String caseId = letter("mayormail", title, text);
        categorising.put(cases.state(caseId), CLERK, category, List.of()).orThrow();
        cast.does(OFFICER, "accept", caseId, Map.of());
        cast.does(APPROVER, "answer", caseId, Map.of("answer", "已办理。"));
        cast.does(OFFICER, "close", caseId, Map.of());
        return caseId;
    }

    @Test
    @DisplayName("照建议选的记第几个，改成别的记“自己选的”和原来的类别；再按一次同一类不多记；台账上两步都在；受理以前、办结以后都可以选；核验无误")
    void putAndCorrected() throws Exception {
        String caseId = letter("mayormail", "柳岸街路灯不亮", "连续三天不亮。");
        List<String> proposed = proposed(caseId);
        assertThat(proposed).first().isEqualTo(LAMPS);
        CaseState state = cases.state(caseId);
        categorising.put(state, CLERK, LAMPS, proposed).orThrow();
        assertThat(categorising.of(caseId)).get().satisfies(put -> {
            assertThat(List.of(put.category(), put.title(), put.person(), put.on().toString())).containsExactly(LAMPS, "城乡建设／城市建设和市政管理／城市公共设施", "person-officer", "2026-03-02");
            assertThat(put.proposed()).isEqualTo(1);
        });
        categorising.put(cases.state(caseId), CLERK, LAMPS, List.of()).orThrow();
        cast.does(OFFICER, "accept", caseId, Map.of());
        time.to("2026-03-04");
        categorising.put(cases.state(caseId), CLERK, WAGES, proposed).orThrow();
        assertThat(categorising.of(caseId)).get().satisfies(put -> assertThat(List.of(put.category(), String.valueOf(put.proposed()), put.on().toString())).containsExactly(WAGES, "0", "2026-03-04"));
        assertThat(jdbc.sql("select kind || ' ' || (canonical::jsonb->'detail'->>'category') || ' ' || coalesce(canonical::jsonb->'detail'->>'before', '') from ledger.act where kind like 'category.%' and canonical::jsonb->'detail'->>'case' = ? order by seq").param(caseId)
                .query(String.class).list()).containsExactly("category.put " + LAMPS + " ", "category.correct " + WAGES + " " + LAMPS);
        Thread.sleep(1200);
        assertThat(verify.run(true, position -> { }).differences()).isEmpty();
    }

    @Test
    @DisplayName("不是可选的类别、不分类别的办件、不在这一件里办事的人，都不收，说出为什么")
    void refusals() {
        CaseState state = cases.state(letter("mayormail", "柳岸街路灯不亮", "连续三天不亮。"));
        assertThat(categorising.put(state, CLERK, "1.2", List.of()).reasons()).singleElement().asString().contains("没有“1.2”这个类别");
        assertThat(categorising.put(state, ELSEWHERE, LAMPS, List.of()).reasons()).containsExactly("类别由受理、承办这一件的人选");
        CaseState request = cases.state(cast.submitted(cast.request(GOVERNMENT, "路灯维修合同")));
        assertThat(categorising.put(request, CLERK, LAMPS, List.of()).reasons()).containsExactly("“政府信息公开申请”不分类别");
        assertThat(categorising.of(state.id())).isEmpty();
    }

    @Test
    @DisplayName("办结的来信教会下一封，没有办结的不算；举报信只有指定的人看得到，不拿来教")
    void closedLettersTeach() {
        assertThat(categories.find(LAMPS)).isPresent();
        for (int n = 0; n < 4; n++) {
            closed("蜻蜓渡又黑了", "蜻蜓渡第 " + n + " 段。", LAMPS);
            closed("欠薪", "厂里欠薪 " + n + " 个月。", WAGES);
            closed("停水", "已经停水 " + n + " 天。", "1.2.16");
        }
        String open = letter("mayormail", "鹧鸪坪的事", "鹧鸪坪。");
        categorising.put(cases.state(open), CLERK, WAGES, List.of()).orThrow();
        await().untilAsserted(() -> assertThat(follower.reached()).isEqualTo(ledger.headPosition()));
        await().untilAsserted(() -> assertThat(past.about("蜻蜓渡", "").letters()).containsEntry(LAMPS, 4));
        assertThat(past.about("蜻蜓渡", "").pairs()).containsEntry("蜻蜓", Map.of(LAMPS, 4));
        assertThat(past.about("鹧鸪坪", "").pairs()).as("没有办结").doesNotContainKey("鹧鸪");
        assertThat(proposed(letter("secretarymail", "蜻蜓渡", "请来看看。"))).contains(LAMPS);
        String tip = letter("tipmail", "鸬鹚湾的事", "鸬鹚湾。");
        jdbc.sql("insert into casework.letter_category values ('t', ?, ?, '', 0, 'x', '2026-03-02', 'x')").params(tip, WAGES).update();
        jdbc.sql("update casework.cases set ended = true where id = ?").param(tip).update();
        await().untilAsserted(() -> assertThat(jdbc.sql("select count(*) from casework.finding where case_id = ?").param(tip).query(Long.class).single()).isPositive());
        assertThat(past.about("鸬鹚湾", "").pairs()).doesNotContainKey("鸬鹚");
        jdbc.sql("delete from casework.letter_category where id = 't'").update();
        jdbc.sql("update casework.cases set ended = false where id = ?").param(tip).update();
    }
}

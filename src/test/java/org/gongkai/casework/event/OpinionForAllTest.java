package org.gongkai.casework.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.gongkai.casework.CaseworkCast.EDUCATION;
import static org.gongkai.casework.CaseworkCast.OFFICER;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.Cases;
import org.gongkai.casework.CaseworkCast;
import org.gongkai.casework.Perform;
import org.gongkai.casework.Performed;
import org.gongkai.casework.batch.Batch;
import org.gongkai.casework.batch.Batches;
import org.gongkai.directory.AddPerson;
import org.gongkai.directory.GivePost;
import org.gongkai.directory.Operator;
import org.gongkai.directory.People;
import org.gongkai.directory.Role;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.Verify;
import org.gongkai.letters.Letter;
import org.gongkai.procedure.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class})
@DisplayName("合并办理的征求意见：对信息征求一次，每一件各记一步、各停各的期限")
class OpinionForAllTest {

    private static final Map<String, String> ASKED = Map.of("thirdParty", "承包单位", "matter", "合同价款");
    private static int count;

    @Autowired
    CaseworkCast cast;
    @Autowired
    Cases cases;
    @Autowired
    CaseFolders folders;
    @Autowired
    Events events;
    @Autowired
    Batches batches;
    @Autowired
    Verify verify;
    @Autowired
    JdbcClient client;
    @Autowired
    TimeMachine time;

    private Staff officer;
    private Staff approver;
    private String lead;
    private String member;

    @BeforeEach
    void twoOfTheSame(@Autowired AddPerson adding, @Autowired GivePost giving, @Autowired People people) {
        time.to("2026-03-02");
        officer = someone(Role.OFFICER, adding, giving, people);
        approver = someone(Role.APPROVER, adding, giving, people);
        lead = cast.inProgress(EDUCATION, "承包合同" + ++count);
        member = cast.inProgress(EDUCATION, "承包合同" + count);
        events.joinIdentical(officer, folder(lead));
    }

    private static Staff someone(Role role, AddPerson adding, GivePost giving, People people) {
        String person = adding.add("某人", "opinion" + ++count, Operator.INSTALLATION).orThrow().person().id();
        giving.give(person, EDUCATION, role, false, LocalDate.of(2020, 1, 1), Operator.INSTALLATION).orThrow();
        return people.staff(person).orElseThrow();
    }

    @Test
    @DisplayName("第三十二条 征求意见书只在主件上发一次；第三方由主件答复一次；每一件的申请人都被告知，每一件的期限都停、都恢复；据其反对不予公开，每一件都成立")
    void askedOnceStopsEach() throws Exception {
        time.to("2026-03-03");
        does(officer, "consult", ASKED);
        assertThat(cases.state(member).unanswered("consult")).as("停下").hasSize(1);
        time.to("2026-03-04");
        does(officer, "consult-delivered", Map.of("proof", "EX1"));
        time.to("2026-03-10");
        assertThat(cases.perform(Perform.today(lead, "third-party-answers", Actor.consulted(), Map.of("opinion", "disagrees", "reasons", "报价方法是商业秘密",
                "consultation", "1")))).isInstanceOf(Performed.Done.class);
        followed();

        assertThat(papers(lead)).containsExactlyInAnyOrder("receipt", "consultation", "consultation-told");
        assertThat(papers(member)).as("告知申请人，不再写信给第三方").containsExactlyInAnyOrder("receipt", "consultation-told");
        assertThat(client.sql("select case_id from casework.consultation where case_id in (?, ?)").params(lead, member).query(String.class).list())
                .as("编号和查询码只有一份").containsExactly(lead);
        CaseState state = cases.state(member);
        assertThat(state.acts()).extracting(Act::verb).endsWith("consult", "consult-delivered", "third-party-answers");
        assertThat(due(member)).as("3月3日以后、3月10日以前不计").isEqualTo(due(lead)).isEqualTo("2026-04-07");
        assertThat(folder(member).wordsOf(state.lastAct().id())).containsEntry("reasons", "报价方法是商业秘密");

        does(approver, "decide", cast.answers("R36-3/15"));
        assertThat(cases.state(member).outcome()).isEqualTo("R36-3/15");
        verified();
    }

    @Test
    @DisplayName("第三十二条 第三方反对而为公共利益公开：在主件上决定、书面告知第三方一次，每一件都可以公开")
    void publicInterestForAll() throws Exception {
        does(officer, "consult", ASKED);
        does(officer, "opinion", Map.of("opinion", "disagrees", "proof", "来文2026-1"));
        does(approver, "override", Map.of("thirdParty", "承包单位", "content", "合同总价", "publicInterest", "涉及公共资金的使用"));
        does(approver, "decide", cast.answers("R36-2"));
        assertThat(cases.state(member).outcome()).isEqualTo("R36-2");
        assertThat(papers(member)).doesNotContain("override-notice");
        assertThat(papers(lead)).contains("override-notice");
        verified();
    }

    @Test
    @DisplayName("第三十四条 共同制作机关的意见也只在主件上征求一次")
    void jointOrgan() throws Exception {
        does(officer, "consult-organ", Map.of("organName", "某局", "matter", "联合发文"));
        does(officer, "organ-opinion", Map.of("opinion", "agrees", "proof", "来文2026-1"));
        assertThat(cases.state(member).times("organ-opinion")).isEqualTo(1);
        assertThat(papers(member)).doesNotContain("joint-consultation");
        verified();
    }

    @Test
    @DisplayName("并入的一件不能单独征求；分出以后自己征求、自己登记，不再随主件")
    void notByItself() throws Exception {
        assertThat(cast.refused(OFFICER, "consult", member, ASKED)).containsExactly("这一件已经并入主件，意见在主件上征求，各件随之；要单独征求，先把它从合并办理中分出");
        does(officer, "consult", ASKED);
        assertThat(events.leave(officer, folder(member))).isTrue();
        does(officer, "opinion", Map.of("opinion", "agrees", "proof", "来文2026-1"));
        assertThat(cases.state(member).times("opinion")).as("分出的不随主件").isZero();
        cast.does(OFFICER, "opinion", member, Map.of("opinion", "agrees", "proof", "来文2026-1"));
        cast.does(OFFICER, "consult", member, ASKED);
        assertThat(papers(member)).contains("consultation");
    }

    @Test
    @DisplayName("第三十三条 征求以后才并入的：检索和意见对它同样成立，期限只扣并入以后的天数；主件先后征求两方，次序不乱")
    void whoeverComesLater() throws Exception {
        does(officer, "search", Map.of("place", "档案室", "terms", "承包合同", "searcher", "某人", "found", "something"));
        does(officer, "consult", ASKED);
        does(officer, "opinion", Map.of("opinion", "agrees", "proof", "来文2026-1"));
        time.to("2026-03-03");
        does(officer, "consult", Map.of("thirdParty", "监理单位", "matter", "合同价款"));
        time.to("2026-03-10");
        String later = cast.inProgress(EDUCATION, folder(lead).application().titles().getFirst());
        events.joinIdentical(officer, folder(lead));
        followed();
        assertThat(cases.state(later).acts()).extracting(Act::verb).endsWith("accept", "search", "consult", "opinion", "consult");
        assertThat(cases.state(later).unanswered("consult")).hasSize(1);
        assertThat(cases.state(member).times("consult")).as("先并入的不再办一次").isEqualTo(2);

        time.to("2026-04-20");
        does(officer, "opinion", Map.of("opinion", "silent", "consultation", "2"));
        assertThat(cases.state(later).times("opinion")).isEqualTo(2);
        assertThat(cases.state(later).unanswered("consult")).isEmpty();
        does(approver, "decide", cast.answers("R36-2"));
        assertThat(cases.state(later).outcome()).isEqualTo("R36-2");
        verified();
    }

    private void does(Staff staff, String action, Map<String, String> values) {
        assertThat(cases.perform(Perform.today(lead, action, CaseFolders.actor(staff, EDUCATION), new HashMap<>(values))))
                .isInstanceOf(Performed.Done.class);
        followed();
    }

    private void followed() {
        String event = events.of(lead).orElseThrow().id();
        await().atMost(Duration.ofSeconds(30)).until(() -> batches.ofEvent(event).stream().allMatch(batch -> batch.state() == Batch.State.FINISHED));
        assertThat(batches.ofEvent(event)).allSatisfy(batch -> assertThat(batches.reasons(batch)).as(String.valueOf(batch.action())).isEmpty());
    }

    private List<String> papers(String caseId) {
        return folder(caseId).letters().stream().map(Letter::template).toList();
    }

    private LocalDate due(String caseId) {
        return cases.clock(cases.state(caseId)).orElseThrow().due();
    }

    private CaseFolder folder(String caseId) {
        return folders.open(caseId, Scope.EVERYTHING).orElseThrow();
    }

    private void verified() {
        await().untilAsserted(() -> assertThat(client.sql("select count(*) from ledger.pending").query(Long.class).single()).isZero());
        assertThat(verify.run(true, position -> { }).differences()).as("别的测试停在别的日子").noneMatch(one -> List.of(lead, member).contains(one.record()));
    }
}

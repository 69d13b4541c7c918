package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.CaseworkCast.EDUCATION;
import static org.gongkai.casework.CaseworkCast.OFFICER;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.lists.CaseLists;
import org.gongkai.directory.Scope;
import org.gongkai.ledger.Act;
import org.gongkai.letters.Letters;
import org.gongkai.procedure.Actor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class})
@DisplayName("第三十一条第三项 网上提交和传真，以双方确认之日为收到之日")
class ReceiptByBothTest {

    @Autowired
    CaseworkCast cast;
    @Autowired
    Cases cases;
    @Autowired
    CaseLists lists;
    @Autowired
    Letters letters;
    @Autowired
    TimeMachine time;

    @Test
    @DisplayName("申请人先确认，机关后确认：后一日起算，双方各有一笔记录")
    void applicantFirst() {
        time.to("2026-03-02");
        String request = cast.submitted(cast.request(EDUCATION, "校车时刻"));
        time.to("2026-03-03");
        CaseState state = cast.does(Actor.applicant(), "confirm", request, Map.of());
        assertThat(cases.clock(state)).as("只有一方确认，期限不起算").isEmpty();
        assertThat(cast.refused(Actor.applicant(), "confirm", request, Map.of())).isNotEmpty();
        time.to("2026-03-05");
        state = cast.does(OFFICER, "acknowledge-last", request, Map.of());
        assertThat(state.receivedOn()).isEqualTo("2026-03-05");
        assertThat(cases.clock(state).orElseThrow().due()).isEqualTo("2026-04-02");
        assertThat(state.acts()).extracting(Act::verb, Act::actor, act -> act.effectiveOn().toString()).contains(
                org.assertj.core.groups.Tuple.tuple("confirm", null, "2026-03-03"),
                org.assertj.core.groups.Tuple.tuple("acknowledge-last", "person-officer", "2026-03-05"));
        assertThat(letters.of(request)).hasSize(1);
    }

    @Test
    @DisplayName("机关先确认，申请人凭编号和查询码后确认：后一日起算")
    void officeFirst() {
        time.to("2026-03-02");
        String request = cast.submitted(cast.request(EDUCATION, "校车线路"));
        cast.does(OFFICER, "acknowledge", request, Map.of());
        time.to("2026-03-04");
        assertThat(cast.does(Actor.applicant(), "confirm-last", request, Map.of()).receivedOn()).isEqualTo("2026-03-04");
    }

    @Test
    @DisplayName("机关确认后申请人一直没有上网，可以改由电话等方式登记双方确认")
    void byTelephoneAfterAll() {
        time.to("2026-03-02");
        String request = cast.submitted(cast.request(EDUCATION, "校车司机"));
        cast.does(OFFICER, "acknowledge", request, Map.of());
        time.to("2026-03-06");
        assertThat(cast.does(OFFICER, "receive", request, Map.of("confirmation", "phone", "proof", "通话记录2026-1")).receivedOn()).isEqualTo("2026-03-06");
    }

    @Test
    @DisplayName("当面提交的不需要双方确认")
    void notAtTheCounter() {
        time.to("2026-03-02");
        Submit web = cast.request(EDUCATION, "校车车况");
        String request = cast.submitted(new Submit(web.type(), "counter", web.party(), web.organs(), OFFICER, web.applicant(),
                web.content(), web.items(), null, null, null, null, null));
        assertThat(cast.refused(OFFICER, "acknowledge", request, Map.of()).toString()).contains("以提交之日");
        assertThat(waiting()).doesNotContain(request);
    }

    @Test
    @DisplayName("没有双方确认的排成一队，等得最久的在前，写明等了几个工作日；确认后离队")
    void waitInAQueueOfTheirOwn() {
        time.to("2026-03-06");
        String earlier = cast.submitted(cast.request(EDUCATION, "早先的"));
        time.to("2026-03-09");
        String later = cast.submitted(cast.request(EDUCATION, "后来的"));
        cast.does(OFFICER, "acknowledge", later, Map.of());
        time.to("2026-03-10");
        assertThat(waiting()).containsSubsequence(earlier, later);
        CaseLists.Line line = lists.unconfirmed(Scope.of(Set.of(EDUCATION)), CaseLists.Wanted.EVERYTHING, null, 100).stream()
                .filter(one -> one.id().equals(earlier)).findFirst().orElseThrow();
        assertThat(cases.waited(line)).as("3月7日、8日是周末").isEqualTo(2);
        cast.does(Actor.applicant(), "confirm-last", later, Map.of());
        assertThat(waiting()).contains(earlier).doesNotContain(later);
    }

    private List<String> waiting() {
        return lists.unconfirmed(Scope.of(Set.of(EDUCATION)), CaseLists.Wanted.EVERYTHING, null, 100).stream().map(CaseLists.Line::id).toList();
    }
}

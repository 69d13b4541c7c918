package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gongkai.casework.CaseworkCast.APPROVER;
import static org.gongkai.casework.CaseworkCast.EDUCATION;
import static org.gongkai.casework.CaseworkCast.HOUSING;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.casework.drafting.Countersigning;
import org.gongkai.casework.drafting.Draft;
import org.gongkai.casework.drafting.Draft.Stage;
import org.gongkai.casework.drafting.Drafting.Saying;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.letters.Letter;
import org.gongkai.letters.Letters;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class})
@DisplayName("答复先拟稿，审核、会签以后签发")
class DraftedAnswersTest extends DraftingOffice {

    private static final String TYPED = " 　经检索，您申请的信息\n  已经主动公开。 ";

    @Autowired
    Countersigning countersigning;
    @Autowired
    Letters letters;
    @Autowired
    TransactionTemplate transaction;

    @Test
    @DisplayName("承办人拟稿，审核人退回附意见，改了再送，审批人签发：每一步由谁、何时、第几稿都在台账；文号和日期签发时才有；办件本身只多一步“作出答复”")
    void draftedReviewedSigned() {
        String request = cast.inProgress(EDUCATION, "学区划分调整方案");
        int before = cases.state(request).acts().size();
        Draft draft = kept(request, officer, TYPED);
        assertThat(drafting.whole(draft).text().values().get("item1Words")).as("怎样打的怎样留").isEqualTo(TYPED);
        assertThat(waiting(officer, number(request))).isEqualTo("拟稿中");
        CaseState state = cases.state(request);
        draft = drafting.submit(state, draft, officer, true).orThrow();
        assertThat(draft.stage()).isEqualTo(Stage.REVIEW);
        assertThat(waiting(reviewer, number(request))).isEqualTo("待审核");
        assertThat(waiting(approver, number(request))).as("还没有到签发").isEmpty();
        assertThat(drafting.pass(state, draft, officer, List.of()).reasons()).as("拟稿人不是审核人").isNotEmpty();
        assertThat(drafting.giveBack(state, draft, reviewer, List.of()).reasons()).containsExactly("退回的，请写明哪里要改");

        draft = drafting.giveBack(state, draft, reviewer, List.of(new Saying("item1Words", "途径写具体"), new Saying(null, "尽快"))).orThrow();
        assertThat(draft.stage()).isEqualTo(Stage.DRAFTING);
        assertThat(drafting.whole(draft).remarks()).extracting(Draft.Remark::words).containsExactlyInAnyOrder("途径写具体", "尽快");
        draft = kept(request, officer, TYPED + "见区政府网站。");
        draft = drafting.submit(state, draft, officer, true).orThrow();
        draft = drafting.pass(state, draft, reviewer, List.of()).orThrow();
        assertThat(waiting(approver, number(request))).isEqualTo("待签发");
        assertThat(cases.state(request).acts()).as("拟稿、审核不动办件").hasSize(before);
        assertThat(letters.of(request)).extracting(Letter::template).doesNotContain("reply");

        time.to("2026-03-04");
        assertThat(drafting.sign(cases.state(request), draft, officer)).isInstanceOf(Performed.Refused.class);
        assertThat(drafting.sign(cases.state(request), draft, approver)).isInstanceOf(Performed.Done.class);
        CaseState signed = cases.state(request);
        assertThat(signed.acts()).hasSize(before + 1);
        assertThat(signed.lastAct().verb()).isEqualTo("decide");
        assertThat(signed.lastAct().actor()).isEqualTo(approver.personId());
        Letter reply = letters.of(request).stream().filter(letter -> letter.template().equals("reply")).findFirst().orElseThrow();
        assertThat(reply.number()).contains("临教");
        assertThat(reply.issuedOn()).isEqualTo("2026-03-04");
        List<Act> acts = drafting.acts(draft);
        assertThat(acts).extracting(Act::verb).containsExactly("begin", "submit", "return", "submit", "pass", "sign");
        assertThat(acts.getLast().text("act")).isEqualTo(signed.lastAct().id());
        assertThat(acts.toString()).doesNotContain("检索，您申请").doesNotContain("途径写具体");
        assertThat(client.sql("select count(*) from casework.draft_version where position(convert_to('检索', 'UTF8') in sealed) > 0").query(Integer.class).single()).isZero();
    }

    @Test
    @DisplayName("请别的机关会签的，没有会签以前不能签发；不同意的须写明；不再需要的可以撤回")
    void countersignedBeforeItIsSigned() {
        String request = cast.inProgress(EDUCATION, "学校周边房屋征收");
        CaseState state = cases.state(request);
        Draft draft = drafting.submit(state, kept(request, officer, "依法公开。"), officer, false).orThrow();
        Staff housing = someone(HOUSING, Role.APPROVER);
        assertThat(countersigning.ask(state, draft, officer, HOUSING, "OFFICER", time.today()).reasons()).as("没有写在规则里的岗位").isNotEmpty();
        Draft.Asked asked = countersigning.ask(state, draft, officer, HOUSING, "APPROVER", time.today()).orThrow();
        Draft.Asked own = countersigning.ask(state, draft, approver, EDUCATION, "DISCLOSURE_HEAD", time.today()).orThrow();
        assertThat(waiting(housing, number(request))).isEqualTo("待会签");
        assertThat(drafting.sign(state, draft, approver).toString()).contains("还有 2 处没有会签");
        assertThat(countersigning.answer(asked, approver, true, "").reasons()).as("别的机关的人替不了").isNotEmpty();
        assertThat(countersigning.answer(asked, housing, false, "").reasons()).containsExactly("不同意的，请写明意见");
        countersigning.answer(asked, housing, true, "第二段的面积以本局数据为准").orThrow();
        assertThat(waiting(housing, number(request))).isEmpty();
        countersigning.callBack(state, draft, own, approver).orThrow();
        assertThat(drafting.sign(state, draft, approver)).isInstanceOf(Performed.Done.class);
        assertThat(drafting.acts(draft)).extracting(Act::verb).containsExactly("begin", "submit", "ask", "ask", "countersign", "call-back", "sign");
        assertThat(drafting.whole(draft).remarks()).extracting(Draft.Remark::words).containsExactly("第二段的面积以本局数据为准");
    }

    @Test
    @DisplayName("正在签发的时候又请人会签：先请的，签发等着，随后不成；先签发的，不再请")
    void askedWhileItIsSigned() throws Exception {
        String request = cast.inProgress(EDUCATION, "校车线路");
        CaseState state = cases.state(request);
        Draft draft = drafting.submit(state, kept(request, officer, "依法公开。"), officer, false).orThrow();
        CompletableFuture<Performed> signing = transaction.execute(status -> {
            countersigning.ask(state, draft, approver, HOUSING, "APPROVER", time.today()).orThrow();
            CompletableFuture<Performed> other = CompletableFuture.supplyAsync(() -> drafting.sign(state, draft, approver));
            assertThatThrownBy(() -> other.get(300, TimeUnit.MILLISECONDS)).as("等着").isInstanceOf(TimeoutException.class);
            return other;
        });
        assertThat(signing.get(10, TimeUnit.SECONDS).toString()).contains("还有 1 处没有会签");
        countersigning.callBack(state, draft, drafting.whole(draft).open().getFirst(), approver).orThrow();
        assertThat(drafting.sign(state, draft, approver)).isInstanceOf(Performed.Done.class);
        assertThat(countersigning.ask(state, draft, approver, HOUSING, "APPROVER", time.today()).reasons()).containsExactly("稿子刚才已经签发或者作废，不再会签");
        assertThat(drafting.whole(draft).open()).isEmpty();
    }

    @Test
    @DisplayName("审批人不用稿子直接答复的，照旧；手里的稿子随即作废。两个人同时改一份，后存的看得到别人改过")
    void answeredOtherwise() {
        String request = cast.inProgress(EDUCATION, "食堂采购");
        Draft draft = kept(request, officer, "第一稿");
        CaseState state = cases.state(request);
        assertThat(kept(request, someone(EDUCATION, Role.OFFICER), "同事接着写").version()).isEqualTo(1);
        assertThat(drafting.keep(state, state.handlings().getFirst(), decide(state), officer, draft.saved(), values("不知道同事写过"))).isInstanceOf(Attempt.Refused.class);
        cast.does(APPROVER, "decide", request, cast.answers("R36-1"));
        assertThat(drafting.underWay(request, "decide", 1)).isEmpty();
        assertThat(drafting.acts(draft).getLast().text("because")).isEqualTo("answered-otherwise");
    }
}

package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gongkai.casework.CaseworkCast.APPROVER;
import static org.gongkai.casework.CaseworkCast.EDUCATION;
import static org.gongkai.casework.CaseworkCast.HOUSING;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.casework.delivery.SendOnward;
import org.gongkai.casework.drafting.Countersigning;
import org.gongkai.casework.drafting.Draft;
import org.gongkai.casework.drafting.Draft.Stage;
import org.gongkai.casework.drafting.Drafting;
import org.gongkai.casework.drafting.Drafting.Saying;
import org.gongkai.casework.papers.Instead;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.phrase.FirstWords;
import org.gongkai.casework.phrase.Phrases;
import org.gongkai.directory.AddPerson;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.GivePost;
import org.gongkai.directory.Operator;
import org.gongkai.directory.People;
import org.gongkai.directory.RecordAbsence;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.letters.Letter;
import org.gongkai.letters.Letters;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Duties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class})
@DisplayName("答复先拟稿，审核、会签以后签发")
class DraftedAnswersTest {

    private static final String TYPED = " 　经检索，您申请的信息\n  已经主动公开。 ";
    private static int count;

    @Autowired
    CaseworkCast cast;
    @Autowired
    Cases cases;
    @Autowired
    Drafting drafting;
    @Autowired
    SendOnward onward;
    @Autowired
    FirstWords firstWords;
    @Autowired
    Phrases phrases;
    @Autowired
    CaseFolders folders;
    @Autowired
    Countersigning countersigning;
    @Autowired
    Letters letters;
    @Autowired
    JdbcClient client;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    List<Duties> duties;
    @Autowired
    TimeMachine time;
    @Autowired
    AddPerson adding;
    @Autowired
    GivePost giving;
    @Autowired
    People people;
    @Autowired
    RecordAbsence leave;

    private Staff officer;
    private Staff reviewer;
    private Staff approver;

    @BeforeEach
    void begin() {
        time.to("2026-03-02");
        officer = someone(EDUCATION, Role.OFFICER);
        reviewer = someone(EDUCATION, Role.REVIEWER);
        approver = someone(EDUCATION, Role.APPROVER);
    }

    private Staff someone(String organ, Role role) {
        String person = adding.add("某人", "drafting" + count++, Operator.INSTALLATION).orThrow().person().id();
        giving.give(person, organ, role, false, LocalDate.of(2020, 1, 1), Operator.INSTALLATION).orThrow();
        return people.staff(person).orElseThrow();
    }

    private Map<String, String> values(String words) {
        Map<String, String> values = new HashMap<>(cast.answers("R36-1"));
        values.put("item1Words", words);
        return values;
    }

    private Draft kept(String request, Staff who, String words) {
        CaseState state = cases.state(request);
        int saved = drafting.underWay(request, "decide", 1).map(Draft::saved).orElse(0);
        return drafting.keep(state, state.handlings().getFirst(), decide(state), who, saved, values(words)).orThrow();
    }

    private static Action decide(CaseState state) {
        return state.type().action("decide").orElseThrow();
    }

    private String waiting(Staff staff, String number) {
        return duties.stream().flatMap(one -> one.of(staff, 500).pressing().stream()).filter(duty -> duty.number().equals(number) && duty.address().matches(".*(drafting|countersign).*"))
                .map(duty -> duty.queue()).findFirst().orElse("");
    }

    private String number(String request) {
        return client.sql("select number from casework.cases where id = ?").param(request).query(String.class).single();
    }

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
    @DisplayName("审批人请假，代办人代签：待办另列，台账写明代谁；自己拟的稿不能代签，没有别人拟的稿也不能代签；日子到了，签发权回去")
    void signedInAnothersPlace() {
        Staff deputy = someone(EDUCATION, Role.OFFICER);
        String request = cast.inProgress(EDUCATION, "午休管理");
        String ofDeputy = cast.inProgress(EDUCATION, "延时服务");
        Draft draft = drafting.submit(cases.state(request), kept(request, officer, "依法公开。"), officer, false).orThrow();
        Draft own = drafting.submit(cases.state(ofDeputy), kept(ofDeputy, deputy, "自己拟的。"), deputy, false).orThrow();
        leave.record(approver.personId(), deputy.personId(), time.today(), time.today().plusDays(1), approver).orThrow();
        Staff head = someone(EDUCATION, Role.DISCLOSURE_HEAD);
        leave.record(head.personId(), deputy.personId(), time.today(), time.today(), head).orThrow();
        Staff acting = people.staff(deputy.personId()).orElseThrow();
        assertThat(waiting(acting.own(), number(request))).as("自己的待办里没有").isEmpty();
        assertThat(waiting(acting.inPlaceOf(approver.personId(), "某人"), number(request))).isEqualTo("待签发");

        Draft.Asked beside = countersigning.ask(cases.state(ofDeputy), own, approver, EDUCATION, "DISCLOSURE_HEAD", time.today()).orThrow();
        assertThat(countersigning.answer(beside, acting, true, "").reasons()).as("自己拟的也不能代会签").singleElement().asString().contains("您代别人会签");
        countersigning.callBack(cases.state(ofDeputy), own, beside, approver).orThrow();
        assertThat(drafting.sign(cases.state(ofDeputy), own, acting).toString()).contains("您代别人签发，稿子却是您自己写的");
        assertThat(cases.perform(Perform.today(ofDeputy, "decide", CaseFolders.actor(acting, EDUCATION), values("不用稿子"))).toString()).contains("须由另一个人拟稿");
        assertThat(cases.state(ofDeputy).ended()).isFalse();
        assertThat(drafting.sign(cases.state(request), draft, acting)).isInstanceOf(Performed.Done.class);
        Act signed = cases.state(request).lastAct();
        assertThat(signed.actor()).isEqualTo(deputy.personId());
        assertThat(signed.text("instead")).isEqualTo(approver.personId());
        assertThat(drafting.acts(draft).getLast().text("instead")).as("呈批单").isEqualTo(approver.personId());
        assertThat(Instead.said(signed, Map.of(deputy.personId(), "李四", approver.personId(), "张三"))).isEqualTo("李四（代张三）");

        time.to("2026-03-04");
        assertThat(people.staff(deputy.personId()).orElseThrow().posts()).hasSize(1);
        assertThat(drafting.sign(cases.state(ofDeputy), own, people.staff(deputy.personId()).orElseThrow())).isInstanceOf(Performed.Refused.class);
        assertThat(drafting.sign(cases.state(ofDeputy), own, approver)).isInstanceOf(Performed.Done.class);
        assertThat(cases.state(ofDeputy).lastAct().text("instead")).isNull();
    }

    @Test
    @DisplayName("热线承办单位、建议提案主办单位的答复也先拟稿：承办单位的人拟、签，交办的机关不替；签发以后整件已答复")
    void otherDoors() {
        String call = cast.submitted(new Submit("hotline", "web", "nat", List.of(CaseworkCast.GOVERNMENT), Actor.applicant(), Map.of("name", "周", "phone", "099-20000009"), Map.of("purpose", "help", "urgent", "no"), List.of(Map.of("title", "校门口路灯不亮", "description", "不亮")), null, null, null, null, null));
        cast.does(CaseworkCast.OFFICER, "receive", call, Map.of());
        cast.does(CaseworkCast.OFFICER, "send-out", call, Map.of("unit", EDUCATION));
        assertThat(cases.perform(Perform.today(call, "sign", CaseworkCast.OFFICER, Map.of()).in(2))).isInstanceOf(Performed.Done.class);
        signedByTheUnit(call, "reply", Map.of("answer", "已经修好。", "solved", "yes"));
        String proposal = cast.submitted(new Submit("deputyproposal", "handed-in", "npc", List.of(CaseworkCast.GOVERNMENT), CaseworkCast.OFFICE, Map.of("name", "秦代表", "phone", "099-20000010"), Map.of(), List.of(Map.of("title", "增加学位", "description", "请增加学位。")), null, null, null, null, null));
        cast.does(CaseworkCast.OFFICER, "hand-out", proposal, Map.of("lead", EDUCATION));
        assertThat(cases.perform(Perform.today(proposal, "lead-sign", CaseworkCast.OFFICER, Map.of()).in(2))).isInstanceOf(Performed.Done.class);
        signedByTheUnit(proposal, "reply", Map.of("answer", "已列入学位建设计划。", "class", "B"));
    }

    private void signedByTheUnit(String matter, String action, Map<String, String> values) {
        CaseState state = cases.state(matter);
        Handling unit = state.handlings().getLast();
        Action reply = state.type().action(action).orElseThrow();
        assertThat(drafting.keep(state, unit, reply, someone(CaseworkCast.GOVERNMENT, Role.OFFICER), 0, values).reasons()).as("交办的机关不替").isNotEmpty();
        Draft draft = drafting.submit(state, drafting.keep(state, unit, reply, officer, 0, values).orThrow(), officer, false).orThrow();
        assertThat(waiting(approver, number(matter))).isEqualTo("待签发");
        assertThat(drafting.sign(state, draft, approver)).isInstanceOf(Performed.Done.class);
        assertThat(cases.state(matter).stage()).isEqualTo("answered");
        assertThat(cases.state(matter).lastAct().actor()).isEqualTo(approver.personId());
    }

    @Test
    @DisplayName("签发并发出是一步：网上获取的，作出答复、发出、登记送达各记一笔，都是签发的人；发不出的，连同签发一起不算，写明原因")
    void signedAndSent() {
        String request = cast.inProgress(EDUCATION, "教师招聘计划");
        CaseFolder folder = folders.open(request, officer.scope()).orElseThrow();
        assertThat(onward.inWords(folder, "decide")).hasValue("发出、登记送达（平台送达）");
        Draft draft = drafting.submit(folder.state(), kept(request, officer, "依法公开。"), officer, false).orThrow();
        assertThat(onward.after(folder, "decide", () -> drafting.sign(folder.state(), draft, approver))).isInstanceOf(Performed.Done.class);
        CaseState sent = cases.state(request);
        assertThat(sent.stage()).isEqualTo("served");
        assertThat(sent.acts().subList(sent.acts().size() - 3, sent.acts().size())).allSatisfy(act -> assertThat(act.actor()).isEqualTo(approver.personId())).extracting(Act::verb).containsExactly("decide", "dispatch", "serve");

        Submit submit = cast.request(EDUCATION, "教师考核办法");
        Map<String, String> applicant = new HashMap<>(submit.applicant());
        applicant.put("email", "lin@example.org");
        String byMail = cast.submitted(new Submit(submit.type(), submit.channel(), submit.party(), submit.organs(), submit.actor(), applicant, Map.of("way", "email", "medium", "electronic"), submit.items(), null, null, null, null, null));
        cast.does(CaseworkCast.OFFICER, "receive", byMail, Map.of("confirmation", "phone", "proof", "通话记录2026-1"));
        cast.does(CaseworkCast.OFFICER, "accept", byMail, Map.of());
        CaseFolder mailed = folders.open(byMail, officer.scope()).orElseThrow();
        Draft other = drafting.submit(mailed.state(), kept(byMail, officer, "依法公开。"), officer, false).orThrow();
        Performed refused = onward.after(mailed, "decide", () -> drafting.sign(mailed.state(), other, approver));
        assertThat(refused.toString()).contains("没有设置发信服务器", "也可以先签发，另行发出");
        assertThat(cases.state(byMail).stage()).as("没有签发一半").isEqualTo("processing");
        assertThat(drafting.sign(cases.state(byMail), drafting.find(other.id()).orElseThrow(), approver)).isInstanceOf(Performed.Done.class);
    }

    @Test
    @DisplayName("选了答复，没有写过的按常用语和查阅地点填好；写过的不动；换一种答复，没有动过的跟着换；要填空的不替人填")
    void begunWithPhrases() {
        String request = cast.inProgress(EDUCATION, "校舍安全鉴定");
        CaseFolder folder = folders.open(request, officer.scope()).orElseThrow();
        Action decide = decide(folder.state());
        phrases.add(officer, EDUCATION, "decide", "R36-2", "本局查阅点", "经审查，可以公开。", "{organ}查阅室", false, null);
        Map<String, String> begun = firstWords.begun(folder, decide, officer, Map.of("item1Reply", "R36-2"));
        assertThat(begun).containsEntry("item1Words", "经审查，可以公开。").containsEntry("item1Where", "临溪区教育局查阅室");
        Map<String, String> changed = new HashMap<>(begun);
        changed.put("item1Reply", "R36-3/14a");
        assertThat(firstWords.begun(folder, decide, officer, changed)).hasEntrySatisfying("item1Words", words -> assertThat(words).contains("国家秘密")).containsEntry("item1Where", "");
        changed.put("item1Words", "另有说明。");
        assertThat(firstWords.begun(folder, decide, officer, changed)).containsEntry("item1Words", "另有说明。");
        Map<String, String> removed = Map.of("item1Reply", "R36-2", FirstWords.SHOWN + 1, "R36-2", "item1Words", "", "item1Where", "");
        assertThat(firstWords.begun(folder, decide, officer, removed)).as("有意删掉的不再填").containsEntry("item1Words", "").containsEntry("item1Where", "");
        assertThat(firstWords.begun(folder, decide, officer, Map.of("item1Reply", "R36-4"))).as("检索了哪里，要人写").containsEntry("item1Words", "");
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

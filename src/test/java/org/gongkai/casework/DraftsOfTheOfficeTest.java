package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.CaseworkCast.EDUCATION;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.casework.delivery.SendOnward;
import org.gongkai.casework.drafting.Countersigning;
import org.gongkai.casework.drafting.Draft;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.papers.Instead;
import org.gongkai.casework.phrase.FirstWords;
import org.gongkai.casework.phrase.Phrases;
import org.gongkai.directory.RecordAbsence;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Actor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class})
@DisplayName("拟稿、签发在一个机关里：有人请假，哪一扇门来的都一样，常用语替人打字，签发就发出")
class DraftsOfTheOfficeTest extends DraftingOffice {

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
    RecordAbsence leave;

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
        assertThat(cases.perform(Perform.today(proposal, "interview", CaseworkCast.OFFICER, Map.of("how", "visit", "said", "代表同意")).in(2))).isInstanceOf(Performed.Done.class);
        signedByTheUnit(proposal, "reply", Map.of("answer", "已增加学位。", "class", "A", "open", "public"));
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
        String byMail = cast.submitted(CaseworkCast.with(submit, applicant, Map.of("way", "email", "medium", "electronic")));
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
}

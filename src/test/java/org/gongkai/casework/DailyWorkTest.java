package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.CaseworkCast.EDUCATION;
import static org.gongkai.casework.CaseworkCast.HOUSING;
import static org.gongkai.casework.CaseworkCast.OFFICER;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.casework.assignment.AssignmentRule.LooksAt;
import org.gongkai.casework.assignment.AssignmentRules;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.lists.CaseLists;
import org.gongkai.casework.phrase.Phrase;
import org.gongkai.casework.phrase.Phrases;
import org.gongkai.casework.urging.Urged;
import org.gongkai.casework.urging.Urging;
import org.gongkai.casework.view.SavedView;
import org.gongkai.casework.view.SavedViews;
import org.gongkai.directory.AddPerson;
import org.gongkai.directory.GivePost;
import org.gongkai.directory.Operator;
import org.gongkai.directory.People;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.Ledger;
import org.gongkai.procedure.Duties;
import org.gongkai.procedure.Duty;
import org.gongkai.procedure.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class})
@DisplayName("日常办理：视图、常用语、分办规则")
class DailyWorkTest {

    private static int count;

    @Autowired
    CaseworkCast cast;
    @Autowired
    Cases cases;
    @Autowired
    CaseLists lists;
    @Autowired
    SavedViews views;
    @Autowired
    Phrases phrases;
    @Autowired
    AssignmentRules rules;
    @Autowired
    TimeMachine time;
    @Autowired
    AddPerson adding;
    @Autowired
    GivePost giving;
    @Autowired
    People people;
    @Autowired
    Urging urging;
    @Autowired
    List<Duties> duties;
    @Autowired
    Ledger ledger;

    @BeforeEach
    void begin() {
        time.to("2026-03-02");
    }

    private Staff someone(String organ, Role role) {
        String person = adding.add("某人", "daily" + count++, Operator.INSTALLATION).orThrow().person().id();
        giving.give(person, organ, role, false, LocalDate.of(2020, 1, 1), Operator.INSTALLATION).orThrow();
        return people.staff(person).orElseThrow();
    }

    private String received(String organ, String address, String title) {
        Submit form = cast.request(organ, title);
        Map<String, String> applicant = new HashMap<>(form.applicant());
        applicant.put("address", address);
        String request = cast.submitted(new Submit(form.type(), form.channel(), form.party(), form.organs(), form.actor(), applicant, form.content(),
                form.items(), null, null, null, null, null));
        cast.does(OFFICER, "receive", request, Map.of("confirmation", "phone", "proof", "通话记录2026-1"));
        return request;
    }

    private List<String> urged(Staff staff, String request) {
        return duties.stream().flatMap(one -> one.of(staff, 500).pressing().stream()).filter(duty -> duty.address().equals("/desk/cases/" + request + "#urging")).map(Duty::what).toList();
    }

    @Test
    @DisplayName("催办：到期前三个工作日催承办人，到期那天报审批人，过期两个工作日报监察；每一步一次，记入台账；知道了、答复了就不再列；停了几天的只催最后一步")
    void urgedStepByStep() {
        Staff clerk = someone(EDUCATION, Role.OFFICER);
        Staff approver = someone(EDUCATION, Role.APPROVER);
        Staff supervisor = someone(EDUCATION, Role.SUPERVISOR);
        String request = cast.inProgress(EDUCATION, "校园直饮水检测");
        cast.does(OFFICER, "assign", request, Map.of("assignee", clerk.personId()));
        time.to("2026-03-24");
        urging.urge();
        assertThat(urging.of(request)).as("还有四个工作日").isEmpty();
        time.to("2026-03-25");
        urging.urge();
        urging.urge();
        assertThat(urging.of(request)).hasSize(1);
        assertThat(urged(clerk, request)).containsExactly("催办：快到期");
        assertThat(urged(approver, request)).isEmpty();
        assertThat(urging.seen(request, urging.of(request).getFirst().id(), supervisor).reasons()).containsExactly("没有这一次催办，或者不是催您的");
        urging.seen(request, urging.of(request).getFirst().id(), clerk).orThrow();
        assertThat(urged(clerk, request)).isEmpty();

        time.to("2026-03-30");
        urging.urge();
        assertThat(urged(approver, request)).containsExactly("催办：今天到期");
        String other = cast.inProgress(EDUCATION, "另一件");
        time.to("2026-04-01");
        urging.urge();
        urging.urge();
        assertThat(urged(supervisor, request)).containsExactly("催办：已经过期");
        assertThat(urging.of(request)).hasSize(3);
        assertThat(ledger.of(urging.of(request).getLast().id())).extracting(Act::verb).containsExactly("urge", "seen");
        cast.does(CaseworkCast.APPROVER, "decide", request, cast.answers("R36-1"));
        assertThat(urged(supervisor, request)).as("答复了").isEmpty();

        assertThat(urging.of(other)).as("还早").isEmpty();
        time.to("2026-05-20");
        urging.urge();
        assertThat(urging.of(other)).as("中间没有催").singleElement().extracting(Urged::title).isEqualTo("已经过期");
    }

    @Test
    @DisplayName("催办的件多：数得全，只打开要列出来的；办结一件少一件")
    void manyAreCounted() {
        Staff supervisor = someone(CaseworkCast.GOVERNMENT, Role.SUPERVISOR);
        List<String> requests = Stream.of("一", "二", "三").map(title -> cast.inProgress(CaseworkCast.GOVERNMENT, "灯会安全方案" + title)).toList();
        time.to("2026-04-01");
        urging.urge();
        Duties urgings = duties.stream().filter(one -> one.of(supervisor, 1).queues().stream().anyMatch(queue -> queue.title().equals("催办"))).findFirst().orElseThrow();
        assertThat(urgings.of(supervisor, 1).pressing()).hasSize(1);
        assertThat(urgings.of(supervisor, 1).queues()).extracting(Queue::count).containsExactly(3L);
        cast.does(CaseworkCast.APPROVER, "decide", requests.getFirst(), cast.answers("R36-1"));
        assertThat(urgings.of(supervisor, 9).queues()).extracting(Queue::count).containsExactly(2L);
        assertThat(urgings.of(supervisor, 9).pressing()).extracting(Duty::title).containsExactlyInAnyOrder("灯会安全方案二", "灯会安全方案三");
    }

    @Test
    @DisplayName("第四十五条 确认收到随即按第一条符合的规则分办，几个人轮流，都不符合的看在办多少；台账写着规则，说得出为什么；停用的规则不再管新件")
    void assignedByTheFirstRuleThatFits() {
        Staff first = someone(EDUCATION, Role.OFFICER);
        Staff second = someone(EDUCATION, Role.OFFICER);
        String before = received(EDUCATION, "临溪区柳岸街1号", "规则以前");
        assertThat(cases.state(before).stage()).as("没有规则的由人受理").isEqualTo("received");

        assertThat(rules.add(first, EDUCATION, "柳岸街道", LooksAt.ADDRESS, List.of("柳岸街", "望江路"), List.of(second.personId()))).isTrue();
        assertThat(rules.add(first, EDUCATION, "学区", LooksAt.ASKED, List.of("学区"), List.of(first.personId(), second.personId()))).isTrue();
        assertThat(rules.add(first, HOUSING, "别的机关", LooksAt.ANYTHING, List.of(), List.of(first.personId()))).as("不归自己管的机关").isFalse();

        CaseState byAddress = cases.state(received(EDUCATION, "临溪区望江路9号", "学区划分"));
        assertThat(byAddress.stage()).isEqualTo("processing");
        assertThat(byAddress.assignee()).isEqualTo(second.personId());
        assertThat(byAddress.lastAct().actor()).as("系统所为").isNull();
        assertThat(rules.why(byAddress)).hasValueSatisfying(why -> assertThat(why).contains("柳岸街道", "通信地址"));

        List<String> turns = new ArrayList<>();
        for (int n = 0; n < 4; n++) {
            turns.add(cases.state(received(EDUCATION, "临溪区高桥8号", "学区划分" + n)).assignee());
        }
        assertThat(turns).containsExactly(first.personId(), second.personId(), first.personId(), second.personId());

        CaseState byLoad = cases.state(received(EDUCATION, "临溪区高桥8号", "食堂采购"));
        assertThat(byLoad.assignee()).as("在办最少的").isEqualTo(first.personId());
        assertThat(rules.why(byLoad)).hasValueSatisfying(why -> assertThat(why).contains("没有分办规则符合"));

        rules.inForce(EDUCATION, time.today()).forEach(rule -> rules.end(first, rule.id()));
        assertThat(cases.state(received(EDUCATION, "临溪区望江路9号", "学区划分")).stage()).isEqualTo("received");
        assertThat(rules.why(byAddress)).as("停用以后仍说得出").isPresent();
    }

    private List<Phrase> written(Staff staff) {
        return phrases.usable(staff, EDUCATION).stream().filter(phrase -> !phrase.isStock()).toList();
    }

    @Test
    @DisplayName("随程序带来的常用语一开始就能用；改成本机关的，审核以后用新的；停用的不再列出，恢复就回来")
    void stockIsMadeOnesOwn() {
        Staff writer = someone(HOUSING, Role.OFFICER);
        Staff approver = someone(HOUSING, Role.APPROVER);
        assertThat(phrases.usable(writer, HOUSING)).extracting(Phrase::id).contains("stock.searched.decide", "stock.books.decide");
        phrases.add(writer, HOUSING, "decide", "R36-4", "本局检索", "本局检索了档案室和公文系统，没有找到。", null, true, "stock.searched.decide");
        assertThat(phrases.usable(writer, HOUSING)).as("没有审核的不顶替").extracting(Phrase::id).contains("stock.searched.decide");
        Phrase ours = phrases.of(approver).stream().filter(Phrase::awaitsApproval).findFirst().orElseThrow();
        assertThat(phrases.approve(approver, ours.id())).isTrue();
        assertThat(phrases.usable(writer, HOUSING)).extracting(Phrase::words).contains("本局检索了档案室和公文系统，没有找到。");
        assertThat(phrases.stock(writer, HOUSING)).extracting(Phrase::id).doesNotContain("stock.searched.decide");

        assertThat(phrases.without(writer, HOUSING, "stock.books.decide")).as("由审批人停用").isFalse();
        assertThat(phrases.without(approver, HOUSING, "stock.books.decide")).isTrue();
        assertThat(phrases.usable(writer, HOUSING)).extracting(Phrase::id).doesNotContain("stock.books.decide");
        phrases.of(approver).stream().filter(Phrase::isEmpty).forEach(phrase -> phrases.end(approver, phrase.id()));
        assertThat(phrases.usable(writer, HOUSING)).extracting(Phrase::id).contains("stock.books.decide");
    }

    @Test
    @DisplayName("自用的常用语只有自己用；共用的由别的审批人审核以后同事才用得到")
    void sharedPhrasesAreApproved() {
        Staff writer = someone(EDUCATION, Role.OFFICER);
        Staff colleague = someone(EDUCATION, Role.OFFICER);
        Staff approver = someone(EDUCATION, Role.APPROVER);
        phrases.add(writer, EDUCATION, "decide", "R38", "现成信息", "所需信息没有现成的。", null, false, null);
        phrases.add(writer, EDUCATION, "decide", null, "网上可查", "可以在本机关网站查询。", null, true, null);
        assertThat(written(writer)).extracting(Phrase::title).containsExactly("现成信息");
        assertThat(written(colleague)).isEmpty();
        Phrase shared = phrases.of(approver).getFirst();
        assertThat(phrases.approve(colleague, shared.id())).isFalse();
        assertThat(phrases.approve(approver, shared.id())).isTrue();
        assertThat(written(colleague)).extracting(Phrase::title).containsExactly("网上可查");
        assertThat(shared.isFor("decide", "R36-2")).isTrue();
        assertThat(written(writer).getFirst().isFor("decide", "R36-2")).as("限于一种答复").isFalse();
        assertThat(phrases.end(colleague, shared.id())).isFalse();
        assertThat(phrases.end(approver, shared.id())).isTrue();
        assertThat(written(colleague)).isEmpty();
    }

    @Test
    @DisplayName("视图：自己的和本机关共用的，一次查询数完；别的机关的看不到；只有自己删得掉")
    void viewsAreCountedAtOnce() {
        Staff mine = someone(HOUSING, Role.OFFICER);
        Staff colleague = someone(HOUSING, Role.OFFICER);
        Staff elsewhere = someone(EDUCATION, Role.OFFICER);
        cast.inProgress(HOUSING, "加装电梯");
        cast.submitted(cast.request(HOUSING, "公租房"));
        assertThat(views.save(mine, "办理中", HOUSING, Map.of("list", "OPEN", "stage", "processing", "after", "x"))).isTrue();
        assertThat(views.save(mine, "待确认", null, Map.of("list", "UNCONFIRMED", "type", "inforequest"))).isTrue();
        assertThat(views.save(mine, " ", null, Map.of())).isFalse();
        assertThat(views.of(mine)).extracting(SavedView::name).containsExactlyInAnyOrder("办理中", "待确认");
        assertThat(views.of(colleague)).extracting(SavedView::name).containsExactly("办理中");
        assertThat(views.of(elsewhere)).isEmpty();
        assertThat(views.of(colleague).getFirst().conditions()).containsOnlyKeys("list", "stage");
        CaseLists.Wanted processing = new CaseLists.Wanted(null, "processing", null, null, null, null, null, null, null, null);
        assertThat(lists.counts(mine.scope(), time.local(), List.of(new CaseLists.Counted(CaseLists.Which.OPEN, processing),
                new CaseLists.Counted(CaseLists.Which.UNCONFIRMED, CaseLists.Wanted.ofType("inforequest")),
                new CaseLists.Counted(CaseLists.Which.OVERDUE, CaseLists.Wanted.EVERYTHING)))).containsExactly(1L, 1L, 0L);
        assertThat(views.delete(colleague, views.of(colleague).getFirst().id())).isFalse();
        assertThat(views.delete(mine, views.of(colleague).getFirst().id())).isTrue();
    }
}

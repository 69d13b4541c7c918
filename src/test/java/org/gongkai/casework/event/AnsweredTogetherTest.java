package org.gongkai.casework.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.CaseworkCast.EDUCATION;
import static org.gongkai.casework.CaseworkCast.HOUSING;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
import org.gongkai.casework.lists.CaseLists;
import org.gongkai.directory.AddPerson;
import org.gongkai.directory.GivePost;
import org.gongkai.directory.Operator;
import org.gongkai.directory.People;
import org.gongkai.directory.Role;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.Facts;
import org.gongkai.ledger.Ledger;
import org.gongkai.letters.Letter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class})
@DisplayName("合并办理、成批办理：一次决定，每一件各有自己的答复")
class AnsweredTogetherTest {

    private static final long PATIENCE = 60_000_000_000L;

    @Autowired
    CaseworkCast cast;
    @Autowired
    Cases cases;
    @Autowired
    CaseFolders folders;
    @Autowired
    CaseLists lists;
    @Autowired
    Events events;
    @Autowired
    Batches batches;
    @Autowired
    Ledger ledger;
    @Autowired
    Facts facts;
    @Autowired
    TimeMachine time;

    private Staff officer;
    private Staff approver;

    @BeforeEach
    void staff(@Autowired AddPerson adding, @Autowired GivePost giving, @Autowired People people) {
        time.to("2026-03-02");
        officer = officer == null ? someone("officer", Role.OFFICER, adding, giving, people) : officer;
        approver = approver == null ? someone("approver", Role.APPROVER, adding, giving, people) : approver;
    }

    private static int count;

    private static Staff someone(String login, Role role, AddPerson adding, GivePost giving, People people) {
        String person = adding.add("某人", login + count++, Operator.INSTALLATION).orThrow().person().id();
        giving.give(person, CaseworkCast.EDUCATION, role, false, LocalDate.of(2020, 1, 1), Operator.INSTALLATION).orThrow();
        return people.staff(person).orElseThrow();
    }

    @Test
    @DisplayName("一字不差的申请由人并入主件；主件答复，每一件各有编号、期限、答复书、事实；没有一件答复两次")
    void oneDecisionAnswersEveryMember() throws InterruptedException {
        String lead = cast.inProgress(EDUCATION, "2026年学区划分论证材料");
        List<String> same = new ArrayList<>();
        for (int n = 0; n < 12; n++) {
            same.add(cast.inProgress(EDUCATION, "2026 年 学区划分，论证材料"));
        }
        String elsewhere = cast.inProgress(HOUSING, "2026年学区划分论证材料");
        String other = cast.inProgress(EDUCATION, "食堂招标文件");

        Events.Proposal proposal = events.proposal(folder(lead));
        assertThat(proposal.identical()).as("空格、标点不算差别").isEqualTo(12);
        assertThat(proposal.alike()).isEmpty();
        assertThat(events.joinIdentical(officer, folder(lead))).isEqualTo(12);
        Event event = events.of(lead).orElseThrow();
        assertThat(event.members()).isEqualTo(12);
        assertThat(events.of(elsewhere)).isEmpty();
        assertThat(events.of(other)).isEmpty();
        assertThat(events.leave(officer, folder(same.getLast()))).as("由人分出").isTrue();
        assertThat(ledger.of(event.id())).extracting(Act::verb).startsWith("begin", "join").endsWith("leave").hasSize(14);

        assertThat(cases.perform(Perform.today(lead, "decide", CaseFolders.actor(approver, EDUCATION), cast.answers("R36-2"))))
                .isInstanceOf(Performed.Done.class);
        finished(batches.ofEvent(event.id()).getFirst());

        Set<String> letters = new HashSet<>();
        for (String member : same.subList(0, 11)) {
            CaseFolder folder = folder(member);
            assertThat(folder.state().outcome()).isEqualTo("R36-2");
            assertThat(folder.state().times("decide")).isEqualTo(1);
            assertThat(folder.letters()).filteredOn(letter -> letter.title().contains("答复书")).singleElement().extracting(Letter::number).satisfies(letters::add);
            assertThat(facts.of(member)).filteredOn(fact -> fact.kind().equals("inforequest.concluded")).singleElement()
                    .satisfies(fact -> assertThat(fact.code()).isEqualTo("R36-2"));
        }
        assertThat(letters).as("每一份答复书各有文号").hasSize(11);
        assertThat(cases.state(same.getLast()).outcome()).as("分出的另行答复").isNull();
        assertThat(events.find(event.id()).orElseThrow().answered()).isEqualTo(11);
        assertThat(events.leave(officer, folder(same.getFirst()))).as("答复以后不能再分出").isFalse();
        assertThat(events.join(officer, folder(lead), List.of(other))).as("主件答复以后不能再并入").isZero();
    }

    @Test
    @DisplayName("主件补记的，每一件同样补记：同一日生效，同一原因，同一凭证")
    void enteredLaterForEveryMember() throws InterruptedException {
        String lead = cast.inProgress(EDUCATION, "2026年营养餐供应商评分表");
        String member = cast.inProgress(EDUCATION, "2026年营养餐供应商评分表");
        events.joinIdentical(officer, folder(lead));
        time.to("2026-03-20");
        assertThat(cases.perform(Perform.today(lead, "decide", CaseFolders.actor(approver, EDUCATION), cast.answers("R36-2"))
                .late(LocalDate.parse("2026-03-12"), "系统停电", "SD-12"))).isInstanceOf(Performed.Done.class);
        finished(batches.ofEvent(events.of(lead).orElseThrow().id()).getFirst());

        Act act = cases.state(member).last("decide").orElseThrow();
        assertThat(act.effectiveOn()).isEqualTo("2026-03-12");
        assertThat(act.lateReason()).isEqualTo("系统停电");
        assertThat(act.evidence()).isEqualTo("SD-12");
        assertThat(cases.state(member).concludedOn()).isEqualTo("2026-03-12");
    }

    @Test
    @DisplayName("成批办理里既有主件又有并入它的：并入的随主件办，不从批里再办一次，说出随哪一件")
    void aBatchDoesNotRepeatTheLead() throws InterruptedException {
        String lead = cast.inProgress(EDUCATION, "2026年校车线路审批表");
        String member = cast.inProgress(EDUCATION, "2026年校车线路审批表");
        String alone = cast.inProgress(EDUCATION, "2026年食堂从业人员名单");
        events.joinIdentical(officer, folder(lead));
        Batch batch = batches.rehearse(batches.choose(officer, List.of(lead, member, alone)), officer, "inforequest", "search",
                Map.of("place", "档案室", "terms", "校车", "searcher", "某人", "found", "something"));
        assertThat(batches.reasons(batch)).singleElement().asString().contains("已并入主件 " + folder(lead).number(), "不重复办理");
        batches.start(batch);
        finished(batch, officer);
        finished(batches.ofEvent(events.of(lead).orElseThrow().id()).getFirst(), officer);
        assertThat(List.of(lead, member, alone)).allSatisfy(id -> assertThat(cases.state(id).times("search")).isOne());
    }

    @Test
    @DisplayName("相近的申请附理由提出，由人选定；机关不同、项数不同的不能并入")
    void alikeIsProposedOnly() {
        String lead = cast.inProgress(EDUCATION, "青澜路小学2025年度采购合同及验收单");
        String alike = cast.inProgress(EDUCATION, "青澜路小学2025年度采购合同和验收单");
        String two = cast.inProgress(EDUCATION, "青澜路小学2025年度采购合同及验收单", "另一项");
        assertThat(events.proposal(folder(lead)).alike()).singleElement().satisfies(one -> {
            assertThat(one.caseId()).isEqualTo(alike);
            assertThat(one.reasons()).singleElement().asString().startsWith("名称相近");
        });
        assertThat(events.join(officer, folder(lead), List.of(two))).isZero();
        assertThat(events.join(officer, folder(lead), List.of(alike))).isEqualTo(1);
        assertThat(events.proposal(folder(alike)).isEmpty()).as("已并入的不再提出").isTrue();
    }

    @Test
    @DisplayName("试办逐件说明办不成的理由，不改动一件；开始以后同一件不办两次；停止以后办成的有效，其余不动，可以接着办")
    void dryRunThenDone() throws InterruptedException {
        List<String> chosen = new ArrayList<>();
        for (int n = 0; n < 40; n++) {
            chosen.add(cast.inProgress(EDUCATION, "成批答复第" + n + "件"));
        }
        String early = cast.submitted(cast.request(EDUCATION, "还没有收到"));
        chosen.add(early);
        chosen.add(cast.inProgress(HOUSING, "别的机关的"));
        Batch batch = batches.choose(approver, chosen);
        assertThat(batch.all()).as("不在数据范围内的不进来").isEqualTo(41);

        batch = batches.rehearse(batch, approver, "inforequest", "decide", Map.of("item1Reply", "R38"));
        assertThat(batch.cases().refused()).as("没有写告知内容").isEqualTo(41);
        Map<String, String> values = Map.of("item1Reply", "R38", "item1Words", "没有现成信息。");
        batch = batches.rehearse(batch, approver, "inforequest", "decide", values);
        assertThat(batch.cases().ready()).isEqualTo(40);
        assertThat(batches.lines(batch, Batch.LineState.REFUSED, 0, 10)).singleElement().satisfies(line -> {
            assertThat(line.caseId()).isEqualTo(early);
            assertThat(line.reason()).contains("现处于“待确认收到”");
        });
        assertThat(cases.states(chosen).values()).extracting(CaseState::outcome).containsOnlyNulls();

        assertThat(batches.start(batch)).isTrue();
        assertThat(batches.start(batch)).as("双击只开始一次").isFalse();
        batches.stop(batch);
        Batch stopped = batches.find(batch.id(), approver).orElseThrow();
        assertThat(stopped.cases().done() + stopped.cases().ready()).isEqualTo(40);
        batches.start(stopped);
        Batch done = finished(batch);
        assertThat(done.cases().done()).isEqualTo(40);
        assertThat(done.cases().failed()).isZero();
        assertThat(batches.values(done)).as("办完以后不再另存填写的内容").isEmpty();
        assertThat(cases.states(chosen.subList(0, 40)).values()).allSatisfy(state -> assertThat(state.times("decide")).isEqualTo(1));
        assertThat(cases.state(early).outcome()).isNull();
        assertThat(batches.find(batch.id(), officer)).as("别人看不到").isEmpty();
    }

    private Batch finished(Batch batch) throws InterruptedException {
        return finished(batch, approver);
    }

    private Batch finished(Batch batch, Staff by) throws InterruptedException {
        long start = System.nanoTime();
        Batch now = batches.find(batch.id(), by).orElseThrow();
        while (now.state() == Batch.State.RUNNING && System.nanoTime() - start < PATIENCE) {
            Thread.sleep(50);
            now = batches.find(batch.id(), by).orElseThrow();
        }
        assertThat(now.state()).isEqualTo(Batch.State.FINISHED);
        return now;
    }

    private CaseFolder folder(String caseId) {
        return folders.open(caseId, Scope.EVERYTHING).orElseThrow();
    }
}

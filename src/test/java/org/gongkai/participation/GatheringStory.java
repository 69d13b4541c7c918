package org.gongkai.participation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.gongkai.participation.HousingAsks.approver;
import static org.gongkai.participation.HousingAsks.officer;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.gongkai.TimeMachine;
import org.gongkai.clock.Light;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Role;
import org.gongkai.ledger.Fact;
import org.gongkai.ledger.Facts;
import org.gongkai.ledger.Verify;
import org.gongkai.participation.AnswerGroup.Verdict;
import org.gongkai.participation.Gathering.Giving;
import org.gongkai.participation.Registration.Standing;
import org.gongkai.participation.Registration.Way;
import org.gongkai.procedure.Duty;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Hearings, forums and open days from the first idea to the outcome, told by {@link SolicitationLifeCycleTest}, which has the installation. */
class GatheringStory {

    @Autowired
    AskThePublic asking;
    @Autowired
    GivePlaces places;
    @Autowired
    DrawLots lots;
    @Autowired
    Minutes minutes;
    @Autowired
    Registrations registrations;
    @Autowired
    Contribute contribute;
    @Autowired
    NumberContributions numbering;
    @Autowired
    AnswerGroups groups;
    @Autowired
    PublishOutcome outcome;
    @Autowired
    GatheringRows gatherings;
    @Autowired
    Gatherings announcements;
    @Autowired
    SolicitationRows rows;
    @Autowired
    ListNames listing;
    @Autowired
    CancelGatherings cancelling;
    @Autowired
    TellRegistrants telling;
    @Autowired
    Decisions decisions;
    @Autowired
    ParticipationDuties duties;
    @Autowired
    Facts facts;
    @Autowired
    Verify verify;
    @Autowired
    JdbcClient client;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    TimeMachine time;

    static Gathering plan(int places, Giving giving, String until) {
        return Gathering.planned(LocalTime.of(9, 0), LocalTime.of(11, 30), "区政务服务中心三楼 302 会议室", places, "住在本区的居民", giving, LocalDate.parse(until));
    }

    static GivePlaces.Typed typed(int n) {
        return new GivePlaces.Typed("form" + n, "居民" + n, "000-0000 %04d".formatted(n), "");
    }

    private String owner = "";

    GatheringStory ownedBy(HousingAsks housing) {
        owner = housing.owner();
        return this;
    }

    private Attempt<String> announced(String kind, String title, String draft, @Nullable String heldOn, Gathering plan) {
        AskThePublic.Wish wish = new AskThePublic.Wish(owner, new Solicitation.Text(title, "想当面听一听。", draft, null), heldOn == null ? null : LocalDate.parse(heldOn), plan);
        return switch (asking.begin(kind, "housing", wish, officer())) {
            case Attempt.Done<String>(String id) -> {
                asking.submit(id, officer()).orThrow();
                yield asking.open(id, approver());
            }
            case Attempt.Refused<String> refused -> refused;
        };
    }

    void hearing() {
        assertThat(announced("hearing", "没有写日期的听证", HousingAsks.DRAFT, null, plan(3, Giving.LOT, "2026-03-10")).reasons()).containsExactly("举行的日期、开始的时间、地点、名额和报名截止的日期都要写");
        assertThat(announced("hearing", "仓促的听证", HousingAsks.DRAFT, "2026-03-12", plan(3, Giving.LOT, "2026-03-10")).reasons()).singleElement().asString().startsWith("今天公告的，最早 2026-03-17 举行");
        assertThat(announced("hearing", "来不及送材料、没有材料的听证", "", "2026-03-20", plan(3, Giving.LOT, "2026-03-13")).reasons()).as("drawn the day after, seven days before, a Saturday").hasSize(2).anyMatch(reason -> reason.contains("最早 2026-03-21 举行"))
                .anyMatch(reason -> reason.startsWith("听证的材料"));
        String id = announced("hearing", "电动自行车停放管理办法听证会", HousingAsks.DRAFT, "2026-03-24", plan(3, Giving.LOT, "2026-03-10")).orThrow();
        GivePlaces.Receipt first = places.byWeb(id, typed(1)).orThrow();
        assertThat(first.standing()).isEqualTo(Standing.REGISTERED);
        assertThat(places.byWeb(id, typed(1)).orThrow()).as("sent twice").isEqualTo(new GivePlaces.Receipt(first.id(), null, Standing.REGISTERED));
        assertThat(places.byWeb(id, new GivePlaces.Typed("again", "居民1", "00000000001", "")).reasons()).containsExactly("同一个人已经报过名，一人一个名额");
        places.atDesk(id, Way.LETTER, typed(2), officer()).orThrow();
        places.atDesk(id, Way.PHONE, typed(3), officer()).orThrow();
        places.atDesk(id, Way.COUNTER, typed(4), officer()).orThrow();
        assertThat(places.atDesk(id, Way.PHONE, typed(5), HousingAsks.staff("education", Role.OFFICER)).reasons()).isNotEmpty();
        GivePlaces.Receipt fifth = places.byWeb(id, typed(5)).orThrow();
        assertThat(lots.draw(id, "区公证处公证员 余某", "春风又绿江南岸", officer()).reasons()).as("before the last day of registering").isNotEmpty();

        time.to("2026-03-11");
        assertThat(places.byWeb(id, typed(6)).reasons()).containsExactly("报名已经截止");
        assertThat(duties.of(officer(), 9).pressing()).extracting(Duty::queue, Duty::what).contains(tuple("待抽签", "请见证人到场，抽签"));
        places.withdraw(fifth.id(), String.valueOf(fifth.code())).orThrow();
        assertThat(lots.draw(id, "区公证处公证员 余某", "春风  又绿江南岸", officer()).orThrow()).isEqualTo(3);
        assertThat(lots.draw(id, "区公证处公证员 余某", "再抽一次", officer()).reasons()).as("once").isNotEmpty();
        assertThat(gatherings.find(id).map(Gathering::lot).map(Lot::word)).as("as a page shows it").contains("春风 又绿江南岸");
        List<Registration> drawn = registrations.of(id).stream().filter(one -> one.rank() != null).toList();
        Lot lot = gatherings.find(id).map(Gathering::lot).orElseThrow();
        assertThat(lot.order(drawn.stream().map(Registration::id).sorted().toList())).as("anybody draws it again").isEqualTo(drawn.stream().map(Registration::id).toList());
        assertThat(drawn).extracting(Registration::standing).containsExactly(Standing.ADMITTED, Standing.ADMITTED, Standing.ADMITTED, Standing.WAITING);

        assertThat(untold(id)).singleElement().satisfies(duty -> assertThat(duty.dueOn()).as("the papers seven days before").isEqualTo(LocalDate.parse("2026-03-17")))
                .satisfies(duty -> assertThat(duty.article()).isEqualTo("第十六条"));
        places.withdraw(id, drawn.getFirst().id(), officer()).orThrow();
        assertThat(registrations.of(id).get(3).standing()).as("who waits moves up").isEqualTo(Standing.ADMITTED);
        assertThat(registrations.persons(id)).as("who left is forgotten at once").hasSize(3).doesNotContainKey(drawn.getFirst().id());
        assertThat(names(id)).as("nobody's name is public before an officer lists it").isEmpty();
        assertThat(listing.publish(id, Set.of(drawn.get(1).id()), approver()).reasons()).hasSize(1);
        assertThat(listing.publish(id, Set.of(), officer()).reasons()).containsExactly("选有名额的人，没有选的不列入名单");
        listing.publish(id, Set.of(drawn.getFirst().id(), drawn.get(1).id(), drawn.get(2).id()), officer()).orThrow();
        assertThat(names(id)).as("neither who left nor whose name is held back").containsExactly(registrations.persons(id).get(drawn.get(1).id()).name(), registrations.persons(id).get(drawn.get(2).id()).name());
        places.tell(id, Set.of(drawn.get(1).id(), drawn.get(2).id(), drawn.get(3).id()), officer()).orThrow();
        assertThat(untold(id)).isEmpty();

        time.to("2026-03-25");
        numbering.round();
        contribute.onPaper(id, Contribution.Way.COUNTER, LocalDate.parse("2026-03-24"), HousingAsks.typed("said1", null, "先建充电棚，再罚款", "", "", false), officer()).orThrow();
        contribute.onPaper(id, Contribution.Way.COUNTER, LocalDate.parse("2026-03-24"), HousingAsks.typed("said2", null, "罚款改成五元", "", "", false), officer()).orThrow();
        numbering.number(id);
        groups.put(id, Set.of(1L), "", "先建充电棚", officer()).orThrow();
        groups.put(id, Set.of(2L), "", "罚款改成五元", officer()).orThrow();
        groups.of(id).forEach(group -> groups.decide(id, group.id(), group.title(), group.title().startsWith("先建") ? Verdict.ADOPTED : Verdict.NOT, group.title().startsWith("先建") ? "" : "省条例规定最低五十元", officer()).orThrow());
        assertThat(outcome.propose(id, "到会三人，提出意见两条。", null, officer()).reasons()).containsExactly("纪要还没有写");
        minutes.write(id, "到会的赵某，身份证号11010519491231002X。", 3, officer()).orThrow();
        AnswerGroup hides = groups.of(id).stream().filter(group -> group.verdict() == Verdict.ADOPTED).findFirst().orElseThrow();
        groups.decide(id, hides.id(), "纪要", Verdict.ADOPTED, "", officer()).orThrow();
        assertThat(outcome.propose(id, "到会三人，提出意见两条。", null, officer()).reasons()).as("a group of that title hides no minutes from the gate").anyMatch(reason -> reason.startsWith("纪要："));
        minutes.write(id, "三位居民到会。", 3, officer()).orThrow();
        groups.of(id).forEach(group -> groups.decide(id, group.id(), "停放", Verdict.NOT, group.id().equals(hides.id()) ? "赵某的身份证号11010519491231002X" : "省条例规定最低五十元", officer()).orThrow());
        assertThat(outcome.propose(id, "到会三人，提出意见两条。", null, officer()).reasons()).as("of two groups of one title neither hides the other from the gate").singleElement().asString().matches("第 [12] 组“停放”.*");
        groups.of(id).forEach(group -> groups.decide(id, group.id(), group.id().equals(hides.id()) ? "先建充电棚" : "罚款改成五元", group.id().equals(hides.id()) ? Verdict.ADOPTED : Verdict.NOT, group.id().equals(hides.id()) ? "" : "省条例规定最低五十元", officer()).orThrow());
        minutes.write(id, "3月24日上午九时在区政务服务中心举行，三位居民到会。", 3, officer()).orThrow();
        outcome.propose(id, "到会三人，提出意见两条。", null, officer()).orThrow();
        outcome.publish(id, approver()).orThrow();
        assertThat(facts.of(id)).extracting(Fact::kind, Fact::code, fact -> fact.amount().stripTrailingZeros().toPlainString()).contains(tuple(Counts.OPENED, "hearing", "1"), tuple(Counts.CAME, "hearing", "3"),
                tuple(Counts.REGISTERED, "PHONE", "1"), tuple(Counts.ANSWERED, "hearing", "1"), tuple(Counts.IN_TIME, "hearing", "1"));

        time.to("2026-04-23");
        numbering.round();
        assertThat(registrations.persons(id)).as("thirty days after are not over").hasSize(3);
        time.to("2026-04-24");
        numbering.round();
        assertThat(registrations.persons(id)).isEmpty();
        assertThat(client.sql("select string_agg(canonical, '') from ledger.act").query(String.class).single()).doesNotContain("居民1").doesNotContain("余某").doesNotContain("0000 000");
        clean();
        transaction.executeWithoutResult(status -> {
            client.sql("update participation.registration set standing = 'ADMITTED' where standing = 'WITHDRAWN'").update();
            client.sql("update participation.registration set listed = not listed").update();
            client.sql("update participation.gathering set witness = '别的见证人', minutes = '改过的纪要', came = 300 where lot_word is not null").update();
            assertThat(verify.run(true, reached -> { }).differences()).extracting(Verify.Difference::what).contains("报名的名额", "抽签的词和见证人", "公布的结果", "公布的名单", "到场的人数");
            status.setRollbackOnly();
        });
    }

    /** Places in order of coming, taken by many at once; who comes too late waits. */
    void openDay() throws Exception {
        String id = announced("openday", "走进区住建局开放日", "", "2026-03-07", plan(20, Giving.ORDER, "2026-03-06")).orThrow();
        try (ExecutorService eight = Executors.newFixedThreadPool(8)) {
            eight.invokeAll(IntStream.range(0, 30).<Callable<GivePlaces.Receipt>>mapToObj(n -> () -> places.byWeb(id, typed(100 + n)).orThrow()).toList());
        }
        assertThat(registrations.standings(id)).containsEntry(Standing.ADMITTED, 20L).containsEntry(Standing.WAITING, 10L);
        assertThat(untold(id)).as("each read it on the receipt").isEmpty();
        Registration leaves = registrations.of(id).stream().filter(one -> one.standing() == Standing.ADMITTED).findFirst().orElseThrow();
        places.withdraw(id, leaves.id(), officer()).orThrow();
        assertThat(registrations.standings(id)).containsEntry(Standing.ADMITTED, 20L).containsEntry(Standing.WAITING, 9L).containsEntry(Standing.WITHDRAWN, 1L);
        assertThat(untold(id)).singleElement().satisfies(duty -> assertThat(duty.what()).contains("1 个"));
        assertThat(client.sql("select forgets_on from participation.gathering where solicitation = ?").param(id).query(LocalDate.class).single()).as("thirty days are not stretched by a holiday").isEqualTo(LocalDate.parse("2026-04-06"));
        time.to("2026-03-07");
        registrations.of(id).stream().filter(one -> one.standing() == Standing.ADMITTED).findFirst().ifPresent(late -> places.withdraw(id, late.id(), officer()).orThrow());
        assertThat(registrations.standings(id)).as("nobody is called once it has begun").containsEntry(Standing.ADMITTED, 19L).containsEntry(Standing.WAITING, 9L);
        clean();
    }

    /** What is owed when nothing comes after it. */
    void owed() {
        String id = announced("forum", "只开不答的座谈会", "", "2026-03-06", plan(2, Giving.INVITED, "2026-03-05")).orThrow();
        assertThat(places.byWeb(id, typed(200)).reasons()).containsExactly("这次由主办机关邀请，不接受报名；有话要说，可以书面提意见");
        places.atDesk(id, Way.INVITED, typed(201), officer()).orThrow();
        places.atDesk(id, Way.INVITED, typed(202), officer()).orThrow();
        assertThat(places.atDesk(id, Way.INVITED, typed(203), officer()).reasons()).containsExactly("名额已经满了");
        String small = announced("openday", "只有一个名额的开放日", "", "2026-03-07", plan(1, Giving.ORDER, "2026-03-06")).orThrow();
        assertThat(places.byWeb(small, new GivePlaces.Typed("short", "居民", "12345", "")).reasons()).containsExactly("电话要写全，至少 7 位数字：有变化时通知您");
        places.byWeb(small, typed(300)).orThrow();
        assertThat(places.byWeb(small, new GivePlaces.Typed("other", "另一个名字", "00000000300", "")).reasons()).singleElement().asString().startsWith("这个电话已经在网上报过一个名额");
        places.byWeb(small, typed(301)).orThrow();
        assertThat(places.byWeb(small, typed(302)).reasons()).as("no more wait than there are places").containsExactly("名额和候补都已经满了；有话要说，可以书面提意见");
        assertThat(cancelling.cancel(small, "场馆停电", officer()).reasons()).as("whoever signs it calls it off").hasSize(1);
        assertThat(cancelling.cancel(small, " ", approver()).reasons()).containsExactly("取消的理由要写，最多 500 字");
        cancelling.cancel(small, "场馆停电，改到夏天再办", approver()).orThrow();
        assertThat(places.byWeb(small, typed(303)).reasons()).containsExactly("报名已经截止");
        time.to("2026-04-20");
        numbering.round();
        assertThat(duties.of(officer(), 9).pressing()).as("of what is not held nothing is owed").extracting(Duty::title).doesNotContain("只有一个名额的开放日");
        assertThat(rows.find(small).orElseThrow().stage()).isEqualTo(Solicitation.Stage.CANCELLED);
        assertThat(duties.of(officer(), 9).pressing()).filteredOn(duty -> duty.title().equals("只开不答的座谈会")).singleElement().satisfies(duty -> assertThat(duty.light()).isEqualTo(Light.BLACK))
                .satisfies(duty -> assertThat(duty.what()).startsWith("写纪要"));
        minutes.write(id, "两位企业代表到会。", 2, officer()).orThrow();
        outcome.propose(id, "没有提出意见。", null, officer()).orThrow();
        outcome.publish(id, approver()).orThrow();
        assertThat(facts.of(id)).extracting(Fact::kind).contains(Counts.ANSWERED).doesNotContain(Counts.IN_TIME);
        clean();
        decided(id);
    }

    /** A forum, then two questions that decide, about one document: one page, named by the first that decides, listed where it was asked last. */
    private void decided(String forum) {
        String first = announced("hearing", "先开的听证会", HousingAsks.DRAFT, "2026-05-08", plan(3, Giving.LOT, "2026-04-21")).orThrow();
        String last = announced("hearing", "后开的听证会", HousingAsks.DRAFT, "2026-05-29", plan(3, Giving.LOT, "2026-04-21")).orThrow();
        transaction.executeWithoutResult(status -> {
            client.sql("update participation.solicitation set stage = 'ANSWERED', became = 'decided', answered_on = date '2026-06-01' where id = any(?)").param(new String[] {forum, first, last}).update();
            Decisions.Newest whole = decisions.newest(LocalDate.parse("9999-01-01"), "", 9);
            assertThat(whole.decisions()).filteredOn(one -> one.asked().size() == 3).singleElement().satisfies(one -> assertThat(one.address()).isEqualTo("/participation/decisions/" + first));
            assertThat(decisions.find(first)).as("where the list leads").isPresent();
            Decisions.Newest begins = decisions.newest(LocalDate.parse("9999-01-01"), "", 1);
            assertThat(begins.last()).as("more come after what was read").isNotNull();
            assertThat(decisions.newest(begins.last().closesOn(), begins.last().id(), 1).decisions()).as("once, not again where it was asked first").isEmpty();
            status.setRollbackOnly();
        });
        places.byWeb(first, typed(500)).orThrow();
        String told = announced("hearing", "按先后的听证会", HousingAsks.DRAFT, "2026-05-29", plan(3, Giving.ORDER, "2026-04-21")).orThrow();
        GivePlaces.Receipt receipt = places.atDesk(told, Way.PHONE, new GivePlaces.Typed("gate", "赵某11010519491231002X", "000-0000 0400", ""), officer()).orThrow();
        assertThat(listing.publish(told, Set.of(receipt.id()), officer()).reasons()).as("while somebody registers").hasSize(1);
        time.to("2026-04-22");
        assertThat(listing.publish(told, Set.of(receipt.id()), officer()).reasons()).as("the gate looks at names").singleElement().asString().startsWith("编号 " + receipt.id());
        cancelling.cancel(told, "改为书面征求意见", approver()).orThrow();
        assertThat(untold(told)).as("who registered is told").extracting(Duty::what).containsExactly("告诉 1 个人不再举行");
        time.to("2026-05-11");
        numbering.round();
        assertThat(duties.of(officer(), 99).pressing()).as("held without the lot").filteredOn(duty -> duty.address().endsWith(first)).extracting(Duty::queue, Duty::what)
                .contains(tuple("待抽签", "没有抽签就举行了，在纪要里写明为什么、谁参加了"));
    }

    /** An installation without a mail server tells by telephone. */
    void withoutMail() {
        String id = announced("openday", "没有发信服务器的开放日", "", "2026-03-07", plan(2, Giving.ORDER, "2026-03-06")).orThrow();
        places.byWeb(id, new GivePlaces.Typed("writes", "居民600", "000-0000 0600", "six@example.org")).orThrow();
        telling.round();
        assertThat(untold(id)).extracting(Duty::what).containsExactly("通知 1 个有名额的人");
    }

    private List<Duty> untold(String id) {
        return duties.of(officer(), 99).pressing().stream().filter(duty -> duty.queue().equals("待通知") && duty.address().endsWith(id)).toList();
    }

    private List<String> names(String id) {
        return announcements.announced(rows.find(id).orElseThrow()).orElseThrow().names();
    }

    private void clean() {
        assertThat(verify.run(true, reached -> { }).differences().stream().filter(difference -> Set.of("公众参与", RegistrationVerification.TITLE).contains(difference.verification()))).isEmpty();
    }
}

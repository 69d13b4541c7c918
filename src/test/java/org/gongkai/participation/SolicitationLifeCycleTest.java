package org.gongkai.participation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.gongkai.participation.HousingAsks.approver;
import static org.gongkai.participation.HousingAsks.both;
import static org.gongkai.participation.HousingAsks.officer;
import static org.gongkai.participation.HousingAsks.typed;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gongkai.DemoDistrict;
import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.clock.Light;
import org.gongkai.directory.People;
import org.gongkai.directory.Post;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Fact;
import org.gongkai.ledger.Facts;
import org.gongkai.ledger.Verify;
import org.gongkai.participation.AnswerGroup.Verdict;
import org.gongkai.participation.Contribution.Way;
import org.gongkai.participation.Solicitation.Stage;
import org.gongkai.procedure.Duty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@GongkaiTest
@Import(TimeMachine.Installed.class)
@DisplayName("意见征集的一生：起草、签发、收意见、截止、逐组答复、公布结果；每一步有记录，核验无误")
class SolicitationLifeCycleTest {

    @Autowired
    AskThePublic asking;
    @Autowired
    Contribute contribute;
    @Autowired
    NumberContributions numbering;
    @Autowired
    TakeVoices voices;
    @Autowired
    Transcript transcript;
    @Autowired
    Moderate moderate;
    @Autowired
    AnswerGroups groups;
    @Autowired
    PublishOutcome outcome;
    @Autowired
    Solicitations solicitations;
    @Autowired
    SolicitationRows rows;
    @Autowired
    DeskOpinions opinions;
    @Autowired
    ParticipationDuties duties;
    @Autowired
    Terms terms;
    @Autowired
    People people;
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

    private HousingAsks housing;

    @BeforeEach
    void district(@Autowired DemoDistrict demo) {
        time.to("2026-03-02");
        demo.tell("cast");
        housing = new HousingAsks(asking, people.holding(Role.OFFICER, "housing").getFirst().id());
    }

    @Test
    @DisplayName("从第一稿到公布结果：谁做了什么、几条意见、采纳了哪些、是否按期，说得清也核得过")
    void wholeLife() {
        String id = asking.begin("normative", "housing", housing.wish("电动自行车停放管理办法（征求意见稿）", null), officer()).orThrow();
        assertThat(solicitations.open(id)).as("a draft is nobody's reading").isEmpty();
        assertThat(asking.open(id, approver()).reasons()).containsExactly("只有待签发的可以开始征集，由签发的人办理");
        asking.submit(id, officer()).orThrow();
        asking.giveBack(id, "第三条罚款没有依据，请写明", approver()).orThrow();
        assertThat(duties.of(officer(), 9).pressing()).extracting(Duty::queue, Duty::title).contains(tuple("退回修改", "电动自行车停放管理办法（征求意见稿）"));
        asking.submit(id, officer()).orThrow();
        assertThat(asking.open(id, both()).reasons()).containsExactly("起草的人不签发，请另一位签发");
        Staff deputy = new Staff("deputy", "代办人", List.of(new Post("housing", Role.APPROVER, Set.of("housing"), officer().personId())));
        assertThat(asking.open(id, deputy).reasons()).as("替起草的人代签也一样").containsExactly("起草的人不签发，请另一位签发");
        asking.open(id, approver()).orThrow();

        Contribute.Receipt first = contribute.byWeb(id, typed("a", 3, "罚款五十元太多了，先劝导", "林小舟", "000-0000 1234", true)).orThrow();
        assertThat(contribute.byWeb(id, typed("a", 3, "罚款五十元太多了，先劝导", "", "", false)).orThrow()).as("sent twice").isEqualTo(new Contribute.Receipt(first.id(), null));
        for (int n = 0; n < 5; n++) {
            contribute.byWeb(id, typed("b" + n, 2, n % 2 == 0 ? "楼道里充电很危险，请严管！" : "楼道里充电很危险 请严管", "", "", false)).orThrow();
        }
        contribute.onPaper(id, Way.LETTER, LocalDate.parse("2026-03-02"), typed("c", null, "小区没有地方划停放区，请先建充电棚", "", "", false), officer()).orThrow();
        contribute.byWeb(id, typed("d", null, "你们都是蠢货，滚", "", "", false)).orThrow();
        numbering.number(id);
        assertThat(rows.find(id).orElseThrow().contributions()).as("those of the loop that works beside it among them").isEqualTo(8);
        moderate.show(id, Set.of(1L), officer()).orThrow();
        contribute.support(id, 1, "s1").orThrow();
        contribute.support(id, 1, "s1").orThrow();
        numbering.number(id);
        assertThat(solicitations.byWay(rows.find(id).orElseThrow())).isEqualTo(Map.of(Way.WEB, 7L, Way.LETTER, 1L, Way.SUPPORT, 1L));
        assertThat(solicitations.shown(rows.find(id).orElseThrow(), Long.MAX_VALUE, 9)).singleElement().satisfies(shown -> assertThat(solicitations.names(List.of(shown))).containsValue("林小舟"));

        assertThat(contribute.forgetPerson(first.id(), "wrong")).isFalse();
        assertThat(contribute.forgetPerson(first.id(), String.valueOf(first.code()))).isTrue();
        assertThat(solicitations.shown(rows.find(id).orElseThrow(), Long.MAX_VALUE, 9)).singleElement().satisfies(shown -> assertThat(solicitations.names(List.of(shown))).isEmpty());
        assertThat(opinions.read(id, 1).orElseThrow().person()).isEmpty();

        time.to("2026-03-12");
        numbering.round();
        assertThat(rows.find(id).orElseThrow().stage()).as("closes with its last day").isEqualTo(Stage.CLOSED);
        assertThat(contribute.byWeb(id, typed("late", null, "晚了一天", "", "", false)).reasons()).containsExactly("这次征集已经截止，意见没有收下；可以写信给征集的机关");
        assertThat(terms.owed(rows.find(id).orElseThrow()).light()).isEqualTo(Light.GREEN);

        List<DeskOpinions.Line> lines = opinions.lines(id, DeskOpinions.Which.OPEN, "", "", 50);
        assertThat(lines.getFirst().count()).as("five copies are one line").isEqualTo(5);
        moderate.setAside(id, Set.of(8L), "insult", officer()).orThrow();
        assertThat(outcome.propose(id, "共收到意见", null, officer()).reasons()).containsExactly("还有 7 条意见没有归入哪一组，每一条都要有答复");
        groups.put(id, Set.of(lines.getFirst().first().number()), "", "楼道充电要严管", officer()).orThrow();
        groups.put(id, Set.of(1L), "", "罚款过重", officer()).orThrow();
        groups.put(id, Set.of(7L), "", "先建充电设施", officer()).orThrow();
        decide(id, "楼道充电要严管", Verdict.ADOPTED, "");
        decide(id, "罚款过重", Verdict.NOT, "");
        decide(id, "先建充电设施", Verdict.PARTLY, "新建小区一并建设，老旧小区三年内建成");
        assertThat(outcome.propose(id, "共收到意见", null, officer()).reasons()).containsExactly("“罚款过重”没有全部采纳，要写理由");
        decide(id, "罚款过重", Verdict.NOT, "五十元是省条例规定的最低额");
        outcome.propose(id, "收到意见 9 条，采纳和部分采纳 6 条。", null, officer()).orThrow();
        assertThat(outcome.publish(id, both()).reasons()).containsExactly("整理结果的人不签发，请另一位签发");
        assertThat(solicitations.answer(contribute.mine(first.id(), String.valueOf(first.code())).orElseThrow())).as("before the outcome is published").isEmpty();
        outcome.publish(id, approver()).orThrow();

        assertThat(contribute.mine(first.id(), String.valueOf(first.code())).flatMap(solicitations::answer)).get()
                .satisfies(answer -> assertThat(answer.reason()).isEqualTo("五十元是省条例规定的最低额")).satisfies(answer -> assertThat(answer.count()).as("who wrote and who supports").isEqualTo(2));
        assertThat(solicitations.outcome(rows.find(id).orElseThrow()).setAside()).isEqualTo(Map.of("insult", 1L));
        assertThat(facts.of(id)).extracting(Fact::kind, Fact::code, fact -> fact.amount().stripTrailingZeros().toPlainString()).containsExactlyInAnyOrder(
                tuple(Counts.OPENED, "normative", "1"), tuple(Counts.CONTRIBUTIONS, "WEB", "7"),
                tuple(Counts.CONTRIBUTIONS, "LETTER", "1"), tuple(Counts.CONTRIBUTIONS, "SUPPORT", "1"),
                tuple(Counts.ANSWERED, "normative", "1"), tuple(Counts.IN_TIME, "normative", "1"));
        assertThat(client.sql("select string_agg(canonical, '') from ledger.act").query(String.class).single()).doesNotContain("林小舟").doesNotContain("0000 1234").doesNotContain("太多了");
        clean();
        transaction.executeWithoutResult(status -> {
            client.sql("update participation.contribution set received_on = received_on - 1 where solicitation = ? and number = 3").param(id).update();
            client.sql("update participation.answer_group set reason = '另一个理由' where solicitation = ? and title = '罚款过重'").param(id).update();
            assertThat(verify.run(true, reached -> { }).differences()).extracting(Verify.Difference::what).contains("一次编号的根", "公布的结果");
            status.setRollbackOnly();
        });
    }

    @Test
    @DisplayName("没有人答复的问题不提；期限不够的不开；别的机关的岗位不能动")
    void refusals() {
        assertThat(asking.begin("normative", "housing", new AskThePublic.Wish("", housing.wish("没有人管的问题", null).text(), null, null), officer()).reasons())
                .containsExactly("要写由谁阅读和答复收到的意见，这个人要在本机关有起草的岗位：没有人答复的问题不向公众提");
        assertThat(asking.begin("normative", "housing", housing.wish("别人的", null), HousingAsks.staff("education", Role.OFFICER)).reasons()).containsExactly("在这个机关起草意见征集，要有信息员或者公开办的岗位");
        assertThat(asking.begin("normative", "housing", housing.wish("周末截止", LocalDate.parse("2026-03-14")), officer()).reasons()).containsExactly("截止日要是工作日");
        String id = asking.begin("major", "housing", housing.wish("重大决策", LocalDate.parse("2026-03-10")), officer()).orThrow();
        asking.submit(id, officer()).orThrow();
        assertThat(asking.open(id, approver()).reasons()).singleElement().asString().startsWith("今天开始的，最早 2026-04-0").endsWith("请退回改后再签发");
    }

    @Test
    @DisplayName("三百条意见：辱骂的、带电话的、抄了五十遍的，一天里成批整理完，公布结果")
    void threeHundred() {
        new ThreeHundredStory(contribute, numbering, opinions, moderate, groups, outcome, solicitations, rows, time, housing).tell();
        clean();
    }

    @Test
    @DisplayName("听证会：十五日前公告，材料七日前送达，当众抽签谁都能再抽一遍，退出的由候补顶上，纪要过一道检查，姓名电话到期删除（决策条例第十六条）")
    void hearing(@Autowired AutowireCapableBeanFactory beans) {
        beans.createBean(GatheringStory.class).ownedBy(housing).hearing();
    }

    @Test
    @DisplayName("开放日：三十个人同时抢二十个名额，恰好二十个有，其余候补；周六也可以办")
    void openDay(@Autowired AutowireCapableBeanFactory beans) throws Exception {
        beans.createBean(GatheringStory.class).ownedBy(housing).openDay();
    }

    @Test
    @DisplayName("座谈会：只请人来、会后没有下文的，工作台上黑灯，公布了也不算按期")
    void gatheringOwed(@Autowired AutowireCapableBeanFactory beans) {
        beans.createBean(GatheringStory.class).ownedBy(housing).owed();
    }

    @Test
    @DisplayName("没有发信服务器的地方，留了电子邮箱的也列在待办里，打电话通知")
    void gatheringWithoutMail(@Autowired AutowireCapableBeanFactory beans) {
        beans.createBean(GatheringStory.class).ownedBy(housing).withoutMail();
    }

    @Test
    @DisplayName("社会评议：凭代码给各机关打分，少数人的不写明，被评议的机关各自答复，不答复的黑灯（条例第四十六条）")
    void appraisal(@Autowired AutowireCapableBeanFactory beans) {
        beans.createBean(AppraisalStory.class).tell(housing);
        clean();
    }

    @Test
    @DisplayName("热点回应：站上的访谈写编号就算，别处的才录入；同一热点计 1 次，同一次访谈计 1 次")
    void topics(@Autowired AutowireCapableBeanFactory beans) {
        beans.createBean(TopicStory.class).tell(housing);
    }

    @Test
    @DisplayName("结果过期不公布：工作台上黑灯，公布了也不算按期")
    void late() {
        String id = housing.opened("normative", "逾期的办法", HousingAsks.DRAFT);
        time.to("2026-04-20");
        numbering.round();
        assertThat(duties.of(officer(), 9).pressing()).filteredOn(duty -> duty.title().equals("逾期的办法")).singleElement().satisfies(duty -> assertThat(duty.light()).isEqualTo(Light.BLACK))
                .satisfies(duty -> assertThat(duty.left()).isNegative());
        outcome.propose(id, "没有收到意见。", null, officer()).orThrow();
        outcome.publish(id, approver()).orThrow();
        assertThat(facts.of(id)).extracting(Fact::kind).contains(Counts.ANSWERED).doesNotContain(Counts.IN_TIME);
    }

    @Test
    @DisplayName("一万条意见，有的交了两遍，四处同时编号，中途断掉几次：每一条恰好算一次，编号没有空缺")
    void tenThousand(@Autowired AutowireCapableBeanFactory beans) throws Exception {
        beans.createBean(TenThousandStory.class).tell(housing);
    }

    @Test
    @DisplayName("问卷：一个浏览器只算一份，交两遍也是一份；谁填过截止就删，结果各题有数，少数人的回答不写明")
    void survey() {
        new SurveyStory(voices, contribute, numbering, outcome, rows, client, time, housing).oneVoiceEach();
        clean();
    }

    @Test
    @DisplayName("在线访谈：提问先公开再答复，文字实录一段一段记下不再改，没有当场答复的在结果里答复，嘉宾计数")
    void interview() {
        new InterviewStory(contribute, numbering, moderate, transcript, groups, outcome, solicitations, rows, facts, time, housing).tell();
        clean();
    }

    @Test
    @DisplayName("凭代码的问卷：印出来的代码各用一次，别的代码不行；别的机关的岗位印不了")
    void codes() {
        new SurveyStory(voices, contribute, numbering, outcome, rows, client, time, housing).codes();
        clean();
    }

    private void decide(String id, String title, Verdict verdict, String reason) {
        AnswerGroup group = groups.of(id).stream().filter(one -> one.title().equals(title)).findFirst().orElseThrow();
        groups.decide(id, group.id(), title, verdict, reason, officer()).orThrow();
    }

    private void clean() {
        assertThat(verify.run(true, reached -> { }).differences().stream().filter(difference -> difference.verification().equals("公众参与"))).isEmpty();
    }
}

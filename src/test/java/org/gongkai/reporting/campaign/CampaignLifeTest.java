package org.gongkai.reporting.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.directory.AddPerson;
import org.gongkai.directory.EstablishOrgan;
import org.gongkai.directory.GivePost;
import org.gongkai.directory.Operator;
import org.gongkai.directory.People;
import org.gongkai.directory.Post;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Facts;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.NoDifferences;
import org.gongkai.ledger.Verification;
import org.gongkai.procedure.Duty;
import org.gongkai.reporting.AnnualReports;
import org.gongkai.reporting.District;
import org.gongkai.reporting.Edition;
import org.gongkai.reporting.LockAnnualReport;
import org.gongkai.reporting.ReportKey;
import org.gongkai.reporting.ReportScope;
import org.gongkai.reporting.Reporter;
import org.gongkai.reporting.Reporters;
import org.gongkai.reporting.TypeOver;
import org.gongkai.reporting.form.Cell;
import org.gongkai.reporting.form.Figures;
import org.gongkai.reporting.form.Period;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@GongkaiTest
@Import(TimeMachine.Installed.class)
@DisplayName("统计任务：从布置到锁定")
class CampaignLifeTest {

    private static final Cell DUE = Cell.parse("c.due.n");
    private static final Cell ITEMS = Cell.parse("c.items.n");
    private static final Cell RATE = Cell.parse("c.rate.n");
    private static final Cell RECEIVED = Cell.parse("c.received.n");
    private static final Staff ABOVE = staff("above", "qu", Role.DISCLOSURE_OFFICE);
    private static final Staff OFFICER = staff("officer", "jyj", Role.OFFICER);
    private static final Staff LEADER = staff("leader", "jyj", Role.APPROVER);
    private static final Staff OTHER = staff("other", "kjj", Role.OFFICER);

    @Autowired IssueCampaign issue;
    @Autowired FillFiling fill;
    @Autowired DecideFiling decide;
    @Autowired CorrectFiling correct;
    @Autowired LockCampaign lock;
    @Autowired Campaigns campaigns;
    @Autowired CampaignDuties duties;
    @Autowired CampaignVerification verification;
    @Autowired AnnualReports reports;
    @Autowired TypeOver typeOver;
    @Autowired Deputies deputies;
    @Autowired Reporters reporters;
    @Autowired LockAnnualReport lockReport;
    @Autowired Ledger ledger;
    @Autowired TimeMachine time;
    @Autowired JdbcClient jdbc;

    @Test
    @DisplayName("布置给三个机关：台账里有的自己填好，勾稽不成立的不能校验，退回要写理由、再报是下一版，接收的才进汇总，没有报来的写出名字；锁定以后只能另记更正")
    void fromIssueToLock(@Autowired EstablishOrgan establish, @Autowired Facts facts, @Autowired TransactionTemplate transaction) {
        time.to("2026-01-05");
        District district = new District(establish, ledger, facts, transaction);
        district.organ("qu", "某区人民政府", null);
        List.of("jyj", "kjj", "wjj").forEach(organ -> district.organ(organ, "某区" + organ, "qu"));
        district.organ("elsewhere", "他区人民政府", null);
        district.requests(4, "jyj", "nat", LocalDate.of(2025, 9, 1), "R36-2", LocalDate.of(2025, 9, 20));
        district.requests(2, "kjj", "nat", LocalDate.of(2025, 10, 1), null, null);
        Period half = Period.read("2025-H2").orElseThrow();

        assertThat(issue.issue(draft(half, Set.of("jyj")), new Reporter(OFFICER)).reasons()).containsExactly("须由该机关的公开办办理。");
        assertThat(issue.issue(draft(half, Set.of("jyj", "elsewhere")), new Reporter(ABOVE)).reasons()).containsExactly("他区人民政府在统计期间不属于某区人民政府。");
        Campaign campaign = issue.issue(draft(half, Set.of("jyj", "kjj", "wjj")), new Reporter(ABOVE)).orThrow();
        String id = campaign.id();
        assertThat(campaigns.filings(campaign)).allSatisfy(filing -> {
            assertThat(filing.stage()).isEqualTo(Stage.NOT_BEGUN);
            assertThat(filing.due()).as("布置以后十个工作日").isEqualTo("2026-01-19");
        });
        assertThat(waiting(OFFICER)).extracting(Duty::queue).containsExactly("未开始");
        assertThat(waiting(ABOVE)).as("没有迟报，上级没有待办").isEmpty();

        assertThat(fill.begin(id, "jyj", new Reporter(OTHER)).reasons()).containsExactly("须由该机关的信息员或公开办办理。");
        fill.begin(id, "jyj", new Reporter(OFFICER)).orThrow();
        assertThat(filled("jyj").at(RECEIVED)).as("台账里有的自己填好").isEqualByComparingTo("4");
        type("jyj", DUE, 10);
        type("jyj", ITEMS, 12);
        assertThat(fill.check(id, "jyj", new Reporter(OFFICER)).reasons()).containsExactly("已经公开的不多于应当公开的：12，10，相差 2。");
        assertThat(stage(id, "jyj")).isEqualTo(Stage.FILLING);
        assertThat(fill.submit(id, "jyj", new Reporter(LEADER)).reasons()).as("没有校验的不能报送").containsExactly("现在是“填报”，不能报送。");
        type("jyj", ITEMS, 8);
        fill.check(id, "jyj", new Reporter(OFFICER)).orThrow();
        assertThat(fill.submit(id, "jyj", new Reporter(OFFICER)).reasons()).containsExactly("须由该机关的公开办或审批人办理。");
        fill.submit(id, "jyj", new Reporter(LEADER)).orThrow();
        assertThat(waiting(ABOVE)).extracting(Duty::queue).containsExactly("报来待接收");
        String first = edition(id, "jyj");
        assertThat(reports.edition(first).orElseThrow().state()).isEqualTo(Edition.State.LOCKED);

        assertThat(decide.accept(id, "jyj", new Reporter(LEADER)).reasons()).containsExactly("须由该机关的公开办办理。");
        assertThat(decide.sendBack(id, "jyj", " ", new Reporter(ABOVE)).reasons()).containsExactly("请写明为什么退回。");
        decide.sendBack(id, "jyj", "公开的条数与目录不符", new Reporter(ABOVE)).orThrow();
        assertThat(waiting(OFFICER)).extracting(Duty::queue).containsExactly("退回");
        fill.begin(id, "jyj", new Reporter(OFFICER)).orThrow();
        type("jyj", ITEMS, 9);
        fill.check(id, "jyj", new Reporter(OFFICER)).orThrow();
        fill.submit(id, "jyj", new Reporter(LEADER)).orThrow();
        assertThat(edition(id, "jyj")).as("再报是下一版，退回的一版还在").isNotEqualTo(first);
        assertThat(reports.locked(List.of(first)).get(first).figures().at(ITEMS)).isEqualByComparingTo("8");
        assertThat(campaigns.total(campaign).silent()).as("报来没有接收的不在和里").containsExactlyInAnyOrder("jyj", "kjj", "wjj");
        decide.accept(id, "jyj", new Reporter(ABOVE)).orThrow();
        assertThat(campaigns.steps(id, "jyj")).extracting(Taken::step).containsExactly(Step.BEGUN, Step.CHECKED, Step.SUBMITTED, Step.RETURNED, Step.BEGUN, Step.CHECKED, Step.SUBMITTED, Step.ACCEPTED);
        assertThat(campaigns.steps(id, "jyj").get(3).said()).isEqualTo("公开的条数与目录不符");

        time.to("2026-01-19");
        assertThat(fill.ask(id, "kjj", LocalDate.of(2026, 1, 19), "系统迁移", new Reporter(OTHER)).reasons()).containsExactly("现在的期限是2026-01-19，延期应当在它以后。");
        fill.ask(id, "kjj", LocalDate.of(2026, 1, 23), "系统迁移", new Reporter(OTHER)).orThrow();
        assertThat(waiting(ABOVE)).extracting(Duty::queue).containsExactly("申请延期");
        decide.grant(id, "kjj", LocalDate.of(2026, 1, 22), "", new Reporter(ABOVE)).orThrow();
        time.to("2026-01-21");
        assertThat(late(campaign)).as("准予延期的不算迟报").containsExactly("wjj");
        assertThat(waiting(ABOVE)).extracting(Duty::queue).containsExactly("迟报");
        decide.remind(id, "wjj", "请今天报来", new Reporter(ABOVE)).orThrow();
        time.to("2026-01-23");
        assertThat(late(campaign)).containsExactly("kjj", "wjj");
        assertThat(waiting(OTHER)).singleElement().satisfies(duty -> assertThat(duty.left()).isEqualTo(-1));

        Reporter kjj = new Reporter(staff("kjj-office", "kjj", Role.DISCLOSURE_OFFICE));
        fill.begin(id, "kjj", kjj).orThrow();
        type("kjj", DUE, 30);
        type("kjj", ITEMS, 21);
        fill.check(id, "kjj", kjj).orThrow();
        fill.submit(id, "kjj", kjj).orThrow();
        assertThat(lock.lock(id, "经会议审定", new Reporter(ABOVE)).reasons()).containsExactly("还有1个机关报来的没有接收或者退回。");
        decide.accept(id, "kjj", new Reporter(ABOVE)).orThrow();
        assertThat(campaigns.board(campaign).cameLate()).extracting(line -> line.filing().organ()).containsExactly("kjj");
        RollUp total = campaigns.total(campaign);
        assertThat(total.total().at(ITEMS)).isEqualByComparingTo("30");
        assertThat(total.total().at(RECEIVED)).isEqualByComparingTo("6");
        assertThat(total.total().at(RATE)).as("占比由和算出：30 / 40").isEqualByComparingTo("75");
        assertThat(total.silent()).containsExactly("wjj");

        lock.lock(id, "经会议审定", new Reporter(ABOVE)).orThrow();
        Campaign locked = campaigns.find(id).orElseThrow();
        assertThat(stage(id, "jyj")).isEqualTo(Stage.LOCKED);
        assertThat(jdbc.sql("select snapshot from reporting.campaign where id = ?").param(id).query(String.class).single()).contains("\"silent\":[\"wjj\"]", "\"c.items.n\":\"30\"");
        assertThat(fill.begin(id, "wjj", Reporter.INSTALLATION).reasons()).singleElement().asString().contains("锁定");
        assertThat(waiting(ABOVE)).isEmpty();
        assertThat(correct.correct(id, "jyj", Map.of(ITEMS, new BigDecimal(11)), "少数了两条", new Reporter(OFFICER)).reasons()).containsExactly("已经公开的不多于应当公开的：11，10，相差 1。");
        correct.correct(id, "jyj", Map.of(ITEMS, BigDecimal.TEN), "漏数了一条", new Reporter(OFFICER)).orThrow();
        assertThat(campaigns.corrections(id, "jyj")).singleElement().satisfies(one -> {
            assertThat(one.difference()).isEqualByComparingTo("1");
            assertThat(one.on()).isEqualTo("2026-01-23");
            assertThat(one.by()).isEqualTo("jyj");
        });
        assertThat(campaigns.total(locked).total().at(ITEMS)).as("更正以后的和").isEqualByComparingTo("31");
        assertThat(jdbc.sql("select snapshot from reporting.campaign where id = ?").param(id).query(String.class).single()).as("锁定的一份不变").contains("\"c.items.n\":\"30\"");
        await().untilAsserted(() -> assertThat(jdbc.sql("select count(*) from ledger.pending").query(Long.class).single()).isZero());
        verification.verify(new Verification.Range(0, Long.MAX_VALUE), new NoDifferences());
    }

    @Test
    @DisplayName("年度报告的任务，没有写期限的按条文：部门一月三十一日，政府三月三十一日；别的报表必须写期限")
    void termsOfLaw(@Autowired EstablishOrgan establish, @Autowired Facts facts, @Autowired TransactionTemplate transaction) {
        time.to("2026-01-05");
        District district = new District(establish, ledger, facts, transaction);
        district.organ("shi", "某市人民政府", null);
        district.organ("shiju", "某市教育局", "shi");
        IssueCampaign.Draft annual = new IssueCampaign.Draft("shi", "2025年度报告", "annual", Period.year(2025), Term.OF_LAW, Set.of("shi", "shiju"), "");
        Campaign campaign = issue.issue(annual, Reporter.INSTALLATION).orThrow();
        assertThat(campaigns.filings(campaign)).extracting(filing -> filing.organ() + " " + filing.due()).containsExactly("shi 2026-03-31", "shiju 2026-01-31");
        assertThat(issue.issue(new IssueCampaign.Draft("shi", "下半年统计", "campaign", Period.read("2025-H2").orElseThrow(), Term.OF_LAW, Set.of("shiju"), ""), Reporter.INSTALLATION).reasons())
                .containsExactly("请写明报送期限：一个日期，或者几个工作日。");
        time.to("2026-02-02");
        assertThat(late(campaign)).containsExactly("shiju");
    }

    @Test
    @DisplayName("代填人：在本机关任职的才能指定，由能报送的人指定；只能填这一份，报别的期间、锁定、报送都不行；报送以后不再能填")
    void deputyFillsThisOneOnly(@Autowired EstablishOrgan establish, @Autowired Facts facts, @Autowired TransactionTemplate transaction, @Autowired AddPerson add, @Autowired GivePost give,
            @Autowired People people) {
        time.to("2026-01-05");
        District district = new District(establish, ledger, facts, transaction);
        district.organ("xian", "某县人民政府", null);
        district.organ("xianju", "某县教育局", "xian");
        String clerk = add.add("文员", "clerk.xianju", Operator.INSTALLATION).orThrow().person().id();
        give.give(clerk, "xianju", Role.REVIEWER, false, LocalDate.of(2020, 1, 1), Operator.INSTALLATION).orThrow();
        Staff named = people.staff(clerk).orElseThrow();
        Reporter head = new Reporter(staff("head", "xianju", Role.APPROVER));
        Period half = Period.read("2025-H2").orElseThrow();
        Campaign campaign = issue.issue(new IssueCampaign.Draft("xian", "下半年统计", "campaign", half, Term.workingDays(10), Set.of("xianju"), ""), Reporter.INSTALLATION).orThrow();
        String id = campaign.id();
        assertThat(fill.begin(id, "xianju", new Reporter(named)).reasons()).containsExactly("须由该机关的信息员或公开办办理。");
        assertThat(deputies.depute(id, "xianju", "nobody", head).reasons()).containsExactly("代填人应当在该机关任职。");
        assertThat(deputies.depute(id, "xianju", clerk, new Reporter(named)).reasons()).containsExactly("须由该机关的公开办或审批人办理。");
        deputies.depute(id, "xianju", clerk, head).orThrow();
        assertThat(waiting(named)).extracting(Duty::queue).containsExactly("未开始");
        fill.begin(id, "xianju", new Reporter(named)).orThrow();
        String edition = edition(id, "xianju");
        assertThat(typeOver.type(edition, DUE, BigDecimal.TEN, null, new Reporter(named)).reasons()).as("岗位本身不够").isNotEmpty();
        typeOver.type(edition, DUE, BigDecimal.TEN, null, reporters.of(named, campaign.key("xianju"))).orThrow();
        typeOver.type(edition, ITEMS, BigDecimal.TEN, null, reporters.of(named, campaign.key("xianju"))).orThrow();
        assertThat(reporters.of(named, ReportKey.read("xianju", "campaign.2025-H1", ReportScope.OWN).orElseThrow()).inPlace()).as("别的期间").isNull();
        assertThat(lockReport.lock(edition, "锁定", reporters.of(named, campaign.key("xianju"))).reasons()).contains("须由该机关的公开办或审批人办理。");
        fill.check(id, "xianju", new Reporter(named)).orThrow();
        assertThat(fill.submit(id, "xianju", new Reporter(named)).reasons()).containsExactly("须由该机关的公开办或审批人办理。");
        fill.submit(id, "xianju", head).orThrow();
        assertThat(reporters.of(named, campaign.key("xianju")).inPlace()).as("报送以后").isNull();
    }

    private static IssueCampaign.Draft draft(Period period, Set<String> organs) {
        return new IssueCampaign.Draft("qu", "2025年下半年政务公开数据统计", "campaign", period, Term.workingDays(10), organs, "");
    }

    private static Staff staff(String person, String organ, Role role) {
        return new Staff(person, person, List.of(Post.at(organ, role)));
    }

    private List<Duty> waiting(Staff staff) {
        return duties.of(staff, 100).pressing();
    }

    private Stage stage(String id, String organ) {
        return campaigns.filing(id, organ).orElseThrow().stage();
    }

    private String edition(String id, String organ) {
        return String.valueOf(campaigns.filing(id, organ).orElseThrow().edition());
    }

    private List<String> late(Campaign campaign) {
        return campaigns.board(campaign).late().stream().map(line -> line.filing().organ()).toList();
    }

    private static ReportKey key(String organ) {
        return new ReportKey("campaign", organ, Period.read("2025-H2").orElseThrow(), ReportScope.OWN);
    }

    private Figures filled(String organ) {
        return reports.live(key(organ)).orThrow().figures();
    }

    private void type(String organ, Cell cell, int number) {
        Edition edition = reports.latest(key(organ)).orElseThrow();
        typeOver.type(edition.id(), cell, BigDecimal.valueOf(number), null, Reporter.INSTALLATION).orThrow();
    }
}

package org.gongkai.directory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;

import org.gongkai.GongkaiTest;
import org.gongkai.calendar.Now;
import org.gongkai.procedure.Actor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

@GongkaiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("机构和人员的变更：带日期，说得出理由地拒绝，不改写历史")
class ChangingTheDirectoryTest {

    private static final String PLACE = "10.0.0.1";
    private static final LocalDate PAST = LocalDate.of(2012, 1, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Autowired
    private EstablishOrgan establishing;
    @Autowired
    private AddPerson adding;
    @Autowired
    private ImportOrgans importingOrgans;
    @Autowired
    private ImportPeople importingPeople;
    @Autowired
    private RenameOrgan renaming;
    @Autowired
    private MoveOrgan moving;
    @Autowired
    private MergeOrgans merging;
    @Autowired
    private DescribeOrgan describing;
    @Autowired
    private GivePost giving;
    @Autowired
    private EndPost ending;
    @Autowired
    private ChangePassword changing;
    @Autowired
    private Organs organs;
    @Autowired
    private People people;

    @Autowired
    private RecordAbsence leave;
    @Autowired
    private Now now;

    private Operator operator;
    private Operator streetOperator;

    @BeforeAll
    void anInstallationWithAFewOrgans() {
        establishing.establish(new Organ("government", "虚丘县人民政府", "县政府", null, OrganKind.GOVERNMENT, null,
                LocalDate.of(1949, 10, 1), null, OrganProfile.EMPTY), Operator.INSTALLATION).orThrow();
        AddPerson.Added first = adding.add("运维员", "root", Operator.INSTALLATION).orThrow();
        assertThat(first.oneTimePassword()).matches("\\w{4}-\\w{4}-\\w{4}");
        giving.give(first.person().id(), "government", Role.OPERATOR, true, PAST, Operator.INSTALLATION).orThrow();
        assertThat(importingOrgans.from("""
                \uFEFFid,name,kind,parent,short_name,document_word
                finance,虚丘县财政局,部门,government,县财政局,虚财
                tax,虚丘县地方税务局,DEPARTMENT,government,县地税局,虚税
                town,虚丘县虚镇人民政府,街道,government,虚镇,虚镇政
                station,虚镇财政所,部门,town,,
                """.getBytes(UTF_8)).orThrow()).isEqualTo(4);
        ImportPeople.Imported imported = importingPeople.from("""
                login,name,organ,role,subtree
                ann,安员,finance,信息员,
                ann,安员,tax,OFFICER,
                town.it,镇运维,town,运维,是
                """.getBytes(UTF_8)).orThrow();
        assertThat(imported.added()).isEqualTo(3);
        assertThat(imported.passwords()).containsOnlyKeys("ann", "town.it");
        operator = new Operator(staff("root"));
        streetOperator = new Operator(staff("town.it"));
    }

    @Test
    @DisplayName("再次导入同一文件什么也不变；同一代码、登录名下写着另一个名称的，说出来，不当作没有看见；表头写中文也可以，缺了的用中文说")
    void importingAgainChangesNothing() {
        assertThat(importingOrgans.from("机关代码,机关名称,机关类型\nfinance,虚丘县财政局,部门\n".getBytes(UTF_8)).orThrow()).isZero();
        assertThat(importingPeople.from("login,name,organ,role\nann,安员,finance,OFFICER\n".getBytes(UTF_8)).orThrow().added()).isZero();
        assertThat(importingOrgans.from("id,name,kind\nfinance,Other,DEPARTMENT\n".getBytes(UTF_8)).reasons()).singleElement().asString().contains("第 2 行").contains("虚丘县财政局");
        assertThat(importingPeople.from("login,name,organ,role\nann,Ann,finance,OFFICER\n".getBytes(UTF_8)).reasons()).singleElement().asString().contains("安员");
        assertThat(importingOrgans.from("甲,乙\n1,2\n".getBytes(UTF_8)).reasons()).singleElement().asString().contains("name（名称").contains("id（代码");
    }

    @Test
    @DisplayName("机关代字是编号的开头，不许两个机关用同一个：新设、导入、改简介时都说出来是谁在用；自己的照旧可以存")
    void aDocumentWordIsOneOrgans() {
        OrganProfile profile = new OrganProfile("虚财", null, null, null, null, null, null, null, null);
        assertThat(establishing.establish(new Organ("purse", "虚丘县钱袋局", "县钱袋局", "government", OrganKind.DEPARTMENT, null, PAST, null, profile),
                Operator.INSTALLATION).reasons()).singleElement().asString().contains("机关代字“虚财”已经由虚丘县财政局使用");
        assertThat(importingOrgans.from("id,name,kind,parent,document_word\npurse,虚丘县钱袋局,部门,government,虚财\n".getBytes(UTF_8)).reasons())
                .singleElement().asString().contains("第 2 行").contains("虚丘县财政局");
        assertThat(describing.describe("tax", profile, operator).reasons()).singleElement().asString().contains("虚丘县财政局");
        assertThat(describing.describe("finance", profile, operator).reasons()).isEmpty();
        assertThat(describing.describe("tax", new OrganProfile("县政府", null, null, null, null, null, null, null, null), operator).reasons())
                .as("没有代字的用简称").singleElement().asString().contains("虚丘县人民政府");
        assertThat(establishing.establish(new Organ("purse", "虚丘县钱袋局", "虚财", "government", OrganKind.DEPARTMENT, null, PAST, null, OrganProfile.EMPTY),
                Operator.INSTALLATION).reasons()).as("没有代字、简称是别人的代字").singleElement().asString().contains("虚丘县财政局");
        assertThat(renaming.rename("station", "虚镇财税所", "虚财", TODAY, operator).reasons()).singleElement().asString().contains("虚丘县财政局");
    }

    @Test
    @DisplayName("机关的邮编是六位数字：新设、导入、改简介时不是的都退回，全角的存成六位数字")
    void aPostcodeHasSixDigits() {
        OrganProfile wrong = new OrganProfile(null, null, null, null, "4300", null, null, null, null);
        assertThat(establishing.establish(new Organ("post", "虚丘县邮政管理局", "县邮管局", "government", OrganKind.DEPARTMENT, null, PAST, null, wrong),
                Operator.INSTALLATION).reasons()).singleElement().asString().contains("六位数字");
        assertThat(importingOrgans.from("id,name,kind,parent,邮编\npost,虚丘县邮政管理局,部门,government,43000O\n".getBytes(UTF_8)).reasons())
                .singleElement().asString().contains("第 2 行").contains("六位数字");
        assertThat(describing.describe("tax", wrong, operator).reasons()).singleElement().asString().contains("六位数字");
        describing.describe("tax", new OrganProfile(null, null, null, null, "４３００００", null, null, null, null), operator).orThrow();
        assertThat(organs.require("tax").profile().postcode()).isEqualTo("430000");
    }

    @Test
    @DisplayName("一行有错，整个文件不收，逐行说明")
    void aFileIsEnteredWholeOrNotAtAll() {
        Attempt<Integer> attempt = importingOrgans.from("""
                id,name,kind,parent,credit_code
                parks,虚丘县园林局,部门,government,
                roads,虚丘县公路局,部门,nowhere,
                taxes,虚丘县税务局,衙门,government,
                codes,虚丘县编码局,部门,government,11441700007280420X
                """.getBytes(UTF_8));
        assertThat(attempt.reasons()).hasSize(3);
        assertThat(attempt.reasons().get(0)).startsWith("第 3 行").contains("上级机构 nowhere");
        assertThat(attempt.reasons().get(1)).startsWith("第 4 行").contains("衙门");
        assertThat(attempt.reasons().get(2)).startsWith("第 5 行").contains("应为 Y");
        assertThat(organs.find("parks")).isEmpty();
    }

    @Test
    @DisplayName("GB18030 的文件照样读；缺列的文件，说出缺哪几列")
    void readsGbkAndNamesMissingColumns() {
        assertThat(importingOrgans.from("id,name,kind\na1,虚局,DEPARTMENT\n".getBytes(Charset.forName("GB18030"))).orThrow()).isEqualTo(1);
        assertThat(organs.find("a1")).map(Organ::name).contains("虚局");
        assertThat(importingOrgans.from("id,title\na1,b\n".getBytes(UTF_8)).reasons())
                .singleElement().asString().contains("name").contains("kind");
    }

    @Test
    @DisplayName("改名自某日起，此前仍是旧名；不能再插到它之前")
    void renames() {
        renaming.rename("station", "虚镇财经所", "虚镇财经所", PAST, operator).orThrow();
        assertThat(organs.find("station")).map(Organ::name).contains("虚镇财经所");
        assertThat(organs.named("虚镇财政所", PAST.minusDays(1))).isPresent();
        assertThat(renaming.rename("station", "虚镇所", "虚镇所", PAST.minusDays(9), operator).reasons())
                .singleElement().asString().contains("晚于").contains("2012-01-01");
    }

    @Test
    @DisplayName("不能把机构移到自己的下级之下，不能与同日在册的机构重名")
    void refusesCirclesAndTwins() {
        assertThat(moving.move("town", "station", TODAY, operator).reasons()).singleElement().asString().contains("自己的下级");
        assertThat(renaming.rename("town", "虚丘县财政局", "镇", TODAY, operator).reasons()).singleElement().asString().contains("同名");
        assertThat(merging.merge("town", "finance", TODAY, operator).reasons()).singleElement().asString().contains("下级机构的隶属");
    }

    @Test
    @DisplayName("合并：被合并机构的岗位结束，承接机构的人及于旧案")
    void merges() {
        giving.give(people.byLogin("root").orElseThrow().id(), "finance", Role.APPROVER, false, PAST, operator).orThrow();
        merging.merge("tax", "finance", TODAY, operator).orThrow();
        assertThat(organs.asOf(TODAY)).extracting(Organ::id).doesNotContain("tax");
        assertThat(organs.successor("tax")).map(Organ::id).contains("finance");
        assertThat(staff("ann").posts()).extracting(Post::organId).containsExactly("finance");
        assertThat(staff("root").holds(Role.APPROVER, "tax")).isTrue();
        assertThat(merging.merge("tax", "town", TODAY.plusDays(1), operator).reasons()).singleElement().asString().contains("撤销");
    }

    @Test
    @DisplayName("下级机关的运维只能改自己及下级的机构和岗位")
    void anOperatorBelowReachesNoFurther() {
        assertThat(describing.describe("station", OrganProfile.EMPTY, streetOperator).reasons()).isEmpty();
        assertThat(describing.describe("finance", OrganProfile.EMPTY, streetOperator).reasons())
                .singleElement().asString().contains("运维岗位");
        String self = people.byLogin("town.it").orElseThrow().id();
        assertThat(giving.give(self, "government", Role.OPERATOR, true, TODAY, streetOperator).reasons()).isNotEmpty();
        assertThat(changing.reset(people.byLogin("root").orElseThrow().id(), streetOperator).reasons()).isNotEmpty();
    }

    @Test
    @DisplayName("岗位结束之日起，已登录的人也不再有权限")
    void anEndedPostStopsAtOnce() {
        String person = people.byLogin("town.it").orElseThrow().id();
        PostHeld post = giving.give(person, "town", Role.APPROVER, false, PAST, operator).orThrow();
        assertThat(staff("town.it").holds(Role.APPROVER, "town")).isTrue();
        assertThat(giving.give(person, "town", Role.APPROVER, false, TODAY, operator).reasons()).singleElement().asString().contains("先结束");
        ending.end(post.id(), TODAY, operator).orThrow();
        assertThat(staff("town.it").holds(Role.APPROVER, "town")).isFalse();
        assertThat(ending.end(post.id(), TODAY, operator).reasons()).singleElement().asString().contains("已定于");
    }

    @Test
    @DisplayName("改密码要原密码，弱的不收")
    void changesPasswords() {
        String person = people.byLogin("ann").orElseThrow().id();
        String given = changing.reset(person, operator).orThrow();
        assertThat(changing.isDue(person)).isTrue();
        assertThat(changing.change(person, "wrong", "a long new one 1", "a long new one 1", PLACE).reasons()).containsExactly("原密码不正确。");
        assertThat(changing.change(person, given, "short", "short", PLACE).reasons()).singleElement().asString().contains("至少 10");
        assertThat(changing.change(person, given, "annannannann", "annannannann", PLACE).reasons()).singleElement().asString().contains("登录名");
        for (String simple : List.of("1234567890", "0987654321", "qwertyuiop", "1qaz2wsx3edc", "abcabcabcabc", "aabbccddeeff", "Qwerty12345")) {
            assertThat(changing.change(person, given, simple, simple, PLACE).reasons()).as(simple).singleElement().asString().contains("过于简单");
        }
        changing.change(person, given, "a long new one 1", "a long new one 1", PLACE).orThrow();
        assertThat(changing.isDue(person)).isFalse();
    }

    @Test
    @DisplayName("原密码连错五次，在那里锁定，对的也不收；登录也不行")
    void guessingTheOldPassword() {
        String person = people.byLogin("ann").orElseThrow().id();
        String given = changing.reset(person, operator).orThrow();
        for (int n = 0; n < 5; n++) {
            assertThat(changing.change(person, "guess " + n, "a long new one 2", "a long new one 2", "10.0.0.9").reasons()).containsExactly("原密码不正确。");
        }
        assertThat(changing.change(person, given, "a long new one 2", "a long new one 2", "10.0.0.9").reasons()).singleElement().asString().contains("连续输错");
        assertThat(changing.change(person, given, "a long new one 2", "a long new one 2", PLACE).reasons()).isEmpty();
    }

    @Test
    @DisplayName("请假由本人，或者在他任职的每一个机关都有签发、统筹岗位的人登记；代办人在同一机关；不能互相代；代办的岗位随日子来、随日子去，运维的不代")
    void leaveAndSubstitution() {
        for (String one : List.of("qian", "sun", "zhou")) {
            giving.give(adding.add(one, one, Operator.INSTALLATION).orThrow().person().id(), "finance", Role.OFFICER, false, PAST, Operator.INSTALLATION).orThrow();
        }
        giving.give(staff("qian").personId(), "finance", Role.APPROVER, false, PAST, Operator.INSTALLATION).orThrow();
        giving.give(staff("qian").personId(), "finance", Role.OPERATOR, false, PAST, Operator.INSTALLATION).orThrow();
        Staff qian = staff("qian");
        Staff sun = staff("sun");
        LocalDate today = now.today();
        assertThat(leave.record(qian.personId(), sun.personId(), today, today, sun).reasons()).singleElement().asString().contains("由本人登记");
        assertThat(leave.record(qian.personId(), qian.personId(), today, today, qian).reasons()).singleElement().asString().contains("不能是请假的人自己");
        assertThat(leave.record(qian.personId(), sun.personId(), today.minusDays(1), today, qian).reasons()).singleElement().asString().contains("从今天");
        assertThat(leave.record(qian.personId(), staff("town.it").personId(), today, today, qian).reasons()).singleElement().asString().contains("在虚丘县财政局没有岗位");
        Absence absence = leave.record(qian.personId(), sun.personId(), today, today.plusDays(4), qian).orThrow();
        assertThat(leave.record(qian.personId(), sun.personId(), today.plusDays(4), today.plusDays(9), qian).reasons()).singleElement().asString().contains("已经登记请假");
        assertThat(leave.record(sun.personId(), qian.personId(), today.plusDays(2), today.plusDays(2), sun).reasons()).first().asString().contains("又回到请假的人这里");
        assertThat(staff("sun").posts()).extracting(post -> post.role().name(), Post::instead).containsExactlyInAnyOrder(tuple("OFFICER", null), tuple("OFFICER", qian.personId()), tuple("APPROVER", qian.personId()));
        assertThat(staff("sun").own().may(Power.SIGN, "finance")).isFalse();
        assertThat(Actor.of(staff("sun"), "finance").insteadOf(List.of("APPROVER"))).isEqualTo(qian.personId());
        assertThat(Actor.of(staff("sun"), "finance").insteadOf(List.of("OFFICER"))).as("自己的岗位也行").isNull();

        assertThat(leave.record(sun.personId(), qian.personId(), today, today, qian).reasons()).singleElement().asString().contains("请另选一个人");
        assertThat(leave.record(staff("zhou").personId(), sun.personId(), today, today, staff("sun")).reasons()).as("代办来的签发岗位不算").singleElement().asString().contains("由本人登记");
        PostHeld elsewhere = giving.give(staff("zhou").personId(), "town", Role.OFFICER, false, PAST, Operator.INSTALLATION).orThrow();
        assertThat(leave.record(staff("zhou").personId(), sun.personId(), today, today, qian).reasons()).as("也在别处任职").singleElement().asString().contains("由本人登记");
        ending.end(elsewhere.id(), today, Operator.INSTALLATION).orThrow();

        Absence passedOn = leave.record(sun.personId(), staff("zhou").personId(), today, today, qian).orThrow();
        assertThat(staff("zhou").standsInFor()).as("接着代").containsExactlyInAnyOrder(qian.personId(), sun.personId());
        assertThat(staff("sun").standsInFor()).isEmpty();
        leave.back(passedOn.id(), sun).orThrow();
        assertThat(staff("sun").standsInFor()).containsExactly(qian.personId());
        leave.back(absence.id(), qian).orThrow();
        assertThat(staff("sun").posts()).hasSize(1);
        assertThat(leave.back(absence.id(), qian).reasons()).singleElement().asString().contains("已经结束");

        Absence roundabout = leave.record(staff("zhou").personId(), qian.personId(), today.plusDays(6), today.plusDays(7), staff("zhou")).orThrow();
        assertThat(leave.record(sun.personId(), staff("zhou").personId(), today.plusDays(5), today.plusDays(6), qian).reasons()).as("转一道手到登记的人自己").first().asString().contains("转到登记的人自己手里");
        assertThat(leave.record(sun.personId(), staff("zhou").personId(), today.plusDays(5), today.plusDays(6), sun).reasons()).as("本人愿意的不管").isEmpty();
        leave.between(today, today.plusDays(9)).stream().filter(one -> one.person().equals(sun.personId())).forEach(one -> leave.back(one.id(), sun).orThrow());
        leave.back(roundabout.id(), staff("zhou")).orThrow();

        Absence planned = leave.record(qian.personId(), sun.personId(), today.plusDays(2), today.plusDays(4), qian).orThrow();
        leave.back(planned.id(), qian).orThrow();
        assertThat(leave.back(planned.id(), qian).reasons()).as("只销一次").singleElement().asString().contains("已经结束");
        assertThat(leave.between(today, today.plusDays(9))).extracting(Absence::id).doesNotContain(planned.id());
    }

    private Staff staff(String login) {
        return people.byLogin(login).flatMap(person -> people.staff(person.id())).orElseThrow();
    }
}

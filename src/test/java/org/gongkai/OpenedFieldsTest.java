package org.gongkai;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Page;
import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.Cases;
import org.gongkai.casework.filing.Submission;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.filing.Submitting;
import org.gongkai.casework.lists.CaseLists;
import org.gongkai.casework.opening.Opening;
import org.gongkai.casework.opening.OpeningJournal;
import org.gongkai.casework.opening.Veil;
import org.gongkai.casework.opening.Veiling;
import org.gongkai.directory.People;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Duties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@GongkaiTest
@Import({OwnTypes.class, TimeMachine.Installed.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("个人信息：证件号码、账号和写明隐去的，写了原因打开才看得到，打开一次记一笔，记录里没有内容")
class OpenedFieldsTest {

    private static final String IDENTITY = "990005199001010000";

    @LocalServerPort
    int port;
    @Autowired
    DistrictMatters matters;
    @Autowired
    Submitting submitting;
    @Autowired
    Cases cases;
    @Autowired
    CaseLists lists;
    @Autowired
    CaseFolders folders;
    @Autowired
    Veiling veiling;
    @Autowired
    OpeningJournal journal;
    @Autowired
    People people;
    @Autowired
    List<Duties> duties;
    @Autowired
    JdbcClient client;
    @Autowired
    TimeMachine time;

    @BeforeAll
    void district(@Autowired DemoDistrict district) {
        district.tell("cast");
        time.to("2026-03-02");
    }

    private Staff staff(String login) {
        return people.byLogin(login).flatMap(person -> people.staff(person.id())).orElseThrow();
    }

    private Veil veil(String login, String id) {
        return veiling.over(folders.open(id, Scope.EVERYTHING).orElseThrow(), staff(login));
    }

    private List<Opening> lines(String caseId) {
        return journal.lines(staff("wangji.office"), new OpeningJournal.Wanted(null, null, null), Long.MAX_VALUE, 500).stream().filter(line -> line.caseId().equals(caseId)).toList();
    }

    private String assigned(String title, String login) {
        String id = matters.received(title).caseIds().getFirst();
        matters.does(id, "accept", Map.of("assignee", staff(login).personId()));
        return id;
    }

    private String whistle(Map<String, String> further) {
        Map<String, String> content = new java.util.HashMap<>(Map.of("purpose", "complain", "agreesToPublish", "no"));
        content.putAll(further);
        return ((Submission.Accepted) submitting.submit(new Submit("whistle", "web", "nat", List.of("qinglan"), Actor.applicant(), Map.of("name", "林小舟", "phone", "13912345678"), content,
                List.of(Map.of("title", "账户6222021234567890128收钱", "description", "打到6222021234567890128，联系13912345678")), null, null, null, null, null))).caseIds().getFirst();
    }

    @Test
    @DisplayName("证件号码对承办人也隐去；姓名、电话对承办人和签发人显示，对别的人隐去")
    void whoSeesWhat() {
        String id = assigned("食堂招标文件", "xienan.education");
        Map<String, String> assignee = veil("xienan.education", id).seen().application().applicant();
        assertThat(assignee).containsEntry("name", "林小舟").containsEntry("phone", "099-20000000").containsEntry("identityNumber", "****0000");
        assertThat(veil("chengran.education", id).seen().application().applicant()).as("签发人").containsEntry("name", "林小舟").containsEntry("identityNumber", "****0000");
        Map<String, String> supervisor = veil("fuyan.office", id).seen().application().applicant();
        assertThat(supervisor).containsEntry("name", "林****").containsEntry("address", "青澜区柳岸街****").containsEntry("identityNumber", "****0000")
                .containsEntry("identityKind", "id-card");
        assertThat(supervisor.get("phone")).doesNotContain("20000000");
        assertThat(veil("xienan.education", id).closed()).containsOnlyKeys("applicant.identityNumber");
    }

    @Test
    @DisplayName("写了 masked 的、正文里的卡号隐去；写了 read 的只有那些岗位看得到，别人打不开")
    void markedByTheType() {
        String id = whistle(Map.of("account", "某行某户", "witness", "顾清"));
        Veil office = veil("dongzhen.office", id);
        assertThat(office.seen().application().content()).containsEntry("account", "某****").containsEntry("witness", "顾清");
        assertThat(office.seen().application().items().getFirst().get("description")).isEqualTo("打到****0128，联系13912345678");
        Veil other = veil("songci.office", id);
        assertThat(other.seen().application().content()).containsEntry("witness", "只有公开办看得到");
        assertThat(other.closed()).doesNotContainKey("content.witness");
        assertThat(veiling.open(folders.open(id, Scope.EVERYTHING).orElseThrow(), staff("songci.office"), "content.witness", "核对证人的姓名").reasons()).isNotEmpty();
        assertThat(lines(id)).isEmpty();
    }

    private String inbox(String login) {
        return duties.stream().flatMap(one -> one.of(staff(login), 200).pressing().stream()).map(duty -> duty.what() + " " + duty.title() + " " + duty.dueOn()).reduce("", (one, other) -> one + "\n" + other);
    }

    @Test
    @DisplayName("督促整改到被督促机关和监察的待办：监察只有定义给了他事做的；被督促的机关看得到要求和期限，看不到投诉人")
    void orderReachesPeople() {
        String id = ((Submission.Accepted) submitting.submit(new Submit("transparencycomplaint", "web", "nat", List.of("qinglan"), Actor.applicant(),
                Map.of("name", "林小舟", "phone", "13912345678"), Map.of("purpose", "not-published"), List.of(Map.of("title", "教育局没有公开学区划分", "description", "查了目录没有")),
                null, null, null, null, null))).caseIds().getFirst();
        String request = matters.received("学区划分方案论证").caseIds().getFirst();
        assertThat(inbox("fuyan.office")).contains("受理 教育局没有公开学区划分").doesNotContain("学区划分方案论证");
        matters.does(id, "accept", Map.of());
        matters.does(id, "order-correction", Map.of("organ", "education", "correctBy", "2026-03-13", "order", "公开学区划分"));
        assertThat(inbox("xienan.education")).contains("报告整改情况 教育局没有公开学区划分 2026-03-13");
        assertThat(inbox("fuyan.office")).contains("督促整改 教育局没有公开学区划分");
        Veil addressed = veil("xienan.education", id);
        assertThat(addressed.seen().application().applicant().values()).containsOnly("只有受理机关看得到");
        assertThat(addressed.closed()).isEmpty();
        assertThat(veil("dongzhen.office", id).seen().application().applicant()).containsEntry("name", "林小舟");
        assertThat(cases.state(request).stage()).isEqualTo("received");
    }

    @Test
    @DisplayName("列表、待办里的标题隐去号码，看了不记")
    void listsWriteNothing() {
        String id = whistle(Map.of());
        CaseLists.Line line = lists.byIds(staff("dongzhen.office").scope(), List.of(id)).getFirst();
        assertThat(folders.title(line)).isEqualTo("账户****0128收钱");
        assertThat(duties.stream().map(one -> one.of(staff("dongzhen.office"), 50).toString()).reduce("", String::concat)).contains("账户****0128收钱").doesNotContain("6222021234567890128");
        assertThat(lines(id)).isEmpty();
    }

    @Test
    @DisplayName("打开：没有写原因的、原因里写了内容的不给看；写了的这一次看得到，记下一笔，再进来仍然隐去")
    void opened() {
        String id = assigned("学区划分方案", "xienan.education");
        try (Page page = new Visitors(port).signedIn("xienan.education")) {
            page.navigate("http://localhost:" + port + "/desk/cases/" + id);
            assertThat(page.locator(".case-facts")).containsText("****0000");
            assertThat(page.locator("main")).not().containsText(IDENTITY);
            page.locator("details:has(#open-applicant-identityNumber) > summary").click();
            page.locator("#open-applicant-identityNumber-reason").fill("看");
            page.locator("#open-applicant-identityNumber button").click();
            assertThat(page.locator("#open-applicant-identityNumber-reason-error")).containsText("请写明为什么要看");
            page.locator("#open-applicant-identityNumber-reason").fill("核对" + IDENTITY);
            page.locator("#open-applicant-identityNumber button").click();
            assertThat(page.locator("#open-applicant-identityNumber-reason-error")).containsText("不要写所看的内容");
            assertThat(lines(id)).isEmpty();
            page.locator("#open-applicant-identityNumber-reason").fill("与窗口出示的身份证核对");
            page.locator("#open-applicant-identityNumber button").click();
            assertThat(page.locator(".case-facts")).containsText(IDENTITY);
            page.navigate("http://localhost:" + port + "/desk/cases/" + id);
            assertThat(page.locator(".case-facts")).containsText("****0000");
            Browser.assertAccessible(page);
        }
        assertThat(lines(id)).singleElement().satisfies(line -> {
            assertThat(line.field()).isEqualTo("证件号码");
            assertThat(line.person()).isEqualTo(staff("xienan.education").personId());
            assertThat(line.reason()).isEqualTo("与窗口出示的身份证核对");
        });
        assertThat(client.sql("select count(*) from casework.opening o where o::text like ?").param("%" + IDENTITY + "%").query(Long.class).single()).isZero();
    }

    @Test
    @DisplayName("只看不办的人（监察、审核人、保密审查员）：每一页都没有证件号码全文；文书隐去姓名和号码，不能下载")
    void lookersOn() {
        String id = assigned("食堂验收单", "xienan.education");
        matters.does(id, "ask-completion", Map.of("missing", "请林小舟写明证件" + IDENTITY + "对应的学校", "completeBy", "2026-03-30"));
        CaseFolder folder = folders.open(id, Scope.EVERYTHING).orElseThrow();
        String letter = folder.letters().stream().filter(one -> one.template().equals("completion-notice")).findFirst().orElseThrow().id();
        String address = "http://localhost:" + port + "/desk/cases/" + id;
        for (String login : List.of("fuyan.office", "gaotang.office")) {
            try (Page page = new Visitors(port).signedIn(login)) {
                for (String path : List.of("", "/papers/" + letter, "/evidence", "/originals", "/slip")) {
                    assertThat(page.navigate(address + path).status()).as(login + path).isEqualTo(200);
                    assertThat(page.locator("main")).not().containsText(IDENTITY);
                }
                page.navigate(address + "/papers/" + letter);
                assertThat(page.locator("main")).not().containsText("林小舟");
                assertThat(page.navigate(address + "/letters/" + letter + "/pdf").status()).isEqualTo(403);
            }
        }
        try (Page page = new Visitors(port).signedIn("xienan.education")) {
            page.navigate(address + "/papers/" + letter);
            assertThat(page.locator("main")).containsText("林小舟");
        }
    }

    @Test
    @DisplayName("只看不办的人打不开给第三方的文书，也打不开写着编号和查询码的：凭它们可以替别人答复；承办人打得开")
    void lettersForTheirReadersAlone() {
        String id = assigned("校服合同单价", "xienan.education");
        matters.does(id, "consult", Map.of("thirdParty", "临溪衣品有限公司", "matter", "合同单价是否公开"));
        CaseFolder folder = folders.open(id, Scope.EVERYTHING).orElseThrow();
        String letter = folder.letters().stream().filter(one -> one.template().equals("consultation")).findFirst().orElseThrow().id();
        String paper = "http://localhost:" + port + "/desk/cases/" + id + "/papers/" + letter;
        for (String login : List.of("fuyan.office", "gaotang.office")) {
            try (Page page = new Visitors(port).signedIn(login)) {
                assertThat(page.navigate("http://localhost:" + port + "/desk/cases/" + id).status()).isEqualTo(200);
                assertThat(page.locator(".papers a[href$='" + letter + "']")).hasCount(0);
                assertThat(page.navigate(paper).status()).as(login).isEqualTo(403);
                assertThat(page.locator("main")).not().containsText("查询码");
            }
        }
        try (Page page = new Visitors(port).signedIn("xienan.education")) {
            assertThat(page.navigate(paper).status()).isEqualTo(200);
            assertThat(page.locator("main")).containsText("临溪衣品有限公司");
        }
    }

    @Test
    @DisplayName("记录不能改、不能删")
    void appendOnly() {
        String id = assigned("补贴发放标准", "xienan.education");
        open(id, "xienan.education", "核对申请人的证件");
        assertThatThrownBy(() -> client.sql("update casework.opening set reason = ''").update()).hasMessageContaining("append-only");
        assertThatThrownBy(() -> client.sql("delete from casework.opening").update()).hasMessageContaining("append-only");
    }

    private void open(String id, String login, String reason) {
        assertThat(veiling.open(folders.open(id, Scope.EVERYTHING).orElseThrow(), staff(login), "applicant.identityNumber", reason).reasons()).isEmpty();
    }

    @Test
    @DisplayName("按编号、人员、日期查；公开办、运维看得到，导出 CSV，公式不当公式；信息员不给看")
    void readAndExported() {
        String id = assigned("检测数据", "xienan.education");
        open(id, "xienan.education", "=HYPERLINK 核对申请人的证件");
        String number = lists.byIds(Scope.EVERYTHING, List.of(id)).getFirst().number();
        try (Page page = new Visitors(port).signedIn("dongzhen.office")) {
            page.navigate("http://localhost:" + port + "/desk/openings?number=" + java.net.URLEncoder.encode(number, StandardCharsets.UTF_8));
            assertThat(page.locator("main table tbody tr")).hasCount(1);
            assertThat(page.locator("main table")).containsText("谢楠");
            Browser.assertAccessible(page);
            page.navigate("http://localhost:" + port + "/desk/openings?login=chenxi.office");
            assertThat(page.locator(".empty")).isVisible();
            page.navigate("http://localhost:" + port + "/desk/openings?login=xienan.education&day=2026-03-02");
            assertThat(page.locator("main table")).containsText(number);
            String csv = page.request().get("http://localhost:" + port + "/desk/openings.csv?number=" + java.net.URLEncoder.encode(number, StandardCharsets.UTF_8)).text();
            assertThat(csv).contains("编号,打开的内容,人员,原因").contains(number + ",证件号码,谢楠,'=HYPERLINK").doesNotContain(IDENTITY);
        }
        try (Page page = new Visitors(port).signedIn("xienan.education")) {
            assertThat(page.navigate("http://localhost:" + port + "/desk/openings").status()).isEqualTo(403);
            assertThat(page.request().get("http://localhost:" + port + "/desk/openings.csv").status()).isEqualTo(403);
        }
        assertThat(journal.lines(staff("wangji.office"), new OpeningJournal.Wanted(number, null, null), Long.MAX_VALUE, 5)).hasSize(1);
    }

    @Test
    @DisplayName("一件在一天里打开得太多的，列在公开办的待办里，点进去是那些记录；别的机关的信息员没有")
    void alarm() {
        String id = assigned("会议纪要", "xienan.education");
        for (int n = 0; n < 11; n++) {
            open(id, "xienan.education", "第 " + n + " 次核对证件");
        }
        time.to("2026-03-03");
        String number = lists.byIds(Scope.EVERYTHING, List.of(id)).getFirst().number();
        assertThat(duties.stream().flatMap(one -> one.of(staff("dongzhen.office"), 50).pressing().stream()).filter(duty -> duty.kind().equals("打开个人信息")).toList())
                .anySatisfy(duty -> {
                    assertThat(duty.title()).isEqualTo(number + " 2026-03-02");
                    assertThat(duty.number()).isEqualTo("11 次");
                    assertThat(duty.address()).startsWith("/desk/openings?day=2026-03-02&number=");
                });
        assertThat(duties.stream().flatMap(one -> one.of(staff("zengyao.industry"), 50).pressing().stream()).map(duty -> duty.kind())).doesNotContain("打开个人信息");
        time.to("2026-03-02");
    }
}

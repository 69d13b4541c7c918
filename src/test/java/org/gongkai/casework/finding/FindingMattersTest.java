package org.gongkai.casework.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.gongkai.Browser;
import org.gongkai.GongkaiTest;
import org.gongkai.OwnTypes;
import org.gongkai.TimeMachine;
import org.gongkai.Visitors;
import org.gongkai.casework.filing.Submission;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.filing.Submitting;
import org.gongkai.casework.finding.FindMatters.Found;
import org.gongkai.casework.lists.CaseLists;
import org.gongkai.casework.lists.CaseLists.Between;
import org.gongkai.casework.lists.CaseLists.Wanted;
import org.gongkai.casework.mattertext.MatterText;
import org.gongkai.ledger.Resealing;
import org.gongkai.ledger.Verify;
import org.gongkai.procedure.Actor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

@GongkaiTest
@Import({OwnTypes.class, TimeMachine.Installed.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("查找办件：编号、问和答里的词、申请人、机关、环节、日期；谁看得到才查得到；库里读不出一个字")
class FindingMattersTest extends SoughtMatters {

    @LocalServerPort
    int port;
    @Autowired
    CaseLists lists;
    @Autowired
    Submitting submitting;
    @Autowired
    Verify verify;
    @Autowired
    Resealing resealing;

    @Test
    @DisplayName("问里的词、答里的词，几个词都要有；词按原来的先后连着才算，全角、繁体、标点、空格不论；编号怎么写都行")
    void byWordsAndNumber() {
        assertThat(ids("dongzhen.office", words(MARKER))).containsExactlyInAnyOrder(request, letter);
        assertThat(ids("dongzhen.office", words("路灯已修復"))).contains(letter).doesNotContain(request);
        assertThat(ids("dongzhen.office", words(MARKER + "　学区"))).containsExactly(request);
        assertThat(ids("dongzhen.office", words("苍苍蒹葭"))).as("都有，不连着").isEmpty();
        assertThat(ids("dongzhen.office", words("葭苍，苍小"))).containsExactly(request);
        String number = jdbc.sql("select number from casework.cases where id = ?").param(request).query(String.class).single();
        assertThat(ids("dongzhen.office", words(number))).containsExactly(request);
        assertThat(ids("dongzhen.office", words(number.replace('〔', '[').replace('〕', ']').replace("号", "")))).containsExactly(request);
        assertThat(ids("dongzhen.office", words(number.substring(number.indexOf('〔'))))).contains(request);
        MatterText.Snippet snippet = find.find(staff("dongzhen.office"), words("路灯连续"), null, 40).hits().getFirst().snippet();
        assertThat(snippet).isNotNull();
        assertThat(snippet.pieces().toString()).contains("路灯连续").doesNotContain("139-0000-1234");
    }

    @Test
    @DisplayName("机关、类型、环节、收到和答复的日期、承办人")
    void byWhereItStands() {
        assertThat(ids("dongzhen.office", new Sought(MARKER, null, Wanted.ofType("mayormail"), Between.ANY))).containsExactly(letter);
        assertThat(ids("dongzhen.office", new Sought(MARKER, null, new Wanted(null, null, "education", null, null, null, null, null, null, null), Between.ANY))).containsExactly(request);
        assertThat(ids("dongzhen.office", new Sought(MARKER, null, Wanted.EVERYTHING, new Between(null, null, LocalDate.parse("2026-03-01"), null)))).containsExactly(letter);
        Wanted received = new Wanted(null, null, null, null, null, null, null, LocalDate.parse("2026-03-01"), LocalDate.parse("2026-03-02"), null);
        assertThat(ids("dongzhen.office", new Sought(MARKER, null, received, Between.ANY))).contains(request);
        assertThat(ids("dongzhen.office", new Sought(MARKER, null, Wanted.EVERYTHING, new Between(LocalDate.parse("2026-03-03"), null, null, null)))).contains(request);
        assertThat(ids("dongzhen.office", new Sought(MARKER, null, Wanted.EVERYTHING, new Between(null, LocalDate.parse("2026-03-02"), null, null)))).isEmpty();
        String officer = staff("xienan.education").personId();
        matters.does(request, "accept", Map.of("assignee", officer));
        followed();
        assertThat(ids("dongzhen.office", new Sought(MARKER, null, new Wanted(null, null, null, officer, null, null, null, null, null, null), Between.ANY))).containsExactly(request);
    }

    @Test
    @DisplayName("别的机关、没有岗位的人查不到，也数不到；类型写了 read 的只有那些岗位查得到，写了 read 的一栏谁也查不到")
    void onlyWhoSeesIt() {
        String report = ((Submission.Accepted) submitting.submit(new Submit("whistle", "web", "nat", List.of("qinglan"), Actor.applicant(), Map.of("name", "林小舟", "phone", "099-20000000"),
                Map.of("purpose", "complain", "agreesToPublish", "no", "account", "在水一方账户", "witness", "溯洄从之"), List.of(Map.of("title", MARKER + "收礼", "description", "经过")),
                null, null, null, null, null))).caseIds().getFirst();
        followed();
        assertThat(ids("dongzhen.office", words(MARKER + " 收礼"))).containsExactly(report);
        assertThat(ids("songci.office", words(MARKER + " 收礼"))).isEmpty();
        assertThat(ids("xienan.education", words(MARKER))).contains(request).doesNotContain(letter, report);
        assertThat(ids("xiaozhen.housing", words(MARKER))).isEmpty();
        assertThat(ids("dongzhen.office", words("在水一方"))).isEmpty();
        assertThat(ids("dongzhen.office", words("溯洄从之"))).isEmpty();
    }

    @Test
    @DisplayName("申请人的姓名、证件号码写全才查得到，从词里查不到；词里写号码的请去填申请人")
    void byWhoBroughtIt() {
        assertThat(ids("xienan.education", new Sought(MARKER, "林小舟", Wanted.EVERYTHING, Between.ANY))).containsExactly(request);
        assertThat(ids("xienan.education", new Sought(MARKER, "990005 1990 0101 0000", Wanted.EVERYTHING, Between.ANY))).containsExactly(request);
        assertThat(ids("xienan.education", new Sought("", "林小", Wanted.EVERYTHING, Between.ANY))).isEmpty();
        assertThat(ids("xienan.education", words("林小舟"))).isEmpty();
        assertThat(words("990005199001010000").refusal()).contains("申请人");
        assertThat(words("水").refusal()).contains("两个字");
    }

    @Test
    @DisplayName("没有写姓名提交的：按姓名查不到，按“匿名”“申请人”也查不到，清单里也是；按写的内容照样查得到")
    void broughtWithoutAName() {
        String nameless = ((Submission.Accepted) submitting.submit(new Submit("hotline", "web", "nat", List.of("qinglan"), Actor.applicant(), Map.of("phone", "099-20000000"),
                Map.of("purpose", "help", "urgent", "no"), List.of(Map.of("title", MARKER + "井盖", "description", "响了三天")), null, null, null, null, null))).caseIds().getFirst();
        followed();
        assertThat(ids("dongzhen.office", words(MARKER + " 井盖"))).containsExactly(nameless);
        for (String name : List.of("林小舟", "黄齐飞", "申请人", "诉求人", "匿名")) {
            assertThat(ids("dongzhen.office", new Sought("", name, Wanted.ofType("hotline"), Between.ANY))).as(name).doesNotContain(nameless);
            assertThat(ids("dongzhen.office", words(name))).as(name).doesNotContain(nameless);
            assertThat(lists.open(staff("dongzhen.office").scope(), new Wanted(null, null, null, null, null, null, name, null, null, null), null, 40)).as(name).isEmpty();
        }
        assertThat(lists.open(staff("dongzhen.office").scope(), Wanted.ofType("hotline"), null, 40)).extracting(CaseLists.Line::id).contains(nameless);
    }

    @Test
    @DisplayName("按提交的先后列，一页接一页，一件不漏一件不重")
    void pageByPage() {
        for (int n = 0; n < 7; n++) {
            matters.received("伊人" + n + "号楼");
        }
        followed();
        List<String> seen = new ArrayList<>();
        List<LocalDate> days = new ArrayList<>();
        String after = null;
        do {
            Found page = find.find(staff("dongzhen.office"), words("伊人"), after, 3);
            page.hits().forEach(hit -> seen.add(hit.line().id()));
            page.hits().forEach(hit -> days.add(hit.line().submittedOn()));
            after = page.next();
        } while (after != null);
        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
        assertThat(days).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    @DisplayName("不写词、只按日期和类型查：先逐件看最新的，不够再问检索，一件不漏一件不重，和一次列全的一样")
    void newestRowByRow() {
        for (int n = 0; n < 5; n++) {
            matters.received("蒹葭第" + n + "号楼");
        }
        followed();
        Wanted since = new Wanted("inforequest", null, null, null, null, null, null, LocalDate.parse("2026-01-01"), null, null);
        Sought sought = new Sought("", null, since, Between.ANY);
        List<String> all = ids("dongzhen.office", sought);
        assertThat(all).hasSizeGreaterThanOrEqualTo(6);
        for (int newest : List.of(1, 2, 4, all.size(), 1_000)) {
            List<String> seen = new ArrayList<>();
            String after = null;
            do {
                Found page = find.find(staff("dongzhen.office"), sought, after, 2, newest);
                page.hits().forEach(hit -> seen.add(hit.line().id()));
                after = page.next();
            } while (after != null);
            assertThat(seen).as("%d", newest).isEqualTo(all);
        }
    }

    @Test
    @DisplayName("种下的词，数据库的每张表、每一列都没有；换一把钥匙重建，其间照样查得到，重建以后一个检索项也不相同")
    void nothingCanBeRead() {
        for (String table : jdbc.sql("select table_schema || '.' || table_name from information_schema.tables where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')")
                .query(String.class).list()) {
            assertThat(jdbc.sql("select count(*) from " + table + " t where t::text like :word or t::text like :hex").param("word", "%" + MARKER + "%")
                    .param("hex", "%" + HexFormat.of().formatHex(MARKER.getBytes(StandardCharsets.UTF_8)) + "%").query(Long.class).single()).as(table)
                    .isZero();
        }
        Integer[] before = terms();
        follower.anew();
        await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(20)).until(() -> ids("dongzhen.office", words(MARKER)).contains(request) && jdbc.sql("select count(*) from casework.finding_key where built_at is null").query(Long.class).single() == 0);
        assertThat(terms()).isNotEmpty().doesNotContain(before);
        assertThat(ids("dongzhen.office", words(MARKER))).contains(request);
        String ring = jdbc.sql("select ring from casework.finding_key where built_at is not null order by no desc limit 1").query(String.class).single();
        Integer[] rebuilt = terms();
        resealing.rotate();
        resealing.run(done -> { });
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(jdbc.sql("select distinct ring from casework.finding_key where built_at is not null").query(String.class).list())
                .isNotEmpty().doesNotContain(ring));
        assertThat(terms()).isNotEmpty().doesNotContain(rebuilt);
        assertThat(ids("dongzhen.office", words(MARKER))).contains(request);
    }

    private Integer[] terms() {
        return jdbc.sql("select terms from casework.finding where case_id = ? order by key desc limit 1").param(request).query((row, n) -> (Integer[]) row.getArray(1).getArray()).single();
    }

    @Test
    @DisplayName("检索里缺了一件，核验指出来；重建以后不缺")
    void missingIsNoticed() {
        assertThat(verify.run(true, position -> { }).differences()).isEmpty();
        jdbc.sql("delete from casework.finding where case_id = ?").param(letter).update();
        assertThat(verify.run(true, position -> { }).differences()).extracting(Verify.Difference::record).containsExactly(letter);
        follower.anew();
        await().atMost(Duration.ofSeconds(20)).until(() -> ids("dongzhen.office", words(MARKER)).contains(letter));
        assertThat(verify.run(true, position -> { }).differences()).isEmpty();
    }

    @Test
    @DisplayName("页面：敲词回车，键盘走得通，宽屏和手机上读得完；视图里的词封着；按申请人查要原因，每件记一笔；导出不带申请人，带的只有牵头的能导、记入台账")
    void atTheDesk() throws IOException {
        try (Page page = visitors().signedIn("dongzhen.office")) {
            page.navigate("http://localhost:" + port + "/desk/search");
            page.locator("#q").focus();
            page.keyboard().insertText(MARKER + " 路灯");
            page.keyboard().press("Enter");
            rows(page, 1);
            assertThat(page.locator("table.found tbody tr").innerText()).contains("路灯");
            assertThat(page.locator("table.found mark").allInnerTexts()).allMatch(word -> word.equals("路灯") || word.equals(MARKER));
            Browser.look(page, "found");
            page.locator(".saved summary").first().click();
            page.locator("#view").fill("路灯来信");
            page.keyboard().press("Enter");
            PlaywrightAssertions.assertThat(page.locator(".saved .queues a")).hasCount(1);
            assertThat(jdbc.sql("select asked || encode(words, 'escape') from casework.view").query(String.class).single()).doesNotContain("路灯", "%E8%B7%AF");
            page.locator(".saved .queues a").click();
            rows(page, 1);
            String table = page.context().request().get(page.url().replace("/search", "/search.csv")).text();
            assertThat(table).contains("路灯", "编号,期限").doesNotContain("黄齐飞");
            assertThat(cells(page.context().request().get(page.url().replace("/search", "/search.xlsx")).body())).contains("路灯").doesNotContain("黄齐飞");
            page.locator("summary:has-text('连同申请人导出')").click();
            page.locator("#why").fill("核对来信人联系方式");
            Download taken = page.waitForDownload(() -> page.locator("button[name='as'][value='xlsx']").click());
            assertThat(cells(Files.readAllBytes(taken.path()))).contains("黄齐飞", "13900001234").doesNotContain("990005199001010000");
            assertThat(jdbc.sql("select count(*) from ledger.act where kind = 'casework.take-persons'").query(Long.class).single()).isOne();
            page.locator("summary:has-text('按申请人查')").click();
            page.locator("#who").fill("黄齐飞");
            page.locator("#reason").fill("回访来信人");
            page.keyboard().press("Enter");
            page.waitForURL(url -> !url.contains("?"));
            rows(page, 1);
            Browser.look(page, "found-by-applicant");
            assertThat(jdbc.sql("select title || ' ' || reason from casework.opening where case_id = ? order by no").param(letter).query(String.class).list())
                    .containsExactly("导出申请人 核对来信人联系方式", "按申请人查到 回访来信人");
            page.navigate("http://localhost:" + port + "/desk/search?q=%E8%92%B9%E8%91%AD%E8%8B%8D%E8%8B%8D%E7%99%BD%E9%9C%B2");
            assertThat(page.locator(".empty").innerText()).contains("少写一个词");
        }
        try (Page page = visitors().signedIn("xienan.education")) {
            page.navigate("http://localhost:" + port + "/desk/search?type=inforequest");
            assertThat(page.locator("#why").count()).isZero();
        }
    }

    private Visitors visitors() {
        return new Visitors(port);
    }

    private static void rows(Page page, int many) {
        PlaywrightAssertions.assertThat(page.locator("table.found tbody tr")).hasCount(many);
    }

    private static String cells(byte[] workbook) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            StringBuilder cells = new StringBuilder();
            book.getSheetAt(0).forEach(row -> row.forEach(cell -> cells.append(cell.getStringCellValue()).append(' ')));
            return cells.toString();
        }
    }
}

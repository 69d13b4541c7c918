package org.gongkai.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFRun;

import org.gongkai.GongkaiTest;
import org.gongkai.directory.EstablishOrgan;
import org.gongkai.directory.Operator;
import org.gongkai.directory.Organ;
import org.gongkai.directory.OrganKind;
import org.gongkai.directory.OrganProfile;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.NoDifferences;
import org.gongkai.ledger.Verification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@GongkaiTest
@DisplayName("第六条、第十五条 公开以前，用检查别人的规则检查自己的文字")
class CheckedBeforePublicationTest {

    private static final String ORGAN = "qlq-jcj";
    private static final Staff OFFICER = ReviewPosts.staff(ORGAN, Role.OFFICER);
    private static final Staff REVIEWER = ReviewPosts.staff(ORGAN, Role.REVIEWER);
    private static final Staff SECRECY = ReviewPosts.staff(ORGAN, Role.SECRECY_REVIEWER);
    private static final Staff APPROVER = ReviewPosts.staff(ORGAN, Role.APPROVER);

    @Autowired
    EstablishOrgan establish;
    @Autowired
    Organs organs;
    @Autowired
    DraftEdition drafts;
    @Autowired
    EditDraft edit;
    @Autowired
    ReviewPosts posts;
    @Autowired
    TakeReviewStep steps;
    @Autowired
    DeskDocuments desk;
    @Autowired
    ReviewChain chain;
    @Autowired
    OpenFile open;
    @Autowired
    CloseToPublic close;
    @Autowired
    Documents documents;
    @Autowired
    DocumentLists lists;
    @Autowired
    DocumentImport imports;
    @Autowired
    DocumentVerification verification;
    @Autowired
    Ledger ledger;

    @BeforeEach
    void cast() {
        if (organs.find(ORGAN).isEmpty()) {
            establish.establish(new Organ(ORGAN, "青岭区检测局", "区检测局", null, OrganKind.DEPARTMENT, null, LocalDate.of(2010, 1, 1), null,
                    OrganProfile.EMPTY), Operator.INSTALLATION).orThrow();
        }
    }

    @Test
    @DisplayName("正文里有公民身份号码的不能提交，提示里号码遮住；删去以后可以提交")
    void identityNumberStops() {
        String edition = draft("兹公布补助对象：赵某，身份证号11010519491231002X。");
        assertThat(steps.take(edition, "submit", Map.of(), OFFICER).reasons()).singleElement().asString()
                .startsWith("第1段：有公民身份号码").contains("条例第十五条").doesNotContain("11010519491231002X");
        Edition draft = desk.edition(edition, OFFICER).orElseThrow().edition();
        edit.write(edition, draft.revision(), draft.entry(), "兹公布补助对象：赵某。", OFFICER).orThrow();
        steps.take(edition, "submit", Map.of(), OFFICER).orThrow();
    }

    @Test
    @DisplayName("有须说明的发现，审核人不说明不能通过；写明理由才能通过，理由留在经过里")
    void warningsAreAnswered() {
        String edition = draft("按照青政发[2024]8号文件执行，服务电话13912345678。");
        steps.take(edition, "submit", Map.of(), OFFICER).orThrow();
        assertThat(chain.concerns(desk.edition(edition, REVIEWER).orElseThrow())).filteredOn(Concern::asks).extracting(Concern::rule)
                .containsExactlyInAnyOrder("W-BRACKET-YEAR", "P-PHONE");
        assertThat(chain.now(desk.edition(edition, REVIEWER).orElseThrow(), REVIEWER)).filteredOn(permission -> permission.action().id().equals("pass"))
                .allMatch(permission -> permission.allowed());
        assertThat(steps.take(edition, "pass", Map.of(), REVIEWER).reasons()).singleElement().asString().contains("请写明为什么可以通过");
        steps.take(edition, "pass", Map.of("reason", "是公布的服务热线，文号照录原件"), REVIEWER).orThrow();
        assertThat(desk.steps(desk.edition(edition, REVIEWER).orElseThrow())).anyMatch(step -> "是公布的服务热线，文号照录原件".equals(step.words()));
    }

    @Test
    @DisplayName("没有发现的不用说明")
    void cleanTextPasses() {
        String edition = draft("各街道：请于夜间开放停车场。服务电话：0312-5550000。");
        steps.take(edition, "submit", Map.of(), OFFICER).orThrow();
        steps.take(edition, "pass", Map.of(), REVIEWER).orThrow();
    }

    @Test
    @DisplayName("附件和正文一样查：有身份证号码的不能提交；每一级没有打开附件的不能通过，说是哪一个")
    void filesAreCheckedAndOpened() throws Exception {
        String edition = draft("补助对象见附件。");
        String stopped = attach(edition, "名单.csv", "姓名,证件\n赵某,11010519491231002X\n".getBytes(Charset.forName("GBK")));
        assertThat(steps.take(edition, "submit", Map.of(), OFFICER).reasons()).singleElement().asString()
                .startsWith("附件“名单.csv”第2行：有公民身份号码").doesNotContain("11010519491231002X");
        edit.detach(edition, stopped, "", OFFICER).orThrow();
        String list = attach(edition, "名单.csv", "姓名\n赵某\n".getBytes(Charset.forName("GBK")));
        String note = attach(edition, "说明.txt", "按季发放。".getBytes(StandardCharsets.UTF_8));
        steps.take(edition, "submit", Map.of(), OFFICER).orThrow();
        assertThat(steps.take(edition, "pass", Map.of(), REVIEWER).reasons()).singleElement().asString().startsWith("附件“名单.csv”您还没有打开看过");
        assertThat(open.bytes(edition, list, REVIEWER)).isPresent();
        assertThat(steps.take(edition, "pass", Map.of(), REVIEWER).reasons()).singleElement().asString().startsWith("附件“说明.txt”您还没有打开看过");
        assertThat(open.words(edition, note, REVIEWER).orElseThrow().look().optional().orElseThrow().passages()).extracting(FileLook.Passage::words).containsExactly("按季发放。");
        steps.take(edition, "pass", Map.of(), REVIEWER).orThrow();
        assertThat(steps.take(edition, "clear", ReviewPosts.CLEAR, SECRECY).reasons()).as("别人打开过不算").singleElement().asString().contains("您还没有打开看过");
        openAll(edition, SECRECY);
        steps.take(edition, "clear", ReviewPosts.CLEAR, SECRECY).orThrow();
        assertThat(steps.take(edition, "publish", Map.of(), APPROVER).reasons()).singleElement().asString().contains("您还没有打开看过");
        openAll(edition, APPROVER);
        steps.take(edition, "publish", Map.of(), APPROVER).orThrow();
    }

    @Test
    @DisplayName("程序、空文件、倒写的名字不收；换成清理后的副本以后，公开的就是查过的那一份")
    void allowedAndCleaned() throws Exception {
        String edition = draft("见附件。");
        for (String name : List.of("a.exe", "通知\u202Excod.exe", "a\u0007.txt", "空.txt")) {
            assertThat(edit.attach(edition, name, new ByteArrayInputStream(new byte[0]), OFFICER).reasons()).as(name).hasSize(1);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XWPFDocument document = new XWPFDocument()) {
            document.createParagraph().createRun().setText("看得见的字");
            XWPFRun hidden = document.createParagraph().createRun();
            hidden.setText("电话13900001234");
            hidden.setVanish(true);
            document.write(out);
        }
        String file = attach(edition, "说明.docx", out.toByteArray());
        ReviewChain.Subject subject = desk.edition(edition, OFFICER).orElseThrow();
        assertThat(chain.concerns(subject)).extracting(Concern::rule).contains("A-HIDDEN-TEXT", "P-PHONE");
        assertThat(open.lines(subject, OFFICER)).singleElement().matches(OpenFile.Line::cleanable);
        edit.clean(edition, file, OFFICER).orThrow();
        assertThat(chain.concerns(subject)).isEmpty();
        assertThat(open.lines(subject, OFFICER)).singleElement().matches(line -> line.cleaned() && !line.cleanable());
        try (XWPFDocument document = new XWPFDocument(Files.newInputStream(open.bytes(edition, file, OFFICER).orElseThrow().bytes()))) {
            assertThat(document.getParagraphs()).extracting(paragraph -> paragraph.getText().strip()).contains("看得见的字").noneMatch(words -> words.contains("1390"));
        }
    }

    @Test
    @DisplayName("更正时因隐私拿掉的附件，旧版本里也停止公开，地址说日期和依据；旧版本可以停止公开；核验由办理行为推得出")
    void leftOutForCause() throws Exception {
        String first = draft("补助对象见附件。");
        attach(first, "名单.txt", "赵某".getBytes(StandardCharsets.UTF_8));
        posts.publish(first, ORGAN);
        String id = desk.edition(first, OFFICER).orElseThrow().document().id();
        String old = documents.attachments(first).getFirst().id();
        assertThat(documents.file(id, old).orElseThrow().tombstone()).isNull();
        String second = drafts.revise(id, OFFICER).orThrow();
        edit.detach(second, documents.attachments(second).getFirst().id(), "privacy", OFFICER).orThrow();
        assertThat(documents.file(id, old).orElseThrow().tombstone()).as("新版发布以前照旧").isNull();
        posts.publish(second, ORGAN);
        assertThat(documents.file(id, old).orElseThrow().tombstone()).isNotNull().satisfies(tombstone -> assertThat(tombstone.ground().article()).isEqualTo("条例第十五条"));
        assertThat(documents.published(id, 1).orElseThrow().attachments()).isEmpty();
        assertThat(documents.published(id, 1).orElseThrow().closed()).hasSize(1);
        assertThat(close.edition(second, "privacy", "有误", APPROVER).reasons()).singleElement().asString().contains("公开中的版本");
        assertThat(close.edition(first, "privacy", "赵某身份证11010519491231002X", APPROVER).reasons()).singleElement().asString().contains("请改写");
        close.edition(first, "privacy", "正文里有个人信息", APPROVER).orThrow();
        assertThat(documents.published(id, 1).orElseThrow()).satisfies(shown -> {
            assertThat(shown.edition().body()).isEmpty();
            assertThat(shown.edition().entry().title()).doesNotContain("补助");
        });
        assertThat(documents.published(id).orElseThrow().edition().body()).contains("补助对象");
        verification.verify(new Verification.Range(0, ledger.headPosition()), new NoDifferences());
    }

    @Test
    @DisplayName("导入的逐件检查：有身份证号码、手机号的不公开，列在结果和待办里，等人决定；其余照常公开")
    void importsPassTheGate() {
        String good = "{\"id\":\"g1\",\"title\":\"关于开放停车场的通知\",\"date\":\"2025-03-01\",\"body\":\"各街道：请开放停车场。\"}";
        String bad = "{\"id\":\"g2\",\"title\":\"补助公示\",\"date\":\"2025-03-02\",\"body\":\"赵某，身份证11010519491231002X，电话13900001234。\"}";
        String phone = "{\"id\":\"g3\",\"title\":\"招聘公告\",\"date\":\"2025-03-03\",\"body\":\"报名请联系李科长，139-0000-1234。\"}";
        DocumentImport.Settings settings = new DocumentImport.Settings("gate", ORGAN, List.of());
        DocumentImport.Outcome outcome = imports.take(settings, lines(good, bad, phone));
        assertThat(outcome.imported()).isEqualTo(3);
        assertThat(outcome.held()).extracting(DocumentImport.Held::line).containsExactly(2L, 3L);
        assertThat(outcome.held().getFirst().reason()).contains("公民身份号码").doesNotContain("11010519491231002X").doesNotContain("13900001234");
        assertThat(outcome.findings()).containsEntry("held", 2).containsEntry("P-IDENTITY", 1).containsEntry("P-PHONE", 2);
        assertThat(lists.of(Set.of(ORGAN), 1000)).extracting(DocumentLine::title).contains("关于开放停车场的通知").doesNotContain("补助公示", "招聘公告");
        List<DeskDocuments.Row> waiting = desk.waiting(APPROVER, 100);
        assertThat(waiting).filteredOn(row -> row.stage().equals("held")).extracting(DeskDocuments.Row::title).contains("补助公示", "招聘公告");
        String identity = editionOf(waiting, "补助公示");
        String recruiting = editionOf(waiting, "招聘公告");
        assertThat(steps.take(identity, "release", Map.of("reason", "原网站已公开"), APPROVER).reasons()).singleElement().asString().contains("公民身份号码");
        steps.take(recruiting, "release", Map.of("reason", "是招聘工作电话"), APPROVER).orThrow();
        assertThat(documents.published(desk.edition(recruiting, APPROVER).orElseThrow().document().id()).orElseThrow().edition().entry().publishedOn())
                .isEqualTo(LocalDate.of(2025, 3, 3));
        steps.take(identity, "take-up", Map.of(), OFFICER).orThrow();
        assertThat(desk.edition(identity, OFFICER).orElseThrow().edition()).satisfies(edition -> {
            assertThat(edition.stage()).isEqualTo("draft");
            assertThat(edition.drafter()).isEqualTo(OFFICER.personId());
        });
        assertThat(imports.take(settings, lines(good, bad, phone))).extracting(DocumentImport.Outcome::imported, DocumentImport.Outcome::unchanged).containsExactly(0, 3);
    }

    private static String editionOf(List<DeskDocuments.Row> rows, String title) {
        return rows.stream().filter(row -> row.title().equals(title)).findFirst().orElseThrow().editionId();
    }

    private static List<DocumentImport.Line> lines(String... lines) {
        List<DocumentImport.Line> all = new ArrayList<>();
        for (String line : lines) {
            all.add(new DocumentImport.Line(all.size() + 1, line.getBytes(StandardCharsets.UTF_8)));
        }
        return all;
    }

    private String attach(String edition, String name, byte[] content) throws IOException {
        return edit.attach(edition, name, new ByteArrayInputStream(content), OFFICER).orThrow().id();
    }

    private void openAll(String edition, Staff staff) {
        documents.attachments(edition).forEach(file -> assertThat(open.words(edition, file.id(), staff)).isPresent());
    }

    private String draft(String body) {
        CatalogueEntry entry = new CatalogueEntry("关于办理补助的通知", "青岭区检测局", null, null, "通知", "20-1", "policy", Disclosure.PROACTIVE,
                LocalDate.of(2026, 3, 1), null, null, null, null, null);
        return drafts.begin(ORGAN, entry, body, OFFICER).orThrow();
    }
}

package org.gongkai.casework.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.casework.CaseworkCast.APPROVER;
import static org.gongkai.casework.CaseworkCast.EDUCATION;
import static org.gongkai.casework.CaseworkCast.HEAD;
import static org.gongkai.casework.CaseworkCast.OFFICER;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.Cases;
import org.gongkai.casework.CaseworkCast;
import org.gongkai.casework.EnteredLater;
import org.gongkai.casework.Perform;
import org.gongkai.casework.Performed;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.filing.Submitting;
import org.gongkai.directory.Post;
import org.gongkai.directory.Role;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.gongkai.evidence.Evidence;
import org.gongkai.evidence.EvidenceFiles;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.Ledger;
import org.gongkai.letters.Letter;
import org.gongkai.letters.Letters;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Refusal;
import org.gongkai.redaction.Mark;
import org.gongkai.redaction.Original;
import org.gongkai.redaction.Originals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class})
@DisplayName("案卷材料：一份压缩包，目录、证据、核验方法齐全")
class DisputeBundleTest {

    @Autowired
    CaseworkCast cast;
    @Autowired
    Cases cases;
    @Autowired
    CaseFolders folders;
    @Autowired
    DisputeBundle bundle;
    @Autowired
    BundleShelf shelf;
    @Autowired
    Originals originals;
    @Autowired
    EvidenceFiles evidence;
    @Autowired
    Letters letters;
    @Autowired
    Ledger ledger;
    @Autowired
    Submitting submitting;
    @Autowired
    TimeMachine time;

    private final JsonMapper json = new JsonMapper();
    private String request;

    @BeforeEach
    void aWholeCase() throws IOException {
        time.to("2026-03-02");
        request = cast.submitted(cast.request(EDUCATION, "校服采购合同"));
        cast.does(OFFICER, "receive", request, Map.of("confirmation", "phone", "proof", "通话记录2026-1"));
        cast.does(OFFICER, "accept", request, Map.of());
        cast.does(OFFICER, "ask-completion", request, Map.of("missing", "请写明学校和年份", "completeBy", "2026-03-25"));
        time.to("2026-03-05");
        cast.does(Actor.applicant(), "complete", request, Map.of("supplement", "临溪一中2025年"));
        cast.does(OFFICER, "search", request, Map.of("place", "采购科", "terms", "校服", "searcher", "采购科 干事", "found", "something"));
        cast.does(OFFICER, "consult", request, Map.of("thirdParty", "临溪衣品有限公司", "matter", "合同单价是否公开"));
        time.to("2026-03-10");
        cast.does(OFFICER, "opinion", request, Map.of("opinion", "part", "proof", "来文2026-1", "reasons", "用料配比是商业秘密"));
        time.to("2026-03-30");
        cast.does(HEAD, "extend", request, Map.of("days", "5", "reason", "还在核对合同附件"));
        give();
        time.to("2026-04-02");
        Map<String, String> partly = new LinkedHashMap<>(cast.answers("R37"));
        partly.put("item1Grounds", "R36-3/15");
        cast.does(APPROVER, "decide", request, partly);
        cast.does(OFFICER, "serve", request, Map.of("way", "post", "proof", "EX000000009CN"));
    }

    @Test
    @DisplayName("行政复议法第四十八条 按收到、补正、检索、征求意见、延期、答复、送达的次序，一样不缺，每件都打得开")
    void everythingInOrder() throws Exception {
        Map<String, byte[]> files = made(officer(), request);

        assertThat(files.keySet().stream().filter(name -> name.matches("\\d\\d-.*")).map(name -> name.replaceAll("^\\d\\d-|\\.pdf$", ""))
                .filter(name -> !name.contains(".")).filter(name -> !name.contains("〔"))).containsExactly("政府信息公开申请", "收到申请的凭证", "受理和分办",
                "补正", "检索记录", "征求第三方和其他机关的意见", "延长期限", "答复", "送达", "办理和审批经过", "原件清单", "台账：各项行为的摘要和位置",
                "目录");
        for (Letter letter : letters.of(request)) {
            assertThat(files.keySet()).as(letter.title()).anyMatch(name -> name.endsWith(letter.number() + ".docx")).anyMatch(name -> name.endsWith(letter.number() + ".pdf"));
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            assertThat(text(file.getKey(), file.getValue())).as(file.getKey()).isNotBlank();
        }
        assertThat(said(files, "检索记录")).contains("采购科", "校服", "采购科 干事");
        assertThat(said(files, "征求第三方")).contains("临溪衣品有限公司", "用料配比是商业秘密", "同意公开其中一部分");
        assertThat(said(files, "办理和审批经过")).contains("作出答复", "第三十六条、第三十七条", "审批人", "延长期限", "第三十三条");
        assertThat(said(files, "送达.pdf")).contains("EX000000009CN", "邮寄");
        assertThat(said(files, "政府信息公开申请.pdf")).contains("林小舟", "校服采购合同", "网上提交");
    }

    @Test
    @DisplayName("做好的压缩包放一刻钟，之后连同文件删去，不等下一次取用")
    void keptForAQuarterOfAnHour() throws Exception {
        Staff officer = officer();
        String ticket = shelf.order(folders.open(request, Scope.EVERYTHING).orElseThrow(), officer);
        BundleShelf.Order order = shelf.find(ticket, request, officer).orElseThrow();
        assertThat(order.within(Duration.ofMinutes(1))).isNotNull();
        shelf.clear();
        assertThat(order.file()).isNotEmptyFile();
        time.moveTo(time.instant().plus(Duration.ofMinutes(16)));
        shelf.clear();
        assertThat(order.file()).doesNotExist();
        assertThat(shelf.find(ticket, request, officer)).isEmpty();
    }

    @Test
    @DisplayName("补登的来件写明原因，不写代码")
    void whyEnteredLaterInWords() throws Exception {
        Submit web = cast.request(EDUCATION, "学位安排");
        String late = cast.submitted(new Submit(web.type(), "post-signed", web.party(), web.organs(), OFFICER, web.applicant(), web.content(), web.items(),
                LocalDate.parse("2026-03-20"), null, null, EnteredLater.COUNTER.code(), "EX000000020CN"));
        assertThat(cases.perform(Perform.today(late, "receive", OFFICER, Map.of("confirmation", "signature", "proof", "EX000000020CN"))
                .late(LocalDate.parse("2026-03-20"), EnteredLater.COUNTER.code(), "EX000000020CN"))).isInstanceOf(Performed.Done.class);
        assertThat(said(made(officer(), late), "政府信息公开申请.pdf")).contains("补记原因", "收到以后补登", "EX000000020CN");
        assertThat(said(made(officer(), late), "收到申请的凭证")).contains("补记原因：收到以后补登", "凭证编号：EX000000020CN").doesNotContain("entered-later");
    }

    @Test
    @DisplayName("目录里的摘要就是每件材料的摘要；DOCX 和 PDF 两份目录一样")
    void listOfDigests() throws Exception {
        Map<String, byte[]> files = made(officer(), request);

        String word = text("00-目录.docx", files.get("00-目录.docx")).replaceAll("\\s", "");
        String pdf = text("00-目录.pdf", files.get("00-目录.pdf")).replaceAll("\\s", "");
        String sums = new String(files.get("校验.sha256"), StandardCharsets.UTF_8);
        int listed = 0;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (file.getKey().startsWith("00-") || file.getKey().equals("校验.sha256")) {
                continue;
            }
            listed++;
            String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file.getValue()));
            assertThat(word).as(file.getKey()).contains(digest);
            assertThat(pdf).as(file.getKey()).contains(digest);
            assertThat(sums).contains(digest + "  " + file.getKey() + "\n");
        }
        assertThat(word).contains("共" + listed + "件");
    }

    @Test
    @DisplayName("不用本系统也能核验台账：规范文本的摘要、位置和前一条的哈希算得出本条的哈希")
    void ledgerVerifiesOutside() throws Exception {
        for (int n = 0; n < 100 && ledger.proofs(List.of(request)).getLast().position() == null; n++) {
            Thread.sleep(50);
        }
        Map<String, byte[]> files = made(officer(), request);
        byte[] lines = files.entrySet().stream().filter(file -> file.getKey().endsWith(".jsonl")).findFirst().orElseThrow().getValue();
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        int acts = 0;
        for (String line : new String(lines, StandardCharsets.UTF_8).lines().toList()) {
            JsonNode act = json.readTree(line);
            byte[] digest = sha.digest(act.get("canonical").asString().getBytes(StandardCharsets.UTF_8));
            assertThat(HexFormat.of().formatHex(digest)).isEqualTo(act.get("digest").asString());
            sha.update(HexFormat.of().parseHex(act.get("previous").asString()));
            sha.update(ByteBuffer.allocate(8).putLong(act.get("position").asLong()).array());
            assertThat(HexFormat.of().formatHex(sha.digest(digest))).isEqualTo(act.get("hash").asString());
            acts++;
        }
        assertThat(acts).isEqualTo(ledger.of(request).size() + 2);
        assertThat(new String(lines, StandardCharsets.UTF_8)).doesNotContain("林小舟", "柳岸街");
    }

    private List<String> against(String decision, Map<String, String> more) {
        Map<String, String> content = new HashMap<>(more);
        content.put("decision", decision);
        return submitting.refusals(new Submit("reconsideration", "served", "nat", List.of(EDUCATION), OFFICER, Map.of("name", "林小舟"), content,
                List.of(Map.of("title", "请求撤销答复")), null, null, null, null, null)).stream().map(Refusal::sentence).toList();
    }

    @Test
    @DisplayName("从复议案件里取，原办件的材料在前；取用记入台账，写明件数和压缩包的摘要")
    void fromTheReconsideration() throws Exception {
        String number = letters.of(request).stream().filter(letter -> letter.template().equals("reply")).findFirst().orElseThrow().number();
        String review = cast.submitted(new Submit("reconsideration", "served", "nat", List.of(EDUCATION), OFFICER, Map.of("name", "林小舟"),
                Map.of("decision", number.replace('〔', '[').replace('〕', ']')), List.of(Map.of("title", "请求撤销答复")), null, null, null, null, null));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DisputeBundle.Made made = bundle.write(folders.open(review, Scope.EVERYTHING).orElseThrow(), officer(), out, files -> { });

        assertThat(made.files()).extracting(Listed::title).first().asString().contains("公申〔2026〕").endsWith("政府信息公开申请");
        assertThat(against("临教公复〔2026〕99号", Map.of())).as("查不到的文号不收，说出怎么办").singleElement().asString()
                .contains("查不到", "答复在本系统启用以前作出、这里查不到");
        assertThat(against("临教公复〔2026〕99号", Map.of("notHere", "yes"))).isEmpty();
        assertThat(against(folders.open(request, Scope.EVERYTHING).orElseThrow().number(), Map.of())).as("没有答复的写原申请的编号").isEmpty();
        assertThat(against("", Map.of())).singleElement().asString().contains("原申请的编号");
        assertThat(made.files()).extracting(Listed::title).anyMatch(title -> title.contains("复应〔2026〕") && title.endsWith("行政复议（被申请人）"));
        String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(out.toByteArray()));
        assertThat(made.digest()).isEqualTo(digest);
        Act act = ledger.of(folders.open(review, Scope.EVERYTHING).orElseThrow().application().id()).getLast();
        assertThat(act.kind()).isEqualTo("casework.bundle");
        assertThat(act.text("digest")).isEqualTo(digest);
        assertThat(act.number("files", 0)).isEqualTo(made.files().size());
    }

    @Test
    @DisplayName("只有承办、审批和公开办的人可以取；原件的名称只给可以打开原件的人看")
    void entitled() throws Exception {
        var folder = folders.open(request, Scope.EVERYTHING).orElseThrow();
        assertThat(DisputeBundle.mayTake(holding(Role.SUPERVISOR), folder)).isFalse();
        assertThat(DisputeBundle.mayTake(holding(Role.REVIEWER), folder)).isFalse();
        assertThat(DisputeBundle.mayTake(holding(Role.APPROVER), folder)).isTrue();
        assertThat(made(holding(Role.APPROVER), request).keySet()).noneMatch(name -> name.contains("原件清单"));
        assertThat(said(made(officer(), request), "原件清单")).contains("合同原件.docx", "隐去 1 处");
    }

    @Test
    @DisplayName("送达凭证的扫描件放在送达记录之后，摘要、台账里都有；作废的不收")
    void scansInTheirPlace() throws Exception {
        byte[] scan = scan();
        evidence.add(request, EDUCATION, "service", "EX000000009CN", "签收单.png", scan, "person-officer").orThrow();
        Evidence wrong = evidence.add(request, EDUCATION, "envelope", null, "别人的信封.png", scan, "person-officer").orThrow();
        evidence.strike(wrong, "挂错了办件", "person-officer").orThrow();

        Map<String, byte[]> files = made(officer(), request);

        List<String> names = files.keySet().stream().filter(name -> name.matches("\\d\\d-.*")).sorted().toList();
        String name = names.stream().filter(one -> one.endsWith("EX000000009CN.png")).findFirst().orElseThrow();
        assertThat(files.get(name)).isEqualTo(scan);
        assertThat(names.indexOf(name)).isGreaterThan(names.indexOf(names.stream().filter(one -> one.endsWith("送达.pdf")).findFirst().orElseThrow()));
        assertThat(names).noneMatch(one -> one.contains("信封"));
        assertThat(said(files, "校验.sha256")).contains(name);
        assertThat(said(files, "台账.jsonl")).contains("evidence.attach");
    }

    private static byte[] scan() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 60, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    private void give() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (XWPFDocument document = new XWPFDocument()) {
            document.createParagraph().createRun().setText("校服采购合同，用料配比七比三");
            document.write(file);
        }
        Original original = originals.add(request, Original.WHOLE, EDUCATION, "合同原件.docx", file.toByteArray(), "person-officer").orThrow();
        originals.mark(original, new Mark.Words("七比三", "R36-3/15"));
        originals.preview(originals.find(request, original.id()).orElseThrow());
        Original seen = originals.find(request, original.id()).orElseThrow();
        originals.give(seen, seen.preview().orElseThrow().id(), "person-officer", "第三十七条").orThrow();
    }

    private Map<String, byte[]> made(Staff staff, String caseId) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        bundle.write(folders.open(caseId, Scope.EVERYTHING).orElseThrow(), staff, out, files -> { });
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static String said(Map<String, byte[]> files, String part) throws IOException {
        Map.Entry<String, byte[]> file = files.entrySet().stream().filter(entry -> entry.getKey().contains(part)).findFirst().orElseThrow();
        return text(file.getKey(), file.getValue());
    }

    private static String text(String name, byte[] bytes) throws IOException {
        if (name.endsWith(".pdf")) {
            try (PDDocument pdf = Loader.loadPDF(bytes)) {
                return new PDFTextStripper().getText(pdf);
            }
        }
        if (name.endsWith(".docx")) {
            try (XWPFDocument docx = new XWPFDocument(new ByteArrayInputStream(bytes)); XWPFWordExtractor words = new XWPFWordExtractor(docx)) {
                return words.getText();
            }
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Staff officer() {
        return holding(Role.OFFICER);
    }

    private static Staff holding(Role role) {
        return new Staff("person-officer", "承办人", List.of(Post.at(EDUCATION, role)));
    }
}

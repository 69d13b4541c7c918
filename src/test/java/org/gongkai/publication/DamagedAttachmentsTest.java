package org.gongkai.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.gongkai.GongkaiTest;
import org.gongkai.directory.EstablishOrgan;
import org.gongkai.directory.Operator;
import org.gongkai.directory.Organ;
import org.gongkai.directory.OrganKind;
import org.gongkai.directory.OrganProfile;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Loops;
import org.gongkai.ledger.Verify;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@GongkaiTest
@DisplayName("附件：检索说得出在哪一页，没有程序也看得到；文件不见了或者被改动的，不提供、不提交、不公开，核验和运行情况都说得出是哪一个")
class DamagedAttachmentsTest {

    private static final String ORGAN = "qlq-shj";
    private static final Staff OFFICER = ReviewPosts.staff(ORGAN, Role.OFFICER);

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
    Documents documents;
    @Autowired
    OpenFile open;
    @Autowired
    AttachmentStore store;
    @Autowired
    ProveFiles prove;
    @Autowired
    Loops loops;
    @Autowired
    Verify verify;
    @LocalServerPort
    int port;

    @BeforeEach
    void cast() {
        if (organs.find(ORGAN).isEmpty()) {
            establish.establish(new Organ(ORGAN, "青岭区损毁局", "区损毁局", null, OrganKind.DEPARTMENT, null, LocalDate.of(2010, 1, 1), null,
                    OrganProfile.EMPTY), Operator.INSTALLATION).orThrow();
        }
    }

    @Test
    @DisplayName("草稿的附件少了文件，提交审核被拒绝并说明；工作台打开它得到一页说明；放回以后照常")
    void draft() throws Exception {
        String edition = begun();
        Attachment list = attach(edition, "名单.txt", "按季发放。");
        Path file = store.file(String.valueOf(list.digest())).orElseThrow();
        byte[] content = Files.readAllBytes(file);
        Files.delete(file);
        assertThat(steps.take(edition, "submit", Map.of(), OFFICER).reasons()).singleElement().asString().contains("名单.txt").contains("不在文件库里了");
        assertThat(open.bytes(edition, list.id(), OFFICER).orElseThrow().bytes()).isNull();
        assertThat(differences(false)).singleElement().asString().contains("名单.txt").contains(FileCondition.MISSING.title());
        Files.write(file, content);
        assertThat(differences(true)).isEmpty();
        steps.take(edition, "submit", Map.of(), OFFICER).orThrow();
    }

    @Test
    @DisplayName("已公开的附件被改动，公众得到一页说明而不是别的内容；从头核验、每日核对和运行情况说出文件和附件；放回以后照常")
    void published() throws Exception {
        String edition = begun();
        attach(edition, "标准.txt", "每户三百元。");
        posts.publish(edition, ORGAN);
        String id = desk.edition(edition, OFFICER).orElseThrow().document().id();
        Attachment standard = documents.attachments(edition).getFirst();
        String address = "/documents/" + id + "/files/" + standard.id();
        assertThat(get(address).body()).isEqualTo("每户三百元。");
        Path file = store.file(String.valueOf(standard.digest())).orElseThrow();
        byte[] content = Files.readAllBytes(file);
        Files.write(file, "每户九百元。".getBytes(StandardCharsets.UTF_8));
        Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(1_000_000_000_000L));
        HttpResponse<String> answer = get(address);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("标准.txt").contains("暂不提供下载").doesNotContain("九百");
        assertThat(differences(true)).singleElement().asString().contains("标准.txt").contains(FileCondition.ALTERED.title());
        prove.all();
        assertThat(leftOut()).singleElement().asString().contains("标准.txt").contains(String.valueOf(standard.digest()));
        assertThat(get("/health").body()).contains("核对附件的文件").contains("没有做成的记录 1 条").contains("attachments");
        Files.write(file, content);
        prove.all();
        assertThat(leftOut()).isEmpty();
        assertThat(get(address).body()).isEqualTo("每户三百元。");
    }

    @Test
    @DisplayName("附件里命中的，写明在第几页、哪个标题下，链接在那一页打开；预览有每页的画面和文字、表格的行列；停止公开的没有预览")
    void foundAndShownPageByPage() throws Exception {
        String edition = begun();
        attach(edition, "scale.pdf", pdf("First page of the scale", "Second page names walrusgrant here"));
        attach(edition, "办法.docx", docx("总的说明", "第二章 申请材料", "家庭提交青瓷貘登记表。"));
        attach(edition, "sums.csv", "street,sum\nwest,17\n".getBytes(StandardCharsets.UTF_8));
        posts.publish(edition, ORGAN);
        String id = desk.edition(edition, OFFICER).orElseThrow().document().id();
        List<Attachment> files = documents.attachments(edition);
        String pdf = files.getFirst().id();
        Element hit = found("walrusgrant");
        assertThat(hit.select(".hit-part a").eachAttr("href")).containsExactly("/documents/" + id + "/files/" + pdf + "#page=2", "/documents/" + id + "/previews/" + pdf + "?part=2#part-2");
        assertThat(hit.select(".hit-part").text()).contains("附件“scale.pdf”第2页");
        assertThat(hit.select("h3 a").attr("href")).isEqualTo("/documents/" + id);
        Element inWord = found("青瓷貘登记表");
        assertThat(inWord.select(".hit-part").text()).contains("附件“办法.docx”“第二章 申请材料”");
        Document heading = Jsoup.parse(get(inWord.select(".hit-part a").attr("href").replaceAll("#.*", "")).body());
        assertThat(heading.select("#part-2").text()).contains("第二章 申请材料");
        assertThat(heading.select("section:has(#part-2)").text()).contains("青瓷貘登记表");

        Document preview = Jsoup.parse(get("/documents/" + id + "/previews/" + pdf).body());
        assertThat(preview.select(".preview-part h2").eachText()).containsExactly("第1页", "第2页");
        assertThat(preview.select("details").last().text()).contains("walrusgrant");
        assertThat(bytes(preview.select("img").last().attr("src"))).startsWith(0x89, 'P', 'N', 'G');
        assertThat(get("/documents/" + id + "/previews/" + pdf + "/3.png").statusCode()).isEqualTo(404);
        assertThat(Jsoup.parse(get("/documents/" + id + "/previews/" + files.getLast().id()).body()).select(".preview-part").text()).contains("west,17");
        assertThat(Jsoup.parse(get("/documents/" + id).body()).select(".files-preview").eachAttr("href")).hasSize(3);

        steps.take(edition, "withdraw", Map.of("ground", "privacy", "reason", "不应再公开"), ReviewPosts.staff(ORGAN, Role.APPROVER)).orThrow();
        assertThat(get("/documents/" + id + "/previews/" + pdf).statusCode()).isEqualTo(410);
        assertThat(get("/documents/" + id + "/previews/" + pdf + "/2.png").statusCode()).isEqualTo(404);
    }

    private Element found(String words) throws Exception {
        Element hit = null;
        for (int i = 0; i < 150 && hit == null; i++) {
            hit = Jsoup.parse(get("/search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8)).body()).selectFirst(".hit");
            Thread.sleep(hit == null ? 100 : 0);
        }
        return Objects.requireNonNull(hit, words);
    }

    private static byte[] pdf(String... pages) throws IOException {
        try (PDDocument document = new PDDocument()) {
            for (String words : pages) {
                PDPage page = new PDPage();
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.beginText();
                    content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                    content.newLineAtOffset(72, 700);
                    content.showText(words);
                    content.endText();
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static byte[] docx(String... paragraphs) throws IOException {
        try (XWPFDocument document = new XWPFDocument()) {
            for (String words : paragraphs) {
                document.createParagraph().createRun().setText(words);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.write(out);
            return out.toByteArray();
        }
    }

    private List<String> leftOut() {
        return loops.health().stream().filter(loop -> loop.name().equals("files-proved")).flatMap(loop -> loop.leftOut().stream()).map(one -> one.record()).toList();
    }

    private List<String> differences(boolean all) {
        return verify.run(all, reached -> { }).differences().stream().filter(one -> one.verification().equals("附件的文件")).map(Verify.Difference::toString).toList();
    }

    private HttpResponse<String> get(String address) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + address)).header("Accept", address.equals("/health") ? "text/plain" : "*/*").build(), BodyHandlers.ofString());
        }
    }

    private byte[] bytes(String address) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + address)).build(), BodyHandlers.ofByteArray()).body();
        }
    }

    private Attachment attach(String edition, String name, String content) throws Exception {
        return attach(edition, name, content.getBytes(StandardCharsets.UTF_8));
    }

    private Attachment attach(String edition, String name, byte[] content) throws Exception {
        edit.attach(edition, name, new ByteArrayInputStream(content), OFFICER).orThrow();
        return documents.attachments(edition).getLast();
    }

    private String begun() {
        CatalogueEntry entry = new CatalogueEntry("关于办理补助的通知", "青岭区损毁局", null, null, "通知", "20-1", "policy", Disclosure.PROACTIVE,
                LocalDate.of(2026, 3, 1), null, null, null, null, null);
        return drafts.begin(ORGAN, entry, "补助见附件。", OFFICER).orThrow();
    }
}

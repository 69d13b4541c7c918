package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.gongkai.casework.CaseworkCast.APPROVER;
import static org.gongkai.casework.CaseworkCast.EDUCATION;
import static org.gongkai.casework.CaseworkCast.OFFICER;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Multipart;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.casework.mail.CaseMail;
import org.gongkai.letters.OutgoingMail;
import org.gongkai.redaction.Mark;
import org.gongkai.redaction.Original;
import org.gongkai.redaction.Originals;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class})
@DisplayName("第三十七条 遮盖后的文件随答复以电子邮件送达，收到的附件里没有一个遮盖掉的字")
class RedactedCopyByMailTest {

    private static final ServerSetup SETUP = new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    private static GreenMail server = new GreenMail(SETUP);
    private static final String GROUND = "R36-3/16a";

    @Autowired
    CaseworkCast cast;
    @Autowired
    CaseMail mail;
    @Autowired
    Originals originals;
    @Autowired
    TimeMachine time;

    private String request;

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry registry) {
        registry.add("gongkai.mail.host", () -> "127.0.0.1");
        registry.add("gongkai.mail.port", SETUP::getPort);
        registry.add("gongkai.mail.security", () -> "none");
        registry.add("gongkai.mail.from", () -> "office@linxi.example.cn");
    }

    @BeforeEach
    void aRequestByMail() {
        time.to("2026-03-02");
        server.stop();
        server = new GreenMail(SETUP);
        server.start();
        request = cast.inProgress(EDUCATION, "校服采购合同");
    }

    @Test
    @DisplayName("从标记到收件箱：Word 和 PDF 各一份，重读全部内容，遮盖掉的没有，其余的都在；附件与看过的那一份逐字节相同")
    void fromMarkToInbox() throws Exception {
        Original word = given("欧阳某某的合同.docx", word(), "欧阳某某");
        Original pdf = given("验收单.pdf", pdf(), "Zhang San");
        assertThat(originals.of(request)).hasSize(2);
        decided();
        cast.does(OFFICER, "dispatch", request, Map.of("way", "email", "to", "lin@example.org"));
        await().untilAsserted(() -> assertThat(mail.of(request).getLast().sending().state()).isEqualTo(OutgoingMail.State.SENT));

        Multipart parts = (Multipart) server.getReceivedMessages()[0].getContent();
        assertThat(parts.getBodyPart(0).getContent().toString()).contains("随附公开的信息 2 份");
        List<byte[]> attached = new ArrayList<>();
        for (int n = 1; n < parts.getCount(); n++) {
            if (parts.getBodyPart(n).getFileName().contains(".docx") || parts.getBodyPart(n).getFileName().contains(".pdf")) {
                byte[] content = parts.getBodyPart(n).getInputStream().readAllBytes();
                assertThat(everyByte(content)).as(parts.getBodyPart(n).getFileName()).doesNotContain("欧阳", "Zhang San", "验收单.pdf");
                attached.add(content);
            }
        }
        byte[] wordSeen = originals.open(word, word.given().getFirst());
        byte[] pdfSeen = originals.open(pdf, pdf.given().getFirst());
        assertThat(attached).usingElementComparator(Comparator.comparing(java.util.Arrays::hashCode)).contains(wordSeen, pdfSeen);
        try (XWPFDocument received = new XWPFDocument(new ByteArrayInputStream(wordSeen)); PDDocument drawn = Loader.loadPDF(pdfSeen)) {
            assertThat(new XWPFWordExtractor(received).getText()).contains("校服采购合同").doesNotContain("欧阳");
            assertThat(new PDFTextStripper().getText(drawn)).contains("Fare 4 yuan").doesNotContain("Zhang", "San");
            assertThat(drawn.getDocumentInformation().getAuthor()).isNull();
        }
    }

    @Test
    @DisplayName("发出以后、交给服务器以前收回的文件不再送出：邮件停下，不缺附件照发")
    void takenBackInTime() throws Exception {
        Original word = given("合同.docx", word(), "欧阳某某");
        decided();
        server.stop();
        cast.does(OFFICER, "dispatch", request, Map.of("way", "email", "to", "lin@example.org"));
        await().untilAsserted(() -> assertThat(mail.of(request).getLast().sending().trouble()).isNotNull());
        originals.withdraw(word, word.given().getFirst().id(), "person-officer").orThrow();
        server = new GreenMail(SETUP);
        server.start();
        time.moveTo(time.instant().plusSeconds(3600));
        await().atMost(java.time.Duration.ofSeconds(20)).untilAsserted(() -> assertThat(mail.of(request).getLast().sending().trouble().inWords()).isEqualTo("邮件没有生成"));
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }

    private void decided() {
        Map<String, String> partly = new HashMap<>(cast.answers("R37"));
        partly.remove("item1PaperCopy");
        partly.put("item1Grounds", GROUND);
        cast.does(APPROVER, "decide", request, partly);
    }

    private Original given(String name, byte[] file, String words) {
        Original original = originals.add(request, Original.WHOLE, EDUCATION, name, file, "person-officer").orThrow();
        originals.mark(original, new Mark.Words(words, GROUND)).orThrow();
        originals.preview(again(original));
        Original seen = again(original);
        originals.give(seen, seen.preview().orElseThrow().id(), "person-officer", "第三十七条").orThrow();
        return again(original);
    }

    private Original again(Original original) {
        return originals.find(request, original.id()).orElseThrow();
    }

    /** The file as text, and all that is packed in it, however it is encoded. */
    private static String everyByte(byte[] file) throws IOException {
        StringBuilder all = new StringBuilder();
        try (ZipInputStream parts = new ZipInputStream(new ByteArrayInputStream(file))) {
            while (parts.getNextEntry() != null) {
                all.append(new String(parts.readAllBytes(), StandardCharsets.UTF_8)).append('\n');
            }
        }
        for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.ISO_8859_1)) {
            all.append(new String(file, charset)).append('\n');
        }
        return all.toString();
    }

    private static byte[] word() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (XWPFDocument document = new XWPFDocument()) {
            document.getProperties().getCoreProperties().setCreator("欧阳某某");
            document.createParagraph().createRun().setText("校服采购合同，联系人欧阳某某");
            document.createComments().createComment(java.math.BigInteger.ONE).setAuthor("欧阳某某");
            document.write(file);
        }
        return file.toByteArray();
    }

    private static byte[] pdf() throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream pen = new PDPageContentStream(document, page)) {
                pen.setFont(new PDType1Font(FontName.HELVETICA), 14);
                String[] lines = {"Handled by Zhang San", "Fare 4 yuan"};
                for (int i = 0; i < lines.length; i++) {
                    pen.beginText();
                    pen.newLineAtOffset(80, 700 - 100 * i);
                    pen.showText(lines[i]);
                    pen.endText();
                }
            }
            document.getDocumentInformation().setAuthor("Zhang San");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }
}

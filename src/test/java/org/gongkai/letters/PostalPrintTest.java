package org.gongkai.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.gongkai.directory.Organ;
import org.gongkai.directory.OrganKind;
import org.gongkai.directory.OrganProfile;
import org.gongkai.letters.PostalPrint.Addressed;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("寄发的文书一次打印：每份从新的一页起，地址在窗口信封露出的位置；信封、标签另打")
class PostalPrintTest {

    private static final Organ EDUCATION = new Organ("lq-jy", "临溪区教育局", "区教育局", null, OrganKind.DEPARTMENT, null, LocalDate.of(2000, 1, 1), null,
            new OrganProfile("临教", null, null, "临溪区书院路5号", "999000", null, null, null, null));
    private final PostalPrint print = new PostalPrint(new TaggedPdf(new LetterFont("")));

    @BeforeAll
    static void typeface() {
        Assumptions.assumeTrue(!new LetterFont("").faces().isEmpty(), "this machine has no Chinese typeface");
    }

    private static Addressed addressed(int n, int lines) {
        LetterText letter = new LetterText("临溪区教育局政府信息公开申请答复书", "临教公复〔2026〕" + n + "号", "林小舟：", IntStream.range(0, lines).mapToObj(line -> "经审查，答复如下，第" + line + "段。").toList(), "临溪区教育局", LocalDate.of(2026, 3, 12));
        return new Addressed(letter, "林小舟" + n, "临溪区柳岸街" + n + "号", "99900" + n, EDUCATION);
    }

    @Test
    @DisplayName("三份文书，长的两页：每份的首页窗口里只有收件人的邮编、地址、姓名，正文在窗口以下；页码每份从 1 起")
    void letters() throws IOException {
        try (PDDocument document = Loader.loadPDF(print.letters(List.of(addressed(1, 2), addressed(2, 20), addressed(3, 1))).orElseThrow())) {
            assertThat(document.getNumberOfPages()).isEqualTo(4);
            int[] first = {0, 1, 3};
            for (int n = 0; n < first.length; n++) {
                assertThat(window(document, first[n])).isEqualTo("99900%1$d临溪区柳岸街%1$d号林小舟%1$d收".formatted(n + 1));
                assertThat(text(document, first[n])).contains("—1—", "临教公复〔2026〕" + (n + 1) + "号");
            }
            assertThat(window(document, 2)).as("续页没有地址").doesNotContain("收");
            assertThat(text(document, 2)).contains("—2—");
        }
    }

    @Test
    @DisplayName("信封一封一页，收件人和寄件人的地址、邮编都在；标签一页 24 枚")
    void covers() throws IOException {
        List<Addressed> all = IntStream.rangeClosed(1, 25).mapToObj(n -> addressed(n, 1)).toList();
        try (PDDocument document = Loader.loadPDF(print.envelopes(all).orElseThrow())) {
            assertThat(document.getNumberOfPages()).isEqualTo(25);
            assertThat(document.getPage(0).getMediaBox().getWidth()).isBetween(623f, 624.5f);
            assertThat(text(document, 4)).contains("999005", "临溪区柳岸街5号", "林小舟5收", "临溪区教育局", "999000");
        }
        try (PDDocument document = Loader.loadPDF(print.labels(all).orElseThrow())) {
            assertThat(document.getNumberOfPages()).isEqualTo(2);
            assertThat(text(document, 0)).contains("林小舟24收").doesNotContain("林小舟25");
            assertThat(text(document, 1)).contains("林小舟25收");
        }
    }

    private static String text(PDDocument document, int page) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page + 1);
        stripper.setEndPage(page + 1);
        return stripper.getText(document).replaceAll("\\s", "");
    }

    /** What shows in a window 20 mm from the left and 45 mm from the top, 90 by 45 mm. */
    private static String window(PDDocument document, int page) throws IOException {
        double mm = 72 / 25.4;
        PDFTextStripperByArea area = new PDFTextStripperByArea();
        area.addRegion("window", new Rectangle2D.Double(20 * mm, 45 * mm, 90 * mm, 45 * mm));
        area.extractRegions(document.getPage(page));
        return area.getTextForRegion("window").replaceAll("\\s", "");
    }
}

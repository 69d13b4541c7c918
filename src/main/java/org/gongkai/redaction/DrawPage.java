package org.gongkai.redaction;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.gongkai.reading.Job;
import org.gongkai.reading.Refusal;
import org.gongkai.reading.Within;

/** A page of the file, or a picture of a Word file, as PNG. */
@Within(seconds = DrawPage.SECONDS)
final class DrawPage extends Job<DrawPage.Asked, Integer> {

    static final int SECONDS = 20;
    private static final int DPI_ON_SCREEN = 100;

    /** @param page from 1 */
    record Asked(int page) {
    }

    @Override
    public Result<Integer> open(byte[] file, Asked asked) throws Refusal, IOException {
        return new Result<>(asked.page(), picture(file, asked.page(), Bounds.within(Duration.ofSeconds(SECONDS))));
    }

    private static byte[] picture(byte[] file, int page, Bounds bounds) throws Refusal, IOException {
        FileKind kind = FileKind.of(file, bounds);
        return switch (kind) {
            case PDF -> {
                try (PDDocument document = PdfFile.open(file)) {
                    yield page < 1 || page > document.getNumberOfPages() ? none() : Pictures.png(PdfFile.picture(document, page, DPI_ON_SCREEN));
                }
            }
            case DOCX -> {
                List<byte[]> pictures = WordFile.pictures(file, bounds);
                yield page < 1 || page > pictures.size() ? none() : pictures.get(page - 1);
            }
            case XLSX -> none();
            case PNG, JPEG -> page == 1 ? Pictures.png(Pictures.upright(file)) : none();
        };
    }

    private static byte[] none() throws Unredactable {
        throw new Unredactable("文件没有这一页。");
    }
}

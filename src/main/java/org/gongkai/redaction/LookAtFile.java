package org.gongkai.redaction;

import java.io.IOException;
import java.time.Duration;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.gongkai.reading.Job;
import org.gongkai.reading.Refusal;
import org.gongkai.reading.Within;

/** What kind of file this is and how many pages (pictures, in a Word file) it has to draw boxes on. */
@Within(seconds = LookAtFile.SECONDS)
final class LookAtFile extends Job<LookAtFile.Asked, Redaction.Pages> {

    static final int SECONDS = 15;

    /** Nothing but the file. */
    record Asked() {
    }

    @Override
    public Result<Redaction.Pages> open(byte[] file, Asked asked) throws Refusal, IOException {
        Bounds bounds = Bounds.within(Duration.ofSeconds(SECONDS));
        FileKind kind = FileKind.of(file, bounds);
        return Result.of(new Redaction.Pages(kind, switch (kind) {
            case PDF -> {
                try (PDDocument document = PdfFile.open(file)) {
                    yield document.getNumberOfPages();
                }
            }
            case DOCX -> WordFile.pictures(file, bounds).size();
            case XLSX -> 0;
            case PNG, JPEG -> {
                Pictures.decode(file);
                yield 1;
            }
        }));
    }
}

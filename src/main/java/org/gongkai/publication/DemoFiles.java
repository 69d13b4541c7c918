package org.gongkai.publication;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.gongkai.directory.DemoChapter;
import org.gongkai.directory.Identifier;
import org.gongkai.letters.PublicPaper;
import org.gongkai.letters.Sheet;
import org.gongkai.letters.Sheets;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The files that belong to documents of the demo district: {@code demo/files.yaml}, written as what the ending of each name says. */
@Component
@Order(21)
class DemoFiles implements DemoChapter {

    private static final String FILE = "demo/files.yaml";
    private static final String SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    /** Of a column, in 256ths of a character. */
    private static final int HUNDREDTH = 230;

    private final DocumentRows rows;
    private final Documents published;
    private final AttachmentStore store;
    private final Sheets sheets;

    DemoFiles(DocumentRows rows, Documents published, AttachmentStore store, Sheets sheets) {
        this.rows = rows;
        this.published = published;
        this.store = store;
        this.sheets = sheets;
    }

    @Override
    public String name() {
        return "files";
    }

    @Override
    public void tell() {
        try (InputStream in = new ClassPathResource(FILE).getInputStream()) {
            YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build().readValue(in, Declared.class).files().forEach(this::attach);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Of a document that is still there: an installation may have had the others for long. */
    private void attach(Declaration declared) {
        Optional<PublishedDocument> document = rows.copies(List.of(declared.document())).stream().filter(copy -> copy.source().equals(DemoDocuments.SOURCE)).findFirst()
                .flatMap(copy -> published.published(copy.id())).filter(found -> found.tombstone() == null);
        if (document.isEmpty()) {
            return;
        }
        Written file = written(declared);
        try {
            String digest = store.put(new ByteArrayInputStream(file.bytes()), file.bytes().length).digest();
            rows.addAttachments(List.of(new Attachment(Identifier.fresh(), document.get().edition().id(), file.name(), file.mediaType(), (long) file.bytes().length, digest, null)), Map.of());
        } catch (IOException | AttachmentStore.TooLarge unwritten) {
            throw new IllegalStateException(file.name(), unwritten);
        }
    }

    private record Written(String name, String mediaType, byte[] bytes) {
    }

    /** Where no typeface is at hand to print it, what should be a PDF is a text to fill in. */
    private Written written(Declaration file) {
        String bare = file.name().substring(0, file.name().lastIndexOf('.'));
        Sheet sheet = Sheet.of(file.title(), List.of(new Sheet.Words(file.words()), new Sheet.Table(file.head(), file.widths(), file.rows())));
        Written text = new Written(bare + ".docx", PublicPaper.Format.DOCX.mediaType(), sheets.docx(sheet));
        return switch (file.name().substring(bare.length() + 1)) {
            case "docx" -> text;
            case "pdf" -> sheets.pdf(sheet).map(bytes -> new Written(file.name(), PublicPaper.Format.PDF.mediaType(), bytes)).orElse(text);
            default -> new Written(file.name(), SHEET, book(file));
        };
    }

    private static byte[] book(Declaration file) {
        try (XSSFWorkbook book = new XSSFWorkbook(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            var sheet = book.createSheet(file.title());
            fill(sheet.createRow(0), List.of(file.title()));
            fill(sheet.createRow(1), List.of(file.words()));
            fill(sheet.createRow(2), file.head());
            for (List<String> cells : file.rows()) {
                fill(sheet.createRow(sheet.getLastRowNum() + 1), cells);
            }
            for (int column = 0; column < file.widths().size(); column++) {
                sheet.setColumnWidth(column, file.widths().get(column) * HUNDREDTH);
            }
            book.write(out);
            return out.toByteArray();
        } catch (IOException cannotHappenInMemory) {
            throw new UncheckedIOException(cannotHappenInMemory);
        }
    }

    private static void fill(Row row, List<String> cells) {
        for (int column = 0; column < cells.size(); column++) {
            row.createCell(column).setCellValue(cells.get(column));
        }
    }

    private record Declared(List<Declaration> files) {
    }

    /** @param document its id in the demo's documents @param widths of the columns, in parts of a hundred */
    private record Declaration(String document, String name, String title, String words, List<String> head, List<Integer> widths, List<List<String>> rows) {
    }
}

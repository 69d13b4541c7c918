package org.gongkai.publication;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.directory.DemoChapter;
import org.gongkai.directory.Identifier;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

/** What the organs of the demo district have made public. */
@Component
@Order(20)
class DemoDocuments implements DemoChapter {

    private static final String FILE = "/demo/documents.jsonl";

    /** Names a picture of {@code demo/pictures} in a line. */
    private static final String PICTURE = "pictureFile";
    static final String SOURCE = "demo";

    private final DocumentImport documents;
    private final DocumentRows rows;
    private final Documents published;
    private final AttachmentStore store;
    private final JsonMapper json = JsonMapper.builder().build();

    DemoDocuments(DocumentImport documents, DocumentRows rows, Documents published, AttachmentStore store) {
        this.documents = documents;
        this.rows = rows;
        this.published = published;
        this.store = store;
    }

    @Override
    public String name() {
        return "documents";
    }

    @Override
    public void tell() {
        Map<String, List<DocumentImport.Line>> byOrgan = new LinkedHashMap<>();
        long number = 0;
        for (String line : lines()) {
            number++;
            byOrgan.computeIfAbsent(json.readTree(line).get("answers").asString(), organ -> new ArrayList<>())
                    .add(new DocumentImport.Line(number, line.getBytes(StandardCharsets.UTF_8)));
        }
        byOrgan.forEach((organ, lines) -> {
            DocumentImport.Outcome outcome = documents.take(new DocumentImport.Settings(SOURCE, organ, List.of()), lines);
            if (!outcome.rejected().isEmpty()) {
                throw new IllegalStateException(FILE + ": " + outcome.rejected().getFirst());
            }
        });
        lines().stream().map(json::readTree).filter(line -> line.has(PICTURE)).forEach(line -> illustrate(line.get("id").asString(), line.get(PICTURE).asString()));
    }

    /** Puts a picture, drawn for the demo, beside a document. */
    private void illustrate(String sourceId, String path) {
        String document = rows.copies(List.of(sourceId)).stream().filter(copy -> copy.source().equals(SOURCE)).findFirst().orElseThrow().id();
        String edition = published.published(document).orElseThrow().edition().id();
        try {
            byte[] bytes = new ClassPathResource(path).getContentAsByteArray();
            String digest = store.put(new ByteArrayInputStream(bytes), bytes.length).digest();
            rows.addAttachments(List.of(new Attachment(Identifier.fresh(), edition, path.substring(path.lastIndexOf('/') + 1), MediaType.IMAGE_PNG_VALUE, (long) bytes.length, digest, null)), Map.of());
        } catch (IOException | AttachmentStore.TooLarge unreadable) {
            throw new IllegalStateException(path, unreadable);
        }
    }

    private static List<String> lines() {
        try (InputStream in = DemoDocuments.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is not on the classpath");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

package org.gongkai.publication;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.directory.DemoChapter;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

/** What the organs of the demo district have made public. */
@Component
@Order(20)
class DemoDocuments implements DemoChapter {

    private static final String FILE = "/demo/documents.jsonl";

    private final DocumentImport documents;
    private final JsonMapper json = JsonMapper.builder().build();

    DemoDocuments(DocumentImport documents) {
        this.documents = documents;
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
            DocumentImport.Outcome outcome = documents.take(new DocumentImport.Settings("demo", organ, List.of()), lines);
            if (!outcome.rejected().isEmpty()) {
                throw new IllegalStateException(FILE + ": " + outcome.rejected().getFirst());
            }
        });
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

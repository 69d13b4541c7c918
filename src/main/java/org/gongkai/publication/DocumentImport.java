package org.gongkai.publication;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.gongkai.calendar.Now;
import org.gongkai.directory.EstablishOrgan;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Operator;
import org.gongkai.directory.Organ;
import org.gongkai.directory.OrganKind;
import org.gongkai.directory.OrganProfile;
import org.gongkai.directory.Organs;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.publication.DocumentRows.Copy;
import org.gongkai.publication.DocumentRows.NewDocument;
import org.gongkai.publication.DocumentRows.Origin;
import org.gongkai.publication.intake.FieldMapping;
import org.gongkai.publication.intake.LineReader;
import org.gongkai.publication.intake.SourceDocument;
import org.gongkai.publication.intake.SourceDocument.Finding;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes in documents from elsewhere, a chunk of lines in each transaction; a second import of the same changes nothing. */
@Component
public class DocumentImport {

    /** The organ that answers for copies where no other has been entered. */
    static final Organ PLACEHOLDER = new Organ("benjiguan", "本机关", "本机关", null, OrganKind.GOVERNMENT, null,
            LocalDate.of(1949, 10, 1), null, OrganProfile.EMPTY);

    /**
     * @param source which collection the ids belong to, e.g. the name of the file
     * @param organ  id of the organ that answers for the copies; null is the installation's first
     * @param fields {@code item=field} for items that a source names otherwise
     */
    public record Settings(String source, @Nullable String organ, List<String> fields) {
    }

    /** A line of a file, counted from 1. */
    public record Line(long number, byte[] bytes) {
    }

    public record Rejection(long line, String reason) {
    }

    /** What became of a chunk; {@code findings} counts them by kind. */
    public record Outcome(int imported, int unchanged, List<Rejection> rejected, Map<String, Integer> findings) {

        public static final Outcome NOTHING = new Outcome(0, 0, List.of(), Map.of());

        public Outcome and(Outcome other) {
            List<Rejection> all = new ArrayList<>(rejected);
            all.addAll(other.rejected);
            Map<String, Integer> counts = new TreeMap<>(findings);
            other.findings.forEach((code, count) -> counts.merge(code, count, Integer::sum));
            return new Outcome(imported + other.imported, unchanged + other.unchanged, all, counts);
        }
    }

    private final LineReader reader;
    private final DocumentRows rows;
    private final Organs organs;
    private final EstablishOrgan establish;
    private final Ledger ledger;
    private final Now now;

    DocumentImport(LineReader reader, DocumentRows rows, Organs organs, EstablishOrgan establish, Ledger ledger, Now now) {
        this.reader = reader;
        this.rows = rows;
        this.organs = organs;
        this.establish = establish;
        this.ledger = ledger;
        this.now = now;
    }

    /**
     * Imports the lines that can be, all or none of them.
     *
     * @throws IllegalArgumentException if a field option cannot be understood
     */
    @Transactional
    public Outcome take(Settings settings, List<Line> lines) {
        FieldMapping mapping = FieldMapping.standard();
        for (String option : settings.fields()) {
            mapping = mapping.with(option);
        }
        if (settings.organ() != null && organs.find(settings.organ()).isEmpty()) {
            return new Outcome(0, 0, lines.stream().map(line -> new Rejection(line.number(), "没有机构 " + settings.organ())).toList(), Map.of());
        }
        List<Rejection> rejected = new ArrayList<>();
        Map<String, SourceDocument> read = read(lines, mapping, rejected);
        rows.lockImports();
        Organ organ = settings.organ() == null ? organs.first().orElseGet(this::placeholder) : organs.require(settings.organ());
        return new Chunk(settings.source(), organ, read.values()).write(rejected, lines.size());
    }

    private Map<String, SourceDocument> read(List<Line> lines, FieldMapping mapping, List<Rejection> rejected) {
        Map<String, SourceDocument> read = new LinkedHashMap<>();
        for (Line line : lines) {
            try {
                SourceDocument document = reader.read(line.bytes(), mapping, now.today());
                SourceDocument twin = read.putIfAbsent(document.id(), document);
                if (twin != null && !twin.digest().equals(document.digest())) {
                    rejected.add(new Rejection(line.number(), "来源编号 " + document.id() + " 在前面已出现，内容不同"));
                }
            } catch (LineReader.Rejected reason) {
                rejected.add(new Rejection(line.number(), reason.getMessage()));
            }
        }
        return read;
    }

    private Organ placeholder() {
        return establish.establish(PLACEHOLDER, Operator.INSTALLATION).orThrow();
    }

    /** What one transaction writes. */
    private final class Chunk {

        private final String source;
        private final Organ organ;
        private final Map<String, SourceDocument> changed = new LinkedHashMap<>();
        private final Map<String, Copy> copies;
        private final Map<String, Integer> findings = new TreeMap<>();

        Chunk(String source, Organ organ, Iterable<SourceDocument> read) {
            this.source = source;
            this.organ = organ;
            Map<String, SourceDocument> all = new LinkedHashMap<>();
            read.forEach(document -> all.put(document.id(), document));
            copies = rows.copies(source, all.keySet());
            all.forEach((id, document) -> {
                Copy copy = copies.get(id);
                if (copy == null || !copy.digest().equals(document.digest())) {
                    changed.put(id, document);
                }
            });
        }

        Outcome write(List<Rejection> rejected, int lines) {
            Map<String, String> indexNumbers = indexNumbers();
            List<NewDocument> added = new ArrayList<>();
            List<NewDocument> replaced = new ArrayList<>();
            List<Edition> editions = new ArrayList<>();
            List<Attachment> attachments = new ArrayList<>();
            List<Object[]> noticed = new ArrayList<>();
            List<Act> acts = new ArrayList<>();
            changed.forEach((sourceId, document) -> {
                Copy copy = copies.get(sourceId);
                String id = copy == null ? Identifier.fresh() : copy.id();
                Edition edition = new Edition(Identifier.fresh(), id, copy == null ? 1 : copy.editions() + 1, Edition.PUBLISHED,
                        document.entry(), document.body(), null, 0);
                editions.add(edition);
                (copy == null ? added : replaced).add(new NewDocument(new Document(id, organ.id(), indexNumbers.get(sourceId),
                        document.validity(), null, edition.id(), null, null), new Origin(source, sourceId, document.digest())));
                document.attachments().forEach(address -> attachments.add(new Attachment(Identifier.fresh(), edition.id(),
                        nameIn(address), null, null, null, address)));
                document.findings().forEach(finding -> notice(id, finding, noticed));
                acts.add(ledger.prepare(ActDraft.of("publication.import", id).organ(organ.id()).detail("edition", edition.id())
                        .detail("formed", document.entry().formedOn()).detail("published", document.entry().publishedOn())
                        .detail("digest", document.digest())));
            });
            rows.addDocuments(added);
            rows.addEditions(editions);
            rows.replaceCopies(replaced);
            rows.addAttachments(attachments, Map.of());
            rows.addFindings(noticed);
            if (!acts.isEmpty()) {
                ledger.write(acts);
            }
            return new Outcome(changed.size(), lines - changed.size() - rejected.size(), rejected, findings);
        }

        private void notice(String documentId, Finding finding, List<Object[]> noticed) {
            findings.merge(finding.code(), 1, Integer::sum);
            noticed.add(new Object[] {documentId, finding.code(), finding.sentence()});
        }

        /** Those that came along, unless another document has them; for the rest serials of our own, where the organ has a code. */
        private Map<String, String> indexNumbers() {
            Map<String, String> given = new HashMap<>();
            changed.forEach((sourceId, document) -> {
                if (document.indexNumber() != null && !copies.containsKey(sourceId)) {
                    given.put(sourceId, document.indexNumber());
                }
            });
            Set<String> taken = new HashSet<>(rows.indexNumbersAmong(given.values()));
            Map<String, String> numbers = new HashMap<>();
            given.forEach((sourceId, number) -> {
                if (taken.add(number)) {
                    numbers.put(sourceId, number);
                } else {
                    findings.merge("index-taken", 1, Integer::sum);
                }
            });
            Map<String, List<String>> byPrefix = new LinkedHashMap<>();
            changed.forEach((sourceId, document) -> {
                String prefix = IndexNumber.prefix(organ, document.entry().category(), now.today().getYear());
                if (prefix != null && document.indexNumber() == null && !copies.containsKey(sourceId)) {
                    byPrefix.computeIfAbsent(prefix, p -> new ArrayList<>()).add(sourceId);
                }
            });
            byPrefix.forEach((prefix, sourceIds) -> {
                int first = rows.takeSerials(prefix, sourceIds.size());
                for (int i = 0; i < sourceIds.size(); i++) {
                    numbers.put(sourceIds.get(i), new IndexNumber(prefix, first + i).toString());
                }
            });
            return numbers;
        }
    }

    private static String nameIn(String address) {
        String path = address.replaceAll("[?#].*$", "");
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.isBlank() ? address : name;
    }
}

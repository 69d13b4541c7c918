package org.gongkai.publication;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
import org.gongkai.ledger.Singly;
import org.gongkai.ledger.Trouble;
import org.gongkai.publication.DocumentRows.Copy;
import org.gongkai.publication.DocumentRows.NewDocument;
import org.gongkai.publication.DocumentRows.Origin;
import org.gongkai.publication.intake.FieldMapping;
import org.gongkai.publication.intake.LineReader;
import org.gongkai.publication.intake.SourceDocument;
import org.gongkai.publication.intake.SourceDocument.Finding;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes in documents from elsewhere, a chunk of lines in each transaction; a second import of the same changes nothing. */
@Component
public class DocumentImport {

    /** The organ that answers for copies where no other has been entered. */
    static final Organ PLACEHOLDER = new Organ("benjiguan", "本机关", "本机关", null, OrganKind.GOVERNMENT, null,
            LocalDate.of(1949, 10, 1), null, OrganProfile.EMPTY);

    /**
     * @param source which collection the ids belong to; the name of the file where nobody named one
     * @param named  whether somebody named it: the same id in another named source is another record. Otherwise a record is known by its id
     *               and title, in whatever file it came before
     * @param organ  id of the organ that answers for the copies; null is the installation's first
     * @param fields {@code item=field} for items that a source names otherwise
     * @param run    one reading of the file: an id that comes twice in it is two records; null where nobody can say
     */
    public record Settings(String source, boolean named, @Nullable String organ, List<String> fields, @Nullable String run) {

        public Settings(String source, @Nullable String organ, List<String> fields) {
            this(source, organ, fields, null);
        }

        public Settings(String source, @Nullable String organ, List<String> fields, @Nullable String run) {
            this(source, true, organ, fields, run);
        }
    }

    /** A line of a file, counted from 1. */
    public record Line(long number, byte[] bytes) {
    }

    public record Rejection(long line, String reason) {
    }

    /** What a person should know of a line that was imported all the same. */
    public record Notice(long line, String code, String sentence) {
    }

    /**
     * One that came in and is not public until a person decides.
     *
     * @param address where it is decided
     */
    public record Held(long line, String reason, String address) {
    }

    /**
     * What became of a chunk; {@code findings} counts them by kind, {@code notices} says which lines they stand in, {@code held} are
     * among the imported.
     */
    public record Outcome(int imported, int unchanged, List<Rejection> rejected, Map<String, Integer> findings, List<Notice> notices, List<Held> held) {

        public static final Outcome NOTHING = new Outcome(0, 0, List.of(), Map.of(), List.of(), List.of());

        static Outcome refused(long line, String reason) {
            return new Outcome(0, 0, List.of(new Rejection(line, reason)), Map.of(), List.of(), List.of());
        }

        public Outcome and(Outcome other) {
            List<Rejection> all = new ArrayList<>(rejected);
            all.addAll(other.rejected);
            Map<String, Integer> counts = new TreeMap<>(findings);
            other.findings.forEach((code, count) -> counts.merge(code, count, Integer::sum));
            List<Notice> both = new ArrayList<>(notices);
            both.addAll(other.notices);
            List<Held> waiting = new ArrayList<>(held);
            waiting.addAll(other.held);
            return new Outcome(imported + other.imported, unchanged + other.unchanged, all, counts, both, waiting);
        }
    }

    private final LineReader reader;
    private final ImportGate gate;
    private final DocumentRows rows;
    private final ImportFindings noticing;
    private final Organs organs;
    private final EstablishOrgan establish;
    private final Ledger ledger;
    private final ImportedKinds.Beginning kinds;
    private final Now now;
    private final TransactionTemplate transaction;

    DocumentImport(LineReader reader, ImportGate gate, DocumentRows rows, ImportFindings noticing, Organs organs, EstablishOrgan establish, Ledger ledger, ImportedKinds.Beginning kinds, Now now,
            TransactionTemplate transaction) {
        this.kinds = kinds;
        this.reader = reader;
        this.gate = gate;
        this.rows = rows;
        this.noticing = noticing;
        this.organs = organs;
        this.establish = establish;
        this.ledger = ledger;
        this.now = now;
        this.transaction = transaction;
    }

    /**
     * Imports the lines that can be; what breaks the writing is refused alone.
     *
     * @throws IllegalArgumentException if a field option cannot be understood
     */
    public Outcome take(Settings settings, List<Line> lines) {
        FieldMapping mapping = mapping(settings);
        if (settings.organ() != null && organs.find(settings.organ()).isEmpty()) {
            return new Outcome(0, 0, lines.stream().map(line -> new Rejection(line.number(), "没有机构 " + settings.organ())).toList(), Map.of(), List.of(), List.of());
        }
        List<Rejection> rejected = new ArrayList<>();
        List<Numbered> read = read(lines, mapping, rejected);
        return Singly.take(read, some -> Objects.requireNonNull(transaction.execute(status -> write(settings, some))),
                (one, trouble) -> Outcome.refused(one.line(), "这一行写不进去（" + trouble.error() + "）"))
                .stream().reduce(new Outcome(0, 0, rejected, Map.of(), List.of(), List.of()), Outcome::and);
    }

    private static FieldMapping mapping(Settings settings) {
        FieldMapping mapping = FieldMapping.standard();
        for (String option : settings.fields()) {
            mapping = mapping.with(option);
        }
        return mapping;
    }

    /** A line that could be read. */
    record Numbered(long line, SourceDocument document) {
    }

    private List<Numbered> read(List<Line> lines, FieldMapping mapping, List<Rejection> rejected) {
        List<Numbered> read = new ArrayList<>();
        for (Line line : lines) {
            try {
                read.add(new Numbered(line.number(), reader.read(line.bytes(), mapping, now.today())));
            } catch (LineReader.Rejected reason) {
                rejected.add(new Rejection(line.number(), String.valueOf(reason.getMessage())));
            } catch (RuntimeException | StackOverflowError unreadable) {
                rejected.add(new Rejection(line.number(), "这一行读不懂（" + Trouble.of(unreadable).error() + "）"));
            }
        }
        return read;
    }

    private Outcome write(Settings settings, List<Numbered> read) {
        rows.lockImports();
        Organ organ = settings.organ() == null ? organs.first().orElseGet(() -> establish.establish(PLACEHOLDER, Operator.INSTALLATION).orThrow()) : organs.require(settings.organ());
        return new Chunk(settings, organ, read).write();
    }

    /** What one transaction writes. */
    private final class Chunk {

        private final Settings settings;
        private final Organ organ;
        private final ImportPlaces places;
        private final Map<String, Integer> findings = new TreeMap<>();
        private final List<Notice> notices = new ArrayList<>();
        private final List<Held> held = new ArrayList<>();

        Chunk(Settings settings, Organ organ, List<Numbered> read) {
            this.settings = settings;
            this.organ = organ;
            this.places = new ImportPlaces(settings, rows::copies, read);
        }

        Outcome write() {
            Map<String, ImportGate.Judged> judged = gate.judge(places.changed().entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().document(), (one, other) -> one, LinkedHashMap::new)));
            Map<String, String> indexNumbers = indexNumbers();
            List<NewDocument> added = new ArrayList<>();
            List<NewDocument> replaced = new ArrayList<>();
            List<Edition> editions = new ArrayList<>();
            List<Attachment> attachments = new ArrayList<>();
            List<Object[]> noticed = new ArrayList<>();
            List<Act> acts = new ArrayList<>();
            Map<String, Long> lines = new HashMap<>();
            ImportedKinds imported = kinds.of(settings.source(), places.changed().keySet().stream().map(id -> places.copies().get(id)).filter(Objects::nonNull).map(Copy::id).toList());
            places.changed().forEach((sourceId, numbered) -> {
                SourceDocument document = numbered.document();
                Copy copy = places.copies().get(sourceId);
                String id = copy == null ? Identifier.fresh() : copy.id();
                ImportGate.Judged of = copy != null && copy.withdrawn() ? judged.get(sourceId).comingBack() : judged.get(sourceId);
                Edition edition = new Edition(Identifier.fresh(), id, copy == null ? 1 : copy.editions() + 1, of.isHeld() ? ReviewChain.HELD : Edition.PUBLISHED,
                        imported.entry(id, document), document.body(), null, null, 0);
                editions.add(edition);
                imported.take(edition, document);
                (copy == null ? added : replaced).add(new NewDocument(new Document(id, organ.id(), indexNumbers.get(sourceId),
                        document.validity(), null, of.isHeld() ? null : edition.id()), new Origin(settings.source(), sourceId, document.digest(), settings.run())));
                lines.put(id, numbered.line());
                document.attachments().forEach(address -> attachments.add(new Attachment(Identifier.fresh(), edition.id(),
                        PublicName.inAddress(address), null, null, null, address)));
                document.findings().forEach(finding -> notice(id, numbered.line(), finding, noticed));
                if (copy == null && document.indexNumber() != null && !document.indexNumber().equals(indexNumbers.get(sourceId))) {
                    notice(id, numbered.line(), new Finding("index-taken", "索引号 " + document.indexNumber() + " 已用于另一件，没有采用"), noticed);
                }
                of.findings().forEach(finding -> notice(id, numbered.line(), finding, noticed));
                if (of.isHeld()) {
                    held.add(new Held(numbered.line(), of.reason(), "/desk/documents/editions/" + edition.id()));
                    findings.merge("held", 1, Integer::sum);
                }
                acts.add(ledger.prepare(ActDraft.of(of.isHeld() ? "publication.hold" : "publication.import", id).organ(organ.id()).detail("edition", edition.id())
                        .detail("formed", document.entry().formedOn()).detail("published", document.entry().publishedOn())
                        .detail("digest", document.digest()).detail("kind", edition.entry().particulars().kind())));
            });
            rows.addDocuments(added);
            rows.addEditions(editions);
            rows.replaceCopies(replaced);
            rows.addAttachments(attachments, Map.of());
            if (!acts.isEmpty()) {
                ledger.write(acts);
            }
            imported.write((id, finding) -> notice(id, lines.getOrDefault(id, 0L), finding, noticed));
            imported.count(added.stream().map(NewDocument::document).toList(), acts);
            noticing.add(noticed);
            if (settings.run() != null) {
                rows.seen(settings.run(), places.unchanged().stream().map(id -> places.copies().get(id)).filter(Objects::nonNull).map(Copy::id).toList());
            }
            noticing.addShells(editions.stream().map(Edition::body).toList()).forEach(id -> told(lines.getOrDefault(id, 0L), new Finding("shell", ImportFindings.SHELL)));
            return new Outcome(places.changed().size(), places.asBefore(), places.rejected(), findings, notices, held);
        }

        private void told(long line, Finding finding) {
            findings.merge(finding.code(), 1, Integer::sum);
            if (line > 0) {
                notices.add(new Notice(line, finding.code(), finding.sentence()));
            }
        }

        private void notice(String documentId, long line, Finding finding, List<Object[]> noticed) {
            told(line, finding);
            noticed.add(new Object[] {documentId, finding.code(), finding.sentence()});
        }

        /** Those that came along, unless another document has them; for the rest serials of our own, where the organ has a code. */
        private Map<String, String> indexNumbers() {
            Map<String, String> given = new HashMap<>();
            places.changed().forEach((sourceId, numbered) -> {
                SourceDocument document = numbered.document();
                if (document.indexNumber() != null && !places.copies().containsKey(sourceId)) {
                    given.put(sourceId, document.indexNumber());
                }
            });
            Set<String> taken = new HashSet<>(rows.indexNumbersAmong(given.values()));
            Map<String, String> numbers = new HashMap<>();
            given.entrySet().stream().filter(one -> taken.add(one.getValue())).forEach(one -> numbers.put(one.getKey(), one.getValue()));
            Map<String, List<String>> byPrefix = new LinkedHashMap<>();
            places.changed().forEach((sourceId, numbered) -> {
                SourceDocument document = numbered.document();
                String prefix = IndexNumber.prefix(organ, document.entry().category(), now.today().getYear());
                if (prefix != null && document.indexNumber() == null && !places.copies().containsKey(sourceId)) {
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
}

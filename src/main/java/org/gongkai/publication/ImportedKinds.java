package org.gongkai.publication;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

import org.gongkai.ledger.Act;
import org.gongkai.publication.intake.SourceDocument;
import org.gongkai.publication.intake.SourceDocument.Finding;
import org.springframework.stereotype.Component;

/** The kinds of the documents of one transaction of an import: what a source says, what a person had decided before, what is only proposed. */
final class ImportedKinds {

    /** Begins one for each transaction. */
    @Component
    static final class Beginning {

        private final KindsOfEditions rows;
        private final DocumentKinds kinds;
        private final DocumentFacts facts;

        Beginning(KindsOfEditions rows, DocumentKinds kinds, DocumentFacts facts) {
            this.rows = rows;
            this.kinds = kinds;
            this.facts = facts;
        }

        /** @param copies ids of the documents that are there already */
        ImportedKinds of(String source, Collection<String> copies) {
            return new ImportedKinds(this, source, rows.particulars(copies));
        }
    }

    private final Beginning of;
    private final String source;
    private final Map<String, Particulars> before;
    private final Map<String, Edition> editions = new LinkedHashMap<>();
    private final List<Object[]> proposals = new ArrayList<>();
    private final Map<String, Map<String, List<String>>> links = new LinkedHashMap<>();

    private ImportedKinds(Beginning of, String source, Map<String, Particulars> before) {
        this.of = of;
        this.source = source;
        this.before = before;
    }

    /** What the source says of a document; what a person decided of a copy stays when its source changes and says nothing of it. */
    CatalogueEntry entry(String documentId, SourceDocument document) {
        CatalogueEntry entry = document.entry();
        Particulars known = before.getOrDefault(documentId, Particulars.UNDECIDED);
        return entry.particulars().kind() != null ? entry : of.kinds.find(known.kind()).map(kind -> entry.of(known, kind.columnFor(entry.column()))).orElse(entry);
    }

    void take(Edition edition, SourceDocument document) {
        editions.put(edition.documentId(), edition);
        if (edition.entry().particulars().kind() == null && document.proposal() != null) {
            proposals.add(new Object[] {document.proposal().kind(), document.proposal().because(), edition.id()});
        }
        if (!document.links().isEmpty()) {
            links.put(edition.id(), document.links());
        }
    }

    /** Once the editions are written. */
    void write(BiConsumer<String, Finding> noticed) {
        of.rows.propose(proposals);
        Map<String, String> ids = of.rows.named(source, links.values().stream().flatMap(one -> one.values().stream()).flatMap(List::stream).distinct().toList());
        editions.values().stream().filter(edition -> links.containsKey(edition.id())).forEach(edition -> {
            List<Particulars.Link> found = new ArrayList<>();
            links.get(edition.id()).forEach((relation, others) -> others.forEach(other -> {
                if (ids.containsKey(other)) {
                    found.add(new Particulars.Link(relation, ids.get(other)));
                } else {
                    noticed.accept(edition.documentId(), new Finding("kind-link", "所说的文件不在本网站，没有链接：" + other));
                }
            }));
            of.rows.link(edition.id(), found);
        });
    }

    /** Once the acts are written. */
    void count(List<Document> added, List<Act> acts) {
        Map<String, Act> byDocument = acts.stream().collect(Collectors.toMap(Act::subject, act -> act, (one, other) -> other));
        Map<String, Edition> open = new LinkedHashMap<>(editions);
        open.values().removeIf(edition -> !edition.stage().equals(Edition.PUBLISHED) || edition.entry().particulars().kind() == null);
        of.facts.count(added.stream().filter(document -> open.containsKey(document.id())).map(document -> {
            CatalogueEntry entry = open.remove(document.id()).entry();
            return new DocumentFacts.Standing(document, entry, entry.day(), DocumentFacts.lapsedOn(new DaysOfValidity(document.validity(), null, entry.effectiveOn(), entry.expiresOn(), null, null)), byDocument.get(document.id()));
        }).toList());
        open.keySet().forEach(id -> of.facts.recount(id, byDocument.get(id)));
    }
}

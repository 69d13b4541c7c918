package org.gongkai.participation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.gongkai.participation.Solicitation.Stage;
import org.gongkai.publication.DocumentLine;
import org.gongkai.publication.DocumentLists;
import org.gongkai.publication.Documents;
import org.gongkai.publication.PublishedDocument;
import org.gongkai.publication.RelatedDocuments;
import org.springframework.stereotype.Component;

/** Follows the links that are there: question, document that came of it, what explains, carries out and evaluates that document. */
@Component
public class Decisions {

    /** Kind of a meeting that discussed it, and of what tells how it is carried out; the choice that is not a result yet. */
    private static final String MEETING = "meeting";
    private static final String EVALUATION = "evaluation";
    private static final String PHASE = "phase";
    private static final String PROGRESS = "progress";

    private final SolicitationRows solicitations;
    private final ParticipationKinds kinds;
    private final Documents documents;
    private final DocumentLists lists;
    private final RelatedDocuments related;

    Decisions(SolicitationRows solicitations, ParticipationKinds kinds, Documents documents, DocumentLists lists, RelatedDocuments related) {
        this.solicitations = solicitations;
        this.kinds = kinds;
        this.documents = documents;
        this.lists = lists;
        this.related = related;
    }

    /** The last to be asked about first, each once however often it was asked about; after a day and an id. */
    public List<Decision> newest(LocalDate before, String beforeId, int limit) {
        List<Decision> found = new ArrayList<>();
        Set<String> there = new HashSet<>();
        for (Solicitation one : solicitations.publicOf(kinds.deciding(), before, beforeId, limit)) {
            Decision decision = of(one);
            if (there.add(decision.first().id())) {
                found.add(decision);
            }
        }
        return found;
    }

    /** That which a public question is about. */
    public Optional<Decision> find(String solicitation) {
        return solicitations.find(solicitation).filter(one -> one.stage().isPublic() && kinds.require(one.kind()).decides()).map(this::of);
    }

    private Decision of(Solicitation one) {
        String became = one.stage() == Stage.ANSWERED ? one.became() : null;
        if (became == null) {
            return new Decision(List.of(one), null, List.of(), List.of(), List.of());
        }
        List<Solicitation> asked = solicitations.became(became).stream().sorted(Comparator.comparing(Solicitation::closesOn).thenComparing(Solicitation::id)).toList();
        DocumentLine document = lists.named(List.of(became)).stream().filter(line -> line.tombstone() == null).findFirst().orElse(null);
        List<DocumentLine> others = documents.published(became).map(this::around).orElse(List.of());
        return new Decision(asked.isEmpty() ? List.of(one) : asked, document, others.stream().filter(line -> MEETING.equals(line.kind())).toList(),
                others.stream().filter(line -> !MEETING.equals(line.kind()) && !isResult(line)).toList(), others.stream().filter(Decisions::isResult).toList());
    }

    private List<DocumentLine> around(PublishedDocument document) {
        Set<String> own = Set.copyOf(document.edition().entry().particulars().links().stream().map(link -> link.document()).toList());
        return related.of(document).stream().flatMap(group -> group.documents().stream()).filter(line -> !own.contains(line.id())).distinct().sorted(Comparator.comparing(DocumentLine::day)).toList();
    }

    private static boolean isResult(DocumentLine line) {
        return EVALUATION.equals(line.kind()) && !PROGRESS.equals(line.said().typed(PHASE));
    }
}

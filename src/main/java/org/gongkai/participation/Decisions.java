package org.gongkai.participation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.gongkai.participation.Solicitation.Stage;
import org.gongkai.publication.DocumentLine;
import org.gongkai.publication.DocumentLists;
import org.gongkai.publication.Documents;
import org.gongkai.publication.PublishedDocument;
import org.gongkai.publication.RelatedDocuments;
import org.jspecify.annotations.Nullable;
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

    /** Some of them. @param last the question after which the next come; null where none do */
    public record Newest(List<Decision> decisions, @Nullable Solicitation last) {
    }

    /** The last to be asked about first, each once, where it was asked about last; after a day and an id. @param limit how many questions are read, so that as many decisions or fewer come of them */
    public Newest newest(LocalDate before, String beforeId, int limit) {
        List<Solicitation> read = solicitations.publicOf(kinds.deciding(), before, beforeId, limit + 1);
        List<Solicitation> shown = read.size() > limit ? read.subList(0, limit) : read;
        List<Decision> found = new ArrayList<>();
        for (Solicitation one : shown) {
            Decision decision = of(one);
            if (decision.asked().stream().filter(this::decides).reduce((earlier, later) -> later).map(Solicitation::id).filter(one.id()::equals).isPresent()) {
                found.add(decision);
            }
        }
        return new Newest(found, read.size() > limit ? shown.getLast() : null);
    }

    private boolean decides(Solicitation one) {
        return kinds.require(one.kind()).decides();
    }

    /** That which a public question is about. */
    public Optional<Decision> find(String solicitation) {
        return solicitations.find(solicitation).filter(one -> one.stage().isPublic() && decides(one)).map(this::of);
    }

    private Decision of(Solicitation one) {
        String became = one.stage() == Stage.ANSWERED ? one.became() : null;
        if (became == null) {
            return new Decision(one, List.of(one), null, List.of(), List.of(), List.of());
        }
        List<Solicitation> asked = solicitations.became(became).stream().sorted(Comparator.comparing(Solicitation::closesOn).thenComparing(Solicitation::id)).toList();
        DocumentLine document = lists.named(List.of(became)).stream().filter(line -> line.tombstone() == null).findFirst().orElse(null);
        List<DocumentLine> others = documents.published(became).map(this::around).orElse(List.of());
        return new Decision(asked.stream().filter(this::decides).findFirst().orElse(one), asked.isEmpty() ? List.of(one) : asked, document, others.stream().filter(line -> MEETING.equals(line.kind())).toList(),
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

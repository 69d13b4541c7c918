package org.gongkai.participation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.gongkai.participation.Solicitation.Stage;
import org.gongkai.publication.DocumentLine;
import org.gongkai.publication.DocumentLists;
import org.gongkai.publication.RelatedDocuments;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Follows the links that are there: question, document that came of it, what explains, carries out and evaluates that document. */
@Component
public class Decisions {

    private final SolicitationRows solicitations;
    private final ParticipationKinds kinds;
    private final DocumentLists lists;
    private final RelatedDocuments related;

    Decisions(SolicitationRows solicitations, ParticipationKinds kinds, DocumentLists lists, RelatedDocuments related) {
        this.solicitations = solicitations;
        this.kinds = kinds;
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
        for (Map.Entry<Solicitation, Decision> one : of(shown).entrySet()) {
            if (one.getValue().asked().stream().filter(this::decides).reduce((earlier, later) -> later).map(Solicitation::id).filter(one.getKey().id()::equals).isPresent()) {
                found.add(one.getValue());
            }
        }
        return new Newest(found, read.size() > limit ? shown.getLast() : null);
    }

    private boolean decides(Solicitation one) {
        return kinds.require(one.kind()).decides();
    }

    /** That which a public question is about. */
    public Optional<Decision> find(String solicitation) {
        return solicitations.find(solicitation).filter(one -> one.stage().isPublic() && decides(one)).map(one -> of(List.of(one)).get(one));
    }

    private static @Nullable String became(Solicitation one) {
        return one.stage() == Stage.ANSWERED ? one.became() : null;
    }

    /** As many queries for a list as for one. */
    private Map<Solicitation, Decision> of(List<Solicitation> some) {
        List<String> became = some.stream().map(Decisions::became).filter(Objects::nonNull).distinct().toList();
        Map<String, List<Solicitation>> asked = became.isEmpty() ? Map.of() : solicitations.becameAny(became).stream().collect(Collectors.groupingBy(one -> String.valueOf(one.became())));
        Map<String, DocumentLine> documents = lists.named(became).stream().filter(line -> line.tombstone() == null).collect(Collectors.toMap(DocumentLine::id, line -> line));
        Map<String, List<DocumentLine>> around = documents.isEmpty() ? Map.of() : related.namingAny(documents.keySet());
        Map<Solicitation, Decision> decisions = new LinkedHashMap<>();
        some.forEach(one -> {
            String document = became(one);
            decisions.put(one, document == null ? new Decision(one, List.of(one), null, List.of(), List.of(), List.of())
                    : of(asked.getOrDefault(document, List.of(one)), documents.get(document), around.getOrDefault(document, List.of())));
        });
        return decisions;
    }

    private Decision of(List<Solicitation> asked, @Nullable DocumentLine document, List<DocumentLine> others) {
        Solicitation first = asked.stream().filter(this::decides).findFirst().orElse(asked.getFirst());
        ParticipationKind kind = kinds.require(first.kind());
        List<DocumentLine> inTime = others.stream().sorted(Comparator.comparing(DocumentLine::day)).toList();
        Predicate<DocumentLine> before = line -> kind.isBefore(line.said());
        Predicate<DocumentLine> result = line -> kind.isResult(line.said());
        return new Decision(first, asked, document, inTime.stream().filter(before).toList(), inTime.stream().filter(before.or(result).negate()).toList(), inTime.stream().filter(result).toList());
    }
}

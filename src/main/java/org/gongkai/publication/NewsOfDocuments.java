package org.gongkai.publication;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.gongkai.ledger.Act;
import org.gongkai.publication.text.CleanHtml;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What acts change of what everybody may read, for whoever takes documents further than this site. */
@Component
public class NewsOfDocuments {

    /** What was public elsewhere before it came here is no news when it is let through. */
    private static final String HELD = "publication.release";

    private final ReviewChain chain;
    private final Documents documents;

    NewsOfDocuments(ReviewChain chain, Documents documents) {
        this.chain = chain;
        this.documents = documents;
    }

    /** What happened. */
    public enum Turn { BECAME_PUBLIC, CEASED }

    /** @param edition null where every edition ceased to be public */
    public record Change(Turn turn, String document, @Nullable String edition) {
    }

    /** An edition as it was published, for those who serve it: what a ground takes from readers is not taken here. @param live whether everybody reads it now */
    public record Told(Edition edition, String organ, boolean live) {

        public List<String> lines() {
            List<String> lines = CleanHtml.text(edition.body()).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
            return !lines.isEmpty() && lines.getFirst().equals(edition.entry().title()) ? lines.subList(1, lines.size()) : lines;
        }
    }

    /** Empty where the act changes nothing of it. */
    public Optional<Change> of(Act act) {
        if (act.kind().equals("publication.withdraw")) {
            return Optional.of(new Change(Turn.CEASED, act.subject(), null));
        }
        if (act.kind().equals("publication.close")) {
            return act.text("attachment") != null ? Optional.empty() : Optional.ofNullable(act.text("edition")).map(edition -> new Change(Turn.CEASED, act.subject(), edition));
        }
        return act.kind().startsWith("publication.") && !act.kind().equals(HELD) && chain.publishing().stream().anyMatch(sort -> sort.has(act))
                ? Optional.ofNullable(act.text("edition")).map(edition -> new Change(Turn.BECAME_PUBLIC, act.subject(), edition)) : Optional.empty();
    }

    /** By the id of the edition. */
    public Map<String, Told> editions(Collection<String> ids) {
        return ids.isEmpty() ? Map.of() : documents.editions(ids).stream().map(subject -> new Told(subject.edition(), subject.document().organ(),
                subject.document().isPublic() && Objects.equals(subject.document().liveEdition(), subject.edition().id())))
                .collect(Collectors.toMap(told -> told.edition().id(), Function.identity()));
    }
}

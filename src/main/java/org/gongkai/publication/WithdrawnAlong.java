package org.gongkai.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

/** What a withdrawal does to other documents, for whoever is about to withdraw: nobody finds out afterwards. */
@Component
public class WithdrawnAlong {

    /** What happens to another document. */
    public enum What {
        /** It interprets this one and stays public. */
        STAYS,
        /** It waits for the hour of the edition to come, which goes back to its draft, and waits no longer. */
        LEAVES_HOUR,
        /** What this one says stands above its text, and goes from there. */
        LOSES_NOTICE
    }

    /** @param title of the other document */
    public record Told(What what, String title) {
    }

    private final Interpretations interpretations;
    private final DocumentKinds kinds;
    private final DocumentLists lists;
    private final DocumentRows rows;

    WithdrawnAlong(Interpretations interpretations, DocumentKinds kinds, DocumentLists lists, DocumentRows rows) {
        this.interpretations = interpretations;
        this.kinds = kinds;
        this.lists = lists;
        this.rows = rows;
    }

    public List<Told> of(ReviewChain.Subject subject) {
        String id = subject.document().id();
        CatalogueEntry entry = subject.edition().entry();
        Optional<DocumentKind> kind = kinds.of(entry);
        List<Told> told = new ArrayList<>();
        kind.map(DocumentKind::interpreted).stream().flatMap(demanded -> interpretations.publicTitles(id, demanded).stream()).forEach(title -> told.add(new Told(What.STAYS, title)));
        Optional.ofNullable(interpretations.of(id).material()).filter(material -> material.stage().equals(TakeReviewStep.SCHEDULED) && rows.unfinishedEdition(id).isPresent())
                .ifPresent(material -> told.add(new Told(What.LEAVES_HOUR, material.title())));
        List<String> noticed = kind.stream().flatMap(one -> one.relations().stream()).filter(relation -> relation.notice() != null)
                .flatMap(relation -> entry.particulars().linked(relation.name()).stream()).distinct().toList();
        lists.lines(noticed).forEach(line -> told.add(new Told(What.LOSES_NOTICE, line.title())));
        return told;
    }
}

package org.gongkai.publication;

import java.util.ArrayList;
import java.util.List;

import org.gongkai.directory.Organs;
import org.gongkai.procedure.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Holds what a draft says because of its kind against the kind, and the documents and organs that it names against what is there. */
@Component
class CheckParticulars {

    private final DocumentKinds kinds;
    private final Documents documents;
    private final Organs organs;
    private final Interpretations interpretations;

    CheckParticulars(DocumentKinds kinds, Documents documents, Organs organs, Interpretations interpretations) {
        this.interpretations = interpretations;
        this.kinds = kinds;
        this.documents = documents;
        this.organs = organs;
    }

    /** @param documentId of the draft; null for one that is only begun */
    List<String> faults(CatalogueEntry entry, @Nullable String documentId) {
        List<String> faults = new ArrayList<>(kinds.faults(entry));
        kinds.of(entry).ifPresent(kind -> {
            for (Particulars.Link link : entry.particulars().links()) {
                kind.relation(link.relation()).ifPresent(relation -> faults.addAll(faults(relation, link.document(), documentId)));
            }
            kind.fields().stream().filter(field -> field.kind() == Field.Kind.ORGAN).map(field -> entry.particulars().typed(field.name()))
                    .filter(organ -> !organ.isEmpty() && organs.find(organ).isEmpty()).forEach(organ -> faults.add("没有这个机关：" + organ));
        });
        return faults;
    }

    private List<String> faults(DocumentKind.Relation relation, String other, @Nullable String documentId) {
        if (other.equals(documentId)) {
            return List.of("“" + relation.title() + "”不能是这份文件自己");
        }
        PublishedDocument there = documents.published(other).filter(found -> found.document().isPublic()).orElse(null);
        if (there == null && documentId != null && interpretations.plannedFor(documentId).filter(policy -> policy.document().equals(other)).isPresent()) {
            // planned together: it will be public when this is
            return List.of();
        }
        if (there == null) {
            return List.of("“" + relation.title() + "”不在本网站，请粘贴那份文件在本网站的网址：" + other);
        }
        String kind = there.edition().entry().particulars().kind();
        return kind == null || relation.kinds().isEmpty() || relation.kinds().contains(kind) ? List.of()
                : List.of("“" + relation.title() + "”不能是" + kinds.titleOf(kind) + "：《" + there.edition().entry().title() + "》");
    }
}

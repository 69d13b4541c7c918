package org.gongkai.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.gongkai.directory.Organs;
import org.gongkai.procedure.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Holds what a draft says because of its kind against the kind, and the documents and organs that it names against what is there. */
@Component
class CheckParticulars {

    private final DocumentKinds kinds;
    private final DocumentLists lists;
    private final Organs organs;
    private final Interpretations interpretations;

    CheckParticulars(DocumentKinds kinds, DocumentLists lists, Organs organs, Interpretations interpretations) {
        this.interpretations = interpretations;
        this.kinds = kinds;
        this.lists = lists;
        this.organs = organs;
    }

    /** @param documentId of the draft; null for one that is only begun */
    List<String> faults(CatalogueEntry entry, @Nullable String documentId) {
        List<String> faults = new ArrayList<>(kinds.faults(entry));
        kinds.of(entry).ifPresent(kind -> {
            List<Particulars.Link> links = entry.particulars().links();
            Map<String, DocumentLine> there = lists.lines(links.stream().map(Particulars.Link::document).distinct().toList()).stream().collect(Collectors.toMap(DocumentLine::id, Function.identity()));
            // planned together: it will be public when this is
            String planned = documentId == null || links.size() == there.size() ? null : interpretations.plannedFor(documentId).map(Interpretations.Material::document).orElse(null);
            for (Particulars.Link link : links) {
                kind.relation(link.relation()).filter(relation -> !link.document().equals(planned) || there.containsKey(planned))
                        .ifPresent(relation -> faults.addAll(faults(relation, link.document(), there.get(link.document()), documentId)));
            }
            kind.fields().stream().filter(field -> field.kind() == Field.Kind.ORGAN).map(field -> entry.particulars().typed(field.name()))
                    .filter(organ -> !organ.isEmpty() && organs.find(organ).isEmpty()).forEach(organ -> faults.add("没有这个机关：" + organ));
        });
        return faults;
    }

    /** @param there null where it is not public */
    private List<String> faults(DocumentKind.Relation relation, String other, @Nullable DocumentLine there, @Nullable String documentId) {
        if (other.equals(documentId)) {
            return List.of("“" + relation.title() + "”不能是这份文件自己");
        }
        if (there == null) {
            return List.of("“" + relation.title() + "”不在本网站，请粘贴那份文件在本网站的网址：" + other);
        }
        String kind = there.kind();
        return kind == null || relation.kinds().isEmpty() || relation.kinds().contains(kind) ? List.of()
                : List.of("“" + relation.title() + "”不能是" + kinds.titleOf(kind) + "：《" + there.title() + "》");
    }
}

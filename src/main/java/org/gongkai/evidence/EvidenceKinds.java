package org.gongkai.evidence;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The kinds of evidence of {@code regulations/evidence.yaml}, in its order. */
@Component
public class EvidenceKinds {

    static final Kind<Declared> FILE = Kind.of("凭证种类", "evidence.yaml", Declared.class);

    private final List<EvidenceKind> all;

    EvidenceKinds() {
        this(DefinitionTree.shipped());
    }

    @Autowired
    EvidenceKinds(DefinitionTree regulations) {
        all = Definitions.one(regulations, FILE).value().kinds();
        if (new HashSet<>(all.stream().map(EvidenceKind::id).toList()).size() < all.size()) {
            throw new IllegalStateException(FILE.where() + " names a kind twice");
        }
    }

    public List<EvidenceKind> all() {
        return all;
    }

    public Optional<EvidenceKind> find(String id) {
        return all.stream().filter(kind -> kind.id().equals(id)).findFirst();
    }

    record Declared(String title, String legalBasis, List<EvidenceKind> kinds) {
    }
}

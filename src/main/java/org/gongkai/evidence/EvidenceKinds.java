package org.gongkai.evidence;

import java.util.List;
import java.util.Optional;

import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.springframework.stereotype.Component;

/** The kinds of evidence of {@code regulations/evidence.yaml}, in its order. */
@Component
public class EvidenceKinds {

    static final Kind<Declared> FILE = Kind.of("凭证种类", "evidence.yaml", Declared.class, (declared, names) -> {
        for (int n = 0; n < declared.kinds().size(); n++) {
            names.offers(EvidenceKind.SORT, declared.kinds().get(n).id(), "kinds", n, "id");
            names.once(EvidenceKind.SORT, declared.kinds().get(n).id(), "kinds", n, "id");
        }
    });

    private final List<EvidenceKind> all;

    EvidenceKinds(DefinitionTree regulations) {
        all = Definitions.one(regulations, FILE).value().kinds();
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

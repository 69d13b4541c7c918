package org.gongkai.evidence;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Own;
import org.gongkai.definition.Regulations;
import org.springframework.stereotype.Component;

/** The kinds of evidence of {@code regulations/evidence.yaml}, in its order. */
@Component
public class EvidenceKinds {

    static final Kind<Declared> FILE = Kind.of("凭证种类", "evidence.yaml", Declared.class, (declared, names) -> {
        for (int n = 0; n < declared.kinds().size(); n++) {
            names.offers(EvidenceKind.SORT, declared.kinds().get(n).id(), "kinds", n, "id");
            names.once(EvidenceKind.SORT, declared.kinds().get(n).id(), "kinds", n, "id");
        }
    }).own(Own.AT_ONCE);

    private final Supplier<List<EvidenceKind>> all;

    EvidenceKinds(Regulations regulations) {
        all = regulations.made(tree -> Definitions.one(tree, FILE).value().kinds());
    }

    public List<EvidenceKind> all() {
        return all.get();
    }

    public Optional<EvidenceKind> find(String id) {
        return all.get().stream().filter(kind -> kind.id().equals(id)).findFirst();
    }

    record Declared(String title, String legalBasis, List<EvidenceKind> kinds) {
    }
}

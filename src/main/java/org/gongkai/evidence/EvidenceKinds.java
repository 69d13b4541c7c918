package org.gongkai.evidence;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

import org.gongkai.calendar.RegulationFile;
import org.springframework.stereotype.Component;

/** The kinds of evidence of {@code regulations/evidence.yaml}, in its order. */
@Component
public class EvidenceKinds {

    private static final String FILE = "/regulations/evidence.yaml";

    private final List<EvidenceKind> all;

    EvidenceKinds() {
        all = RegulationFile.read(FILE, Declared.class).kinds();
        if (new HashSet<>(all.stream().map(EvidenceKind::id).toList()).size() < all.size()) {
            throw new IllegalStateException(FILE + " names a kind twice");
        }
    }

    public List<EvidenceKind> all() {
        return all;
    }

    public Optional<EvidenceKind> find(String id) {
        return all.stream().filter(kind -> kind.id().equals(id)).findFirst();
    }

    private record Declared(String title, String legalBasis, List<EvidenceKind> kinds) {
    }
}

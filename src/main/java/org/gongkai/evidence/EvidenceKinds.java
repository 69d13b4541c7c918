package org.gongkai.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The kinds of evidence of {@code regulations/evidence.yaml}, in its order. */
@Component
public class EvidenceKinds {

    private static final String FILE = "/regulations/evidence.yaml";

    private final List<EvidenceKind> all;

    EvidenceKinds() {
        try (InputStream in = EvidenceKinds.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is not on the classpath");
            }
            all = YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build()
                    .readValue(in, Declared.class).kinds();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
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

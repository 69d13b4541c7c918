package org.gongkai.casework.publicanswer;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Why a public answer is corrected or withdrawn: {@code regulations/publicanswers.yaml}. */
@Component
public class Grounds {

    static final Kind<Declared> FILE = Kind.of("公开答复的更正和撤回", "publicanswers.yaml", Declared.class);

    private final Declared declared;

    Grounds(DefinitionTree regulations) {
        declared = Definitions.one(regulations, FILE).value();
    }

    /** @param article what it rests on; null where no article says it */
    public record Ground(String id, String title, @Nullable String article) {
    }

    public List<Ground> correcting() {
        return declared.correcting();
    }

    public List<Ground> withdrawing() {
        return declared.withdrawing();
    }

    /** A ground by its id, of whatever it was given for. */
    public Optional<Ground> find(@Nullable String id) {
        return Stream.concat(correcting().stream(), withdrawing().stream()).filter(ground -> ground.id().equals(id)).findFirst();
    }

    record Declared(String title, String description, String legalBasis, List<Ground> correcting, List<Ground> withdrawing) {
    }
}

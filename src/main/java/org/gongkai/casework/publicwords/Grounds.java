package org.gongkai.casework.publicwords;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Own;
import org.gongkai.definition.Regulations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Why a public answer is corrected or withdrawn: {@code regulations/publicanswers.yaml}. */
@Component
public class Grounds {

    static final Kind<Declared> FILE = Kind.of("公开答复的更正和撤回", "publicanswers.yaml", Declared.class).own(Own.AT_ONCE);

    private final Supplier<Declared> declared;

    Grounds(Regulations regulations) {
        declared = regulations.made(tree -> Definitions.one(tree, FILE).value());
    }

    /** @param article what it rests on; null where no article says it */
    public record Ground(String id, String title, @Nullable String article) {
    }

    public List<Ground> correcting() {
        return declared.get().correcting();
    }

    public List<Ground> withdrawing() {
        return declared.get().withdrawing();
    }

    /** Why something that tells of a person may stay. */
    public List<Ground> keeping() {
        return declared.get().keeping();
    }

    /** A ground by its id, of whatever it was given for. */
    public Optional<Ground> find(@Nullable String id) {
        return Stream.of(correcting(), withdrawing(), keeping()).flatMap(List::stream).filter(ground -> ground.id().equals(id)).findFirst();
    }

    record Declared(String title, String description, String legalBasis, List<Ground> correcting, List<Ground> withdrawing, List<Ground> keeping) {
    }
}

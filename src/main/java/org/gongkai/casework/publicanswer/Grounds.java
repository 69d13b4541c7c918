package org.gongkai.casework.publicanswer;

import java.util.List;
import java.util.Objects;
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
    private final List<Ground> keeping;

    Grounds(DefinitionTree regulations) {
        declared = Definitions.one(regulations, FILE).value();
        keeping = declared.keeping() == null ? shipped() : declared.keeping();
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

    /** An own file of an earlier version says nothing of it. */
    private static List<Ground> shipped() {
        return Objects.requireNonNull(Definitions.one(DefinitionTree.shipped(), FILE).value().keeping(), "keeping");
    }

    /** Why something that tells of a person may stay. */
    public List<Ground> keeping() {
        return keeping;
    }

    /** A ground by its id, of whatever it was given for. */
    public Optional<Ground> find(@Nullable String id) {
        return Stream.of(correcting(), withdrawing(), keeping).flatMap(List::stream).filter(ground -> ground.id().equals(id)).findFirst();
    }

    record Declared(String title, String description, String legalBasis, List<Ground> correcting, List<Ground> withdrawing, @Nullable List<Ground> keeping) {
    }
}

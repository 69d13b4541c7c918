package org.gongkai.casework.ending;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Sort;
import org.jspecify.annotations.Nullable;

/** The ways to end of {@code regulations/endings.yaml}, and which of them the actions of older definitions are. */
public final class Endings {

    /** Of what concludes a case and says nothing else. */
    public static final String ANSWERED = "answered";

    static final Sort SORT = new Sort("ending", "结束的方式");
    static final Kind<Declared> FILE = Kind.of("结束的方式", "endings.yaml", Declared.class, (declared, names) -> {
        for (int n = 0; n < declared.endings().size(); n++) {
            names.offers(SORT, declared.endings().get(n).id(), "endings", n, "id");
            names.once(SORT, declared.endings().get(n).id(), "endings", n, "id");
        }
    });
    private static final Endings SHIPPED = new Endings();

    private final Declared declared;

    private Endings() {
        declared = Definitions.one(DefinitionTree.shipped(), FILE).value();
        declared.earlier().values().forEach(actions -> actions.values().forEach(this::require));
        declared.replies().values().forEach(this::require);
        declared.registered().replies().values().forEach(this::require);
    }

    public static Endings shipped() {
        return SHIPPED;
    }

    public List<Ending> all() {
        return declared.endings();
    }

    public Ending require(String id) {
        return all().stream().filter(ending -> ending.id().equals(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("没有“" + id + "”这种结束，见 " + FILE.where()));
    }

    /** The ids of those that are answers. */
    public List<String> answers() {
        return all().stream().filter(Ending::answer).map(Ending::id).toList();
    }

    /** What an action of a type ended in while its definition did not yet say so. */
    public Optional<String> earlier(String type, String action) {
        return Optional.ofNullable(declared.earlier().getOrDefault(type, Map.of()).get(action));
    }

    /**
     * The ending that an action led to.
     *
     * @param said  what the definition says of the action
     * @param reply the reply kind of the whole case, where numbered items were answered; else null
     */
    public Ending of(String said, String action, @Nullable String reply) {
        if (reply != null && declared.replies().containsKey(reply)) {
            return require(declared.replies().get(reply));
        }
        if (reply != null && declared.registered().action().equals(action) && declared.registered().replies().containsKey(reply)) {
            return require(declared.registered().replies().get(reply));
        }
        return require(said);
    }

    record Declared(String title, String description, String legalBasis, List<Ending> endings, Map<String, String> replies,
            Map<String, Map<String, String>> earlier, Registered registered) {
    }

    /** What a register taken over says without more, by reply kind. */
    record Registered(String action, Map<String, String> replies) {
    }
}

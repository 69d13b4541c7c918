package org.gongkai.casework.ending;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Own;
import org.gongkai.definition.Sort;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The ways to end of {@code regulations/endings.yaml} as they are in force here, and which of them the actions of older definitions are. An installation may
 * add its own and say the shipped ones in its own words; none of the shipped ones goes, for matters have ended so.
 */
@Component
public final class Endings {

    /** Of what concludes a case and says nothing else. */
    public static final String ANSWERED = "answered";

    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,40}");

    static final Sort SORT = new Sort("ending", "结束的方式");
    static final Kind<Declared> FILE = Kind.of("结束的方式", "endings.yaml", Declared.class, (declared, names) -> {
        for (int n = 0; n < declared.endings().size(); n++) {
            names.offers(SORT, declared.endings().get(n).id(), "endings", n, "id");
            names.once(SORT, declared.endings().get(n).id(), "endings", n, "id");
            names.under("endings", n).demand(ID.matcher(declared.endings().get(n).id()).matches(), "结束的方式的 id 是小写字母、数字和连字符，最多 40 个", "id");
        }
    }).own(Own.AT_START);

    private final List<Ending> all;
    private final Map<String, String> replies;
    private final Map<String, Map<String, String>> earlier;
    private final Registered registered;

    public Endings(DefinitionTree regulations) {
        Declared shipped = Definitions.one(DefinitionTree.shipped(), FILE).value();
        Declared own = Definitions.one(regulations, FILE).value();
        replies = own.replies() == null ? Objects.requireNonNull(shipped.replies()) : own.replies();
        earlier = own.earlier() == null ? Objects.requireNonNull(shipped.earlier()) : own.earlier();
        registered = own.registered() == null ? Objects.requireNonNull(shipped.registered()) : own.registered();
        Map<String, Ending> known = new LinkedHashMap<>();
        own.endings().forEach(ending -> known.put(ending.id(), ending));
        shipped.endings().forEach(ending -> known.putIfAbsent(ending.id(), ending));
        all = List.copyOf(known.values());
        earlier.values().forEach(actions -> actions.values().forEach(this::require));
        replies.values().forEach(this::require);
        registered.replies().values().forEach(this::require);
    }

    public List<Ending> all() {
        return all;
    }

    public Ending require(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("没有“" + id + "”这种结束，见 " + FILE.where()));
    }

    private Optional<Ending> find(String id) {
        return all.stream().filter(ending -> ending.id().equals(id)).findFirst();
    }

    /** How a matter ended; under a declaration that is in force no longer, or not yet at this node, all that is left is its name, and it is no answer. */
    public Ending named(String id) {
        return find(id).orElseGet(() -> new Ending(id, id, false, "已于 {0} 办结", "不计入按期答复"));
    }

    /** The ids of those that are answers. */
    public List<String> answers() {
        return all.stream().filter(Ending::answer).map(Ending::id).toList();
    }

    /** What an action of a type ended in while its definition did not yet say so. */
    public Optional<String> earlier(String type, String action) {
        return Optional.ofNullable(earlier.getOrDefault(type, Map.of()).get(action));
    }

    /**
     * The ending that an action led to.
     *
     * @param said  what the definition says of the action
     * @param reply the reply kind of the whole case, where numbered items were answered; else null
     */
    public Ending of(String said, String action, @Nullable String reply) {
        if (reply != null && replies.containsKey(reply)) {
            return require(replies.get(reply));
        }
        if (reply != null && registered.action().equals(action) && registered.replies().containsKey(reply)) {
            return require(registered.replies().get(reply));
        }
        return named(said);
    }

    /** What an installation leaves out stays as it is shipped. */
    record Declared(String title, @Nullable String description, @Nullable String legalBasis, List<Ending> endings, @Nullable Map<String, String> replies,
            @Nullable Map<String, Map<String, String>> earlier, @Nullable Registered registered) {
    }

    /** What a register taken over says without more, by reply kind. */
    record Registered(String action, Map<String, String> replies) {
    }
}

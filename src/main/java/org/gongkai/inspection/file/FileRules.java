package org.gongkai.inspection.file;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.publication.Concern;

/** Which files may become public, and how much weighs what is found in them: {@code regulations/publication/files.yaml}. */
public final class FileRules {

    private static final String WHERE = "publication/files.yaml";

    /**
     * A kind of file that is taken.
     *
     * @param endings what its name may end in; the first is the usual one
     * @param cleaned whether a copy without what readers do not see can be made
     */
    public record Kind(String id, String title, List<String> endings, String mediaType, boolean cleaned) {
    }

    /** @param cleaned whether a cleaned copy is without it */
    public record Rule(String id, String title, String sentence, String basis, Concern.Weight weight, boolean cleaned) {
    }

    private record Declared(String title, String description, String legalBasis, List<Kind> kinds, List<Rule> findings) {
    }

    private static final class Shipped {

        private static final Declared RULES = Definitions.one(DefinitionTree.shipped(), org.gongkai.definition.Kind.of("附件", WHERE, Declared.class)).value();
        private static final Map<String, Kind> KINDS = RULES.kinds().stream().collect(Collectors.toMap(Kind::id, Function.identity()));
        private static final Map<String, Rule> FINDINGS = RULES.findings().stream().collect(Collectors.toMap(Rule::id, Function.identity()));
    }

    static final org.gongkai.definition.Kind<?> READ = org.gongkai.definition.Kind.of("附件", WHERE, Declared.class);

    private FileRules() {
    }

    public static String title() {
        return Shipped.RULES.title();
    }

    public static List<Kind> kinds() {
        return Shipped.RULES.kinds();
    }

    public static List<Rule> findings() {
        return Shipped.RULES.findings();
    }

    public static Kind kind(String id) {
        return Optional.ofNullable(Shipped.KINDS.get(id)).orElseThrow(() -> new IllegalStateException(WHERE + " does not know the kind " + id));
    }

    public static Rule rule(String id) {
        return Optional.ofNullable(Shipped.FINDINGS.get(id)).orElseThrow(() -> new IllegalStateException(WHERE + " does not know " + id));
    }

    static boolean isTaken(String kind) {
        return Shipped.KINDS.containsKey(kind);
    }

    /** All endings, as a person reads them. */
    static String endings() {
        return kinds().stream().flatMap(kind -> kind.endings().stream()).map(ending -> ending.toUpperCase(Locale.ROOT)).collect(Collectors.joining("、"));
    }
}

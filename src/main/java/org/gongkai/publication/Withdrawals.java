package org.gongkai.publication;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.jspecify.annotations.Nullable;

/**
 * On which grounds something public is withdrawn or closed, and what its address then still says:
 * {@code regulations/publication/withdrawals.yaml}.
 */
public final class Withdrawals {

    static final Kind<?> FILE = Kind.of("撤回的依据", "publication/withdrawals.yaml", Declared.class);

    /** What a withdrawn document may keep showing; its address, the day and the ground it always does. */
    public enum Part {
        TITLE, NUMBER, SUMMARY, ORGAN, DATES, REASON
    }

    /**
     * A ground.
     *
     * @param title  for those who choose it
     * @param words  for the public
     */
    public record Ground(String id, String title, String words, String article, Set<Part> stays) {

        public boolean keeps(Part part) {
            return stays.contains(part);
        }
    }

    private record Row(String id, String title, @com.fasterxml.jackson.annotation.JsonProperty("public") String words, String article, List<String> stays) {

        Ground ground() {
            return new Ground(id, title, words, article,
                    stays.stream().map(part -> Part.valueOf(part.toUpperCase(Locale.ROOT))).collect(Collectors.toUnmodifiableSet()));
        }
    }

    private record Declared(String title, String description, String legalBasis, List<Row> grounds) {
    }

    private static final class Shipped {

        private static final List<Ground> GROUNDS = Definitions.one(DefinitionTree.shipped(), Kind.of("撤回的依据", "publication/withdrawals.yaml", Declared.class)).value().grounds().stream().map(Row::ground).toList();
    }

    /** A withdrawal of which nobody wrote down the ground: nothing but address and day stays. */
    private static final Ground UNKNOWN = new Ground("", "", "依法不再公开", "条例第六条", Set.of());

    private Withdrawals() {
    }

    public static List<Ground> all() {
        return Shipped.GROUNDS;
    }

    public static boolean isKnown(String id) {
        return Shipped.GROUNDS.stream().anyMatch(ground -> ground.id().equals(id));
    }

    public static Ground ground(@Nullable String id) {
        return Shipped.GROUNDS.stream().filter(ground -> ground.id().equals(id)).findFirst().orElse(UNKNOWN);
    }
}

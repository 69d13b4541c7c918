package org.gongkai.inspection.claims;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Sort;
import org.jspecify.annotations.Nullable;

/** The vocabulary of {@code regulations/checks/measures.yaml}: what reports count, and the words around numbers. */
public record Measures(String title, List<String> filler, ScopeWords scopes, PeriodWords periods, List<String> negations, List<String> happen,
        List<Matter> matters, List<Measure> measures) {

    private static final Sort MEASURE = new Sort("measure", "报告里的数");

    public static final Kind<Measures> FILE = Kind.of("报告里的数", "checks/measures.yaml", Measures.class, (declared, names) -> {
        for (int n = 0; n < declared.measures().size(); n++) {
            names.once(MEASURE, declared.measures().get(n).id(), "measures", n, "id");
        }
    });

    /** @param whole all that is governed @param part others than who reports @param own who reports */
    public record ScopeWords(List<String> whole, List<String> part, List<String> own) {
    }

    /** @param before of the year before @param running of many years @param within of part of a year */
    public record PeriodWords(List<String> before, List<String> running, List<String> within) {
    }

    /**
     * What several measures are about.
     *
     * @param words    which of them must stand nearby before a brief saying counts
     * @param unless   what makes a saying doubtful
     * @param sentence whether that is looked for in the whole sentence, not the clause alone
     */
    public record Matter(String id, List<String> words, List<String> unless, @Nullable Boolean sentence) {

        boolean isDoubtfulBy(String words) {
            return unless.stream().anyMatch(words::contains);
        }
    }

    public static Measures shipped() {
        return Shipped.MEASURES;
    }

    /** The ids under which measures are told. */
    public List<String> rules() {
        return measures.stream().map(Measure::rule).flatMap(Stream::ofNullable).distinct().toList();
    }

    Matter matter(Measure measure) {
        return matters.stream().filter(each -> each.id().equals(measure.matter())).findFirst()
                .orElseThrow(() -> new IllegalStateException(Objects.toString(measure.matter()) + " is no matter"));
    }

    private static final class Shipped {
        private static final Measures MEASURES = Definitions.one(DefinitionTree.shipped(), FILE).value();
    }
}

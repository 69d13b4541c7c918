package org.gongkai.inspection.claims;

import java.util.List;

import org.gongkai.reporting.form.Form.Years;
import org.jspecify.annotations.Nullable;

/**
 * Something that annual reports tell the number of.
 *
 * @param rule  under which findings about it are told; null where nothing is held against it
 * @param said  how a text says it; … stands for filler words, # for the number where it is not the end
 * @param brief how a text says it in short, where the words around leave no doubt
 * @param cells the cells that say the same, each line one way to count it
 * @param none  how a text says that nothing of it happened
 * @param years of which years it is told
 * @param mild  whether a difference only warns
 */
public record Measure(String id, String title, @Nullable String rule, String matter, List<String> units, @Nullable List<String> said,
        @Nullable List<String> brief, @Nullable List<List<String>> cells, @Nullable None none, @Nullable Years years, @Nullable Boolean mild) {

    /** The nouns after a negation; what must and must not stand there with them, and the verbs that alone count. */
    public record None(List<String> nouns, @Nullable List<String> and, @Nullable List<String> verbs, @Nullable List<String> unless) {
    }

    public Measure {
        said = said == null ? List.of() : List.copyOf(said);
        brief = brief == null ? List.of() : List.copyOf(brief);
        cells = cells == null ? List.of() : List.copyOf(cells);
    }

    public boolean onlyWarns() {
        return Boolean.TRUE.equals(mild);
    }

    boolean isTold(@Nullable Integer year) {
        return years == null || year == null || years.contain(year);
    }
}

package org.gongkai.inspection.rules;

import java.math.BigDecimal;
import java.util.List;

import org.gongkai.inspection.Finding;
import org.gongkai.inspection.Severity;
import org.gongkai.inspection.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * One rule as its file declares it.
 *
 * @param sentence  the rule in a plain sentence
 * @param tolerance by how much numbers may differ, in units of the last printed place; null where nothing is compared
 * @param blanks    how blank cells and missing words are taken
 * @param precision the share of its errors and warnings that were right on real reports, as docs/check-precision.md counts them; null
 *                  while it has met too few
 */
public record Rule(String id, String title, String basis, String sentence, Severity severity, @Nullable BigDecimal tolerance,
        @Nullable String blanks, @Nullable BigDecimal precision, List<Example> examples) {

    /** A planted text and what the rule makes of it; the build tries it. */
    public record Example(Outcome outcome, String text) {

        public enum Outcome {
            @com.fasterxml.jackson.annotation.JsonProperty("pass") PASS,
            @com.fasterxml.jackson.annotation.JsonProperty("fail") FAIL,
            @com.fasterxml.jackson.annotation.JsonProperty("not-applicable") NOT_APPLICABLE
        }
    }

    public Rule {
        examples = examples == null ? List.of() : List.copyOf(examples);
    }

    Finding at(Text text, int line, String message) {
        return Finding.of(id, severity, text.place(line), line, message);
    }
}

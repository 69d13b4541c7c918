package org.gongkai.inspection.rules;

import java.math.BigDecimal;
import java.util.List;

import org.gongkai.inspection.Finding;
import org.gongkai.inspection.Severity;
import org.gongkai.inspection.text.Text;
import org.gongkai.reporting.form.Precision;
import org.jspecify.annotations.Nullable;

/**
 * One rule as its file declares it.
 *
 * @param sentence  the rule in a plain sentence
 * @param about     whether it can be asked of any official text, or of annual reports only
 * @param severity  how much its findings may weigh at most; what they do weigh is its {@link #weight}
 * @param tolerance by how much numbers may differ, in units of the last printed place; null where nothing is compared
 * @param blanks    how blank cells and missing words are taken
 * @param precision how often it was right on real texts, as docs/check-precision.md judges them
 * @param certain   why it may call an error what it has not met on real texts yet; null where only measuring tells
 */
public record Rule(String id, String title, String basis, String sentence, About about, Severity severity, @Nullable BigDecimal tolerance,
        @Nullable String blanks, Precision precision, @Nullable String certain, List<Example> examples) {

    /** A less precise rule only informs. */
    static final BigDecimal LEAST_PRECISION = new BigDecimal("0.90");

    /** What a rule can be asked of. */
    public enum About {
        @com.fasterxml.jackson.annotation.JsonProperty("report") REPORT,
        @com.fasterxml.jackson.annotation.JsonProperty("text") TEXT
    }

    /** A planted text and what the rule makes of it; the build tries it. */
    public record Example(Outcome outcome, String text) {

        public enum Outcome {
            @com.fasterxml.jackson.annotation.JsonProperty("pass") PASS,
            @com.fasterxml.jackson.annotation.JsonProperty("fail") FAIL,
            @com.fasterxml.jackson.annotation.JsonProperty("not-applicable") NOT_APPLICABLE
        }
    }

    public Rule {
        about = about == null ? About.REPORT : about;
        examples = examples == null ? List.of() : List.copyOf(examples);
    }

    /** As declared while its precision carries it; what only measuring can tell is no error before it was measured. */
    public Severity weight() {
        if (precision.isMeasured()) {
            return precision.reaches(LEAST_PRECISION) ? severity : Severity.INFO;
        }
        return severity == Severity.ERROR && certain == null ? Severity.WARNING : severity;
    }

    Finding at(Text text, int line, String message) {
        return Finding.of(id, weight(), text.place(line), line, message);
    }
}

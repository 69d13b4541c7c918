package org.gongkai.reporting.form;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.gongkai.definition.Defaulted;
import org.jspecify.annotations.Nullable;

/**
 * A rule of reconciliation 勾稽关系: two sums of cells and how they must compare, for one place or for each of many.
 *
 * @param explained severity once a cell concerned was typed over with a reason; absent when reasons change nothing
 * @param when      the rule is asked only where this comparison holds
 * @param precision how often it was right on real reports, where it was met
 */
public record Formula(String id, String title, String basis, Severity severity, @Nullable Severity explained,
        String sentence, @Nullable Each each, @Nullable Comparison when, List<Term> left, Relation is,
        @Defaulted List<Term> right, @Nullable Precision precision, @Defaulted List<Example> examples) {

    public enum Severity {
        @JsonProperty("error") ERROR("错误"), @JsonProperty("warning") WARNING("警告"), @JsonProperty("info") INFO("提示");

        private final String title;

        Severity(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    public enum Relation {
        @JsonProperty("equal") EQUAL("="),
        @JsonProperty("at-most") AT_MOST("≤"),
        @JsonProperty("at-least") AT_LEAST("≥"),
        @JsonProperty("more-than") MORE_THAN(">"),
        /** The left side is a number that may stand in its column. */
        @JsonProperty("well-formed") WELL_FORMED("应为"),
        /** The left side is not blank. */
        @JsonProperty("filled") FILLED("应填");

        private final String sign;

        Relation(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }

        boolean holds(BigDecimal left, BigDecimal right) {
            int order = left.compareTo(right);
            return switch (this) {
                case EQUAL, WELL_FORMED, FILLED -> order == 0;
                case AT_MOST -> order <= 0;
                case AT_LEAST -> order >= 0;
                case MORE_THAN -> order > 0;
            };
        }
    }

    /**
     * Where the formula is asked: down every column, along every row, or in every cell.
     *
     * @param blocks limits rows to these blocks
     * @param totals limits cells to the printed sums, or to all others
     */
    public record Each(@Nullable String columns, @Nullable String rows, @Defaulted List<String> cells, @Defaulted List<String> blocks,
            @Nullable Boolean totals) {

        public Each {
            cells = cells == null ? List.of() : List.copyOf(cells);
            blocks = blocks == null ? List.of() : List.copyOf(blocks);
        }
    }

    public record Comparison(List<Term> left, Relation is, List<Term> right) {}

    /**
     * One addend.
     *
     * @param cell  a row or column crossing the place where the formula is asked, a full address, or {@code this}
     * @param year  0 for the report year, -1 for the year before
     * @param years {@code all} adds the earlier years that are known
     * @param of    whose number: the report's own, the register's, or every organ's
     */
    public record Term(String cell, int year, @Nullable Span years, @Defaulted Whose of) {

        public enum Span { @JsonProperty("all") ALL }

        public enum Whose {
            @JsonProperty("report") REPORT, @JsonProperty("register") REGISTER, @JsonProperty("organs") ORGANS
        }

        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        public Term {
            of = of == null ? Whose.REPORT : of;
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Term of(String cell) {
            return new Term(cell, 0, null, Whose.REPORT);
        }
    }

    /** Planted numbers on which the formula must hold or fail; the build tries them. */
    public record Example(boolean holds, Map<String, BigDecimal> cells, @Defaulted Map<String, BigDecimal> before,
            @Defaulted Map<String, BigDecimal> register, @Defaulted List<Map<String, BigDecimal>> organs) {

        public Example {
            before = before == null ? Map.of() : before;
            register = register == null ? Map.of() : register;
            organs = organs == null ? List.of() : organs;
        }
    }

    public Formula {
        right = right == null ? List.of() : List.copyOf(right);
        examples = examples == null ? List.of() : List.copyOf(examples);
    }
}

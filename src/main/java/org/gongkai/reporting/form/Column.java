package org.gongkai.reporting.form;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.gongkai.definition.Defaulted;
import org.jspecify.annotations.Nullable;

/** A column of a table; {@code party} narrows what its rows count, {@code total} marks a printed sum. */
public record Column(String id, @Nullable String group, String label, @Nullable String en, @Nullable String party,
        boolean total, @Defaulted List<Measure> count, @Defaulted Number number, @Nullable String unit) {

    /** Which numbers may stand in it. */
    public enum Number {
        /** A whole number, zero or more. */
        @JsonProperty("count") COUNT,
        /** A whole number that may be negative. */
        @JsonProperty("signed") SIGNED,
        /** A sum of money, zero or more. */
        @JsonProperty("amount") AMOUNT,
        /** A share of a hundred. */
        @JsonProperty("percent") PERCENT
    }

    public Column {
        count = count == null ? List.of() : List.copyOf(count);
        number = number == null ? Number.COUNT : number;
    }
}

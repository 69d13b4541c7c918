package org.gongkai.reporting.form;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.gongkai.definition.Defaulted;
import org.jspecify.annotations.Nullable;

/**
 * What a row or column counts: facts that happened during the year, or what stood open at one of its ends.
 *
 * @param during  facts of this name within the year
 * @param open    facts of this name, less those named {@code less}, up to {@code at}
 * @param codes   only facts with one of these codes; empty for all
 * @param replies only facts whose code is a reply kind of the row
 * @param times   how many units of the cell one unit of the facts is: 10,000 where sums kept in 万元 are reported in 元
 */
public record Measure(@Nullable String during, @Nullable String open, @Nullable String less, @Nullable End at,
        @Defaulted List<String> codes, boolean replies, @Defaulted Integer times) {

    /** The first moment of the year's first day, or the last of its last. */
    public enum End {
        @JsonProperty("start") START, @JsonProperty("end") END
    }

    public Measure {
        codes = codes == null ? List.of() : List.copyOf(codes);
        times = times == null ? 1 : times;
        boolean flow = during != null && open == null && less == null && at == null;
        boolean stock = during == null && open != null && less != null && at != null && codes.isEmpty() && !replies;
        if (!flow && !stock) {
            throw new IllegalArgumentException("a measure is either during … or open … less … at");
        }
    }
}

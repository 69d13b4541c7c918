package org.gongkai.reporting.form;

import java.math.BigDecimal;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.gongkai.calendar.ReplyKind.Family;
import org.gongkai.definition.Defaulted;
import org.gongkai.definition.Meaning;
import org.jspecify.annotations.Nullable;

/**
 * What a row or column counts: facts that happened during the period, or what stood at one of its ends.
 *
 * @param during  facts of this name within the period
 * @param open    facts of this name up to {@code at}, less those named {@code less} if it says so
 * @param codes   only facts with one of these codes; empty for all
 * @param replies only facts whose code is a reply kind of the row
 * @param answers only facts whose code is a reply kind of one of these headings
 * @param repliesOf only facts whose code is a reply kind of one of these rows
 * @param times   how many units of the cell one unit of the facts is: 10,000 where sums kept in 万元 are reported in 元
 * @param ofYear  only facts whose party is the year of the period, whenever they were entered
 */
public record Measure(@Nullable String during, @Nullable String open, @Nullable String less, @Nullable End at,
        @Defaulted List<String> codes, boolean replies, @Defaulted @Meaning("按答复的大类数：予以公开、部分公开、不予公开、无法提供、不予处理、其他处理") List<Family> answers,
        @Defaulted @Meaning("按这几行的答复种类数：几行之和另行计数") List<String> repliesOf, @Defaulted BigDecimal times, @Meaning("只数写明属于本年度的，不论哪一天登记") boolean ofYear) {

    /** The first moment of the period's first day, or the last of its last. */
    public enum End {
        @JsonProperty("start") START, @JsonProperty("end") END
    }

    public Measure {
        codes = codes == null ? List.of() : List.copyOf(codes);
        answers = answers == null ? List.of() : List.copyOf(answers);
        repliesOf = repliesOf == null ? List.of() : List.copyOf(repliesOf);
        times = times == null ? BigDecimal.ONE : times;
        boolean flow = during != null && open == null && less == null && at == null;
        boolean stock = during == null && open != null && at != null && !replies && answers.isEmpty() && repliesOf.isEmpty() && (less == null || codes.isEmpty());
        if (!flow && !stock) {
            throw new IllegalArgumentException("a measure is either during … or open … less … at");
        }
    }
}

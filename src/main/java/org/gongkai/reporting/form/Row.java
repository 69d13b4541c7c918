package org.gongkai.reporting.form;

import java.util.List;
import java.util.Map;

import org.gongkai.definition.Defaulted;
import org.gongkai.definition.Meaning;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table as printed: its number, label and place; a heading holds no numbers of its own.
 *
 * @param note     printed after the label
 * @param number   which numbers may stand in it, where its columns do not say so for all rows
 * @param share    one sum of rows in another, in percent
 * @param byHand   what its columns count is not counted in it
 * @param sentence what is counted, in words, where the label does not say it
 */
public record Row(String id, @Nullable String parent, @Nullable String num, @Nullable String group, String label,
        @Nullable String en, @Nullable String unit, boolean heading, boolean total, @Nullable String party, @Defaulted Map<String, String> facts,
        @Defaulted List<Measure> count, @Nullable @Meaning("印在指标后面括号里的说明") String note,
        @Meaning("这一行填哪种数，不写的随列") Column.@Nullable Number number, @Nullable @Meaning("几行之和占另几行之和的百分比") Share share,
        @Nullable @Meaning("这一行数什么，一句话，写在定义里") String sentence,
        @Meaning("这一行由人填写，列上写的 count 不适用") boolean byHand) {

    /** The rows of the same table that are divided by others. */
    public record Share(List<String> part, List<String> whole) {}

    public Row {
        facts = facts == null ? Map.of() : Map.copyOf(facts);
        count = count == null ? List.of() : List.copyOf(count);
    }

    /** Number and label, as printed. */
    public String printed() {
        return num == null ? label : num + label;
    }

    /** With the note that stands after it. */
    public String printedWithNote() {
        return note == null ? printed() : printed() + "（" + note + "）";
    }
}

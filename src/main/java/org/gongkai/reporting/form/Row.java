package org.gongkai.reporting.form;

import java.util.List;
import java.util.Map;

import org.gongkai.definition.Defaulted;
import org.jspecify.annotations.Nullable;

/** A row of a table as printed: its number, label and place; a heading holds no numbers of its own. */
public record Row(String id, @Nullable String parent, @Nullable String num, @Nullable String group, String label,
        @Nullable String en, @Nullable String unit, boolean heading, boolean total, @Nullable String party, @Defaulted Map<String, String> facts,
        @Defaulted List<Measure> count) {

    public Row {
        facts = facts == null ? Map.of() : Map.copyOf(facts);
        count = count == null ? List.of() : List.copyOf(count);
    }

    /** Number and label, as printed. */
    public String printed() {
        return num == null ? label : num + label;
    }
}

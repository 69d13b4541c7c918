package org.gongkai.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** The days on which a dated row of law holds, both ends included.
 * @param to the last day, or null while it still holds */
public record InForce(LocalDate from, @Nullable LocalDate to) {

    public boolean on(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    /** What is wrong with the dated rows of {@code id}: ends before its beginning, gaps, overlaps; empty when they follow one another. */
    public static List<String> gapsAndOverlaps(String id, List<InForce> rows) {
        List<String> wrong = new ArrayList<>();
        List<InForce> ordered = rows.stream().sorted(Comparator.comparing(InForce::from)).toList();
        for (InForce row : ordered) {
            if (row.to != null && row.to.isBefore(row.from)) {
                wrong.add("%s：施行区间 %s 早于其起始 %s".formatted(id, row.to, row.from));
            }
        }
        for (int i = 1; i < ordered.size(); i++) {
            LocalDate end = ordered.get(i - 1).to;
            LocalDate next = ordered.get(i).from;
            if (end == null || !end.isBefore(next)) {
                wrong.add("%s：自 %s 起的一行与前一行重叠（前一行到 %s）".formatted(id, next, end == null ? "现在" : end));
            } else if (!end.plusDays(1).equals(next)) {
                wrong.add("%s：%s 与 %s 之间没有施行的规定".formatted(id, end, next));
            }
        }
        return wrong;
    }
}

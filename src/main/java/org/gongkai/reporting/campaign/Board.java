package org.gongkai.reporting.campaign;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.gongkai.calendar.ComputedDay;
import org.gongkai.clock.Light;
import org.jspecify.annotations.Nullable;

/** Where every organ of a campaign stands on a day. */
public record Board(List<Line> lines) {

    /**
     * @param name    as it was called on the day of the tree
     * @param speaker the organ that files for it, since it had been merged by the end of the period; null where it files itself
     * @param lastDay by when; null once nothing is owed
     * @param left    working days left, negative when over
     */
    public record Line(Filing filing, String name, @Nullable String speaker, @Nullable ComputedDay lastDay, @Nullable Light light, int left, boolean late) {

        /** Whether somebody else files for it. */
        public boolean isMerged() {
            return speaker != null;
        }
    }

    public Board {
        lines = List.copyOf(lines);
    }

    /** How many stand where; who is spoken for by another is not counted twice. */
    public Map<Stage, Long> counted() {
        Map<Stage, Long> counted = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            counted.put(stage, 0L);
        }
        lines.stream().filter(line -> !line.isMerged()).forEach(line -> counted.merge(line.filing().stage(), 1L, Long::sum));
        return counted;
    }

    public List<Line> merged() {
        return lines.stream().filter(Line::isMerged).toList();
    }

    /** Who owes its numbers past its day. */
    public List<Line> late() {
        return lines.stream().filter(line -> !line.isMerged() && line.late() && line.filing().stage().isOwed()).toList();
    }

    /** Whose numbers came, after their day. */
    public List<Line> cameLate() {
        return lines.stream().filter(line -> !line.isMerged() && line.late() && !line.filing().stage().isOwed()).toList();
    }
}

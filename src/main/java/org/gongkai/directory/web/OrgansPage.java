package org.gongkai.directory.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.gongkai.directory.Organ;
import org.jspecify.annotations.Nullable;

/** The tree as it stood on a day, each organ below its parent. */
public record OrgansPage(LocalDate on, List<Line> lines) {

    /** @param depth 0 for a root */
    public record Line(Organ organ, int depth) {
    }

    static OrgansPage of(List<Organ> organs, LocalDate on) {
        List<Line> lines = new ArrayList<>();
        collect(organs, null, 0, lines);
        return new OrgansPage(on, lines);
    }

    private static void collect(List<Organ> organs, @Nullable String parent, int depth, List<Line> lines) {
        for (Organ organ : organs) {
            if (parent == null ? organ.parentId() == null : parent.equals(organ.parentId())) {
                lines.add(new Line(organ, depth));
                collect(organs, organ.id(), depth + 1, lines);
            }
        }
    }
}

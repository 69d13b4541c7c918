package org.gongkai.casework.diagram;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.casework.diagram.ProcedureTable.Way;
import org.gongkai.procedure.Stage;

/**
 * The stages of a case type from top to bottom and the ways between them: every stage has a track on the right that leads
 * to it, and each action runs from its stage to the track of where it goes.
 */
public record ProcedureDiagram(int width, int height, List<Box> boxes, List<Line> lines, List<Track> tracks) {

    private static final int BOX_WIDTH = 150;
    private static final int ROW = 24;
    private static final int GAP = 16;
    private static final int LABEL_X = BOX_WIDTH + 28;
    private static final int CHARACTER = 14;
    private static final int TRACK = 18;

    /** A stage. */
    public record Box(String title, boolean last, int y, int height) {

        public int middle() {
            return y + height / 2;
        }
    }

    /** An action, from the right of its stage to the track. */
    public record Line(String label, int y, int labelEnd, int track) {
    }

    /** The track that leads to a stage. */
    public record Track(int x, int top, int bottom, int into) {
    }

    public static ProcedureDiagram of(Map<Stage, List<Way>> ways) {
        List<Box> boxes = new ArrayList<>();
        Map<String, Integer> into = new LinkedHashMap<>();
        Map<Way, Integer> rows = new LinkedHashMap<>();
        int y = GAP;
        int longest = 0;
        for (Map.Entry<Stage, List<Way>> stage : ways.entrySet()) {
            int height = ROW * (stage.getValue().size() + 1);
            boxes.add(new Box(stage.getKey().title(), stage.getKey().last(), y, height));
            into.put(stage.getKey().id(), y + ROW / 2);
            int row = y + ROW / 2;
            for (Way way : stage.getValue()) {
                row += ROW;
                rows.put(way, row);
                longest = Math.max(longest, label(way).length());
            }
            y += height + GAP;
        }
        int firstTrack = LABEL_X + longest * CHARACTER + 12;
        Map<String, Integer> x = new HashMap<>();
        for (String target : into.keySet()) {
            if (rows.keySet().stream().anyMatch(way -> way.to().equals(target))) {
                x.put(target, firstTrack + x.size() * TRACK);
            }
        }
        List<Line> lines = new ArrayList<>();
        Map<String, int[]> reach = new HashMap<>();
        rows.forEach((way, row) -> {
            lines.add(new Line(label(way), row, LABEL_X + label(way).length() * CHARACTER + 4, x.get(way.to())));
            int[] span = reach.computeIfAbsent(way.to(), to -> new int[] {into.get(to), into.get(to)});
            span[0] = Math.min(span[0], row);
            span[1] = Math.max(span[1], row);
        });
        List<Track> tracks = reach.entrySet().stream().map(one -> new Track(x.get(one.getKey()), one.getValue()[0], one.getValue()[1], into.get(one.getKey()))).toList();
        return new ProcedureDiagram(firstTrack + x.size() * TRACK, y, boxes, lines, tracks);
    }

    public int boxWidth() {
        return BOX_WIDTH;
    }

    public int labelX() {
        return LABEL_X;
    }

    private static String label(Way way) {
        return String.join("、", way.actions());
    }
}

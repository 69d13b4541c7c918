package org.gongkai.reporting.campaign;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;

import org.gongkai.reporting.form.Cell;
import org.gongkai.reporting.form.Column;
import org.gongkai.reporting.form.Figures;
import org.gongkai.reporting.form.Form;
import org.jspecify.annotations.Nullable;

/**
 * The accepted numbers summed up the tree of the period: of each organ its own and those of all below it, and who is silent in the sum.
 *
 * @param lines an organ before those below it; the first is the whole
 */
public record RollUp(Form form, List<Line> lines) {

    /**
     * What an organ brings to the total.
     *
     * @param speaker who files for it by the tree of the period: itself, the organ it had been merged into by then, or nobody any more
     * @param figures what was accepted of it, with its corrections; null while it is silent
     */
    public record Said(String organ, @Nullable String speaker, @Nullable Figures figures) {
    }

    /**
     * @param own    its own numbers; null where it brings none
     * @param sum    with those of all below it
     * @param silent who owes its numbers there
     * @param merged who is spoken for there by whom
     */
    public record Line(String organ, int depth, @Nullable Figures own, Figures sum, SequencedSet<String> silent, Map<String, String> merged) {
    }

    private static final class Node {

        private final List<String> children = new ArrayList<>();
        private final Map<Cell, BigDecimal> sum = new HashMap<>();
        private final SequencedSet<String> silent = new LinkedHashSet<>();
        private final Map<String, String> merged = new LinkedHashMap<>();
        private @Nullable Figures own;
    }

    /**
     * @param root    who collects
     * @param parents who stands above each organ on the day of the tree; what leads nowhere hangs under the root
     */
    public static RollUp of(Form form, String root, Map<String, String> parents, List<Said> said) {
        Map<String, Node> nodes = new LinkedHashMap<>();
        nodes.put(root, new Node());
        for (Said one : said) {
            if (one.speaker() == null || one.speaker().equals(one.organ())) {
                enter(form, nodes, path(root, parents, one.organ()), one);
            } else {
                String speaker = one.speaker();
                boolean files = said.stream().anyMatch(other -> other.organ().equals(speaker));
                for (String at : path(root, parents, speaker)) {
                    Node node = nodes.computeIfAbsent(at, absent -> new Node());
                    node.merged.put(one.organ(), speaker);
                    if (!files) {
                        node.silent.add(speaker);
                    }
                }
            }
        }
        nodes.keySet().stream().filter(id -> !id.equals(root)).toList().forEach(id -> nodes.get(above(root, parents, id)).children.add(id));
        List<Line> lines = new ArrayList<>();
        list(form, nodes, root, 0, lines);
        return new RollUp(form, lines);
    }

    private static void enter(Form form, Map<String, Node> nodes, List<String> path, Said one) {
        for (String at : path) {
            Node node = nodes.computeIfAbsent(at, absent -> new Node());
            if (one.figures() == null) {
                node.silent.add(one.organ());
            } else {
                add(form, node.sum, one.figures());
            }
        }
        nodes.get(one.organ()).own = one.figures();
    }

    /** Shares follow from the sums; a percentage that was typed adds up to nothing. What is blank adds nothing, and stays blank where all are. */
    private static void add(Form form, Map<Cell, BigDecimal> sum, Figures figures) {
        for (Cell cell : form.cells()) {
            BigDecimal value = form.row(cell).share() == null && form.number(cell) != Column.Number.PERCENT ? figures.at(cell) : null;
            if (value != null) {
                sum.merge(cell, value, BigDecimal::add);
            }
        }
    }

    /** From the organ up to the root. */
    private static List<String> path(String root, Map<String, String> parents, String organ) {
        List<String> path = new ArrayList<>();
        for (String at = organ; !at.equals(root) && !path.contains(at); at = above(root, parents, at)) {
            path.add(at);
        }
        path.add(root);
        return path;
    }

    private static String above(String root, Map<String, String> parents, String organ) {
        return parents.getOrDefault(organ, root);
    }

    private static void list(Form form, Map<String, Node> nodes, String id, int depth, List<Line> lines) {
        Node node = nodes.get(id);
        lines.add(new Line(id, depth, node.own, new Figures(form, node.sum, Map.of()), node.silent, node.merged));
        node.children.forEach(child -> list(form, nodes, child, depth + 1, lines));
    }

    public Figures total() {
        return lines.getFirst().sum();
    }

    /** Everyone who owes numbers, so that nobody takes the total for whole. */
    public Set<String> silent() {
        return lines.getFirst().silent();
    }
}

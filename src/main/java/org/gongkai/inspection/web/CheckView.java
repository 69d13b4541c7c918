package org.gongkai.inspection.web;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.gongkai.inspection.Finding;
import org.gongkai.inspection.Severity;
import org.gongkai.inspection.Understood;
import org.gongkai.inspection.Verdict;
import org.gongkai.inspection.text.PlainText;

/**
 * A verdict as a sheet: what concerns the whole, then the text with each finding beside its line.
 *
 * @param whole findings that point at no line
 * @param parts runs of lines, those without findings folded away when they are many
 */
public record CheckView(Verdict verdict, List<Finding> whole, List<Part> parts) {

    /** What is taken at most, said the same wherever it is said. */
    public static final int MOST_MEGABYTES = Gate.MOST_BYTES >> 20;
    public static final int MOST_TEN_THOUSANDS = PlainText.MOST_CHARACTERS / 10_000;

    private static final int FOLD_FROM = 8;
    private static final int AROUND = 2;

    /** One line of the text and what was found in it. */
    public record Line(int number, String words, List<Finding> findings) {
    }

    /** The numbers that were read on one line. */
    public record Numbers(int line, List<Understood> read) {
    }

    /** Lines that belong together. */
    public record Part(boolean folded, List<Line> lines) {
    }

    static CheckView of(Verdict verdict) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < verdict.lines().size(); i++) {
            int number = i + 1;
            List<Finding> own = verdict.findings().stream().filter(finding -> finding.line() == number).toList();
            if (!own.isEmpty() || !verdict.lines().get(i).isBlank()) {
                lines.add(new Line(number, verdict.lines().get(i), own));
            }
        }
        List<Finding> whole = verdict.findings().stream()
                .filter(finding -> finding.line() < 1 || finding.line() > verdict.lines().size()).toList();
        return new CheckView(verdict, whole, parts(lines));
    }

    private static List<Part> parts(List<Line> lines) {
        List<Part> parts = new ArrayList<>();
        List<Line> open = new ArrayList<>();
        int at = 0;
        while (at < lines.size()) {
            int next = at;
            while (next < lines.size() && lines.get(next).findings().isEmpty()) {
                next++;
            }
            int begin = parts.isEmpty() && open.isEmpty() ? at : Math.min(next, at + AROUND);
            int end = next == lines.size() ? next : Math.max(begin, next - AROUND);
            if (end - begin >= FOLD_FROM) {
                open.addAll(lines.subList(at, begin));
                close(parts, open);
                parts.add(new Part(true, List.copyOf(lines.subList(begin, end))));
                at = end;
            }
            open.addAll(lines.subList(at, next));
            if (next < lines.size()) {
                open.add(lines.get(next));
            }
            at = next + 1;
        }
        close(parts, open);
        return parts;
    }

    private static void close(List<Part> parts, List<Line> open) {
        if (!open.isEmpty()) {
            parts.add(new Part(false, List.copyOf(open)));
            open.clear();
        }
    }

    /** Errors and warnings in the order of their weight, for going from one to the next. */
    public List<Finding> serious() {
        return verdict.findings().stream().filter(finding -> finding.severity() != Severity.INFO).toList();
    }

    /** What was understood, line by line; an auditor sees what the arithmetic stands on. */
    public List<Numbers> numbers() {
        return verdict.understood().stream().collect(Collectors.groupingBy(Understood::line, TreeMap::new, Collectors.toList())).entrySet().stream()
                .map(line -> new Numbers(line.getKey(), line.getValue())).toList();
    }

    public String anchor(Finding finding) {
        return whole.contains(finding) ? "whole" : "line-" + finding.line();
    }

    public long errors() {
        return verdict.count(Severity.ERROR);
    }

    public long warnings() {
        return verdict.count(Severity.WARNING);
    }

    public long notes() {
        return verdict.count(Severity.INFO);
    }
}

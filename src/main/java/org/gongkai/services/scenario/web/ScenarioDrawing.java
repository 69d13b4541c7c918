package org.gongkai.services.scenario.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.services.scenario.Scenario;

/** Questions on the left, steps on the right, and which question decides which step, or whether another is asked. */
public record ScenarioDrawing(int width, int height, List<Box> questions, List<Box> steps, List<Line> lines) {

    private static final int ROW = 44;
    private static final int BOX = 30;
    private static final int CHARACTER = 14;
    private static final int GAP = 120;
    /** Characters of a question or step that are drawn; the table beside says it in full. */
    private static final int SHOWN = 16;

    public record Box(int x, int y, int width, int height, String words) {

        public int middle() {
            return y + height / 2;
        }
    }

    /** @param within from question to question, on their left */
    public record Line(int fromX, int fromY, int toX, int toY, boolean within) {
    }

    static ScenarioDrawing of(Scenario scenario) {
        int wide = SHOWN * CHARACTER + 16;
        int left = 40;
        Map<String, Box> questions = new LinkedHashMap<>();
        scenario.questions().forEach(question -> questions.put(question.id(), new Box(left, 10 + questions.size() * ROW, wide, BOX, cut(question.ask()))));
        List<Box> steps = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        int right = left + wide + GAP;
        for (Scenario.Step step : scenario.steps()) {
            Box box = new Box(right, 10 + steps.size() * ROW, wide, BOX, cut(step.title()));
            steps.add(box);
            step.rules().stream().flatMap(rule -> rule.when().keySet().stream()).distinct().map(questions::get)
                    .forEach(question -> lines.add(new Line(question.x() + question.width(), question.middle(), box.x(), box.middle(), false)));
        }
        scenario.questions().forEach(question -> question.when().keySet().forEach(earlier -> lines.add(new Line(left, questions.get(earlier).middle(), left, questions.get(question.id()).middle(), true))));
        return new ScenarioDrawing(right + wide + 10, 20 + Math.max(questions.size(), steps.size()) * ROW, List.copyOf(questions.values()), steps, lines);
    }

    private static String cut(String words) {
        return words.length() <= SHOWN ? words : words.substring(0, SHOWN - 1) + "…";
    }
}

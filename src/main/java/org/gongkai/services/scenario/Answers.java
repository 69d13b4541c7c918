package org.gongkai.services.scenario;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.services.scenario.Scenario.Kind;
import org.gongkai.services.scenario.Scenario.Question;
import org.gongkai.services.scenario.Scenario.Rule;
import org.gongkai.services.scenario.Scenario.Step;
import org.jspecify.annotations.Nullable;

/**
 * What somebody answered so far. Answers to questions that the others leave no room for are let go.
 *
 * @param given  by question, in the order of the questions
 * @param open   questions that are asked now and have no answer yet
 * @param wrong  by question, why what was typed is no answer
 */
public record Answers(Scenario scenario, Map<String, String> given, List<Question> open, Map<String, String> wrong) {

    /** A span of years around today in which a day is one that somebody means. */
    private static final int YEARS = 120;

    /** What comes of a step. */
    public record Outcome(Step step, Rule rule) {
    }

    /** @param sent by question, as it was typed or chosen */
    public static Answers of(Scenario scenario, Map<String, String> sent, LocalDate today) {
        Map<String, String> given = new LinkedHashMap<>();
        List<Question> open = new ArrayList<>();
        Map<String, String> wrong = new LinkedHashMap<>();
        for (Question question : scenario.questions()) {
            if (!holds(scenario, question.when(), given)) {
                continue;
            }
            String typed = sent.getOrDefault(question.id(), "").strip();
            String fault = typed.isEmpty() ? null : fault(question, typed, today);
            if (typed.isEmpty() || fault != null) {
                open.add(question);
            } else {
                given.put(question.id(), question.kind() == Kind.NUMBER ? String.valueOf(Long.parseLong(typed)) : typed);
            }
            if (fault != null) {
                wrong.put(question.id(), fault);
            }
        }
        return new Answers(scenario, given, open, wrong);
    }

    private static @Nullable String fault(Question question, String typed, LocalDate today) {
        if (question.isChosen()) {
            return question.options().containsKey(typed) ? null : "请在列出的里面选一个";
        }
        try {
            long number = Condition.number(question, typed);
            if (question.kind() == Kind.DATE) {
                return Math.abs(LocalDate.ofEpochDay(number).getYear() - today.getYear()) <= YEARS ? null : "请写 " + YEARS + " 年以内的日期";
            }
            return question.least() != null && number < question.least() || question.most() != null && number > question.most() ? "请写 " + question.least() + " 到 " + question.most() + " 的整数" : null;
        } catch (NumberFormatException | DateTimeException unreadable) {
            return question.kind() == Kind.DATE ? "日期写成 2026-03-12 这样" : "请写整数";
        }
    }

    private static boolean holds(Scenario scenario, Map<String, String> when, Map<String, String> given) {
        return when.entrySet().stream().allMatch(one -> {
            Question question = scenario.question(one.getKey()).orElseThrow();
            return Condition.of(question, one.getValue()).holds(question, given.get(one.getKey()));
        });
    }

    public boolean areAll() {
        return open.isEmpty();
    }

    /** Those that are asked with these answers, answered or not. */
    public List<Question> asked() {
        return scenario.questions().stream().filter(question -> given.containsKey(question.id()) || open.contains(question)).toList();
    }

    /** One of each step, once everything is answered. */
    public List<Outcome> outcomes() {
        return scenario.steps().stream().flatMap(step -> step.rules().stream().filter(rule -> holds(scenario, rule.when(), given)).limit(1).map(rule -> new Outcome(step, rule))).toList();
    }

    /** An answer in words. */
    public String said(Question question) {
        String answer = given.getOrDefault(question.id(), "");
        return question.options().getOrDefault(answer, answer);
    }
}

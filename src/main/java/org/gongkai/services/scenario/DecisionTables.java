package org.gongkai.services.scenario;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.gongkai.services.scenario.Scenario.Kind;
import org.gongkai.services.scenario.Scenario.Question;
import org.gongkai.services.scenario.Scenario.Rule;
import org.gongkai.services.scenario.Scenario.Step;
import org.jspecify.annotations.Nullable;

/**
 * Holds the steps of a scenario against all answers that there can be: with each exactly one row must apply, every row with some, every question must matter
 * and be asked some time. Answers are not gone through one by one: they are split by the conditions that still decide something, so that forty questions are
 * no more than their rows.
 */
final class DecisionTables {

    /** Where splitting stops: such a table nobody can read either. */
    private static final int MOST_REGIONS = 100_000;
    private static final int MOST_FINDINGS = 5;

    /** @param path of the place in the file */
    record Finding(List<Object> path, String sentence) {
    }

    private final Scenario scenario;
    private final Map<String, Question> questions = new LinkedHashMap<>();
    private final Map<String, List<String>> domains = new HashMap<>();
    private final Map<String, Map<String, Condition>> asking = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    private DecisionTables(Scenario scenario) {
        this.scenario = scenario;
        scenario.questions().forEach(question -> questions.put(question.id(), question));
        scenario.questions().forEach(question -> asking.put(question.id(), read(question.when())));
        Map<String, Set<Long>> bounds = new HashMap<>();
        scenario.questions().forEach(question -> bounds(question.when(), bounds));
        scenario.steps().forEach(step -> step.rules().forEach(rule -> bounds(rule.when(), bounds)));
        questions.forEach((id, question) -> domains.put(id, domain(question, bounds.getOrDefault(id, Set.of()))));
    }

    static DecisionTables of(Scenario scenario) {
        return new DecisionTables(scenario);
    }

    private Map<String, Condition> read(Map<String, String> when) {
        Map<String, Condition> read = new LinkedHashMap<>();
        when.forEach((id, said) -> read.put(id, Condition.of(questions.get(id), said)));
        return read;
    }

    private void bounds(Map<String, String> when, Map<String, Set<Long>> bounds) {
        read(when).forEach((id, condition) -> bounds.computeIfAbsent(id, one -> new TreeSet<>()).addAll(condition.bounds()));
    }

    /** One answer of each kind that the conditions tell apart. */
    private static List<String> domain(Question question, Set<Long> bounds) {
        if (question.isChosen()) {
            return List.copyOf(question.options().keySet());
        }
        Set<Long> numbers = new TreeSet<>(bounds);
        if (question.kind() == Kind.NUMBER) {
            long least = question.least() == null ? 0 : question.least();
            long most = question.most() == null ? Long.MAX_VALUE : question.most();
            numbers.add(least);
            numbers.add(most);
            numbers.removeIf(number -> number < least || number > most);
            return numbers.stream().map(String::valueOf).toList();
        }
        if (numbers.isEmpty()) {
            numbers.add(0L);
        }
        return numbers.stream().map(day -> LocalDate.ofEpochDay(day).toString()).toList();
    }

    List<Finding> findings() {
        findings.clear();
        for (int n = 0; n < scenario.questions().size(); n++) {
            question(scenario.questions().get(n), n);
        }
        for (int n = 0; n < scenario.steps().size(); n++) {
            new Table(scenario.steps().get(n), n).look();
        }
        return List.copyOf(findings);
    }

    private void question(Question question, int number) {
        boolean matters = scenario.steps().stream().flatMap(step -> step.rules().stream()).anyMatch(rule -> rule.when().containsKey(question.id()))
                || scenario.questions().stream().anyMatch(other -> other.when().containsKey(question.id()));
        if (!matters) {
            findings.add(new Finding(List.of("questions", number), "问题“" + question.ask() + "”怎样回答都一样，不用问"));
        } else if (!isEverAsked(question, new HashMap<>())) {
            findings.add(new Finding(List.of("questions", number, "when"), "问题“" + question.ask() + "”怎样回答前面的都问不到"));
        }
    }

    private boolean isEverAsked(Question question, Map<String, @Nullable String> given) {
        String open = open(question.id(), given);
        if (open == null) {
            return isAsked(question.id(), given);
        }
        return answers(open, given).stream().anyMatch(answer -> {
            given.put(open, answer);
            boolean asked = isEverAsked(question, given);
            given.remove(open);
            return asked;
        });
    }

    /** Of what decides whether a question is asked, the first question that has no answer yet, in the order of the file; null where it is decided. */
    private @Nullable String open(String id, Map<String, @Nullable String> given) {
        for (String earlier : asking.get(id).keySet()) {
            String first = given.containsKey(earlier) ? null : open(earlier, given) == null ? earlier : open(earlier, given);
            if (first != null) {
                return first;
            }
        }
        return null;
    }

    private boolean isAsked(String id, Map<String, @Nullable String> given) {
        return asking.get(id).entrySet().stream().allMatch(one -> one.getValue().holds(questions.get(one.getKey()), given.get(one.getKey())));
    }

    /** Answers that a question can have where the given ones are given: none, as null, where it is not asked then. */
    private List<@Nullable String> answers(String id, Map<String, @Nullable String> given) {
        List<@Nullable String> answers = new ArrayList<>();
        if (isAsked(id, given)) {
            answers.addAll(domains.get(id));
        } else {
            answers.add(null);
        }
        return answers;
    }

    private String said(Map<String, @Nullable String> given) {
        String said = given.entrySet().stream().filter(one -> one.getValue() != null).map(one -> {
            Question question = questions.get(one.getKey());
            return question.ask() + question.options().getOrDefault(one.getValue(), one.getValue());
        }).collect(Collectors.joining("；"));
        return said.isEmpty() ? "不论怎样回答" : "这样回答时（" + said + "）";
    }

    /** One step. */
    private final class Table {

        private final Step step;
        private final int number;
        private final List<Map<String, Condition>> rows;
        private final Set<Integer> used = new LinkedHashSet<>();
        private int regions;
        private int found;

        Table(Step step, int number) {
            this.step = step;
            this.number = number;
            this.rows = step.rules().stream().map(Rule::when).map(DecisionTables.this::read).toList();
        }

        void look() {
            List<Integer> all = new ArrayList<>();
            for (int n = 0; n < rows.size(); n++) {
                all.add(n);
            }
            split(new LinkedHashMap<>(), all);
            if (regions > MOST_REGIONS) {
                tell(List.of("steps", number), "“" + step.title() + "”的情形太多，请拆成几步");
            } else if (found < MOST_FINDINGS) {
                all.stream().filter(row -> !used.contains(row)).forEach(row -> tell(List.of("steps", number, "rules", row), "“" + step.title() + "”的第 " + (row + 1) + " 行怎样回答都用不上"));
            }
        }

        private void tell(List<Object> path, String sentence) {
            found++;
            findings.add(new Finding(path, sentence));
        }

        /** @param left rows that no given answer rules out */
        private void split(Map<String, @Nullable String> given, List<Integer> left) {
            if (++regions > MOST_REGIONS || found >= MOST_FINDINGS) {
                return;
            }
            if (left.isEmpty()) {
                tell(List.of("steps", number), "“" + step.title() + "”漏了：" + said(given) + "没有一行适用");
                return;
            }
            String next = next(given, left);
            if (next == null) {
                used.addAll(left);
                if (left.size() > 1) {
                    tell(List.of("steps", number, "rules", left.get(1)), "“" + step.title() + "”重了：" + said(given) + "第 " + left.stream().map(row -> String.valueOf(row + 1)).collect(Collectors.joining("、")) + " 行都适用");
                }
                return;
            }
            Map<List<Boolean>, @Nullable String> alike = new LinkedHashMap<>();
            for (String answer : answers(next, given)) {
                alike.putIfAbsent(tells(next, answer, left), answer);
            }
            alike.values().forEach(answer -> {
                given.put(next, answer);
                split(given, left.stream().filter(row -> {
                    Condition condition = rows.get(row).get(next);
                    return condition == null || condition.holds(questions.get(next), answer);
                }).toList());
                given.remove(next);
            });
        }

        /** The question by which to split next: the first that a row still asks for, or that decides whether it is asked. */
        private @Nullable String next(Map<String, @Nullable String> given, List<Integer> left) {
            for (String id : questions.keySet()) {
                if (!given.containsKey(id) && left.stream().anyMatch(row -> rows.get(row).containsKey(id))) {
                    String before = open(id, given);
                    return before == null ? id : before;
                }
            }
            return null;
        }

        /** What an answer decides: of the rows that are left, and of the questions that may still be asked. */
        private List<Boolean> tells(String id, @Nullable String answer, List<Integer> left) {
            List<Boolean> tells = new ArrayList<>();
            for (int row : left) {
                Condition condition = rows.get(row).get(id);
                tells.add(condition == null || condition.holds(questions.get(id), answer));
            }
            asking.values().forEach(conditions -> {
                Condition condition = conditions.get(id);
                if (condition != null) {
                    tells.add(condition.holds(questions.get(id), answer));
                }
            });
            return tells;
        }
    }
}

package org.gongkai.participation.survey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * One voice: what somebody chose and wrote.
 *
 * @param said by number of question: positions of options from 0, or the words
 */
public record SurveyAnswers(Map<Integer, List<String>> said) {

    private static final int LONGEST_WORDS = 1_000;
    private static final JsonMapper JSON = new JsonMapper();

    /** @param typed what was sent, by name of the field */
    public static SurveyAnswers typed(Questionnaire questions, Map<String, List<String>> typed) {
        Map<Integer, List<String>> said = new LinkedHashMap<>();
        for (SurveyQuestion question : questions.questions()) {
            List<String> given = typed.getOrDefault(question.field(), List.of()).stream().map(String::strip).filter(one -> !one.isEmpty()).distinct().toList();
            if (!given.isEmpty() && isAsked(question, questions, said)) {
                said.put(question.number(), given);
            }
        }
        return new SurveyAnswers(said);
    }

    /** Whether a question is asked of whoever said this before. */
    private static boolean isAsked(SurveyQuestion question, Questionnaire questions, Map<Integer, List<String>> said) {
        SurveyQuestion.Condition when = question.when();
        if (when == null) {
            return true;
        }
        int position = questions.question(when.question()).map(earlier -> earlier.options().indexOf(when.option())).orElse(-1);
        return said.getOrDefault(when.question(), List.of()).contains(Integer.toString(position));
    }

    /** What is wrong with it, by name of the field. */
    public Map<String, String> wrong(Questionnaire questions) {
        Map<String, String> wrong = new LinkedHashMap<>();
        for (SurveyQuestion question : questions.questions()) {
            List<String> given = said.getOrDefault(question.number(), List.of());
            if (given.isEmpty()) {
                if (question.required() && isAsked(question, questions, said)) {
                    wrong.put(question.field(), "第 " + question.number() + " 题要回答");
                }
            } else if (question.isCounted()) {
                List<String> positions = IntStream.range(0, question.options().size()).mapToObj(Integer::toString).toList();
                if (!positions.containsAll(given)) {
                    wrong.put(question.field(), "第 " + question.number() + " 题没有这个选项");
                } else if (given.size() > question.most()) {
                    wrong.put(question.field(), "第 " + question.number() + " 题最多选 " + question.most() + " 项");
                }
            } else if (given.getFirst().length() > LONGEST_WORDS) {
                wrong.put(question.field(), "第 " + question.number() + " 题最多写 " + LONGEST_WORDS + " 字");
            }
        }
        return wrong;
    }

    /** As it is sealed. */
    public String written() {
        Map<String, List<String>> form = new LinkedHashMap<>();
        said.forEach((number, given) -> form.put(number.toString(), given));
        return JSON.writeValueAsString(form);
    }

    public static SurveyAnswers read(String written) {
        Map<Integer, List<String>> said = new LinkedHashMap<>();
        JSON.readValue(written, new TypeReference<Map<String, List<String>>>() { }).forEach((number, given) -> said.put(Integer.valueOf(number), given));
        return new SurveyAnswers(said);
    }

    /** Options as they are called. */
    List<String> words(SurveyQuestion question) {
        List<String> words = new ArrayList<>();
        said.getOrDefault(question.number(), List.of()).forEach(given -> words.add(question.isCounted() ? question.options().get(Integer.parseInt(given)) : given));
        return words;
    }
}

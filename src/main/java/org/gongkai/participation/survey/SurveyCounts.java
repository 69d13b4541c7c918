package org.gongkai.participation.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How often what was said.
 *
 * @param voices how many took part
 */
public record SurveyCounts(long voices, List<Counted> questions) {

    /** What stands in the open data for what only few said. */
    public static final String FEW = "*";

    /**
     * @param answered how many answered it; options that several may be chosen of add up to more
     * @param mean     of a scale, to one decimal; empty for the others
     */
    public record Counted(SurveyQuestion question, long answered, List<Long> options, String mean) {

        /** Of those who answered, in whole percent. */
        public long share(int option) {
            return answered == 0 ? 0 : Math.round(100.0 * options.get(option) / answered);
        }
    }

    public static SurveyCounts of(Questionnaire questions, List<SurveyAnswers> voices) {
        List<Counted> counted = new ArrayList<>();
        for (SurveyQuestion question : questions.questions()) {
            long[] counts = new long[question.options().size()];
            long answered = 0;
            long points = 0;
            for (SurveyAnswers voice : voices) {
                List<String> said = voice.said().getOrDefault(question.number(), List.of());
                answered += said.isEmpty() ? 0 : 1;
                for (String option : question.isCounted() ? said : List.<String>of()) {
                    counts[Integer.parseInt(option)]++;
                    points += question.kind() == SurveyQuestion.Kind.SCALE ? Integer.parseInt(question.options().get(Integer.parseInt(option))) : 0;
                }
            }
            counted.add(new Counted(question, answered, Arrays.stream(counts).boxed().toList(),
                    question.kind() == SurveyQuestion.Kind.SCALE && answered > 0 ? "%.1f".formatted((double) points / answered) : ""));
        }
        return new SurveyCounts(voices.size(), List.copyOf(counted));
    }

    /**
     * The voices as open data: a row each in an order that says nothing of when it came, without free words, and with {@link #FEW} where fewer
     * than {@code least} voices said the same, so that nobody is found by a rare answer.
     *
     * @return rows of cells, the head first
     */
    public static List<List<String>> rows(Questionnaire questions, List<SurveyAnswers> voices, int least) {
        SurveyCounts counts = of(questions, voices);
        List<List<String>> rows = new ArrayList<>();
        for (SurveyAnswers voice : voices) {
            List<String> row = new ArrayList<>();
            for (Counted counted : counts.questions()) {
                if (counted.question().isCounted()) {
                    row.add(voice.said().getOrDefault(counted.question().number(), List.of()).stream().map(Integer::parseInt)
                            .map(option -> counted.options().get(option) < least ? FEW : counted.question().options().get(option)).distinct().collect(Collectors.joining("；")));
                }
            }
            rows.add(row);
        }
        rows.sort((one, other) -> String.join("\n", one).compareTo(String.join("\n", other)));
        rows.addFirst(counts.questions().stream().map(Counted::question).filter(SurveyQuestion::isCounted).map(question -> question.number() + ". " + question.title()).toList());
        return Collections.unmodifiableList(rows);
    }
}

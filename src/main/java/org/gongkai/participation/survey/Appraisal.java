package org.gongkai.participation.survey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.gongkai.participation.survey.SurveyCounts.Counted;

/**
 * What a survey says of organs (社会评议), where each question that gives points is written as {@code 机关：标准（1—5分）}.
 *
 * @param organs by name, in the order of the questions, what was given for each criterion
 */
public record Appraisal(Map<String, List<Grade>> organs) {

    private static final String BETWEEN = "：";

    /**
     * What one criterion was given.
     *
     * @param answered how many gave points; 0 where fewer than may be told
     * @param mean     to one decimal, {@link SurveyCounts#FEW} where fewer than may be told
     */
    public record Grade(String criterion, long answered, String mean) {
    }

    /** The organ that a question is about; empty where it names none. */
    public static String organ(SurveyQuestion question) {
        int at = question.title().indexOf(BETWEEN);
        return at <= 0 ? "" : question.title().substring(0, at).strip();
    }

    /** What is wrong with questions that are to appraise organs. @param known names of organs that may be appraised */
    public static List<String> faults(Questionnaire questions, Predicate<String> known) {
        List<String> faults = new ArrayList<>();
        questions.questions().stream().filter(SurveyQuestion::isCounted).forEach(question -> {
            if (question.kind() != SurveyQuestion.Kind.SCALE || organ(question).isEmpty()) {
                faults.add("“" + question.title() + "”：评议的题写成“机关：标准（1—5分）”");
            } else if (!known.test(organ(question))) {
                faults.add("“" + organ(question) + "”：没有这个机关，照机关的全称或者简称写");
            }
        });
        return faults;
    }

    /** @param least fewer voices than these are not told, so that nobody is found by a rare answer */
    public static Appraisal of(SurveyCounts counts, int least) {
        Map<String, List<Grade>> organs = new LinkedHashMap<>();
        for (Counted counted : counts.questions()) {
            String organ = organ(counted.question());
            if (counted.question().kind() == SurveyQuestion.Kind.SCALE && !organ.isEmpty()) {
                boolean few = counted.answered() < least;
                organs.computeIfAbsent(organ, any -> new ArrayList<>()).add(new Grade(counted.question().title().substring(organ.length() + 1).strip(), few ? 0 : counted.answered(), few ? SurveyCounts.FEW : counted.mean()));
            }
        }
        return new Appraisal(organs);
    }
}

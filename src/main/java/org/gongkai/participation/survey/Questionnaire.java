package org.gongkai.participation.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.gongkai.participation.survey.SurveyQuestion.Condition;
import org.gongkai.participation.survey.SurveyQuestion.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The questions of a survey, read from the lines in which a person writes them:
 * {@snippet lang = text :
 * 1. 您多久去一次公园？（单选）
 * - 每周
 * - 很少
 * 2. 为什么很少去？（多选，最多2项，选填）当第1题选“很少”
 * - 太远
 * - 没有时间
 * 3. 给公园打几分？（1—5分）
 * 4. 还有什么建议？（填写，选填）
 * }
 *
 * @param faults what is wrong with the lines, each with its line
 */
public record Questionnaire(List<SurveyQuestion> questions, List<String> faults) {

    private static final Pattern QUESTION = Pattern.compile("^(\\d{1,2})[.、．]\\s*(.+?)[（(]([^（()）]*)[)）]\\s*(?:当第\\s*(\\d{1,2})\\s*题选[“\"](.+?)[”\"])?$");
    private static final Pattern OPTION = Pattern.compile("^[-·—]\\s*(.+)$");
    private static final Pattern SCALE = Pattern.compile("(\\d{1,2})\\s*[—–-]\\s*(\\d{1,2})\\s*分");
    private static final Pattern MOST = Pattern.compile("最多\\s*(\\d{1,2})\\s*项");
    private static final int LONGEST_SCALE = 11;

    /** A question while its options are read. */
    private record Begun(String line, String title, String how, @Nullable Condition when, List<String> options) {
    }

    public static Questionnaire of(String lines) {
        List<Begun> begun = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (String line : lines.lines().map(String::strip).filter(line -> !line.isEmpty()).toList()) {
            Matcher question = QUESTION.matcher(line);
            Matcher option = OPTION.matcher(line);
            if (question.matches()) {
                if (Integer.parseInt(question.group(1)) != begun.size() + 1) {
                    faults.add("“" + line + "”：题号要从 1 起连着写");
                }
                Condition when = question.group(4) == null ? null : new Condition(Integer.parseInt(question.group(4)), question.group(5));
                begun.add(new Begun(line, question.group(2).strip(), question.group(3), when, new ArrayList<>()));
            } else if (option.matches() && !begun.isEmpty()) {
                begun.getLast().options().add(option.group(1).strip());
            } else {
                faults.add("“" + line + "”：看不懂这一行。题目写成“1. 问什么？（单选）”，选项写成“- 选项”");
            }
        }
        List<SurveyQuestion> questions = new ArrayList<>();
        for (Begun one : begun) {
            questions.add(question(one, questions, faults));
        }
        if (questions.isEmpty()) {
            faults.add("问卷里还没有题目");
        }
        return new Questionnaire(List.copyOf(questions), List.copyOf(faults));
    }

    private static SurveyQuestion question(Begun one, List<SurveyQuestion> before, List<String> faults) {
        Matcher scale = SCALE.matcher(one.how());
        Matcher most = MOST.matcher(one.how());
        Kind kind = scale.find() ? Kind.SCALE : one.how().contains("多选") ? Kind.SEVERAL : one.how().contains("单选") ? Kind.ONE : Kind.WORDS;
        List<String> options = kind == Kind.SCALE ? points(Integer.parseInt(scale.group(1)), Integer.parseInt(scale.group(2))) : one.options();
        demand(kind != Kind.WORDS || one.how().contains("填写"), one, "括号里写单选、多选、1—5分或者填写", faults);
        demand(kind != Kind.WORDS || options.isEmpty(), one, "填写的题没有选项", faults);
        demand(kind == Kind.WORDS || options.size() >= 2 && options.size() == options.stream().distinct().count(), one, "至少写两个不同的选项", faults);
        int asked = kind == Kind.SEVERAL ? most.find() ? Integer.parseInt(most.group(1)) : Math.max(1, options.size()) : 1;
        demand(asked >= 1 && asked <= Math.max(1, options.size()), one, "最多几项不能多于选项", faults);
        Condition when = one.when();
        demand(when == null || before.stream().anyMatch(earlier -> earlier.number() == when.question() && earlier.options().contains(when.option())), one, "条件里要写前面一题的一个选项", faults);
        return new SurveyQuestion(before.size() + 1, one.title(), kind, !one.how().contains("选填"), List.copyOf(options), asked, when);
    }

    private static List<String> points(int from, int to) {
        return to <= from || to - from >= LONGEST_SCALE ? List.of() : IntStream.rangeClosed(from, to).mapToObj(Integer::toString).toList();
    }

    private static void demand(boolean holds, Begun one, String otherwise, List<String> faults) {
        if (!holds) {
            faults.add("“" + one.line() + "”：" + otherwise);
        }
    }

    public Optional<SurveyQuestion> question(int number) {
        return questions.stream().filter(one -> one.number() == number).findFirst();
    }
}

package org.gongkai.participation.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.gongkai.participation.survey.SurveyQuestion.Condition;
import org.gongkai.participation.survey.SurveyQuestion.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

@DisplayName("问卷的题目一行一行地写：看得懂的读出来，看不懂的说是哪一行；答案按题目核对、计数")
class QuestionnaireTest {

    private static final Questionnaire PARK = Questionnaire.of("1. 多久去一次公园？（单选）\n- 每周\n- 很少\n2、为什么很少去？（多选，最多2项，选填）当第1题选“很少”\n- 太远\n- 没有时间\n- 没意思\n3. 打几分？（1—5分）\n4. 还有什么建议？（填写，选填）");

    @Test
    @DisplayName("单选、多选、打分、填写、选填、最多几项、条件都读得出来")
    void reads() {
        assertThat(PARK.faults()).isEmpty();
        assertThat(PARK.questions()).extracting(SurveyQuestion::kind).containsExactly(Kind.ONE, Kind.SEVERAL, Kind.SCALE, Kind.WORDS);
        assertThat(PARK.questions().get(1)).satisfies(why -> assertThat(why.when()).isEqualTo(new Condition(1, "很少"))).satisfies(why -> assertThat(why.most()).isEqualTo(2)).satisfies(why -> assertThat(why.required()).isFalse());
        assertThat(PARK.questions().get(2).options()).containsExactly("1", "2", "3", "4", "5");
    }

    @Test
    @DisplayName("写错的说是哪一行、怎样写才对")
    void faults() {
        assertThat(Questionnaire.of("").faults()).containsExactly("问卷里还没有题目");
        assertThat(Questionnaire.of("您好\n1. 甲（单选）\n- 是\n- 否").faults()).singleElement().asString().startsWith("“您好”：看不懂这一行");
        assertThat(Questionnaire.of("2. 甲（单选）\n- 是\n- 否").faults()).singleElement().asString().contains("题号要从 1 起连着写");
        assertThat(Questionnaire.of("1. 甲（单选）\n- 是\n- 是").faults()).singleElement().asString().contains("至少写两个不同的选项");
        assertThat(Questionnaire.of("1. 甲（单选）\n- 是\n- 否\n2. 乙（填写）当第1题选“也许”").faults()).singleElement().asString().contains("条件里要写前面一题的一个选项");
        assertThat(Questionnaire.of("1. 甲（随便）").faults()).singleElement().asString().contains("括号里写单选、多选、1—5分或者填写");
    }

    @Test
    @DisplayName("没有问到的题不收，没有的选项、选多了的、没有答的说得出是第几题")
    void answers() {
        assertThat(typed("1", null, "2").wrong(PARK)).isEmpty();
        assertThat(SurveyAnswers.typed(PARK, Map.of("q1", List.of("0"), "q2", List.of("0"), "q3", List.of("1"))).said()).as("only those who rarely go are asked why").doesNotContainKey(2);
        assertThat(SurveyAnswers.typed(PARK, Map.of("q1", List.of("7"), "q3", List.of("9"))).wrong(PARK)).containsEntry("q1", "第 1 题没有这个选项").containsEntry("q3", "第 3 题没有这个选项");
        assertThat(SurveyAnswers.typed(PARK, Map.of("q1", List.of("1"), "q2", List.of("0", "1", "2"), "q3", List.of("0"))).wrong(PARK)).containsExactly(Map.entry("q2", "第 2 题最多选 2 项"));
        assertThat(SurveyAnswers.typed(PARK, Map.of()).wrong(PARK)).containsOnlyKeys("q1", "q3");
        SurveyAnswers one = typed("1", "0", "4");
        assertThat(SurveyAnswers.read(one.written())).isEqualTo(one);
    }

    @Property(tries = 40)
    @Label("各选项的份数加起来就是回答的份数；公开的数据每份一行，少于五份的回答一个也不写明")
    void counts(@ForAll @IntRange(min = 0, max = 40) int weekly, @ForAll @IntRange(min = 0, max = 12) int rarely) {
        List<SurveyAnswers> voices = new ArrayList<>();
        for (int n = 0; n < weekly + rarely; n++) {
            voices.add(typed(n < weekly ? "0" : "1", n < weekly ? null : String.valueOf(n % 3), String.valueOf(n % 5)));
        }
        SurveyCounts counts = SurveyCounts.of(PARK, voices);
        assertThat(counts.questions().getFirst().options()).containsExactly((long) weekly, (long) rarely);
        assertThat(counts.questions().get(2).options().stream().mapToLong(Long::longValue).sum()).isEqualTo(weekly + rarely);
        List<List<String>> rows = SurveyCounts.rows(PARK, voices, 5);
        assertThat(rows).hasSize(1 + weekly + rarely);
        for (int column = 0; column < 3; column++) {
            int at = column;
            counts.questions().get(column).question().options().forEach(option -> assertThat(rows.stream().skip(1).filter(row -> List.of(row.get(at).split("；")).contains(option)).count()).satisfies(times -> assertThat(times == 0 || times >= 5).isTrue()));
        }
    }

    private static SurveyAnswers typed(String often, @Nullable String why, String points) {
        return SurveyAnswers.typed(PARK, why == null ? Map.of("q1", List.of(often), "q3", List.of(points)) : Map.of("q1", List.of(often), "q2", List.of(why), "q3", List.of(points)));
    }
}

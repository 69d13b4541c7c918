package org.gongkai.services.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gongkai.services.scenario.Scenario.InForce;
import org.gongkai.services.scenario.Scenario.Kind;
import org.gongkai.services.scenario.Scenario.Question;
import org.gongkai.services.scenario.Scenario.Rule;
import org.gongkai.services.scenario.Scenario.Step;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("场景导办的判定表：任何一种回答恰好有一行适用，每个问题都有用、都问得到")
class DecisionTablesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);

    private static Question yesNo(String id, Map<String, String> when) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("yes", "是");
        options.put("no", "不是");
        return new Question(id, id + "？", null, Kind.CHOICE, options, null, null, null, when);
    }

    private static Question number(String id) {
        return new Question(id, id + "？", null, Kind.NUMBER, Map.of(), "个", 0L, 100L, Map.of());
    }

    private static Rule when(Map<String, String> when) {
        return new Rule(when, List.of(), null);
    }

    private static Scenario scenario(List<Question> questions, Rule... rules) {
        return new Scenario("s", "场景", List.of(), "说明", null, new InForce(TODAY, null), questions, List.of(new Step("step", "这一步", null, null, List.of(rules))));
    }

    private static List<String> said(Scenario scenario) {
        return DecisionTables.of(scenario).findings().stream().map(DecisionTables.Finding::sentence).toList();
    }

    @Test
    @DisplayName("漏了的：说出怎样回答时没有一行适用")
    void hole() {
        assertThat(said(scenario(List.of(yesNo("甲", Map.of()), number("乙")), when(Map.of("甲", "yes", "乙", "<10")), when(Map.of("甲", "yes", "乙", ">10")), when(Map.of("甲", "no")))))
                .containsExactly("“这一步”漏了：这样回答时（甲？是；乙？10）没有一行适用");
    }

    @Test
    @DisplayName("重了的：说出怎样回答时哪几行都适用")
    void overlap() {
        assertThat(said(scenario(List.of(number("乙")), when(Map.of("乙", "<=10")), when(Map.of("乙", ">=10"))))).containsExactly("“这一步”重了：这样回答时（乙？10）第 1、2 行都适用");
    }

    @Test
    @DisplayName("怎样回答都一样的问题、怎样都问不到的问题、怎样都用不上的行，都说出来")
    void deadOnes() {
        Scenario useless = scenario(List.of(yesNo("甲", Map.of()), yesNo("乙", Map.of())), when(Map.of("甲", "yes")), when(Map.of("甲", "no")));
        assertThat(said(useless)).containsExactly("问题“乙？”怎样回答都一样，不用问");
        Scenario never = scenario(List.of(yesNo("甲", Map.of()), yesNo("乙", Map.of("甲", "yes")), yesNo("丙", Map.of("甲", "no", "乙", "yes"))), when(Map.of("甲", "yes", "乙", "yes")), when(Map.of("甲", "yes", "乙", "no")),
                when(Map.of("甲", "no")), when(Map.of("丙", "yes")));
        assertThat(said(never)).containsExactly("问题“丙？”怎样回答前面的都问不到", "“这一步”的第 4 行怎样回答都用不上");
    }

    @Test
    @DisplayName("没有问到的问题不满足任何条件：问不到时别的行要接得住")
    void notAsked() {
        List<Question> questions = List.of(yesNo("甲", Map.of()), yesNo("乙", Map.of("甲", "yes")));
        assertThat(said(scenario(questions, when(Map.of("乙", "yes")), when(Map.of("乙", "no"))))).containsExactly("“这一步”漏了：这样回答时（甲？不是）没有一行适用");
        assertThat(said(scenario(questions, when(Map.of("乙", "yes")), when(Map.of("乙", "no")), when(Map.of("甲", "no"))))).isEmpty();
    }

    @Test
    @DisplayName("四十个问题两秒以内看完；情形多得没有人看得懂的，请拆成几步")
    void fortyQuestions() {
        List<Question> questions = new ArrayList<>();
        List<Rule> rules = new ArrayList<>();
        Map<String, String> before = new LinkedHashMap<>();
        for (int n = 0; n < 40; n++) {
            questions.add(yesNo("问" + n, Map.of()));
            Map<String, String> row = new LinkedHashMap<>(before);
            row.put("问" + n, "yes");
            rules.add(when(row));
            before.put("问" + n, "no");
        }
        rules.add(when(before));
        long began = System.nanoTime();
        assertThat(said(scenario(questions, rules.toArray(Rule[]::new)))).isEmpty();
        assertThat((System.nanoTime() - began) / 1_000_000).isLessThan(2000);
        List<Rule> tangled = new ArrayList<>();
        for (int n = 0; n + 1 < 40; n += 2) {
            tangled.add(when(Map.of("问" + n, "yes", "问" + (n + 1), "yes")));
        }
        began = System.nanoTime();
        assertThat(said(scenario(questions, tangled.toArray(Rule[]::new)))).isNotEmpty();
        assertThat((System.nanoTime() - began) / 1_000_000).isLessThan(2000);
    }

    @Property(tries = 300)
    @Label("与把所有回答一个一个试过去所得的一样：漏不漏、重不重、哪几行用不上")
    void asIfTriedOneByOne(@ForAll("small") Scenario scenario) {
        boolean hole = false;
        boolean twice = false;
        boolean[] used = new boolean[scenario.steps().getFirst().rules().size()];
        for (Map<String, String> answers : every(scenario)) {
            Answers given = Answers.of(scenario, answers, TODAY);
            long met = 0;
            for (int n = 0; n < used.length; n++) {
                Map<String, String> when = scenario.steps().getFirst().rules().get(n).when();
                boolean holds = when.entrySet().stream().allMatch(one -> Condition.of(scenario.question(one.getKey()).orElseThrow(), one.getValue()).holds(scenario.question(one.getKey()).orElseThrow(), given.given().get(one.getKey())));
                met += holds ? 1 : 0;
                used[n] |= holds;
            }
            hole |= met == 0;
            twice |= met > 1;
        }
        List<String> said = said(scenario);
        long told = said.stream().filter(one -> one.contains("漏了") || one.contains("重了")).count();
        // After five it stops looking: what it said is true, and it said something.
        assertThat(said.stream().anyMatch(one -> one.contains("漏了"))).isIn(told < 5 ? List.of(hole) : List.of(hole, false));
        assertThat(said.stream().anyMatch(one -> one.contains("重了"))).isIn(told < 5 ? List.of(twice) : List.of(twice, false));
        if (!hole && !twice) {
            for (int n = 0; n < used.length; n++) {
                int row = n + 1;
                assertThat(said.stream().anyMatch(one -> one.contains("第 " + row + " 行怎样回答都用不上"))).isEqualTo(!used[n]);
            }
        }
    }

    @Provide
    Arbitrary<Scenario> small() {
        Arbitrary<Map<String, String>> when = Arbitraries.maps(Arbitraries.of("甲", "乙", "丙"), Arbitraries.of("yes", "no")).ofMaxSize(3);
        Arbitrary<Map<String, String>> rule = Combinators.combine(when, Arbitraries.of("", "<3", ">=3", "2..5", ">5")).as((choices, span) -> {
            Map<String, String> all = new LinkedHashMap<>(choices);
            if (!span.isEmpty()) {
                all.put("数", span);
            }
            return all;
        });
        Arbitrary<Map<String, String>> second = Arbitraries.maps(Arbitraries.of("甲"), Arbitraries.of("yes", "no")).ofMaxSize(1);
        Arbitrary<Map<String, String>> third = Arbitraries.maps(Arbitraries.of("甲", "乙"), Arbitraries.of("yes", "no")).ofMaxSize(2);
        return Combinators.combine(rule.list().ofMinSize(1).ofMaxSize(5), second, third).as((rules, two, three) -> scenario(
                List.of(yesNo("甲", Map.of()), yesNo("乙", two), yesNo("丙", three), number("数")), rules.stream().map(DecisionTablesTest::when).toArray(Rule[]::new)));
    }

    /** Every combination of answers, those to questions that are not asked among them. */
    private static List<Map<String, String>> every(Scenario scenario) {
        List<Map<String, String>> all = new ArrayList<>(List.of(new LinkedHashMap<>()));
        for (Question question : scenario.questions()) {
            List<String> answers = question.isChosen() ? List.of("yes", "no") : List.of("0", "1", "2", "3", "4", "5", "6", "7");
            List<Map<String, String>> more = new ArrayList<>();
            all.forEach(given -> answers.forEach(answer -> {
                Map<String, String> one = new LinkedHashMap<>(given);
                one.put(question.id(), answer);
                more.add(one);
            }));
            all = more;
        }
        return all;
    }

    @Property(tries = 500)
    @Label("办事码写下来再读回来是同一份回答；抄错一个字的读不出来，或者至少不是别的场景")
    void codes(@ForAll("answers") Answers answers, @ForAll int place, @ForAll int sign) {
        List<Scenario> all = ShippedScenariosTest.shipped();
        String code = AnswerCode.of(answers);
        assertThat(AnswerCode.read(code.toLowerCase(java.util.Locale.ROOT).replace("-", " "), all)).isEqualTo(new AnswerCode.Said(answers.scenario(), answers.given()));
        String signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        char[] letters = code.replace("-", "").toCharArray();
        int at = Math.floorMod(place, letters.length);
        char other = signs.charAt(Math.floorMod(sign, signs.length()));
        if (letters[at] != other) {
            letters[at] = other;
            assertThat(AnswerCode.read(new String(letters), all)).isInstanceOf(AnswerCode.Unreadable.class);
        }
    }

    @Provide
    Arbitrary<Answers> answers() {
        return Arbitraries.of(ShippedScenariosTest.shipped()).flatMap(scenario -> Arbitraries.integers().list().ofSize(scenario.questions().size()).map(picks -> {
            Map<String, String> sent = new LinkedHashMap<>();
            for (int n = 0; n < picks.size(); n++) {
                Question question = scenario.questions().get(n);
                int pick = picks.get(n);
                sent.put(question.id(), switch (question.kind()) {
                    case CHOICE, AREA -> List.copyOf(question.options().keySet()).get(Math.floorMod(pick, question.options().size()));
                    case NUMBER -> String.valueOf(question.least() + Math.floorMod(pick, question.most() - question.least() + 1));
                    case DATE -> LocalDate.of(2010, 1, 1).plusDays(Math.floorMod(pick, 6000)).toString();
                });
            }
            return Answers.of(scenario, sent, TODAY);
        }));
    }
}

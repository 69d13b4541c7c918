package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.gongkai.calendar.ReplyKind;
import org.gongkai.calendar.ReplyKinds;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.Consequence;
import org.gongkai.casework.ending.Ending;
import org.gongkai.casework.ending.Endings;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Field;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.dataformat.yaml.YAMLMapper;

@DisplayName("每种结果都写明是不是答复、页面上怎样说、计入哪里")
class EveryEndingHasARuleTest {

    /** What is no answer, by the outcome that bears it. */
    private static final Map<String, String> NO_ANSWER = Map.of("declined", "declined", "transferred", "handed-over", "R30z", "abandoned", "R109z", "abandoned");

    record Result(CaseType type, Action action, String outcome) {

        Ending ending() {
            return type.ending(action.id(), outcome).orElseThrow();
        }

        @Override
        public String toString() {
            return type.id() + "." + action.id() + " → " + outcome + " (" + type.definition().substring(0, 6) + ")";
        }
    }

    static Stream<Result> results() {
        List<Result> results = new ArrayList<>();
        List<String> replies = new ReplyKinds().all().stream().map(ReplyKind::code).toList();
        for (CaseType type : ShippedDefinitions.all()) {
            for (Action action : type.procedure().actions()) {
                Consequence effect = type.consequence(action.id());
                if (effect.result().ofItems()) {
                    replies.forEach(reply -> results.add(new Result(type, action, reply)));
                } else if (effect.result().outcomeOf() != null) {
                    Field.of(action.fields(), effect.result().outcomeOf()).options().keySet().forEach(one -> results.add(new Result(type, action, one)));
                } else if (effect.result().outcome() != null) {
                    results.add(new Result(type, action, effect.result().outcome()));
                }
            }
        }
        return results.stream();
    }

    @ParameterizedTest
    @MethodSource("results")
    @DisplayName("每个定义的每种结果：写在定义里或者 regulations/endings.yaml 里，不靠猜")
    void everyResult(Result result) {
        Ending ending = result.ending();
        assertThat(ending.title()).isNotBlank();
        assertThat(ending.said()).contains("{0}");
        assertThat(ending.counts()).contains("按期答复");
        assertThat(Endings.shipped().earlier(result.type().id(), result.action().id()).isPresent() || declared(result)).as("写明了").isTrue();
        if (NO_ANSWER.containsKey(result.outcome())) {
            assertThat(ending.id()).isEqualTo(NO_ANSWER.get(result.outcome()));
        }
        if (Set.of("withdraw", "confirm-withdrawal", "enter-confirmation").contains(result.action().id())) {
            assertThat(ending.id()).isEqualTo("withdrawn");
        }
        if (!result.type().isOpenToAll() && !result.type().itemised()) {
            assertThat(ending.answer()).as("法院、复议机关的裁判不是本机关的答复").isFalse();
        }
    }

    private static boolean declared(Result result) {
        return YAMLMapper.shared().readTree(ShippedDefinitions.text(result.type().id())).get("actions").valueStream()
                .anyMatch(action -> action.get("id").asString().equals(result.action().id()) && action.has("ending"));
    }

    @Test
    @DisplayName("只有答复和告知是答复；撤回、不予受理、转送、视为放弃、其他处理、审结都不是")
    void whatIsAnAnswer() {
        assertThat(Endings.shipped().answers()).containsExactly("answered", "directed");
    }

    @Test
    @DisplayName("没有一个环节能不作结果就到最后：每件办结的都有怎样结束")
    void nothingEndsUnsaid() {
        for (CaseType type : ShippedDefinitions.all()) {
            Set<String> unconcluded = new HashSet<>(Set.of(type.procedure().first()));
            for (boolean grew = true; grew;) {
                grew = false;
                for (Action action : type.procedure().actions()) {
                    if (action.to() != null && !type.consequence(action.id()).concludes() && action.from().stream().anyMatch(unconcluded::contains)) {
                        grew |= unconcluded.add(action.to());
                    }
                }
            }
            assertThat(unconcluded.stream().filter(stage -> type.procedure().stage(stage).last())).as(type.id() + type.definition()).isEmpty();
        }
    }

    @Test
    @DisplayName("旧定义由工作人员一步撤回的，如实写作申请人撤回，不是答复")
    void oldWithdrawals() throws Exception {
        OnPaper old = OnPaper.requestUnder(Path.of("src/test/resources/casetypes/inforequest-as-first-used.yaml"), "2026-03-02", 1);
        old.does(OnPaper.OFFICER, "withdraw", Map.of());
        assertThat(old.state().ending()).isEqualTo(Endings.shipped().require("withdrawn"));
        assertThat(old.state().concludedOn()).isEqualTo(LocalDate.parse("2026-03-02"));
        assertThat(old.facts()).extracting(fact -> fact.code()).contains("R-OTH");
    }
}

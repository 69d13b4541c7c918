package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.calendar.ReplyKind;
import org.gongkai.calendar.ReplyKinds;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.Consequence;
import org.gongkai.casework.declaration.CaseTypeFile;
import org.gongkai.casework.ending.Ending;
import org.gongkai.casework.ending.Endings;
import org.gongkai.definition.DefinitionKinds;
import org.gongkai.definition.DefinitionText;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Own;
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

    /** They read kinds that an installation cannot write. */
    private static final Set<String> NEVER_OWN = Set.of("FileRules.java", "Chrome.java", "Measures.java", "Words.java", "ImportGate.java", "Role.java", "OutsiderKinds.java", "Withdrawals.java");

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
        assertThat(ShippedDefinitions.ENDINGS.earlier(result.type().id(), result.action().id()).isPresent() || declared(result)).as("写明了").isTrue();
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
        assertThat(ShippedDefinitions.ENDINGS.answers()).containsExactly("answered", "directed");
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
        assertThat(old.state().ending()).isEqualTo(ShippedDefinitions.ENDINGS.require("withdrawn"));
        assertThat(old.state().concludedOn()).isEqualTo(LocalDate.parse("2026-03-02"));
        assertThat(old.facts()).extracting(fact -> fact.code()).contains("R-OTH");
    }

    @Test
    @DisplayName("本机构可以另加结束的方式、用自己的话说：页面和统计用的是在这里施行的；随程序发布的一种也不会少，不认识的只留名称，不算答复")
    void asInForceHere() throws IOException {
        String shipped = Files.readString(Path.of("regulations/endings.yaml"));
        String own = shipped.replace("title: 申请人撤回,", "title: 撤回,").replace("endings:\n", "endings:\n  - {id: settled, title: 已经和解, answer: true, said: \"已于 {0} 和解\", counts: 计入按期答复}\n");
        Endings here = new Endings(DefinitionTree.shipped().over(List.of(new DefinitionText("endings.yaml", own, DefinitionText.Origin.OWN))));
        assertThat(here.answers()).containsExactlyInAnyOrder("answered", "directed", "settled");
        assertThat(here.require("withdrawn").title()).isEqualTo("撤回");
        assertThat(here.all()).extracting(Ending::id).containsAll(ShippedDefinitions.ENDINGS.all().stream().map(Ending::id).toList());
        CaseType type = CaseTypeFile.read(ShippedDefinitions.text("transparencycomplaint").replace("ending: answered", "ending: settled"), here);
        assertThat(type.ending("answer", null)).hasValueSatisfying(ending -> assertThat(ending.title()).isEqualTo("已经和解"));
        Ending gone = ShippedDefinitions.ENDINGS.named("settled");
        assertThat(gone.answer()).isFalse();
        assertThat(gone.said()).contains("{0}");
    }

    @Test
    @DisplayName("本机构能另写的规则，没有一处只读随程序发布的：读的那几处写明为什么")
    void nothingReadsOnlyWhatIsShipped() throws IOException {
        Map<String, String> why = Map.of("Inspection.java", "the command that checks a file without an installation", "Report.java", "a text that is no report: nothing is held against the law of its year",
                "DeadlineCommand.java", "the command without an installation", "CaseTypeNames.java", "a look at a file, which ends nothing", "TypesTogether.java", "a look at files, which ends nothing", "FirstGrammar.java", "the first grammar is closed",
                "Endings.java", "none of the shipped ones goes");
        Pattern shipped = Pattern.compile("Provisions\\.shipped\\(\\)|WorkingHours\\.shipped\\(\\)|new ReplyKinds\\(\\)|new Endings\\(DefinitionTree\\.shipped|Definitions\\.one\\(DefinitionTree\\.shipped\\(\\), FILE\\)\\.value\\(\\);");
        Set<String> kinds = DefinitionKinds.all().stream().filter(kind -> kind.own() != Own.NEVER).map(kind -> kind.title()).collect(Collectors.toSet());
        assertThat(kinds).contains("结束的方式", "条文", "工作时间", "答复种类");
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<String> reading = files.filter(file -> file.toString().endsWith(".java")).filter(file -> {
                try {
                    return shipped.matcher(Files.readString(file)).find();
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            }).map(file -> file.getFileName().toString()).toList();
            assertThat(why.keySet()).containsAll(reading.stream().filter(file -> !NEVER_OWN.contains(file)).toList());
        }
    }
}

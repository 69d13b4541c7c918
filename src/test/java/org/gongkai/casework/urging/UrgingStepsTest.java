package org.gongkai.casework.urging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;

import org.gongkai.casework.urging.UrgingSteps.Step;
import org.gongkai.definition.DefinitionText;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.InvalidDefinitions;
import org.gongkai.definition.Regulations;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("催办的步骤写在规则里：数目、提醒谁都由数据定，写错的指得出哪一行")
class UrgingStepsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final String HEAD = "title: 催办\ndescription: 试\nlegalBasis: 试\nrows:\n";

    private static UrgingSteps steps(String rows) {
        DefinitionTree tree = DefinitionTree.of(List.of(new DefinitionText("urging.yaml", HEAD + rows, DefinitionText.Origin.SHIPPED)));
        return new UrgingSteps(Regulations.of(tree));
    }

    private static void refused(String rows, String sentence) {
        DefinitionTree tree = DefinitionTree.of(List.of(new DefinitionText("urging.yaml", HEAD + rows, DefinitionText.Origin.SHIPPED)));
        assertThatThrownBy(() -> Definitions.one(tree, UrgingSteps.FILE)).isInstanceOf(InvalidDefinitions.class).hasMessageContaining(sentence);
    }

    private static final String USUAL = """
              - from: 2020-01-01
                steps:
                  - {id: soon, title: 快到期, before: 3, holder: true}
                  - {id: today, title: 到期, before: 0, roles: [APPROVER]}
                  - {id: late, title: 过期, after: 2, roles: [SUPERVISOR]}
            """;

    @Test
    @DisplayName("走到哪一步，看还有几个工作日：没有到的不催，过了几步的只催最后一步；没有承办人的催登记的人")
    void theLastStepReached() {
        UrgingSteps steps = steps(USUAL);
        assertThat(steps.reached("inforequest", DAY, 4)).isEmpty();
        assertThat(steps.reached("inforequest", DAY, 3)).map(Step::id).contains("soon");
        assertThat(steps.reached("inforequest", DAY, 1)).map(Step::id).contains("soon");
        assertThat(steps.reached("inforequest", DAY, 0)).map(Step::id).contains("today");
        assertThat(steps.reached("inforequest", DAY, -1)).map(Step::id).contains("today");
        assertThat(steps.reached("inforequest", DAY, -9)).map(Step::id).contains("late");
        assertThat(steps.reached("inforequest", LocalDate.of(2019, 1, 1), -9)).as("还没有施行").isEmpty();
        assertThat(steps.earliest(DAY)).isEqualTo(3);
        Step soon = steps.reached("inforequest", DAY, 3).orElseThrow();
        assertThat(soon.told("zhang")).isEmpty();
        assertThat(soon.told(null)).contains("OFFICER");
    }

    @Test
    @DisplayName("某一类办件另有一行的，用它自己的；改了数的写新的一行，按日子换")
    void rowsOfATypeAndOfADay() {
        UrgingSteps steps = steps(USUAL.replace("from: 2020-01-01\n", "from: 2020-01-01\n    to: 2026-12-31\n") + """
                  - from: 2027-01-01
                    steps:
                      - {id: soon, title: 快到期, before: 5, holder: true}
                """);
        assertThat(steps.reached("inforequest", DAY, 5)).isEmpty();
        assertThat(steps.reached("inforequest", LocalDate.of(2027, 1, 4), 5)).map(Step::id).contains("soon");
        UrgingSteps typed = steps(USUAL + """
                  - from: 2020-01-01
                    types: [mayormail]
                    steps:
                      - {id: soon, title: 快到期, before: 1, holder: true}
                """);
        assertThat(typed.reached("mayormail", DAY, 3)).isEmpty();
        assertThat(typed.reached("inforequest", DAY, 3)).map(Step::id).contains("soon");
        assertThat(Definitions.one(DefinitionTree.shipped(), UrgingSteps.FILE).value().rows()).as("随程序的").isNotEmpty();
    }

    @Test
    @DisplayName("写错的不采用：不知道提醒谁，先后颠倒，日子断开，没有这种岗位")
    void whatIsWrongIsSaid() {
        refused("  - {from: 2020-01-01, steps: [{id: a, title: 甲, before: 1}]}\n", "写明提醒谁");
        refused("  - {from: 2020-01-01, steps: [{id: a, title: 甲, before: 1, after: 1, holder: true}]}\n", "before、after 写一个");
        refused("  - {from: 2020-01-01, steps: [{id: a, title: 甲, before: 0, holder: true}, {id: b, title: 乙, before: 2, holder: true}]}\n", "一步比一步晚");
        refused("  - {from: 2020-01-01, steps: [{id: a, title: 甲, after: 0, holder: true}]}\n", "after 至少是 1");
    }
}

package org.gongkai.services.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.gongkai.definition.Definition;
import org.gongkai.definition.DefinitionText;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.InvalidDefinitions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("随程序来的八个场景")
class ShippedScenariosTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);

    static List<Scenario> shipped() {
        return Definitions.all(DefinitionTree.shipped(), Scenarios.FILES).stream().map(Definition::value).toList();
    }

    private static Scenario shipped(String id) {
        return shipped().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    private static List<String> todo(String id, Map<String, String> answers) {
        Answers all = Answers.of(shipped(id), answers, TODAY);
        assertThat(all.areAll()).as(all.open().toString()).isTrue();
        return all.outcomes().stream().flatMap(outcome -> outcome.rule().items().stream()).map(Scenario.Item::name).toList();
    }

    @Test
    @DisplayName("八个都读得出：没有漏、没有重、没有问了没用的；每个写明依据的条款，或者写明是编的")
    void all() {
        assertThat(shipped()).extracting(Scenario::title).containsExactlyInAnyOrder("开餐馆", "生孩子", "上小学", "买房过户", "退休", "残疾人证", "企业注销", "申请公租房");
        assertThat(shipped()).allSatisfy(one -> {
            assertThat(DecisionTables.of(one).findings()).isEmpty();
            assertThat(one.invented() != null || one.steps().stream().allMatch(step -> step.ground() != null)).isTrue();
        });
    }

    @Test
    @DisplayName("开餐馆：堂食、没有执照、排入市政管网的，三件事依次办；只卖预包装食品的，只备案，不问排水")
    void restaurant() {
        assertThat(todo("restaurant", Map.of("sells", "dine", "licence", "no", "sewer", "city"))).containsExactly("市场主体设立登记", "食品经营许可", "城镇污水排入排水管网许可");
        assertThat(todo("restaurant", Map.of("sells", "packed", "licence", "yes"))).containsExactly("仅销售预包装食品备案");
        assertThat(Answers.of(shipped("restaurant"), Map.of("sells", "packed", "licence", "yes", "sewer", "city"), TODAY).given()).doesNotContainKey("sewer");
    }

    @Test
    @DisplayName("退休：缴费满一百八十个月的按月领，差一个月的另有两条路（社会保险法第十六条）")
    void retire() {
        assertThat(todo("retire", Map.of("kind", "worker", "paid", "180", "place", "here"))).containsExactly("职工基本养老金申领");
        assertThat(todo("retire", Map.of("kind", "worker", "paid", "179", "place", "elsewhere"))).containsExactly("延长缴费或者转入城乡居民养老保险", "异地就医备案");
    }

    @Test
    @DisplayName("上小学：8月31日满六周岁的报名，9月1日出生的明年再报；过了这一学年的场景不再给人看")
    void school() {
        assertThat(todo("school", Map.of("born", "2021-08-31", "household", "here"))).containsExactly("义务教育阶段学校入学");
        assertThat(todo("school", Map.of("born", "2021-09-01"))).isEmpty();
        assertThat(todo("school", Map.of("born", "2021-01-01", "household", "elsewhere", "home", "rent", "permit", "no"))).containsExactly("居住证申领", "义务教育阶段学校入学");
        assertThat(shipped("school").inForce().on(LocalDate.of(2027, 9, 1))).isFalse();
    }

    @Test
    @DisplayName("不是答案的不收，说明怎样写；没有答完的，说出还有哪几个")
    void wrongAnswers() {
        Answers answers = Answers.of(shipped("retire"), Map.of("kind", "worker", "paid", "很久", "place", "火星"), TODAY);
        assertThat(answers.wrong()).containsOnlyKeys("paid", "place");
        assertThat(answers.wrong().get("paid")).isEqualTo("请写整数");
        assertThat(Answers.of(shipped("retire"), Map.of("kind", "worker", "paid", "721"), TODAY).wrong()).containsEntry("paid", "请写 0 到 720 的整数");
        assertThat(Answers.of(shipped("school"), Map.of("born", "2021年"), TODAY).wrong()).containsEntry("born", "日期写成 2026-03-12 这样");
    }

    @Test
    @DisplayName("有洞的、条件读不出的文件不施行，说出在哪一行、哪种回答没有着落")
    void refusedInWords() {
        String text = DefinitionTree.shipped().texts().stream().filter(file -> file.path().equals("scenarios/restaurant.yaml")).map(DefinitionText::text).findFirst().orElseThrow();
        assertThatThrownBy(() -> own(text.replace("      - {when: {sewer: own}}\n", ""))).isInstanceOf(InvalidDefinitions.class).hasMessageContaining("“办排水许可”漏了").hasMessageContaining("不排入市政管网");
        assertThatThrownBy(() -> own(text.replace("{sells: packed}}", "{sells: nothing}}"))).isInstanceOf(InvalidDefinitions.class).hasMessageContaining("“nothing”读不出");
    }

    private static void own(String text) {
        Definitions.all(DefinitionTree.shipped().over(List.of(new DefinitionText("scenarios/restaurant.yaml", text, DefinitionText.Origin.OWN))), Scenarios.FILES);
    }
}

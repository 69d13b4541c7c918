package org.gongkai.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.gongkai.calendar.ReplyKinds;
import org.gongkai.inspection.rules.Rule;
import org.gongkai.inspection.rules.Rulebook;
import org.gongkai.publication.Concern;
import org.gongkai.reporting.form.Forms;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("条例第十五条 公开以前，自己的文字和名册逐段逐值检查")
class OwnTextsTest {

    private static final String IDENTITY = "11010519491231002X";
    private final OwnTexts check = new OwnTexts(Inspection.shipped(), new Forms(new ReplyKinds()));

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"<p>赵某，11010519491231002X。</p>", "<p>赵某，110105 19491231 002X。</p>", "<p>赵某，110105-19491231-002X。</p>",
            "<p>赵某，１１０１０５１９４９１２３１００２Ｘ。</p>", "<p>赵某，110105<strong>19491231</strong>002X。</p>",
            "<p>赵某，&#49;10105&#49;9491231002X。</p>", "<table><tbody><tr><td>赵某</td><td>11010519491231002X</td></tr></tbody></table>",
            "<p>ID11010519491231002X</p>", "<p>主办：区检测局</p><p>技术支持：某公司</p><p>11010519491231002X</p>"})
    @DisplayName("身份证号码怎么写都不能公开，号码在提示里遮住")
    void identityInEveryWriting(String body) {
        assertThat(check.concerns("关于补助的通知", "<p>公布如下。</p>" + body)).filteredOn(Concern::stops).singleElement().satisfies(concern -> {
            assertThat(concern.rule()).isEqualTo("P-IDENTITY");
            assertThat(concern.message()).doesNotContain(IDENTITY);
        });
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"联系人赵某，13900001234", "联系人赵某，139-0000-1234", "联系人赵某，139 0000 1234。", "Tel: +86 13900001234.",
            "申请人０１３９", "卡号6222020000000000000", "信用卡 5555555555554444", "账号 4111 1111 1111 1111", "银行卡：4111111111111112"})
    @DisplayName("手机号、银行卡和信用卡号要说明")
    void phonesAndCards(String words) {
        List<Concern> concerns = check.concerns("关于补助的通知", "<p>" + words + "</p>");
        if (words.startsWith("申请人")) {
            assertThat(concerns).isEmpty();
        } else {
            assertThat(concerns).anySatisfy(concern -> assertThat(concern.rule()).isIn("P-PHONE", "P-CARD"));
        }
    }

    @Test
    @DisplayName("正文再长也查到底，指到是第几段")
    void longBodies() {
        String filler = "<p>" + "全区各单位按照要求做好政务公开工作。".repeat(200) + "</p>";
        List<Concern> concerns = check.concerns("关于补助的通知", filler.repeat(150) + "<p>赵某，" + IDENTITY + "</p>");
        assertThat(concerns).filteredOn(Concern::stops).singleElement().satisfies(concern -> assertThat(concern.place()).isEqualTo("第151段"));
        String onePiece = "<p>" + "全区各单位按照要求做好政务公开工作。".repeat(8000) + IDENTITY + "</p>";
        assertThat(check.concerns("关于补助的通知", onePiece)).anyMatch(Concern::stops);
    }

    @TestFactory
    @DisplayName("导入时问的是能停住一份文件的每一条规则，和平时一样")
    Stream<DynamicTest> whatStopsAnImport() {
        return Rulebook.shipped().all().stream().filter(rule -> rule.about() == Rule.About.TEXT && rule.weight() == Severity.ERROR)
                .map(rule -> DynamicTest.dynamicTest(rule.id(), () -> assertThat(rule.examples()).filteredOn(example -> example.outcome() == Rule.Example.Outcome.FAIL)
                        .anySatisfy(example -> {
                            String body = "<p>" + example.text().replace("<", "&lt;").replace("\n", "</p><p>") + "</p>";
                            assertThat(check.concerns("通知", body)).extracting(Concern::rule).contains(rule.id());
                            assertThat(check.stopping("通知", body)).extracting(Concern::rule).contains(rule.id());
                        })));
    }

    @Test
    @DisplayName("名册逐值检查，位置是栏目的名字；没有问题的一行没有发现")
    void valuesOfARecord() {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("姓名", "赵某");
        row.put("银行卡号", "6222020000000000000");
        row.put("备注", "本人身份证" + IDENTITY);
        assertThat(check.values(row)).extracting(Concern::place).containsExactlyInAnyOrder("银行卡号", "备注");
        assertThat(check.values(row)).filteredOn(Concern::stops).extracting(Concern::place).containsExactly("备注");
        assertThat(check.values(Map.of("名称", "青岭区幸福食堂", "地址", "和平路1号", "电话", "0312-5550000"))).isEmpty();
    }
}

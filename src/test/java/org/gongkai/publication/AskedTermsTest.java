package org.gongkai.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;

import org.gongkai.calendar.Provision;
import org.gongkai.calendar.Provisions;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("检索时问期限，先答条文里的期限")
class AskedTermsTest {

    private static final AskedTerms.Declared FILE = Definitions.one(DefinitionTree.shipped(), AskedTerms.FILE).value();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            答复期限 | inforequest.reply
            多久能答复信息公开申请 | inforequest.reply
            政府信息公开申请多长时间有结果 | inforequest.reply
            延长答复期限 | inforequest.extension
            补正期限 | inforequest.completion
            信息公开申请几天之内通知补正 | inforequest.completion-notice
            第三方意见多久答复 | inforequest.third-party
            主动公开期限 | publication.proactive
            预算批准后几天公开 | publication.budget
            什么时候申请行政复议 | remedy.review
            不服复议决定多久起诉 | remedy.suit-after-review
            起诉期限 | remedy.suit
            """)
    @DisplayName("人们怎么问，答的是哪一项")
    void knowsWhatIsAsked(String question, String provision) {
        assertThat(AskedTerms.named(FILE, question)).containsExactly(provision);
    }

    @ParameterizedTest
    @CsvSource({"信息公开申请", "答复", "停车收费期限", "多久", "公积金多久到账", "预算公开"})
    @DisplayName("不是问期限的，或者条文里没有的，不答")
    void answersNothingElse(String question) {
        assertThat(AskedTerms.named(FILE, question)).isEmpty();
    }

    @Test
    @DisplayName("年报由谁公布没有说的，两项都答")
    void answersBothWhereBothAreAsked() {
        assertThat(AskedTerms.named(FILE, "年报什么时候公布")).containsExactly("report.annual.department", "report.annual.government");
    }

    @Test
    @DisplayName("条文里现行的每一项期限，不是有人问，就写明没有人问")
    void noPeriodIsForgotten() {
        Provisions provisions = Provisions.shipped();
        LocalDate today = LocalDate.of(2026, 11, 30);
        TreeSet<String> periods = new TreeSet<>(provisions.ids().stream().filter(id -> provisions.find(id, today).filter(Provision::isPeriod).isPresent()).toList());
        TreeSet<String> named = new TreeSet<>(FILE.unasked());
        List<String> asked = FILE.terms().stream().map(AskedTerms.Term::provision).toList();
        named.addAll(asked);
        assertThat(named).isEqualTo(periods);
        assertThat(asked).doesNotContainAnyElementsOf(FILE.unasked()).doesNotHaveDuplicates();
    }
}

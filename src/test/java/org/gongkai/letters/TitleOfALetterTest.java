package org.gongkai.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("GB/T 9704-2012 标题回行词意完整、长短适宜")
class TitleOfALetterTest {

    @ParameterizedTest(name = "{0}{1}")
    @DisplayName("排不下一行的，不把词拆开，末行不剩一两个字")
    @CsvSource({
            "青岚市临溪区住房和城乡建设局, 政府信息公开申请补正告知书",
            "临溪区文化广播电视和旅游局, 政府信息公开申请更改、补充告知书",
            "临溪区人力资源和社会保障局, 政府信息公开征求第三方意见书",
            "临溪区教育局, 政府信息公开申请延期答复告知书",
            "临溪区教育局, 政府信息公开申请不再处理告知书",
            "临溪区市场监督管理局, 政府信息公开告知书（第三方）",
            "青岚市临溪区柳岸街道办事处, 政府信息公开信息处理费收费通知书",
            "青岚市临溪区发展和改革委员会（粮食和物资储备局）, 政府信息公开申请答复书"})
    void wordsStayWhole(String organ, String paper) {
        List<String> lines = TitleLines.of(organ + paper, organ, 20);
        assertThat(String.join("", lines)).isEqualTo(organ + paper);
        assertThat(lines).hasSizeBetween(2, 3).allSatisfy(line -> assertThat(TitleLines.width(line)).isBetween(5d, 20d));
        for (String word : List.of("告知书", "意见书", "通知书", "答复书", "政府", "信息", "公开", "申请", "局", "第三方", "补正", "补充", "延期", "城乡", "政府信息公开", "粮食和物资储备局")) {
            if ((organ + paper).contains(word)) {
                assertThat(lines).as(word).anyMatch(line -> line.contains(word));
            }
        }
    }

    @Test
    @DisplayName("能在机关名称之后回行的，在那里回行")
    void afterTheOrgan() {
        assertThat(TitleLines.of("青岚市临溪区住房和城乡建设局政府信息公开申请补正告知书", "青岚市临溪区住房和城乡建设局", 20))
                .containsExactly("青岚市临溪区住房和城乡建设局", "政府信息公开申请补正告知书");
    }

    @Test
    @DisplayName("排得下一行的不回行")
    void oneLine() {
        assertThat(TitleLines.of("临溪区教育局政府信息公开申请答复书", "临溪区教育局", 20)).hasSize(1);
    }
}

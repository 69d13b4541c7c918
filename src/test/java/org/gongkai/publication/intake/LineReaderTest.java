package org.gongkai.publication.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

import org.gongkai.definition.DefinitionTree;
import org.gongkai.publication.Categories;
import org.gongkai.publication.DocumentKinds;
import org.gongkai.publication.Validity;
import org.gongkai.publication.intake.LineReader.Rejected;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("导入的一行")
class LineReaderTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private final LineReader reader = new LineReader(new Categories(DefinitionTree.shipped()), new DocumentKinds(DefinitionTree.shipped(), new Categories(DefinitionTree.shipped())));

    @Test
    @DisplayName("五种来源的字段各归其位")
    void readsEveryShape() throws Rejected {
        var site = read("""
                {"id":"s1","title":"关于开放停车场的通知","date":"2022-12-09","publisher_site":"青岭区城管局","category":"政策文件",\
                "validity":"有效","doc_number_extracted":null,"url":"https://example.cn/1","attachments":"https://example.cn/a.doc;",\
                "body":"\\n\\u3000\\u3000各街道:请开放。"}""");
        assertThat(site.entry().issuer()).isEqualTo("青岭区城管局");
        assertThat(site.entry().publishedOn()).isEqualTo("2022-12-09");
        assertThat(site.entry().category()).isEqualTo("20-1");
        assertThat(site.entry().genre()).isEqualTo("通知");
        assertThat(site.validity()).isEqualTo(Validity.IN_FORCE);
        assertThat(site.attachments()).containsExactly("https://example.cn/a.doc");
        assertThat(site.findings()).extracting(SourceDocument.Finding::code).containsExactly("number");

        var law = read("""
                {"id":"l1","title":"青岭市停车条例","level":"地方性法规","organ":null,"publish_date":"2024-12-31",\
                "effective_date":"2026-05-01","expired":false,"body":"## 第一章 总则\\n\\n第一条 制定本条例。"}""");
        assertThat(law.validity()).as("尚未到施行之日").isEqualTo(Validity.NOT_YET);
        assertThat(law.body()).startsWith("<h2>第一章 总则</h2>");

        var policy = read("""
                {"id":"p1","title":"关于印发办法的函","issue_date":"2014-07-03","publish_date":"2014-07-05","main_issuer":"青岭",\
                "permanence":"Temporary","doc_number_extracted":"青财〔2014〕18号","body":"正文"}""");
        assertThat(policy.entry().number()).isEqualTo("青财〔2014〕18号");
        assertThat(policy.entry().formedOn()).isEqualTo("2014-07-03");
        assertThat(policy.findings()).isEmpty();

        var report = read("""
                {"id":"r1","title":"2008年政府工作报告","year":2008,"organ":"青岭区人民政府","segments":3,"body":"各位代表"}""");
        assertThat(report.findings()).extracting(SourceDocument.Finding::code).containsExactly("date", "number");

        var indexed = read("""
                {"id":"i1","index_number":"006939748/2023-00283","organ":"青岭区人民政府","title":"关于保护规划的批复",\
                "publish_date":"2023-06-29","body":"批复如下","attachments":"无附件链接"}""");
        assertThat(indexed.indexNumber()).isEqualTo("006939748/2023-00283");
        assertThat(indexed.attachments()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"(2004年5月15日河北省人民政府令〔2004〕第3号公布 根据2023年10月19日河北省人民政府令〔2023〕第7号第四次修正)|2004-05-15",
        "(《行政裁量权基准办法》已经2023年6月19日省政府第9次常务会议通过,现予公布,自2023年8月1日起施行。)|2023-06-19", "自2023年8月1日起施行，逐步推进|", "2024年5月1日前完成，由财政局印发|"})
    @DisplayName("记录和正文都没有日期，摘要里写着何日通过、公布的，取来请人核对；别的日期不取")
    void proposesTheDateOfTheSummary(String summary, @Nullable LocalDate day) throws Rejected {
        SourceDocument document = read("{\"title\":\"办法\",\"body\":\"第一条 甲。\",\"abstract\":\"%s\"}".formatted(summary));
        assertThat(document.entry().formedOn()).isEqualTo(day);
        assertThat(document.entry().publishedOn()).isNull();
        assertThat(document.findings()).extracting(SourceDocument.Finding::code).contains(day == null ? "date" : "date-proposed").doesNotContain(day == null ? "date-proposed" : "date");
        assertThat(read("{\"title\":\"办法\",\"body\":\"第一条 甲。\",\"abstract\":\"%s\",\"date\":\"2020-01-01\"}".formatted(summary)).entry().formedOn()).isNull();
    }

    @Test
    @DisplayName("没有标题、没有正文、残缺、编码不对的,拒绝并说明原因")
    void rejects() {
        assertThatThrownBy(() -> read("{\"id\":\"1\",\"body\":\"x\"}")).isInstanceOf(Rejected.class).hasMessage("没有标题");
        assertThatThrownBy(() -> read("{\"id\":\"1\",\"title\":\"t\",\"body\":\" \\u3000\\n\"}")).hasMessage("没有正文");
        assertThatThrownBy(() -> read("{\"id\":\"1\",\"title\":")).hasMessageStartingWith("不是完整的 JSON");
        assertThatThrownBy(() -> reader.read("{\"title\":\"公开\"}".getBytes(Charset.forName("GB18030")), FieldMapping.standard(), TODAY))
                .hasMessageContaining("GB18030");
    }

    @Test
    @DisplayName("字段对应可用选项改写")
    void mapsByOption() throws Rejected {
        var document = reader.read("{\"名称\":\"通知\",\"text\":\"正文\"}".getBytes(StandardCharsets.UTF_8),
                FieldMapping.standard().with("title=名称"), TODAY);
        assertThat(document.entry().title()).isEqualTo("通知");
        assertThatThrownBy(() -> FieldMapping.standard().with("colour=red")).hasMessageContaining("没有目录项 colour");
    }

    @Test
    @DisplayName("来源内容变了摘要才变")
    void digestsTheSource() throws Rejected {
        String line = "{\"id\":\"1\",\"title\":\"通知\",\"body\":\"正文\",\"views\":%d}";
        assertThat(read(line.formatted(1)).digest()).isEqualTo(read(line.formatted(2)).digest());
        assertThat(read(line.formatted(1)).digest()).isNotEqualTo(read(line.formatted(1).replace("正文", "正文二")).digest());
    }

    private SourceDocument read(String line) throws Rejected {
        return reader.read(line.getBytes(StandardCharsets.UTF_8), FieldMapping.standard(), TODAY);
    }
}

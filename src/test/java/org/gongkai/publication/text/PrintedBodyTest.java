package org.gongkai.publication.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
@DisplayName("A body set as a printed paper (GB/T 9704-2012): no word changes")
class PrintedBodyTest {

    private static Document printed(String clean) {
        return Jsoup.parseBodyFragment(PrintedBody.of(clean).html());
    }

    @Test
    @DisplayName("主送机关顶格，署名和日期居右，随文印发的另起标题")
    void signatureAndWhatIsIssued() {
        Document page = printed("<p>各街道办事处：</p><p>现印发给你们。</p><p>某区人民政府</p><p>2026年11月12日</p><p>某区办理规程</p><p>第一条　为规范申请。</p>");
        assertThat(page.select("p.addressee").text()).isEqualTo("各街道办事处：");
        assertThat(page.select("p.sign-off").eachText()).containsExactly("某区人民政府", "2026年11月12日");
        assertThat(page.select("p.issued").text()).isEqualTo("某区办理规程");
    }

    @Test
    @DisplayName("每一条有自己的地址，链接里就是条的序号；正文提到的条、重复的条不动")
    void articles() {
        String clean = "<p>第一条　为规范申请。</p><p>按照第二条办理。</p><p>第二条 受理。</p><p>第一条　附件的第一条。</p>";
        Document page = printed(clean);
        assertThat(PrintedBody.of(clean).articles()).containsExactly("第一条", "第二条");
        assertThat(page.select("a.article").eachAttr("href")).containsExactly("#article-1", "#article-2");
        assertThat(page.select("p[id]").eachText()).allMatch(text -> text.startsWith("第"));
        assertThat(page.text()).isEqualTo(Jsoup.parseBodyFragment(clean).text());
    }

    @Test
    @DisplayName("一、（一）1. 开头的小标题左空二字，章的标题居中")
    void numberedHeadings() {
        Document page = printed("<h2>第一章 总则</h2><h2>一、招生计划</h2><h3>（一）报名</h3><h4>1.材料</h4><h4>1.5 倍</h4><p>二、不是标题。</p>");
        assertThat(page.select(".numbered").eachText()).containsExactly("一、招生计划", "（一）报名", "1.材料");
    }

    @Test
    @DisplayName("句子里的日期不是署名，表格和标题不动")
    void nothingElse() {
        String clean = "<h2>第一章 总则</h2><p>自2026年1月1日起施行。</p><table><tbody><tr><td><p>第一条 x</p></td></tr></tbody></table>";
        assertThat(printed(clean).select(".sign-off, .issued, .addressee")).isEmpty();
    }
}

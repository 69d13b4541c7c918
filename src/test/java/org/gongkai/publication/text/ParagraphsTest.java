package org.gongkai.publication.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.gongkai.reading.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("来源正文整理成段落,一字不改")
class ParagraphsTest {

    @Test
    @DisplayName("全角缩进、连续空白和空行去掉,粘连的段落按缩进分开")
    void splitsAtIndents() throws Refusal {
        assertThat(Paragraphs.html("\n\u3000\u3000一、背景\u3000\u3000近年来\u00a0\u00a0工作推进。\n\n\n结束")).isEqualTo(
                "<p>一、背景</p><p>近年来 工作推进。</p><p>结束</p>");
    }

    @Test
    @DisplayName("Markdown 标题和章名成为小标题")
    void readsHeadings() throws Refusal {
        assertThat(Paragraphs.html("## 第一章 总则\n\n第一条 为了公开,制定本办法。\n第二章　附　则"))
                .isEqualTo("<h2>第一章 总则</h2><p>第一条 为了公开,制定本办法。</p><h2>第二章 附 则</h2>");
    }

    @Test
    @DisplayName("GB/T 9704 署名和成文日期在末尾靠右")
    void setsTheSignOff() throws Refusal {
        assertThat(Paragraphs.html("请遵照执行。\n青岭区人民政府\n2026年3月2日"))
                .isEqualTo("<p>请遵照执行。</p><p class=\"sign-off\">青岭区人民政府</p><p class=\"sign-off\">2026年3月2日</p>");
    }

    @Test
    @DisplayName("尖括号是文字,不是标记")
    void escapes() throws Refusal {
        assertThat(Paragraphs.html("见<附件>&说明")).isEqualTo("<p>见&lt;附件&gt;&amp;说明</p>");
    }

    @Test
    @DisplayName("丢了换行的长段在条款前分开,文字不增不减")
    void givesBreaksBack() throws Refusal {
        String glued = "为规范工作制定本办法。" + "应当依法办理。".repeat(50) + "第二条 本办法适用于全区。一、总体要求。";
        String html = Paragraphs.html(glued);
        assertThat(html).contains("<p>第二条 本办法适用于全区。</p>").contains("<p>一、总体要求。</p>");
        assertThat(CleanHtml.text(html).replace("\n", "")).isEqualTo(glued);
    }

    @Test
    @DisplayName("带标记的正文清洗:脚本、样式、事件和外来图片都不留下")
    void cleansMarkup() throws Refusal {
        String html = Paragraphs.html("<div onclick=x()>第一段<script>alert(1)</script></div><p style='color:red'>第二段<img src=x onerror=alert(1)>"
                + "<a href='javascript:alert(1)'>链接</a></p><table><tr><td colspan=2>格</td></tr></table>");
        assertThat(html).contains("第一段", "第二段", "链接", "<td colspan=\"2\">格</td>")
                .doesNotContain("script", "onclick", "style", "img", "javascript");
    }
}

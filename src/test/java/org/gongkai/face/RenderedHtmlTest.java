package org.gongkai.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.gongkai.face.RenderedHtml.Tag;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
@DisplayName("我们自己的页面改写几个标签：其余一字不动，注释、脚本、引号里看着像标签的不当作标签")
class RenderedHtmlTest {

    private static final String PAGE = """
            <!doctype html>
            <html lang="zh-CN"><body class='a' data-x="1 > 2"><!-- <input name="c"> --><script>var t = '<input name="s">';</script>
            <FORM action="/x?a=1&amp;b=2"><INPUT name=plain disabled value="a > b"><textarea name="t">

            第二行 &lt;input&gt;</textarea><select><option selected>甲<option>乙</select></FORM></body></html>
            """;

    @Test
    @DisplayName("没有改的，写出来和原来一字不差；只改一个标签的，别处一字不差")
    void nothingElse() {
        RenderedHtml page = new RenderedHtml(PAGE);
        assertThat(page.written()).isEqualTo(PAGE);
        assertThat(page.isChanged()).isFalse();
        List<Element> inputs = page.all("input");
        assertThat(inputs).extracting(input -> input.attr("name")).containsExactly("plain");
        page.tag(inputs.getFirst(), new Tag(inputs.getFirst()).without("disabled").with("value", "\"c\" & <d>"));
        assertThat(page.written()).isEqualTo(PAGE.replace("<INPUT name=plain disabled value=\"a > b\">", "<input name=\"plain\" value=\"&quot;c&quot; &amp; &lt;d&gt;\">"));
    }

    @Test
    @DisplayName("多行文字里开头的空行照旧，写着标签的照旧是文字；放进去的在同一处改写的前面")
    void textareas() {
        assertThat(FilledForm.of(PAGE, Map.of("t", List.of("\n第二行 <input>"))).changed()).isFalse();
        assertThat(FilledForm.of(PAGE, Map.of("t", List.of("</textarea><b>"))).html()).contains("<textarea name=\"t\">\n&lt;/textarea&gt;&lt;b&gt;</textarea>");
        RenderedHtml page = new RenderedHtml("<p><b>x</b></p>");
        Element bold = page.all("b").getFirst();
        page.tag(bold, "<i>");
        page.endTag(bold, "</i>");
        page.insert(RenderedHtml.inside(page.all("p").getFirst()), "一");
        assertThat(page.written()).isEqualTo("<p>一<i>x</i></p>");
    }
}

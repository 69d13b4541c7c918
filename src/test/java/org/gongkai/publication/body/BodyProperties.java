package org.gongkai.publication.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gongkai.publication.body.Block.Cell;
import org.gongkai.publication.body.Block.Paragraph;
import org.gongkai.publication.body.Block.Setting;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

@Label("正文的块：存成什么样，打开就是什么样")
class BodyProperties {

    @Property(tries = 500)
    @Label("存的 JSON 读回来、再存，一个字节不差")
    void kept(@ForAll("bodies") Body body) {
        assertThat(Body.ofJson(body.json())).isEqualTo(body);
        assertThat(Body.ofJson(body.json()).json()).isEqualTo(body.json());
    }

    @Property(tries = 1000)
    @Label("写成一行一行的文字再读回来（浏览器换行用 CRLF），还是这些块")
    void lines(@ForAll("bodies") Body body) {
        assertThat(Body.ofLines(body.lines().replace("\n", "\r\n")).json()).isEqualTo(body.json());
    }

    @Property(tries = 300)
    @Label("公开的网页里字一个不少，没有脚本也没有样式")
    void html(@ForAll("bodies") Body body) {
        String html = body.html("abc");
        Jsoup.parseBodyFragment(html).getAllElements().forEach(each -> assertThat(List.of("html", "body", "head", "#root", "p", "h2", "h3", "h4", "ul", "ol", "li", "table", "caption", "tbody", "tr", "th", "td",
                "strong", "em", "sub", "sup", "br", "blockquote", "a", "div", "figure", "img", "figcaption")).contains(each.normalName()));
        assertThat(Body.ofLines(body.lines()).html("abc")).isEqualTo(html);
    }

    @Property(tries = 300)
    @Label("没有图片和附件的：网页读成块，还是这些块；比较起来没有差别")
    void readAgain(@ForAll("bodies") Body all) {
        Body body = new Body(all.blocks().stream().filter(block -> !(block instanceof Block.Picture || block instanceof Block.Enclosed)).toList());
        Body again = ReadHtml.of(body.html("abc"));
        assertThat(Difference.between(body.html("abc"), again.html("abc")).lines()).filteredOn(line -> line.in() != Difference.In.BOTH).isEmpty();
    }

    @Property(tries = 300)
    @Label("去掉一个链接：别的链接、每一个字、每一处格式都还在，在列表、表格、引用里也一样")
    void unlinked(@ForAll("bodies") Body body) {
        assertThat(body.links().keySet()).isEqualTo(addresses(body));
        for (String address : body.links().keySet()) {
            Set<String> others = new LinkedHashSet<>(body.links().keySet());
            others.remove(address);
            Body without = body.unlinked(address);
            assertThat(without.links().keySet()).isEqualTo(others);
            Document before = Jsoup.parseBodyFragment(body.html("abc"));
            before.outputSettings().prettyPrint(false);
            before.select("a[href]").stream().filter(link -> link.attr("href").equals(address)).forEach(Element::unwrap);
            assertThat(ReadHtml.of(before.body().html())).isEqualTo(ReadHtml.of(without.html("abc")));
        }
    }

    /** As its page has them. */
    private static Set<String> addresses(Body body) {
        return Jsoup.parseBodyFragment(body.html("abc")).select("a[href]").stream().map(link -> link.attr("href")).filter(href -> !href.startsWith("/documents/abc/files/")).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Property(tries = 500)
    @Label("随便打的：读成块、写成字、再读，不再变；字一个不少")
    void typed(@ForAll("typed") String typed) {
        Body once = Body.ofLines(typed);
        assertThat(Body.ofLines(once.lines())).isEqualTo(once);
        String words = words(once.html("abc"));
        typed.lines().filter(line -> line.startsWith("字")).forEach(line -> assertThat(words).contains(squeezed(line)));
    }

    @Example
    @Label("读得懂的写法：小标题、列表、居中、右对齐、合并单元格的表格")
    void readable() {
        Body body = Body.ofLines("""
                【顶格】各镇人民政府：
                ## 一、总体要求
                为落实《条例》，[粗]现通知[/粗]如下。
                - 第一条
                  + 其一
                  + 其二
                【表格】招生计划
                【行】
                【表头】学校
                【表头 跨2列】计划（人）
                【行】
                【格】一小
                【格】【右对齐】240
                【格】
                【表格结束】
                【右对齐】青澜区教育局""");
        assertThat(body.blocks()).hasSize(6);
        assertThat(body.blocks().get(4)).isEqualTo(new Block.Table("招生计划", List.of(
                List.of(new Cell(true, 1, 1, List.of(paragraph(Setting.INDENTED, "学校"))), new Cell(true, 2, 1, List.of(paragraph(Setting.INDENTED, "计划（人）")))),
                List.of(new Cell(false, 1, 1, List.of(paragraph(Setting.INDENTED, "一小"))), new Cell(false, 1, 1, List.of(paragraph(Setting.RIGHT, "240"))), new Cell(false, 1, 1, List.of())))));
        assertThat(body.html("abc")).isEqualTo("<p class=\"flush\">各镇人民政府：</p><h2>一、总体要求</h2><p>为落实《条例》，<strong>现通知</strong>如下。</p>"
                + "<ul><li>第一条<ol><li>其一</li><li>其二</li></ol></li></ul><table><caption>招生计划</caption><tbody><tr><th>学校</th><th colspan=\"2\">计划（人）</th></tr>"
                + "<tr><td>一小</td><td><p class=\"sign-off\">240</p></td><td></td></tr></tbody></table><p class=\"sign-off\">青澜区教育局</p>");
    }

    @Example
    @Label("缺了、叠了、伸出去的单元格补成方方正正的一张表")
    void tablesAreRegular() {
        Body body = Body.ofLines("【表格】\n【行】\n【格 跨2行】甲\n【行】\n【格 跨3列 跨9行】乙\n【行】\n【格】丙\n【表格结束】");
        assertThat(body.lines()).isEqualTo("【表格】\n【行】\n【格 跨2行】甲\n【格】\n【格】\n【格】\n【行】\n【格 跨3列 跨2行】乙\n【行】\n【格】丙\n【表格结束】");
    }

    @Example
    @Label("旧正文里的层层表格、列表进了块，字一个不少，差别说得出来")
    void whatIsLostIsTold() {
        String old = "<p>前</p><table><tr><td><ul><li>甲</li><li>乙</li></ul></td></tr></table>";
        Body body = ReadHtml.of(old);
        assertThat(words(body.html("abc"))).isEqualTo("前甲乙");
        assertThat(Difference.between(old, body.html("abc")).isNone()).isFalse();
        assertThat(Difference.between("<table><tr><td><p>甲</p></td></tr></table>", ReadHtml.of("<table><tr><td><p>甲</p></td></tr></table>").html("abc")).isNone()).isTrue();
    }

    @Provide
    Arbitrary<Body> bodies() {
        return Bodies.all();
    }

    @Provide
    Arbitrary<String> typed() {
        return Arbitraries.of("字甲", "字 乙", "## ", "## 题", "【表格】", "【行】", "【格】字丙", "【格 跨9列 跨9行】", "【表格结束】", "【引用】", "【提示】字丁", "【注意结束】", "- 字", "    + 深", "[粗]没有完", "[/粗]", "\\", "\\[粗]", "【右对齐】", "").list().ofMaxSize(12)
                .map(lines -> String.join("\r\n", lines));
    }

    private static Paragraph paragraph(Setting setting, String words) {
        return new Paragraph(setting, List.of(Span.of(words)));
    }

    private static String words(String html) {
        return squeezed(Jsoup.parseBodyFragment(html).text());
    }

    private static String squeezed(String text) {
        return text.replaceAll("[\\s\\u3000\\u00a0]+", "");
    }
}

package org.gongkai.publication.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gongkai.reading.Refusal;
import org.jsoup.Jsoup;

@Label("正文存了再打开、再存：与上一次一样，一个字、一个换行都不变")
class TypedBodyProperties {

    private static final List<String> WORDS = List.of("为规范政府信息公开申请的办理，制定本办法。", "（一）受理机关：", "“三公”经费　2,160万元", "——根据《条例》第三十三条", "<附件>", "&amp;lt;", "青政规〔2026〕4号",
            "第一章　总则", "一、背景", "A & B", "1.5 倍", "https://www.example.gov.cn/a?b=1&c=2", "㈠①Ⅲ", "𠮷野家", "电子邮箱：a@b.cn；", "## 小标题", "### 细目", "2026年3月2日", "青澜区人民政府");

    @Property(tries = 200)
    @Label("打的字：存了以后打开，还是那几行；再存，正文不变")
    void linesComeBack(@ForAll("lines") List<String> lines) throws Refusal {
        String typed = String.join("\r\n", lines);
        String once = saved(typed);
        assertThat(saved(form(once))).isEqualTo(once);
        if (!Paragraphs.isMarkup(typed)) {
            assertThat(TypedBody.of(once)).doesNotContain("<p>").isEqualTo(String.join("\n", Paragraphs.lines(typed).stream().map(TypedBodyProperties::oneBlank).toList()));
        }
    }

    @Property(tries = 400)
    @Label("带标记的：存一次以后就不再变，字一个不少")
    void marksComeBack(@ForAll("bodies") String typed) throws Refusal {
        Assume.that(Paragraphs.isMarkup(typed));
        String once = saved(typed);
        String twice = saved(form(once));
        assertThat(twice).isEqualTo(once);
        assertThat(words(once)).isEqualTo(words(Jsoup.parseBodyFragment(typed).body().html()));
    }

    @Example
    @Label("表格上下左右打的几行，还是几行；全角标点还是全角标点")
    void linesBesideATable() throws Refusal {
        assertThat(saved("第一段：甲，乙。\r\n第二段（一）\r\n<table><tr><td>甲<br>乙</td></tr></table>\r\n署名\r\n<b>2026</b>年"))
                .isEqualTo("<p>第一段：甲，乙。</p><p>第二段（一）</p><table><tbody><tr><td>甲<br />乙</td></tr></tbody></table><p>署名</p><p><strong>2026</strong>年</p>");
    }

    @Provide
    Arbitrary<List<String>> lines() {
        return Arbitraries.of(WORDS).list().ofMinSize(1).ofMaxSize(4).map(words -> String.join("　", words)).list().ofMinSize(1).ofMaxSize(6);
    }

    /** Markup as it is pasted from other sites and offices: blocks, tables with breaks, lists in lists, paragraphs in cells, loose lines between. */
    @Provide
    Arbitrary<String> bodies() {
        Arbitrary<String> words = Arbitraries.of(WORDS).map(word -> word.replace("<", "&lt;"));
        Arbitrary<String> inline = Combinators.combine(Arbitraries.of("%s", "<b>%s</b>", "<strong>%s</strong>，", "<a href=\"https://www.example.gov.cn/?a=1&amp;b=2\">%s</a>", "%s<br>", "<span style=\"color:red\">%s</span>", "&nbsp;%s", "H<sub>2</sub>%s"), words)
                .as((mark, word) -> mark.replace("%s", word)).list().ofMinSize(1).ofMaxSize(3).map(parts -> String.join("", parts));
        Arbitrary<String> cell = Arbitraries.oneOf(inline, inline.map(one -> "<p>" + one + "</p><p>又</p>"), Arbitraries.just(""));
        Arbitrary<String> table = cell.list().ofMinSize(1).ofMaxSize(4).map(cells -> "<table border=1><tr>" + cells.stream().map(one -> "<td colspan=2>" + one + "</td>").collect(Collectors.joining("\n")) + "</tr></table>");
        Arbitrary<String> list = inline.list().ofMinSize(1).ofMaxSize(3).map(items -> "<ol>" + items.stream().map(one -> "<li>" + one + "<ul><li>子项</li></ul></li>").collect(Collectors.joining()) + "</ol>");
        Arbitrary<String> block = Arbitraries.oneOf(inline.map(one -> "<p>" + one + "</p>"), inline.map(one -> "<p class=\"sign-off\">" + one + "</p>"), inline.map(one -> "<h2>" + one + "</h2>"),
                inline.map(one -> "<div><div>" + one + "</div></div>"), inline.map(one -> "<p>" + one + "<p>段中段</p></p>"), table, list, inline.map(one -> one + "\n"), inline.map(one -> "<blockquote>" + one + "</blockquote>"));
        return block.list().ofMinSize(1).ofMaxSize(5).map(blocks -> String.join("\r\n", blocks));
    }

    private static String saved(String typed) throws Refusal {
        return Paragraphs.isMarkup(typed) ? Sanitized.of(typed.replace("\r\n", "\n")) : Paragraphs.ofPlain(typed);
    }

    /** As a browser sends what stands in the form. */
    private static String form(String body) {
        return TypedBody.of(body).replace("\n", "\r\n");
    }

    private static String oneBlank(String line) {
        return line.replaceAll("[\\s\\u3000\\u00a0]+", " ");
    }

    private static String words(String markup) {
        return Jsoup.parse(markup).text().replaceAll("[\\s\\u3000\\u00a0]+", "");
    }
}

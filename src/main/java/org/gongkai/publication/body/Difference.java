package org.gongkai.publication.body;

import java.util.ArrayList;
import java.util.List;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Two texts line by line: what stands in both, what only in the first, what only in the second. */
public record Difference(List<Line> lines) {

    /** Where a line stands. */
    public enum In {
        BOTH, FIRST, SECOND
    }

    /** @param shape what the line is, in a word; empty for a paragraph */
    public record Line(In in, String shape, String words) {
    }

    private record Said(String shape, String words) {
    }

    private static final String LEAVES = "p, h1, h2, h3, h4, li, td, th, caption, figcaption, img";
    /** Comparing is the product of the two lengths. */
    private static final long MOST = 4_000_000;

    public boolean isNone() {
        return lines.stream().allMatch(line -> line.in() == In.BOTH);
    }

    /** Of two bodies as HTML: words, marks, tables and headings count, how the markup is written does not. */
    public static Difference between(String first, String second) {
        List<Said> one = said(first);
        List<Said> other = said(second);
        List<Line> lines = new ArrayList<>();
        int begin = 0;
        while (begin < one.size() && begin < other.size() && one.get(begin).equals(other.get(begin))) {
            add(lines, In.BOTH, one.get(begin++));
        }
        int end = 0;
        while (end < one.size() - begin && end < other.size() - begin && one.get(one.size() - 1 - end).equals(other.get(other.size() - 1 - end))) {
            end++;
        }
        middle(one.subList(begin, one.size() - end), other.subList(begin, other.size() - end), lines);
        one.subList(one.size() - end, one.size()).forEach(each -> add(lines, In.BOTH, each));
        return new Difference(List.copyOf(lines));
    }

    private static void middle(List<Said> one, List<Said> other, List<Line> lines) {
        if ((long) one.size() * other.size() > MOST) {
            one.forEach(each -> add(lines, In.FIRST, each));
            other.forEach(each -> add(lines, In.SECOND, each));
            return;
        }
        int[][] common = new int[one.size() + 1][other.size() + 1];
        for (int i = one.size() - 1; i >= 0; i--) {
            for (int j = other.size() - 1; j >= 0; j--) {
                common[i][j] = one.get(i).equals(other.get(j)) ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < one.size() || j < other.size()) {
            if (i < one.size() && j < other.size() && one.get(i).equals(other.get(j))) {
                add(lines, In.BOTH, one.get(i++));
                j++;
            } else if (j == other.size() || i < one.size() && common[i + 1][j] >= common[i][j + 1]) {
                add(lines, In.FIRST, one.get(i++));
            } else {
                add(lines, In.SECOND, other.get(j++));
            }
        }
    }

    private static void add(List<Line> lines, In in, Said said) {
        lines.add(new Line(in, said.shape(), said.words()));
    }

    /** Each line with what it is; the one paragraph of a cell is the cell. */
    private static List<Said> said(String html) {
        Element body = Jsoup.parseBodyFragment(html).body();
        List<Said> said = new ArrayList<>();
        for (Element leaf : body.select(LEAVES)) {
            Element around = leaf.parent() == null ? body : leaf.parent();
            boolean onlyInCell = leaf.nameIs("p") && leaf.className().isEmpty() && (around.nameIs("td") || around.nameIs("th")) && around.childrenSize() == 1;
            String words = leaf.nameIs("img") ? leaf.attr("alt") + ' ' + leaf.attr("src") : own(leaf);
            if (!words.isEmpty() || leaf.nameIs("td") || leaf.nameIs("th")) {
                if (onlyInCell && !said.isEmpty() && said.getLast().words().isEmpty()) {
                    said.set(said.size() - 1, new Said(said.getLast().shape(), words));
                } else {
                    said.add(new Said(shape(leaf, around), words));
                }
            }
        }
        if (said.isEmpty() && !body.text().isBlank()) {
            said.add(new Said("", body.text()));
        }
        return said;
    }

    /** Its words but those of lines within it, with the marks on them. */
    private static String own(Element leaf) {
        Element alone = leaf.clone();
        alone.select(LEAVES + ", ul, ol, table").stream().filter(inner -> inner != alone).forEach(Element::remove);
        alone.select("br").forEach(line -> line.replaceWith(new TextNode(" ⏎ ")));
        alone.select("strong, em, sub, sup").forEach(mark -> mark.prependText("‹" + mark.normalName() + "›"));
        alone.select("a").forEach(link -> link.appendText("〔" + link.attr("href") + "〕"));
        return alone.text().replaceAll("[\\s\\u00a0\\u3000]+", " ").strip();
    }

    private static String shape(Element leaf, Element around) {
        return switch (leaf.normalName()) {
            case "h1", "h2" -> "一级标题";
            case "h3" -> "二级标题";
            case "h4" -> "三级标题";
            case "li" -> "列表项";
            case "td", "th" -> (leaf.nameIs("th") ? "表头" : "表格") + merged(leaf, "colspan", " 跨列") + merged(leaf, "rowspan", " 跨行");
            case "caption" -> "表题";
            case "img" -> "图片";
            case "figcaption" -> "图注";
            default -> leaf.hasClass("sign-off") ? "右对齐" : leaf.hasClass("centred") ? "居中" : leaf.hasClass("flush") ? "顶格"
                    : around.nameIs("blockquote") ? "引用" : around.hasClass("callout") ? "提示" : "";
        };
    }

    private static String merged(Element cell, String attribute, String words) {
        return cell.attr(attribute).matches("|1") ? "" : words + cell.attr(attribute);
    }
}

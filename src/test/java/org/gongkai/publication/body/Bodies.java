package org.gongkai.publication.body;

import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import org.gongkai.publication.body.Block.Cell;
import org.gongkai.publication.body.Block.Item;
import org.gongkai.publication.body.Block.Listing;
import org.gongkai.publication.body.Block.Paragraph;
import org.gongkai.publication.body.Block.Setting;

/** Bodies of every block and mark, with words that look like marks. */
public final class Bodies {

    private static final List<String> WORDS = List.of("各镇人民政府，区政府各部门：", "一、总体要求", "青政发〔2026〕13号", "第一章　总则", "2026年3月2日", "C:\\temp\\[粗]", "[粗]不是标记[/粗]", "\\", "\\\\[", "[链接 https://a.example/]",
            "【居中】", "【表格】名称", "【行】", "【格 跨2列】", "【引用结束】", "## 不是标题", "- 不是列表", "+", "-", "\\- 反斜线", "\\【右对齐】", "<table>&amp;", "138****1234", "[2025]6号", "𠮷野家", "1.5 倍", "甲\n乙", "|", "#", "####", "  ", "［换行］[换行]", "\u2028");

    private Bodies() {
    }

    private static Arbitrary<String> words() {
        return Arbitraries.of(WORDS).list().ofMinSize(1).ofMaxSize(3).map(parts -> String.join("", parts));
    }

    private static Arbitrary<List<Span>> line() {
        Arbitrary<String> links = Arbitraries.of("https://www.example.gov.cn/a?b=1&c=2", "/documents/abc", "#article-1").injectNull(0.8);
        return Combinators.combine(words(), Arbitraries.of(true, false), Arbitraries.of(true, false), Arbitraries.of(Span.Script.values()), links).as(Span::new)
                .list().ofMinSize(1).ofMaxSize(3);
    }

    private static Arbitrary<Paragraph> paragraph() {
        return Combinators.combine(Arbitraries.of(Setting.values()), line()).as(Paragraph::new);
    }

    private static Arbitrary<Listing> list(int depth) {
        Arbitrary<List<Listing>> below = depth == 0 ? Arbitraries.just(List.of()) : list(depth - 1).list().ofMaxSize(2);
        return Combinators.combine(Arbitraries.of(true, false), Combinators.combine(line(), below).as(Item::new).list().ofMinSize(1).ofMaxSize(3)).as(Listing::new);
    }

    private static Arbitrary<Block> table() {
        Arbitrary<Integer> merged = Arbitraries.integers().between(1, 3).withDistribution(RandomDistribution.biased());
        Arbitrary<Cell> cell = Combinators.combine(Arbitraries.of(true, false), merged, merged, paragraph().list().ofMaxSize(2)).as(Cell::new);
        return Combinators.combine(words(), cell.list().ofMaxSize(4).list().ofMinSize(1).ofMaxSize(4)).as(Block.Table::new);
    }

    static Arbitrary<Body> all() {
        Arbitrary<String> digests = Arbitraries.strings().withChars("0123456789abcdef").ofLength(64);
        Arbitrary<List<Paragraph>> lines = paragraph().list().ofMinSize(1).ofMaxSize(3);
        Arbitrary<Block> block = Arbitraries.oneOf(paragraph(), Combinators.combine(Arbitraries.integers().between(2, 4), line()).as(Block.Heading::new), list(2), table(),
                Combinators.combine(digests, words(), words()).as(Block.Picture::new), Combinators.combine(digests, words()).as(Block.Enclosed::new),
                Combinators.combine(words(), lines).as(Block.Quotation::new), Combinators.combine(Arbitraries.of(true, false), lines).as(Block.Callout::new));
        return block.list().ofMinSize(1).ofMaxSize(6).map(Body::new);
    }

    /** So many of them, to be asked about all at once. */
    public static List<Body> some(int many) {
        return all().list().ofSize(many).sample();
    }
}

package org.gongkai.inspection.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.gongkai.inspection.text.Folded;
import org.gongkai.inspection.text.Piece;

/**
 * Quotation marks and brackets whose partner stands nowhere. What is quoted may run on over paragraphs, so a mark is told only where no
 * paragraph behind it (before it, for one that closes) has one to spare.
 */
final class PairingCheck implements Check {

    private static final String QUOTES = "W-QUOTE";
    private static final String BRACKETS = "W-PAREN";
    private static final int AROUND = 12;
    /** Whoever has these before his eyes need not be told of more. */
    private static final int MOST_TOLD = 30;

    /** @param opening whether one that opens is told here; 《 is told where it is not closed soon */
    private record Pair(char open, char close, String rule, boolean opening, String say) {
    }

    /** The first marks of a paragraph without a partner in it; -1 where there is none. */
    private record Left(int open, int close) {
    }

    private static final Pair TITLES = new Pair('《', '》', BRACKETS, false, "书名号没有配对");
    private static final Pair INNER_TITLES = new Pair('〈', '〉', BRACKETS, true, "书名号没有配对");
    private static final List<Pair> PAIRS = List.of(new Pair('“', '”', QUOTES, true, "引号没有配对"), new Pair('『', '』', QUOTES, true, "引号没有配对"), TITLES, INNER_TITLES);

    @Override
    public void look(Report report, Rulebook book, Notes notes) {
        String text = report.text().words();
        List<Pair> there = PAIRS.stream().filter(pair -> text.indexOf(pair.open) >= 0 || text.indexOf(pair.close) >= 0).toList();
        if (there.isEmpty()) {
            return;
        }
        List<Piece> body = report.text().body();
        List<String> folded = body.stream().map(piece -> Folded.of(piece.text()).text()).toList();
        for (Pair pair : there) {
            List<Left> left = new ArrayList<>();
            folded.forEach(words -> left.add(left(words, pair)));
            int firstOpen = IntStream.range(0, left.size()).filter(p -> left.get(p).open >= 0).findFirst().orElse(left.size());
            int lastClose = IntStream.range(0, left.size()).filter(p -> left.get(p).close >= 0).reduce(-1, (before, p) -> p);
            int told = 0;
            for (int p = 0; p < left.size() && told < MOST_TOLD; p++) {
                Left here = left.get(p);
                String words = folded.get(p);
                if (here.open >= 0 && pair.opening && lastClose <= p && !runsOn(words, here.open) && !isCut(words)) {
                    say(report, book, notes, pair, body.get(p).line(), words, here.open);
                    told++;
                } else if (here.close >= 0 && firstOpen >= p && !(pair == INNER_TITLES && left(words, TITLES).open >= 0)) {
                    say(report, book, notes, pair, body.get(p).line(), words, here.close);
                    told++;
                }
            }
        }
    }

    private static Left left(String words, Pair pair) {
        int close = -1;
        List<Integer> open = new ArrayList<>();
        for (int at = 0; at < words.length(); at++) {
            char c = words.charAt(at);
            if (c == pair.open) {
                open.add(at);
            } else if (c == pair.close && !open.isEmpty()) {
                open.removeLast();
            } else if (c == pair.close && close < 0) {
                close = at;
            }
        }
        return new Left(open.isEmpty() ? -1 : open.getFirst(), close);
    }

    /** 修改为:“第一款……: what is quoted at length begins anew with each of its paragraphs. */
    private static boolean runsOn(String words, int at) {
        return at == 0 || words.charAt(at - 1) == ':';
    }

    private static boolean isCut(String words) {
        return words.endsWith("...") || words.endsWith("…");
    }

    private static void say(Report report, Rulebook book, Notes notes, Pair pair, int line, String words, int at) {
        String around = words.substring(Math.max(0, at - AROUND), Math.min(words.length(), at + AROUND)).strip();
        notes.add(book.rule(pair.rule).at(report.text(), line, pair.say + "：“" + around + "”。"));
    }
}

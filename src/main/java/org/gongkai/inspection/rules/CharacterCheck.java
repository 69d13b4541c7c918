package org.gongkai.inspection.rules;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gongkai.inspection.Finding;
import org.gongkai.inspection.text.Folded;
import org.gongkai.inspection.text.Numerals;
import org.gongkai.inspection.text.Piece;
import org.gongkai.inspection.text.Piece.Role;
import org.gongkai.inspection.text.Script;

/** Traces that machines left in the text: lost characters, brackets without partners, pinyin, question marks. */
final class CharacterCheck implements Check {

    private static final Pattern EMPTY = Pattern.compile("\\(\\s*\\)");
    private static final Pattern MARK = Pattern.compile("(?:^|(?<=[\\n。;]))\\(([一二三四五六七八九十]{0,3})\\s*\\)");
    private static final Pattern HALF_MARK = Pattern.compile("(?:^|(?<=[\\n。]))([一二三四五六七八九十]{1,2})\\)");
    private static final Pattern SECTION = Pattern.compile("(?:^|(?<=\\n))[一二三四五六七八九十]{1,3}、");
    private static final Pattern PINYIN = Pattern.compile("[\\u3400-\\u9FFF][(（][a-z\\u00E0-\\u01DC\\u0101-\\u016B]{1,7}[)）]");
    /** Without brackets only a tone mark tells it from a name. */
    private static final Pattern BARE_PINYIN = Pattern.compile("[\\u3400-\\u9FFF][a-z]{0,5}[\\u0101\\u00E1\\u01CE\\u00E0\\u0113\\u00E9\\u011B\\u00E8\\u012B\\u00ED\\u01D0\\u00EC\\u014D\\u00F3\\u01D2\\u00F2\\u016B\\u00FA\\u01D4\\u00F9\\u01D6\\u01D8\\u01DA\\u01DC][a-z]{0,4}(?=[\\u3400-\\u9FFF])");
    private static final Pattern TONE = Pattern.compile("[\\u00E0-\\u00FC\\u0101-\\u01DC]");
    private static final Pattern QUESTIONS = Pattern.compile("(?:^|\\n)\\s*\\?{2,}|\\?{4,}|\\?[^?\\n。]{1,8}\\?{2,}");
    private static final Pattern SPACE = Pattern.compile("[\\u4e00-\\u9fff][ \\u00a0\\u3000]+[。，；](?!\\s)");
    private static final Pattern TITLE = Pattern.compile("《([^《》]{2,60})》");
    private static final int MANY = 5;
    private static final int REACH = 3;
    private static final int MOST_OPEN = 50;
    private static final int WIDEST = 4096;

    @Override
    public void look(Report report, Rulebook book, Notes notes) {
        emptyBrackets(report, book, notes);
        halfMarks(report, book, notes);
        brackets(report, book, notes);
        pinyin(report, book, notes);
        questions(report, book, notes);
        traditional(report, book, notes);
        titles(report, book, notes);
        Matcher space = SPACE.matcher(report.text().original());
        if (space.find()) {
            String seen = space.group();
            notes.add(book.rule("W-SPACE").at(report.text(), report.text().lineOfOriginal(space.start()), "标点前有空格：“" + seen + "”。")
                    .proposing(seen, seen.replaceAll("[ \\u00a0\\u3000]", "")));
        }
    }

    private static void emptyBrackets(Report report, Rulebook book, Notes notes) {
        String text = report.text().words();
        Matcher found = EMPTY.matcher(text);
        while (found.find()) {
            String lost = lostMark(text, found.start());
            String seen = report.text().original(found.start(), found.end());
            Finding finding = book.rule("W-PAREN-EMPTY").at(report.text(), report.text().line(found.start()), "括号里的字丢失了：“" + seen + "”。");
            notes.add(lost.isEmpty() ? finding : finding.proposing(seen, "（" + lost + "）"));
        }
    }

    /** The number that a list mark must have had, when the marks before it leave only one. */
    private static String lostMark(String text, int at) {
        if (at > 0 && text.charAt(at - 1) != '\n') {
            return "";
        }
        Matcher section = SECTION.matcher(text);
        int begin = 0;
        while (section.find() && section.start() < at) {
            begin = section.start();
        }
        int number = 0;
        Matcher mark = MARK.matcher(text).region(begin, text.length());
        while (mark.find() && mark.start() <= at) {
            number = mark.group(1).isEmpty() ? number + 1 : Numerals.value(mark.group(1));
        }
        return number > 0 && number < 10 ? String.valueOf("零一二三四五六七八九".charAt(number)) : "";
    }

    private static void halfMarks(Report report, Rulebook book, Notes notes) {
        String text = report.text().words();
        boolean marksHavePairs = MARK.matcher(text).results().filter(mark -> !mark.group(1).isEmpty()).count() >= 2;
        Matcher found = HALF_MARK.matcher(text);
        while (marksHavePairs && found.find()) {
            String seen = report.text().original(found.start(), found.end());
            notes.add(book.rule("W-PAREN").at(report.text(), report.text().line(found.start()), "序号缺左括号：“" + seen + "”。")
                    .proposing(seen, "（" + found.group(1) + "）"));
        }
    }

    private static void brackets(Report report, Rulebook book, Notes notes) {
        List<Piece> body = report.text().body();
        List<String> folded = body.stream().map(piece -> Folded.of(piece.text()).text()).toList();
        for (String pair : List.of("()", "《》")) {
            Deque<Integer> open = new ArrayDeque<>();
            for (int p = 0; p < body.size(); p++) {
                String words = folded.get(p);
                int column = 0;
                for (char c : words.toCharArray()) {
                    column++;
                    if (c == pair.charAt(0) && open.size() < MOST_OPEN) {
                        open.push(p * WIDEST + Math.min(column, WIDEST - 1));
                    } else if (c == pair.charAt(1) && !open.isEmpty()) {
                        open.pop();
                    }
                }
                while (!open.isEmpty() && open.peekLast() / WIDEST <= p - REACH) {
                    unclosed(report, book, notes, body.get(open.peekLast() / WIDEST).line(), folded.get(open.peekLast() / WIDEST), open.removeLast() % WIDEST);
                }
            }
            while (!open.isEmpty()) {
                unclosed(report, book, notes, body.get(open.peekLast() / WIDEST).line(), folded.get(open.peekLast() / WIDEST), open.removeLast() % WIDEST);
            }
        }
    }

    private static void unclosed(Report report, Rulebook book, Notes notes, int line, String words, int column) {
        if (words.endsWith("...") || words.endsWith("…")) {
            return;
        }
        String around = words.substring(Math.min(words.length(), column - 1), Math.min(words.length(), column + 15));
        notes.add(book.rule("W-PAREN").at(report.text(), line, "括号没有配对：“" + around + "…”。"));
    }

    private static void pinyin(Report report, Rulebook book, Notes notes) {
        List<String> found = PINYIN.matcher(report.text().original()).results().map(match -> match.group()).toList();
        if (found.size() >= MANY && found.stream().anyMatch(each -> TONE.matcher(each).find())) {
            int at = report.text().original().indexOf(found.getFirst());
            notes.add(book.rule("W-PINYIN").at(report.text(), report.text().lineOfOriginal(at), "正文里混着 %d 处注音，如“%s”。".formatted(found.size(), found.getFirst()))
                    .proposing(found.getFirst(), found.getFirst().substring(0, 1)));
        }
        List<MatchResult> bare = BARE_PINYIN.matcher(report.text().original()).results().toList();
        if (bare.size() >= REACH) {
            String first = bare.getFirst().group();
            notes.add(book.rule("W-PINYIN").at(report.text(), report.text().lineOfOriginal(bare.getFirst().start()), "字里混着 %d 处注音，如“%s”。".formatted(bare.size(), first))
                    .proposing(first, first.substring(0, 1)));
        }
    }

    private static void questions(Report report, Rulebook book, Notes notes) {
        for (Piece piece : report.text().pieces()) {
            if (piece.role() != Role.HIDDEN) {
                Matcher found = QUESTIONS.matcher(Folded.of(piece.text()).text());
                if (found.find()) {
                    String words = piece.text().strip();
                    notes.add(book.rule("W-QUESTION").at(report.text(), piece.line(), "有一串问号，是转码丢失的字：“"
                            + words.substring(0, Math.min(20, words.length())) + "”。"));
                }
            }
        }
    }

    /** Among laws and regulations named side by side, one whose name ends without the word for its kind. */
    private static void titles(Report report, Rulebook book, Notes notes) {
        String text = report.text().words();
        Pattern genre = Pattern.compile(".*(?:" + book.words("W-TITLE-CUT").get("genre").asString() + ")(?:\\([^()]*\\))?$");
        Matcher list = book.pattern("W-TITLE-CUT", "titles").matcher(text);
        while (list.find()) {
            Matcher title = TITLE.matcher(list.group());
            while (title.find()) {
                if (!genre.matcher(title.group(1).replaceAll("\\s+", "")).matches()) {
                    notes.add(book.rule("W-TITLE-CUT").at(report.text(), report.text().line(list.start() + title.start()),
                            "文件名似乎不完整：“" + report.text().original(list.start() + title.start(), list.start() + title.end()) + "”。"));
                }
            }
        }
    }

    private static void traditional(Report report, Rulebook book, Notes notes) {
        long han = 0;
        long traditional = 0;
        for (char c : report.text().original().toCharArray()) {
            if (Script.isHan(c)) {
                han++;
                traditional += Script.isTraditional(c) ? 1 : 0;
            }
        }
        if (han > 20 && traditional * 5 > han) {
            notes.add(book.rule("W-TRADITIONAL").at(report.text(), 0, "全文用繁体字（%d 个字里有 %d 个），规范汉字才是公务用字。".formatted(han, traditional)));
        }
    }
}

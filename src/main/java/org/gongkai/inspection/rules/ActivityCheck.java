package org.gongkai.inspection.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.gongkai.inspection.text.Sentence;
import org.gongkai.inspection.text.Sought;

/** Activities that the text tells of against the statistics table of 2014, and numbers that ask for an explanation. */
final class ActivityCheck implements Check {

    private static final Pattern YEAR = Pattern.compile("((?:19|20)\\d{2})年");

    @Override
    public void look(Report report, Rulebook book, Notes notes) {
        String text = report.text().words();
        published(report, book, notes, text);
        activities(report, book, notes, text);
        units(report, book, notes, text);
        undisclosed(report, book, notes, text);
        fields(report, book, notes, text);
    }

    private static void published(Report report, Rulebook book, Notes notes, String text) {
        Optional<BigDecimal> total = report.number("stat.A1.n");
        Matcher found = book.pattern("N-16", "pattern").matcher(text);
        while (total.isPresent() && found.find()) {
            BigDecimal said = new BigDecimal(found.group(1));
            String sentence = text.substring(beginOfSentence(text, found.start()), found.end());
            if (said.compareTo(total.get()) > 0 && !sentence.contains("累计") && isOfThisYear(report, sentence)) {
                notes.add(book.rule("N-16").at(report.text(), report.text().line(found.start()), "文字写一年公开 %s 条，统计表的主动公开政府信息数是 %s。"
                        .formatted(said.toPlainString(), total.get().toPlainString())).comparing(said, total.get()));
            }
        }
    }

    private static void activities(Report report, Rulebook book, Notes notes, String text) {
        Matcher interview = book.pattern("N-17", "interview").matcher(text);
        Optional<BigDecimal> interviews = report.number("stat.B2_2a.n");
        if (interviews.isPresent() && interview.find() && new BigDecimal(interview.group(1)).compareTo(interviews.get()) > 0) {
            note(report, book, notes, interview.start(), "文字写 %s 名领导参加在线访谈，统计表里主要负责同志参加 %s 次，请说明。"
                    .formatted(interview.group(1), interviews.get().toPlainString()));
        }
        Optional<BigDecimal> classes = report.number("stat.I2.n");
        if (classes.isPresent()) {
            List<Integer> told = book.pattern("N-17", "training").matcher(text).results().map(found -> found.start()).toList();
            if (BigDecimal.valueOf(told.size()).compareTo(classes.get().add(BigDecimal.ONE)) > 0) {
                note(report, book, notes, told.getFirst(), "文字有 %d 处写到举办培训，统计表里举办培训班 %s 次，请核对。".formatted(told.size(), classes.get().toPlainString()));
            }
        }
        Matcher gazette = book.pattern("N-17", "gazette").matcher(text);
        if (report.table("stat").isPresent() && report.sum(List.of("stat.A2_1.n")).filter(sum -> sum.signum() == 0).isPresent() && gazette.find()) {
            note(report, book, notes, gazette.start(), "文字写通过政府公报公开信息，统计表里政府公报公开数没有数。");
        }
        if (report.sum(List.of("stat.B2_5.n")).filter(sum -> sum.signum() == 0).isPresent()) {
            Sentence.of(text, "。;").stream().filter(sentence -> book.pattern("N-17", "answered").matcher(sentence.words()).find()
                    && book.pattern("N-17", "otherWays").matcher(sentence.words()).find()).findFirst().ifPresent(sentence ->
                    note(report, book, notes, sentence.from(), "文字写用信箱、留言等方式回应，统计表里其他方式回应事件数是零。"));
        }
    }

    private static void note(Report report, Rulebook book, Notes notes, int at, String message) {
        notes.add(book.rule("N-17").at(report.text(), report.text().line(at), message));
    }

    private static void units(Report report, Rulebook book, Notes notes, String text) {
        Sought.Search search = book.sought("N-18", "pattern").in(text);
        if (search.find()) {
            Matcher found = search.found();
            notes.add(book.rule("N-18").at(report.text(), report.text().line(found.start()), "申请以“件”计：“" + report.text().original(found.start(), found.end()) + "”。"));
        }
    }

    private static void undisclosed(Report report, Rulebook book, Notes notes, String text) {
        Matcher found = book.pattern("N-19", "pattern").matcher(text);
        while (found.find()) {
            BigDecimal all = new BigDecimal(found.group(1));
            BigDecimal done = new BigDecimal(found.group(3));
            if (done.compareTo(all) < 0) {
                notes.add(book.rule("N-19").at(report.text(), report.text().line(found.start()), "应公开 %s%s，公开了 %s%s，没有说明其余的。".formatted(
                        all.toPlainString(), found.group(2), done.toPlainString(), found.group(2))).comparing(done, all));
            }
        }
    }

    private static void fields(Report report, Rulebook book, Notes notes, String text) {
        BigDecimal number = BigDecimal.valueOf(book.words("N-20").get("number").asInt());
        Integer year = report.year();
        if (year == null || year < book.words("N-20").get("from").asInt()) {
            return;
        }
        Stream<Matcher> found = Stream.of(book.pattern("N-20", "pattern").matcher(text)).filter(Matcher::find);
        found.filter(each -> new BigDecimal(each.group(1)).compareTo(number) != 0).forEach(each -> notes.add(book.rule("N-20")
                .at(report.text(), report.text().line(each.start()), "国家规定的试点领域是 %s 个，写的是 %s 个，请说明。".formatted(number.toPlainString(), each.group(1)))
                .comparing(new BigDecimal(each.group(1)), number)));
    }

    private static int beginOfSentence(String text, int at) {
        int begin = at;
        while (begin > 0 && "。;\n".indexOf(text.charAt(begin - 1)) < 0 && at - begin < 120) {
            begin--;
        }
        return begin;
    }

    private static boolean isOfThisYear(Report report, String sentence) {
        Matcher year = YEAR.matcher(sentence);
        String last = "";
        while (year.find()) {
            last = year.group(1);
        }
        return last.isEmpty() || last.equals(String.valueOf(report.year()));
    }
}

package org.gongkai.reporting.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.gongkai.calendar.ReplyKind;
import org.gongkai.calendar.ReplyKinds;

/** What a number is, in a sentence: what it counts, of which days, of whom, with which results. */
public final class Sentence {

    private Sentence() {}

    /** The definition of a cell in a report of that period. */
    public static String of(Form form, Cell cell, Period period, ReplyKinds replyKinds) {
        Row.Share share = form.row(cell).share();
        if (share != null) {
            return "百分比：" + rows(form, cell, share.part()) + "，除以" + rows(form, cell, share.whole()) + "；除数为零的不适用。";
        }
        List<Measure> measures = form.measures(cell);
        if (measures.isEmpty()) {
            String sentence = form.row(cell).sentence();
            return (sentence == null ? "" : sentence + "。") + "台账里没有，由" + (form.fills() == null ? "填报机关" : form.fills()) + "填写。";
        }
        List<String> parts = new ArrayList<>();
        measures.forEach(measure -> parts.add(part(form, cell, period, measure, replyKinds)));
        return String.join("，加上", parts) + "。";
    }

    private static String part(Form form, Cell cell, Period period, Measure measure, ReplyKinds replyKinds) {
        String who = form.party(cell) == null ? "" : "，限" + (form.column(cell).party() == null ? form.row(cell).label() : form.column(cell).label());
        if (measure.during() != null) {
            return days(period, measure) + form.meaning(cell, measure.during()) + who + results(form, cell, measure, replyKinds) + times(measure);
        }
        String what = form.meaning(cell, String.valueOf(measure.open()));
        String stands = measure.less() == null ? what : what + "，减去" + form.meaning(cell, measure.less());
        return (measure.ofYear() ? "写明属于" + period.year() + "年度的" : "截至" + Period.words(measure.at() == Measure.End.START ? period.first().minusDays(1) : period.last()))
                + stands + who + times(measure);
    }

    private static String days(Period period, Measure measure) {
        return measure.ofYear() ? "写明属于" + period.year() + "年度的" : period.span();
    }

    private static String results(Form form, Cell cell, Measure measure, ReplyKinds replyKinds) {
        if (measure.replies() || !measure.repliesOf().isEmpty()) {
            return "，结果是：" + Count.codes(form, cell, measure, replyKinds).stream().map(replyKinds::require)
                    .map(ReplyKind::title).distinct().sorted().collect(Collectors.joining("、"));
        }
        return measure.answers().isEmpty() ? "" : "，结果属于：" + measure.answers().stream().map(ReplyKind.Family::title).collect(Collectors.joining("、"));
    }

    private static String times(Measure measure) {
        return measure.times().compareTo(BigDecimal.ONE) == 0 ? "" : "，乘以" + measure.times().toPlainString() + "折算";
    }

    private static String rows(Form form, Cell cell, List<String> rows) {
        return rows.stream().map(row -> "“" + form.row(new Cell(cell.table(), row, cell.column())).label() + "”").collect(Collectors.joining("加"));
    }
}

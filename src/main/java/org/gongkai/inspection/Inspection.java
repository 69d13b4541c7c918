package org.gongkai.inspection;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.gongkai.calendar.ReplyKinds;
import org.gongkai.inspection.rules.Checks;
import org.gongkai.inspection.rules.Notes;
import org.gongkai.inspection.rules.Recognition;
import org.gongkai.inspection.rules.Report;
import org.gongkai.inspection.table.TableReader;
import org.gongkai.inspection.table.TableReading;
import org.gongkai.inspection.text.Reading;
import org.gongkai.inspection.text.Stretches;
import org.gongkai.inspection.text.Text;
import org.gongkai.inspection.text.Unreadable;
import org.gongkai.reporting.form.Figures;
import org.gongkai.reporting.form.Form;
import org.gongkai.reporting.form.Forms;
import org.gongkai.reporting.form.Surroundings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks anybody's annual report on government information disclosure (R2019 第四十九条、第五十条); pure, needs no database. */
@Component
public class Inspection {

    /** A form of which this many rows of numbers are found is the one in the text. */
    private static final int ENOUGH_ROWS = 5;
    private static final String ANY_TEXT = "any";

    private final Forms forms;

    public Inspection(Forms forms) {
        this.forms = forms;
    }

    /** With the forms that come with the programme. */
    public static Inspection shipped() {
        return new Inspection(new Forms(new ReplyKinds()));
    }

    public Verdict check(String file, byte[] content) {
        return examine(file, content, (organ, year) -> Optional.empty()).verdict();
    }

    /** @param earlier the numbers of the same organ's reports of other years, where they are known */
    public Examined examine(String file, byte[] content, EarlierReports earlier) {
        Text text;
        try {
            text = Reading.of(file, content);
        } catch (Unreadable refused) {
            return new Examined(unreadable(file, String.valueOf(refused.getMessage())), Optional.empty());
        }
        Report report = report(text);
        if (!report.recognition().isReport()) {
            return new Examined(new Verdict(file, null, null, null, List.of(Finding.of("READ-02", Severity.ERROR, "全文", 0,
                    "这不是政府信息公开工作年度报告：找不到标题，也找不到法定的各部分。")), text.lines()), Optional.empty());
        }
        Notes notes = new Notes();
        Checks.look(report, around(report, earlier), notes);
        List<Finding> findings = sorted(notes.all());
        Form form = report.form();
        String organ = report.recognition().organ();
        Integer year = report.year();
        return new Examined(new Verdict(file, form == null ? "text" : form.id(), year, organ, findings, text.lines()),
                organ == null || year == null ? Optional.empty() : report.figures().map(figures -> new Numbers(organ, year, figures)));
    }

    /** Asks of any official text, a notice or a reply, what can be asked without knowing what it is. */
    public Verdict checkAnyText(String file, byte[] content) {
        try {
            Text text = Reading.of(file, content);
            Report report = new Report(text, Recognition.of(text), null, List.of());
            return new Verdict(file, ANY_TEXT, null, null, sorted(Checks.ofAnyText(report)), text.lines());
        } catch (Unreadable refused) {
            return unreadable(file, String.valueOf(refused.getMessage()));
        }
    }

    /** Asks of pieces of a text what can be asked of any, however long it is: longer ones stretch by stretch. */
    List<Finding> checkPieces(Text text) {
        return inStretches(text, Checks::ofAnyText);
    }

    /** Asks of a table or a record, value by value, what can be asked without knowing what it is. */
    List<Finding> checkValues(Text values) {
        return inStretches(values, Checks::ofValues);
    }

    private static List<Finding> inStretches(Text text, Function<Report, List<Finding>> rules) {
        return sorted(Stretches.of(text).stream().map(stretch -> new Report(stretch, Recognition.of(stretch), null, List.of()))
                .flatMap(report -> rules.apply(report).stream()).distinct().toList());
    }

    private static List<Finding> sorted(List<Finding> findings) {
        return findings.stream().sorted(Comparator.comparing(Finding::severity).thenComparing(Finding::line)).toList();
    }

    private static Verdict unreadable(String file, String sentence) {
        return new Verdict(file, null, null, null, List.of(Finding.of("READ-01", Severity.ERROR, "全文", 0, sentence)), List.of());
    }

    private Report report(Text text) {
        Recognition recognition = Recognition.of(text);
        Form found = null;
        List<TableReading> tables = List.of();
        if (recognition.isReport()) {
            int most = 0;
            for (Form form : forms.printed()) {
                List<TableReading> read = TableReader.read(form, text.body());
                int rows = read.stream().mapToInt(TableReading::found).sum();
                if (rows >= ENOUGH_ROWS && (rows > most || rows == most && isOfYear(form, recognition.year()))) {
                    most = rows;
                    found = form;
                    tables = read;
                }
            }
        }
        return new Report(text, recognition, found != null || recognition.isInstitution() ? found : formOfYear(recognition.year()), tables);
    }

    private static boolean isOfYear(Form form, @Nullable Integer year) {
        return year != null && form.years().contain(year);
    }

    /** Without its table, a report of the years of the statistics table is a text. */
    private @Nullable Form formOfYear(@Nullable Integer year) {
        return year == null ? null : forms.forYear(year).orElse(null);
    }

    private static Surroundings around(Report report, EarlierReports earlier) {
        String organ = report.recognition().organ();
        Integer year = report.year();
        return new Surroundings() {
            @Override
            public Optional<Figures> yearsBack(int years) {
                return organ == null || year == null ? Optional.empty()
                        : earlier.of(organ, year - years).map(Numbers::figures);
            }

            @Override
            public List<Figures> organs() {
                return List.of();
            }
        };
    }

    /** Where the numbers of an organ's report of another year may be found. */
    public interface EarlierReports {

        Optional<Numbers> of(String organ, int year);
    }

    /** What a report says in numbers. */
    public record Numbers(String organ, int year, Figures figures) {
    }

    /** What was found in a report, and its numbers for the report of the year after. */
    public record Examined(Verdict verdict, Optional<Numbers> numbers) {
    }
}

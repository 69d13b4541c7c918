package org.gongkai.inspection;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.gongkai.calendar.Provisions;
import org.gongkai.calendar.WorkingCalendar;
import org.gongkai.inspection.Inspection.EarlierReports;
import org.gongkai.inspection.Inspection.Examined;
import org.gongkai.inspection.Inspection.Numbers;
import org.gongkai.inspection.claims.Claim;
import org.gongkai.inspection.claims.Claims;
import org.gongkai.inspection.rules.Checks;
import org.gongkai.inspection.rules.Notes;
import org.gongkai.inspection.rules.Recognition;
import org.gongkai.inspection.rules.Report;
import org.gongkai.inspection.table.TableReader;
import org.gongkai.inspection.table.TableReading;
import org.gongkai.inspection.text.Text;
import org.gongkai.reporting.form.Figures;
import org.gongkai.reporting.form.Form;
import org.gongkai.reporting.form.Forms;
import org.gongkai.reporting.form.Surroundings;
import org.jspecify.annotations.Nullable;

/** Holds a text, wherever it came from, against the forms and the rules; pure. */
final class Examination {

    /** A form of which this many rows of numbers are found is the one in the text. */
    private static final int ENOUGH_ROWS = 5;
    private static final int WORDS_BEFORE = 16;
    private static final String ANY_TEXT = "any";

    private final Forms forms;
    private final Provisions law;
    private final Function<@Nullable String, WorkingCalendar> days;

    /** @param days the working days of an organ, by the name that its report gives it */
    Examination(Forms forms, Provisions law, Function<@Nullable String, WorkingCalendar> days) {
        this.forms = forms;
        this.law = law;
        this.days = days;
    }

    Examined of(String file, Text text, EarlierReports earlier) {
        Report report = report(text, file);
        if (!report.recognition().isReport()) {
            return new Examined(new Verdict(file, null, null, null, List.of(Finding.of("READ-02", Severity.ERROR, "全文", 0,
                    "这不是政府信息公开工作年度报告：找不到标题，也没有一句年度报告里的话。")), text.lines()), Optional.empty());
        }
        Notes notes = new Notes();
        Checks.look(report, around(report, earlier), notes);
        List<Finding> findings = sorted(notes.all());
        Form form = report.form();
        String organ = report.recognition().organ();
        Integer year = report.year();
        return new Examined(new Verdict(file, form == null ? "text" : form.id(), year, organ, findings, text.lines(), understood(report)),
                organ == null || year == null ? Optional.empty() : report.figures().map(figures -> new Numbers(organ, year, figures)));
    }

    Verdict ofAnyText(String file, Text text) {
        Report report = Report.ofAnyText(text, Recognition.of(text));
        return new Verdict(file, ANY_TEXT, null, null, sorted(Checks.ofAnyText(report)), text.lines());
    }

    private static List<Understood> understood(Report report) {
        Text text = report.text();
        return report.claims().all().stream().map(claim -> new Understood(text.line(claim.from()), around(text, claim), claim.measure().title(), switch (claim.exactness()) {
            case EXACT -> claim.value().toPlainString() + claim.unit();
            case ABOUT -> "约" + claim.value().toPlainString() + claim.unit();
            case NONE -> "没有发生";
        }, claim.scope(), claim.year(), claim.doubt())).toList();
    }

    private static String around(Text text, Claim claim) {
        int from = Math.max(text.words().lastIndexOf('\n', Math.max(0, claim.from() - 1)) + 1, claim.from() - WORDS_BEFORE);
        return text.original(from, claim.to()).strip();
    }

    static List<Finding> sorted(List<Finding> findings) {
        return findings.stream().sorted(Comparator.comparing(Finding::severity).thenComparing(Finding::line)).toList();
    }

    private Report report(Text text, String file) {
        Recognition recognition = Recognition.of(text, file);
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
        return new Report(text, recognition, found != null || recognition.isInstitution() ? found : formOfYear(recognition.year()), tables,
                recognition.isReport() ? Claims.in(text, recognition.year(), recognition.organ()) : Claims.none(), law, days.apply(recognition.organ()));
    }

    private static boolean isOfYear(Form form, @Nullable Integer year) {
        return year != null && form.years().contain(year);
    }

    /** Without its table, a report of the years of the statistics table is a text. */
    private @Nullable Form formOfYear(@Nullable Integer year) {
        return year == null ? null : forms.forYear(year).filter(form -> form.stands() == Form.Stands.REQUIRED).orElse(null);
    }

    private static Surroundings around(Report report, EarlierReports earlier) {
        String organ = report.recognition().organ();
        Integer year = report.year();
        return new Surroundings() {
            @Override
            public Optional<Figures> periodsBack(int periods) {
                return organ == null || year == null ? Optional.empty()
                        : earlier.of(organ, year - periods).map(Numbers::figures);
            }

            @Override
            public List<Figures> organs() {
                return List.of();
            }
        };
    }
}

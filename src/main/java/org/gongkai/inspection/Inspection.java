package org.gongkai.inspection;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.Provisions;
import org.gongkai.calendar.ReplyKinds;
import org.gongkai.definition.DefinitionText;
import org.gongkai.definition.Regulations;
import org.gongkai.directory.Organs;
import org.gongkai.inspection.rules.Checks;
import org.gongkai.inspection.text.PlainText;
import org.gongkai.inspection.text.Text;
import org.gongkai.inspection.text.Unreadable;
import org.gongkai.publication.PublicationCheck;
import org.gongkai.reading.Opened;
import org.gongkai.reading.ReadingRoom;
import org.gongkai.reporting.form.Figures;
import org.gongkai.reporting.form.Forms;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Checks anybody's annual report on government information disclosure (R2019 第四十九条、第五十条); needs no database. Whatever has to be
 * unpacked or parsed is read in the child process.
 */
@Component
public class Inspection {

    private static final EarlierReports NONE = (organ, year) -> Optional.empty();

    private final Examination examination;
    private final Regulations regulations;
    private final Supplier<OwnDays> days;
    private final ReadingRoom room = ReadingRoom.shared();

    /** By the forms, the law and the working days that are in force in the installation when a report is handed in. */
    @Autowired
    Inspection(Forms forms, Regulations regulations, Calendars calendars, Organs organs) {
        this(forms, regulations, () -> OwnDays.of(calendars.overlay(), organs));
    }

    Inspection(Forms forms, Regulations regulations, Supplier<OwnDays> days) {
        this.examination = new Examination(forms, Provisions.ofNow(regulations.made(Provisions::of)), organ -> days.get().of(organ));
        this.regulations = regulations;
        this.days = days;
    }

    /** With the forms, the law and the calendar that come with the programme. */
    public static Inspection shipped() {
        return new Inspection(new Forms(new ReplyKinds()), Regulations.shipped(), () -> OwnDays.NONE);
    }

    /** What is asked of anything that is to become public, by the rules that come with the programme; needs no database. */
    public static PublicationCheck gate() {
        return new OwnTexts(shipped(), new Forms(new ReplyKinds()));
    }

    private CheckReport.Asked asked(String file, boolean anyText) {
        List<DefinitionText> own = regulations.tree().texts().stream().filter(text -> text.origin() == DefinitionText.Origin.OWN)
                .filter(text -> Stream.of("forms/", "replykinds", "provisions").anyMatch(text.path()::startsWith)).toList();
        return new CheckReport.Asked(file, anyText, own, days.get());
    }

    /** For one who checks files of his own: a plain text of ordinary length is read here, where a thousand of them take half a minute. */
    public Verdict check(String file, byte[] content) {
        return check(file, content, false);
    }

    /** Asks of any official text, a notice or a reply, what can be asked without knowing what it is. */
    public Verdict checkAnyText(String file, byte[] content) {
        return check(file, content, true);
    }

    private Verdict check(String file, byte[] content, boolean anyText) {
        try {
            Optional<Text> plain = new Scan(room, content).isPicture() ? Optional.empty() : PlainText.of(file, content);
            if (plain.isPresent()) {
                return anyText ? examination.ofAnyText(file, plain.get()) : examination.of(file, plain.get(), NONE).verdict();
            }
        } catch (Unreadable refused) {
            return unreadable(file, String.valueOf(refused.getMessage()));
        }
        return switch (ask(file, content, anyText)) {
            case Opened.Done<Verdict>(Verdict verdict, byte[] none) -> verdict;
            case Opened.Refused<Verdict>(String reason, boolean busy) -> unreadable(file, reason);
        };
    }

    /**
     * For the files of strangers, plain texts too: what a rule takes for a text made to harm is the child's time. Answers the verdict,
     * or that too many other files are being opened; what is unreadable has a verdict that says so.
     */
    public Opened<Verdict> ask(String file, byte[] content, boolean anyText) {
        Scan scan = new Scan(room, content);
        Opened<Verdict> opened = scan.isPicture() ? new Opened.Refused<>("", false) : room.open(CheckReport.class, content, asked(file, anyText));
        if (opened instanceof Opened.Refused<Verdict>(String reason, boolean busy) && !busy && (scan.isPicture() || scan.isSaidBy(reason))) {
            return scan.checked(file, words -> room.open(CheckReport.class, words, asked(file + ".txt", anyText)), sentence -> unreadable(file, sentence));
        }
        return opened instanceof Opened.Refused<Verdict>(String reason, boolean busy) && !busy
                ? new Opened.Done<>(unreadable(file, reason), new byte[0]) : opened;
    }

    /** @param earlier the numbers of the same organ's reports of other years, where they are known */
    public Examined examine(String file, byte[] content, EarlierReports earlier) {
        try {
            Optional<Text> plain = PlainText.of(file, content);
            if (plain.isPresent()) {
                return examination.of(file, plain.get(), earlier);
            }
        } catch (Unreadable refused) {
            return new Examined(unreadable(file, String.valueOf(refused.getMessage())), Optional.empty());
        }
        return switch (room.open(ReadReport.class, content, new ReadReport.Asked(file))) {
            case Opened.Done<Text.Parts>(Text.Parts parts, byte[] none) -> examination.of(file, Text.of(parts), earlier);
            case Opened.Refused<Text.Parts>(String reason, boolean busy) -> new Examined(unreadable(file, reason), Optional.empty());
        };
    }

    /** Asks of pieces of a text what can be asked of any, however long it is. */
    List<Finding> checkPieces(Text text) {
        return Examination.sorted(Checks.ofLongText(text));
    }

    /** Asks of a table or a record, value by value, what can be asked without knowing what it is. */
    List<Finding> checkValues(Text values) {
        return Examination.sorted(Checks.ofLongTable(values));
    }

    private static Verdict unreadable(String file, String sentence) {
        return new Verdict(file, null, null, null, List.of(Finding.of("READ-01", Severity.ERROR, "全文", 0, sentence)), List.of());
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

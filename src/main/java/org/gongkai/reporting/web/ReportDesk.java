package org.gongkai.reporting.web;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.calendar.ReplyKinds;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Role;
import org.gongkai.directory.RoleNeeded;
import org.gongkai.directory.Staff;
import org.gongkai.face.ChosenFile;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.registers.CountedEntries;
import org.gongkai.reporting.AnnualReport;
import org.gongkai.reporting.AnnualReports;
import org.gongkai.reporting.Edition;
import org.gongkai.reporting.ImportNumbers;
import org.gongkai.reporting.LockAnnualReport;
import org.gongkai.reporting.PrepareAnnualReport;
import org.gongkai.reporting.PublishAnnualReport;
import org.gongkai.reporting.ReportKey;
import org.gongkai.reporting.ReportScope;
import org.gongkai.reporting.Reporter;
import org.gongkai.reporting.Reporters;
import org.gongkai.reporting.TypeOver;
import org.gongkai.reporting.WriteSection;
import org.gongkai.reporting.form.Cell;
import org.gongkai.reporting.form.Figures.Typed;
import org.gongkai.reporting.form.Sentence;
import org.gongkai.reporting.print.Numbers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** A report at the desk: live numbers down to their records, typed over, written, locked and published. */
@Controller
class ReportDesk {

    private static final int RECORDS = 50;
    /** Before the number of the entry of a register after which a page begins. */
    private static final String ENTRY = "entry-";
    private static final String CRUMB = "报告和报表";

    private final AnnualReports reports;
    private final PrepareAnnualReport prepare;
    private final TypeOver typeOver;
    private final ImportNumbers importNumbers;
    private final WriteSection writeSection;
    private final LockAnnualReport lock;
    private final PublishAnnualReport publish;
    private final CellRecords cellRecords;
    private final ReplyKinds replyKinds;
    private final Reporters reporters;

    ReportDesk(AnnualReports reports, PrepareAnnualReport prepare, TypeOver typeOver, ImportNumbers importNumbers, WriteSection writeSection,
            LockAnnualReport lock, PublishAnnualReport publish, CellRecords cellRecords, ReplyKinds replyKinds, Reporters reporters) {
        this.reports = reports;
        this.prepare = prepare;
        this.typeOver = typeOver;
        this.importNumbers = importNumbers;
        this.writeSection = writeSection;
        this.lock = lock;
        this.publish = publish;
        this.cellRecords = cellRecords;
        this.replyKinds = replyKinds;
        this.reporters = reporters;
    }

    @GetMapping("/desk/reports/{organ}/{which}")
    View report(@AuthenticationPrincipal Staff staff, @PathVariable String organ, @PathVariable String which,
            @RequestParam(defaultValue = "own") String scope) {
        return report(staff, key(staff, organ, which, scope), List.of());
    }

    @GetMapping("/desk/reports/{organ}/{which}/cells/{cell}")
    View cell(@AuthenticationPrincipal Staff staff, @PathVariable String organ, @PathVariable String which, @PathVariable String cell,
            @RequestParam(defaultValue = "own") String scope, @RequestParam(defaultValue = "") String after) {
        ReportKey key = key(staff, organ, which, scope);
        return Cell.read(cell).map(found -> cell(staff, key, found, after, List.of()))
                .orElseGet(() -> none(List.of("表格中没有这一格。")));
    }

    @PostMapping("/desk/reports/{organ}/{which}/prepare")
    @Form(Form.Typed.NOTHING)
    View prepare(@AuthenticationPrincipal Staff staff, @PathVariable String organ, @PathVariable String which, @RequestParam String scope) {
        ReportKey key = key(staff, organ, which, scope);
        return answer(staff, key, prepare.prepare(key, reporters.of(staff, key)).reasons());
    }

    @PostMapping("/desk/reports/{organ}/{which}/cells/{cell}")
    @Form(page = "/desk/reports/{organ}/{which}/cells/{cell}?scope={scope}", lines = {"reason 理由 200"})
    View type(@AuthenticationPrincipal Staff staff, @PathVariable String organ, @PathVariable String which, @PathVariable String cell,
            @RequestParam String scope, @RequestParam String value, @RequestParam String reason,
            @RequestParam(required = false) @Nullable String restore) {
        Edition edition = newest(staff, key(staff, organ, which, scope));
        Cell typed = Cell.read(cell).orElse(null);
        if (typed == null) {
            return none(List.of("表格中没有这一格。"));
        }
        List<String> reasons = restore != null ? typeOver.restore(edition.id(), typed, reporters.of(staff, edition.key())).reasons()
                : type(edition, typed, value, reason, staff);
        return reasons.isEmpty() ? back(edition.key()) : cell(staff, edition.key(), typed, "", reasons);
    }

    /** The numbers of section 二, typed into the table; only those that changed are recorded. */
    @PostMapping("/desk/reports/{organ}/{which}/numbers")
    @Form(page = "/desk/reports/{organ}/{which}?scope={scope}")
    View numbers(@AuthenticationPrincipal Staff staff, @PathVariable String organ, @PathVariable String which, @RequestParam String scope,
            @RequestParam Map<String, String> fields) {
        Edition edition = newest(staff, key(staff, organ, which, scope));
        AnnualReport report = reports.live(edition.key()).orThrow();
        List<String> reasons = new ArrayList<>();
        for (Cell cell : report.form().cells()) {
            String value = fields.get(cell.toString());
            boolean typedIn = !report.form().counts(cell);
            if (typedIn && value != null && !value.strip().equals(Numbers.printed(report.figures(), cell))) {
                reasons.addAll(type(edition, cell, value, "", staff));
            }
        }
        return answer(staff, edition.key(), reasons);
    }

    /** What an organ keeps outside, in the sheet that the report can be downloaded as. */
    @PostMapping("/desk/reports/{organ}/{which}/sheet")
    @Form(Form.Typed.NOTHING)
    View sheet(@AuthenticationPrincipal Staff staff, @PathVariable String organ, @PathVariable String which, @RequestParam String scope,
            @RequestParam MultipartFile file) throws IOException {
        Edition edition = newest(staff, key(staff, organ, which, scope));
        return answer(staff, edition.key(), ChosenFile.isNone(file) ? List.of(ChosenFile.NONE) : importNumbers.read(edition, file.getBytes(), reporters.of(staff, edition.key())).reasons());
    }

    @PostMapping("/desk/reports/{organ}/{which}/sections/{section}")
    @Form(page = "/desk/reports/{organ}/{which}?scope={scope}")
    View write(@AuthenticationPrincipal Staff staff, @PathVariable String organ, @PathVariable String which, @PathVariable String section,
            @RequestParam String scope, @RequestParam String body) {
        Edition edition = newest(staff, key(staff, organ, which, scope));
        return answer(staff, edition.key(), writeSection.write(edition.id(), section, body, reporters.of(staff, edition.key())).reasons());
    }

    @PostMapping("/desk/reports/{organ}/{which}/lock")
    @Form(page = "/desk/reports/{organ}/{which}?scope={scope}", lines = {"reason 理由 200"})
    View lock(@AuthenticationPrincipal Staff staff, @PathVariable String organ, @PathVariable String which, @RequestParam String scope,
            @RequestParam String reason) {
        Edition edition = newest(staff, key(staff, organ, which, scope));
        return answer(staff, edition.key(), lock.lock(edition.id(), reason, new Reporter(staff)).reasons());
    }

    @PostMapping("/desk/reports/{organ}/{which}/publish")
    @Form(Form.Typed.NOTHING)
    View publish(@AuthenticationPrincipal Staff staff, @PathVariable String organ, @PathVariable String which, @RequestParam String scope) {
        Edition edition = newest(staff, key(staff, organ, which, scope));
        return answer(staff, edition.key(), publish.publish(edition.id(), new Reporter(staff)).reasons());
    }

    private List<String> type(Edition edition, Cell cell, String value, String reason, Staff staff) {
        String stripped = value.strip();
        boolean applies = !stripped.equals(Numbers.NOT_APPLICABLE);
        BigDecimal number;
        try {
            number = stripped.isEmpty() || !applies ? null : new BigDecimal(stripped);
        } catch (NumberFormatException e) {
            return List.of("“" + stripped + "”不是数字。没有的填 0，不清楚的留空，不会有的填“" + Numbers.NOT_APPLICABLE + "”。");
        }
        return typeOver.type(edition.id(), cell, new Typed(number, reason, applies), reporters.of(staff, edition.key())).reasons();
    }

    private View answer(Staff staff, ReportKey key, List<String> reasons) {
        return reasons.isEmpty() ? back(key) : report(staff, key, reasons);
    }

    private View report(Staff staff, ReportKey key, List<String> refusals) {
        return switch (reports.live(key)) {
            case Attempt.Refused<AnnualReport>(List<String> reasons) -> none(reasons);
            case Attempt.Done<AnnualReport>(AnnualReport report) -> Screen.of("reporting/web/report")
                    .with("page", Page.of(report.title()).desk().wide().crumb(CRUMB, choice(key)))
                    .with("view", view(report, staff, refusals)).status(refusals.isEmpty() ? 200 : 422);
        };
    }

    private View cell(Staff staff, ReportKey key, Cell cell, String after, List<String> refusals) {
        Attempt<AnnualReport> attempt = reports.live(key);
        if (!(attempt instanceof Attempt.Done<AnnualReport>(AnnualReport report)) || !report.form().has(cell)) {
            return none(attempt.reasons().isEmpty() ? List.of("表格中没有这一格。") : attempt.reasons());
        }
        ReportView view = view(report, staff, refusals);
        List<CellView.Line> lines = List.of();
        List<CountedEntries.Line> entries = List.of();
        String next = null;
        if (!report.form().measures(cell).isEmpty()) {
            boolean further = after.startsWith(ENTRY);
            AnnualReports.Records records = reports.records(key, cell, further ? "" : after, RECORDS).orThrow();
            Optional<String> register = records.facts().keySet().stream().filter(CountedEntries::isRegister).findFirst();
            if (register.isPresent()) {
                AnnualReports.Entries found = reports.entries(key, cell, register.get(), further ? number(after) : 0, RECORDS);
                entries = found.lines();
                next = found.next() == 0 ? null : view.address(cell) + "&after=" + ENTRY + found.next();
            } else {
                lines = cellRecords.lines(report.form(), cell, records, staff.scope());
                next = records.next() == null ? null : view.address(cell) + "&after=" + records.next();
            }
        }
        return Screen.of("reporting/web/cellpage").fragment("reporting/web/cell")
                .with("page", Page.of(report.form().name(cell)).desk().crumb(CRUMB, choice(key))
                        .crumb(report.title(), view.address() + "?scope=" + key.scope().id()))
                .with("cell", new CellView(view, cell, Sentence.of(report.form(), cell, key.period(), replyKinds), lines, entries, next)).status(refusals.isEmpty() ? 200 : 422);
    }

    private ReportView view(AnnualReport report, Staff staff, List<String> refusals) {
        Reporter reporter = reporters.of(staff, report.key());
        Edition edition = reports.latest(report.key()).orElse(null);
        return new ReportView(report, edition, prepare.whyNot(report.organ(), reporter),
                edition == null ? List.of() : lock.whyNot(edition, report, reporter),
                edition == null ? List.of() : publish.whyNot(edition, reporter),
                edition == null || !edition.isOpen() ? List.of() : lock.concerns(report), report.form().isAnnual() ? reports.due(report.organ(), report.year()).orElse(null) : null,
                edition == null ? null : reports.locked(edition).orElse(null), edition == null ? Map.of() : reports.written(edition), refusals);
    }

    private static long number(String after) {
        String digits = after.substring(ENTRY.length());
        return digits.matches("\\d{1,18}") ? Long.parseLong(digits) : 0;
    }

    private static View none(List<String> reasons) {
        return Screen.message(Page.of("没有这份年报").desk(), String.join("", reasons), "选择机关和年度", "/desk/reports").status(404);
    }

    private static View back(ReportKey key) {
        RedirectView view = new RedirectView("/desk/reports/" + key.organ() + "/" + key.which() + "?scope=" + key.scope().id());
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }

    /** The newest edition of a report; begun here when there is none. */
    private Edition newest(Staff staff, ReportKey key) {
        return reports.latest(key).orElseGet(() -> switch (prepare.prepare(key, reporters.of(staff, key))) {
            case Attempt.Done<Edition>(Edition begun) -> begun;
            case Attempt.Refused<Edition>(List<String> reasons) ->
                    throw new ResponseStatusException(HttpStatus.CONFLICT, String.join("", reasons));
        });
    }

    /** Where reports of the same family and period are chosen. */
    private static String choice(ReportKey key) {
        return key.isAnnual() ? "/desk/reports?year=" + key.year() : "/desk/reports?family=" + key.family() + "&period=" + key.period().id();
    }

    /** The report that an address names, if this person may see it. */
    static ReportKey key(Staff staff, String organ, String which, String scope) {
        if (!staff.scope().covers(organ)) {
            throw new RoleNeeded(Role.DISCLOSURE_OFFICE, organ);
        }
        return ReportKey.read(organ, which, ReportScope.named(scope).orElse(ReportScope.OWN))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这样的期间。"));
    }
}

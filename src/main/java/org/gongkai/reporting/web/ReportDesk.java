package org.gongkai.reporting.web;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Role;
import org.gongkai.directory.RoleNeeded;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.registers.CountedEntries;
import org.gongkai.reporting.AnnualReport;
import org.gongkai.reporting.AnnualReports;
import org.gongkai.reporting.Edition;
import org.gongkai.reporting.LockAnnualReport;
import org.gongkai.reporting.PrepareAnnualReport;
import org.gongkai.reporting.PublishAnnualReport;
import org.gongkai.reporting.ReportScope;
import org.gongkai.reporting.Reporter;
import org.gongkai.reporting.TypeOver;
import org.gongkai.reporting.WriteSection;
import org.gongkai.reporting.form.Cell;
import org.gongkai.reporting.print.Numbers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The annual report at the desk: live numbers down to their records, typed over, written, locked and published. */
@Controller
class ReportDesk {

    private static final int RECORDS = 50;
    /** Before the number of the entry of a register after which a page begins. */
    private static final String ENTRY = "entry-";
    private static final MediaType DOCX = MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private final AnnualReports reports;
    private final PrepareAnnualReport prepare;
    private final TypeOver typeOver;
    private final WriteSection writeSection;
    private final LockAnnualReport lock;
    private final PublishAnnualReport publish;
    private final CellRecords cellRecords;
    private final Organs organs;
    private final Now now;

    ReportDesk(AnnualReports reports, PrepareAnnualReport prepare, TypeOver typeOver, WriteSection writeSection,
            LockAnnualReport lock, PublishAnnualReport publish, CellRecords cellRecords, Organs organs, Now now) {
        this.reports = reports;
        this.prepare = prepare;
        this.typeOver = typeOver;
        this.writeSection = writeSection;
        this.lock = lock;
        this.publish = publish;
        this.cellRecords = cellRecords;
        this.organs = organs;
        this.now = now;
    }

    @GetMapping("/desk/reports")
    View choose(@AuthenticationPrincipal Staff staff, @RequestParam(required = false) @Nullable Integer year) {
        int chosen = year == null ? now.today().getYear() - 1 : year;
        Scope scope = staff.scope();
        List<Organ> mine = organs.asOf(now.today()).stream().filter(organ -> scope.covers(organ.id())).toList();
        Map<String, Edition> newest = reports.latest(mine.stream().map(Organ::id).toList(), chosen, ReportScope.OWN).stream()
                .collect(Collectors.toMap(Edition::organ, Function.identity()));
        List<ReportView.Choice> choices = mine.stream().map(organ -> new ReportView.Choice(organ, newest.get(organ.id()))).toList();
        List<Integer> years = new ArrayList<>();
        for (int each = now.today().getYear(); each >= reports.firstYear(); each--) {
            years.add(each);
        }
        return Screen.of("reporting/web/choose").with("page", Page.of("年度报告").desk()).with("choices", choices)
                .with("years", years).with("year", chosen);
    }

    @GetMapping("/desk/reports/{organ}/{year}")
    View report(@AuthenticationPrincipal Staff staff, @PathVariable String organ, @PathVariable int year,
            @RequestParam(defaultValue = "own") String scope) {
        return report(staff, organ, year, scope(scope), List.of());
    }

    @GetMapping("/desk/reports/{organ}/{year}/cells/{cell}")
    View cell(@AuthenticationPrincipal Staff staff, @PathVariable String organ, @PathVariable int year, @PathVariable String cell,
            @RequestParam(defaultValue = "own") String scope, @RequestParam(defaultValue = "") String after) {
        demandSight(staff, organ);
        return Cell.read(cell).map(found -> cell(staff, organ, year, scope(scope), found, after, List.of()))
                .orElseGet(() -> none(List.of("表格中没有这一格。")));
    }

    @PostMapping("/desk/reports/{organ}/{year}/prepare")
    @Form(Form.Typed.NOTHING)
    View prepare(@AuthenticationPrincipal Staff staff, @PathVariable String organ, @PathVariable int year, @RequestParam String scope) {
        demandSight(staff, organ);
        return answer(staff, organ, year, scope(scope), prepare.prepare(organ, year, scope(scope), new Reporter(staff)).reasons());
    }

    @PostMapping("/desk/reports/{organ}/{year}/cells/{cell}")
    @Form(page = "/desk/reports/{organ}/{year}/cells/{cell}?scope={scope}", lines = {"reason 理由 200"})
    View type(@AuthenticationPrincipal Staff staff, @PathVariable String organ, @PathVariable int year, @PathVariable String cell,
            @RequestParam String scope, @RequestParam String value, @RequestParam String reason,
            @RequestParam(required = false) @Nullable String restore) {
        Edition edition = newest(staff, organ, year, scope(scope));
        Cell typed = Cell.read(cell).orElse(null);
        if (typed == null) {
            return none(List.of("表格中没有这一格。"));
        }
        List<String> reasons = restore != null ? typeOver.restore(edition.id(), typed, new Reporter(staff)).reasons()
                : type(edition, typed, value, reason, staff);
        return reasons.isEmpty() ? back(organ, year, scope(scope)) : cell(staff, organ, year, scope(scope), typed, "", reasons);
    }

    /** The numbers of section 二, typed into the table; only those that changed are recorded. */
    @PostMapping("/desk/reports/{organ}/{year}/numbers")
    @Form(page = "/desk/reports/{organ}/{year}?scope={scope}")
    View numbers(@AuthenticationPrincipal Staff staff, @PathVariable String organ, @PathVariable int year, @RequestParam String scope,
            @RequestParam Map<String, String> fields) {
        Edition edition = newest(staff, organ, year, scope(scope));
        AnnualReport report = reports.live(organ, year, scope(scope)).orThrow();
        List<String> reasons = new ArrayList<>();
        for (Cell cell : report.form().cells()) {
            String value = fields.get(cell.toString());
            boolean typedIn = report.form().measures(cell).isEmpty();
            if (typedIn && value != null && !value.strip().equals(Numbers.printed(report.figures(), cell))) {
                reasons.addAll(type(edition, cell, value, "", staff));
            }
        }
        return answer(staff, organ, year, scope(scope), reasons);
    }

    @PostMapping("/desk/reports/{organ}/{year}/sections/{section}")
    @Form(page = "/desk/reports/{organ}/{year}?scope={scope}")
    View write(@AuthenticationPrincipal Staff staff, @PathVariable String organ, @PathVariable int year, @PathVariable String section,
            @RequestParam String scope, @RequestParam String body) {
        Edition edition = newest(staff, organ, year, scope(scope));
        return answer(staff, organ, year, scope(scope), writeSection.write(edition.id(), section, body, new Reporter(staff)).reasons());
    }

    @PostMapping("/desk/reports/{organ}/{year}/lock")
    @Form(page = "/desk/reports/{organ}/{year}?scope={scope}", lines = {"reason 理由 200"})
    View lock(@AuthenticationPrincipal Staff staff, @PathVariable String organ, @PathVariable int year, @RequestParam String scope,
            @RequestParam String reason) {
        Edition edition = newest(staff, organ, year, scope(scope));
        return answer(staff, organ, year, scope(scope), lock.lock(edition.id(), reason, new Reporter(staff)).reasons());
    }

    @PostMapping("/desk/reports/{organ}/{year}/publish")
    @Form(Form.Typed.NOTHING)
    View publish(@AuthenticationPrincipal Staff staff, @PathVariable String organ, @PathVariable int year, @RequestParam String scope) {
        Edition edition = newest(staff, organ, year, scope(scope));
        return answer(staff, organ, year, scope(scope), publish.publish(edition.id(), new Reporter(staff)).reasons());
    }

    @GetMapping("/desk/reports/{organ}/{year}/report.docx")
    ResponseEntity<byte[]> docx(@AuthenticationPrincipal Staff staff, @PathVariable String organ, @PathVariable int year,
            @RequestParam(defaultValue = "own") String scope) {
        demandSight(staff, organ);
        return file(reports.docx(reports.live(organ, year, scope(scope)).orThrow()), DOCX, organ + "-" + year + ".docx");
    }

    @GetMapping("/desk/reports/{organ}/{year}/report.json")
    ResponseEntity<byte[]> json(@AuthenticationPrincipal Staff staff, @PathVariable String organ, @PathVariable int year,
            @RequestParam(defaultValue = "own") String scope) {
        demandSight(staff, organ);
        return file(reports.json(reports.live(organ, year, scope(scope)).orThrow()).getBytes(StandardCharsets.UTF_8),
                MediaType.APPLICATION_JSON, organ + "-" + year + ".json");
    }

    static ResponseEntity<byte[]> file(byte[] content, MediaType type, String name) {
        return ResponseEntity.ok().contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"annual-report-" + name + "\"").body(content);
    }

    private List<String> type(Edition edition, Cell cell, String value, String reason, Staff staff) {
        String stripped = value.strip();
        BigDecimal number;
        try {
            number = stripped.isEmpty() ? null : new BigDecimal(stripped);
        } catch (NumberFormatException e) {
            return List.of("“" + stripped + "”不是数字。没有的填 0，不清楚的留空。");
        }
        return typeOver.type(edition.id(), cell, number, reason, new Reporter(staff)).reasons();
    }

    private View answer(Staff staff, String organ, int year, ReportScope scope, List<String> reasons) {
        return reasons.isEmpty() ? back(organ, year, scope) : report(staff, organ, year, scope, reasons);
    }

    private View report(Staff staff, String organ, int year, ReportScope scope, List<String> refusals) {
        demandSight(staff, organ);
        return switch (reports.live(organ, year, scope)) {
            case Attempt.Refused<AnnualReport>(List<String> reasons) -> none(reasons);
            case Attempt.Done<AnnualReport>(AnnualReport report) -> Screen.of("reporting/web/report")
                    .with("page", Page.of(report.title()).desk().wide().crumb("年度报告", "/desk/reports?year=" + year))
                    .with("view", view(report, staff, refusals)).status(refusals.isEmpty() ? 200 : 422);
        };
    }

    private View cell(Staff staff, String organ, int year, ReportScope scope, Cell cell, String after, List<String> refusals) {
        Attempt<AnnualReport> attempt = reports.live(organ, year, scope);
        if (!(attempt instanceof Attempt.Done<AnnualReport>(AnnualReport report)) || !report.form().has(cell)) {
            return none(attempt.reasons().isEmpty() ? List.of("表格中没有这一格。") : attempt.reasons());
        }
        ReportView view = view(report, staff, refusals);
        List<CellView.Line> lines = List.of();
        List<CountedEntries.Line> entries = List.of();
        String next = null;
        if (view.isCounted(cell)) {
            boolean further = after.startsWith(ENTRY);
            AnnualReports.Records records = reports.records(organ, year, scope, cell, further ? "" : after, RECORDS).orThrow();
            Optional<String> register = records.facts().keySet().stream().filter(CountedEntries::isRegister).findFirst();
            if (register.isPresent()) {
                AnnualReports.Entries found = reports.entries(organ, year, scope, cell, register.get(), further ? number(after) : 0, RECORDS);
                entries = found.lines();
                next = found.next() == 0 ? null : view.address(cell) + "&after=" + ENTRY + found.next();
            } else {
                lines = cellRecords.lines(report.form(), cell, records);
                next = records.next() == null ? null : view.address(cell) + "&after=" + records.next();
            }
        }
        return Screen.of("reporting/web/cellpage").fragment("reporting/web/cell")
                .with("page", Page.of(report.form().name(cell)).desk().crumb("年度报告", "/desk/reports?year=" + year)
                        .crumb(report.title(), view.address() + "?scope=" + scope.id()))
                .with("cell", new CellView(view, cell, lines, entries, next)).status(refusals.isEmpty() ? 200 : 422);
    }

    private ReportView view(AnnualReport report, Staff staff, List<String> refusals) {
        Reporter reporter = new Reporter(staff);
        Edition edition = reports.latest(report.organ(), report.year(), report.scope()).orElse(null);
        return new ReportView(report, edition, prepare.whyNot(report.organ(), reporter),
                edition == null ? List.of() : lock.whyNot(edition, report, reporter),
                edition == null ? List.of() : publish.whyNot(edition, reporter),
                edition == null || !edition.isOpen() ? List.of() : lock.concerns(report), reports.due(report.organ(), report.year()).orElse(null),
                edition == null ? null : reports.locked(edition).orElse(null), refusals);
    }

    private static long number(String after) {
        String digits = after.substring(ENTRY.length());
        return digits.matches("\\d{1,18}") ? Long.parseLong(digits) : 0;
    }

    private static View none(List<String> reasons) {
        return Screen.message(Page.of("没有这份年报").desk(), String.join("", reasons), "选择机关和年度", "/desk/reports").status(404);
    }

    private static View back(String organ, int year, ReportScope scope) {
        RedirectView view = new RedirectView("/desk/reports/" + organ + "/" + year + "?scope=" + scope.id());
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }

    /** The newest edition of a report that this person may see; begun here when there is none. */
    private Edition newest(Staff staff, String organ, int year, ReportScope scope) {
        demandSight(staff, organ);
        return reports.latest(organ, year, scope).orElseGet(() -> switch (prepare.prepare(organ, year, scope, new Reporter(staff))) {
            case Attempt.Done<Edition>(Edition begun) -> begun;
            case Attempt.Refused<Edition>(List<String> reasons) ->
                    throw new ResponseStatusException(HttpStatus.CONFLICT, String.join("", reasons));
        });
    }

    private static void demandSight(Staff staff, String organ) {
        if (!staff.scope().covers(organ)) {
            throw new RoleNeeded(Role.DISCLOSURE_OFFICE, organ);
        }
    }

    static ReportScope scope(String id) {
        return ReportScope.named(id).orElse(ReportScope.OWN);
    }
}

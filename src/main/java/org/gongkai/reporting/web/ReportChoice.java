package org.gongkai.reporting.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Role;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.reporting.AnnualReports;
import org.gongkai.reporting.Edition;
import org.gongkai.reporting.ReportKey;
import org.gongkai.reporting.ReportScope;
import org.gongkai.reporting.form.Form;
import org.gongkai.reporting.form.Forms;
import org.gongkai.reporting.form.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Chooses a report at the desk: its family, its period, its organ. */
@Controller
class ReportChoice {

    /** Periods of each kind that are offered; others are typed into the address or chosen by their days. */
    private static final int OFFERED = 12;

    private final AnnualReports reports;
    private final Forms forms;
    private final Organs organs;
    private final Now now;

    ReportChoice(AnnualReports reports, Forms forms, Organs organs, Now now) {
        this.reports = reports;
        this.forms = forms;
        this.organs = organs;
        this.now = now;
    }

    @GetMapping("/desk/reports")
    View choose(@AuthenticationPrincipal Staff staff, @RequestParam(required = false) @Nullable Integer year, @RequestParam(defaultValue = Form.ANNUAL) String family,
            @RequestParam(defaultValue = "") String period, @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to) {
        Form form = forms.newest(family).or(() -> forms.newest(Form.ANNUAL)).orElseThrow();
        Period chosen = (from.isEmpty() ? Period.read(period) : Period.read(from + "_" + to)).filter(one -> form.periods().contains(one.kind()))
                .orElseGet(() -> form.isAnnual() ? Period.year(year == null ? now.today().getYear() - 1 : year) : untilNow(form.periods().getFirst()));
        Scope scope = staff.scope();
        List<Organ> mine = organs.asOf(now.today()).stream().filter(organ -> scope.covers(organ.id())).toList();
        ReportKey key = new ReportKey(form.family(), "", chosen, ReportScope.OWN);
        Map<String, Edition> newest = reports.latest(mine.stream().map(Organ::id).toList(), key).stream().collect(Collectors.toMap(Edition::organ, Function.identity()));
        List<ReportView.Choice> choices = mine.stream().map(organ -> new ReportView.Choice(organ, newest.get(organ.id()))).toList();
        return Screen.of("reporting/web/choose").with("page", Page.of("报告和报表").desk())
                .with("view", new ChoiceView(families(), form, chosen, offered(form), key.which(), choices, staff.holds(Role.DISCLOSURE_OFFICE) || staff.holds(Role.SUPERVISOR)));
    }

    /** The last period that is over; of a range of days, the year as far as it went. */
    private Period untilNow(Period.Kind kind) {
        LocalDate today = now.today();
        return kind == Period.Kind.DAYS ? new Period(kind, today.withDayOfYear(1), today) : Period.around(kind, today).before();
    }

    private List<Form> families() {
        return forms.families().stream().map(forms::newest).flatMap(Optional::stream).toList();
    }

    /** The latest periods, those of years in which the family has a form. */
    private List<Period> offered(Form form) {
        List<Period> offered = new ArrayList<>();
        LocalDate today = now.today();
        for (Period.Kind kind : form.periods()) {
            if (kind != Period.Kind.DAYS) {
                Period each = Period.around(kind, today);
                for (int n = 0; (form.isAnnual() || n < OFFERED) && forms.of(form.family(), each).isPresent(); n++) {
                    offered.add(each);
                    each = each.before();
                }
            }
        }
        return offered;
    }
}

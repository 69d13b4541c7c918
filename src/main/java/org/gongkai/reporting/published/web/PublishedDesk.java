package org.gongkai.reporting.published.web;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.face.ChosenFile;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.reporting.AnnualReports;
import org.gongkai.reporting.Reporter;
import org.gongkai.reporting.published.Elsewhere;
import org.gongkai.reporting.published.NoteElsewhere;
import org.gongkai.reporting.published.PublishedReports;
import org.gongkai.reporting.published.Standing;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** 年报公布情况 at the desk of whoever looks after others: who has published, who has not, and an order to those who have not in one step. */
@Controller
class PublishedDesk {

    private static final String ADDRESS = "/desk/reports/published";

    private final PublishedReports published;
    private final NoteElsewhere note;
    private final AnnualReports reports;
    private final Organs organs;
    private final Now now;

    PublishedDesk(PublishedReports published, NoteElsewhere note, AnnualReports reports, Organs organs, Now now) {
        this.published = published;
        this.note = note;
        this.reports = reports;
        this.organs = organs;
        this.now = now;
    }

    /** Last year's. */
    @GetMapping(ADDRESS)
    View lastYear(@AuthenticationPrincipal Staff staff) {
        return screen(staff, now.today().getYear() - 1, Map.of(), List.of());
    }

    @GetMapping(ADDRESS + "/{year:\\d{4}}")
    View year(@AuthenticationPrincipal Staff staff, @PathVariable int year) {
        return screen(staff, year, Map.of(), List.of());
    }

    @PostMapping(ADDRESS + "/{year:\\d{4}}")
    @Form(page = ADDRESS + "/{year}", lines = {"address 网址 500"})
    View found(@AuthenticationPrincipal Staff staff, @PathVariable int year, @RequestParam Map<String, String> fields, @RequestParam MultipartFile file) throws IOException {
        List<String> reasons = new ArrayList<>();
        LocalDate on = now.today();
        try {
            on = LocalDate.parse(fields.getOrDefault("on", "").strip());
        } catch (DateTimeParseException notDate) {
            reasons.add("公布日期应写成 2026-01-31 这样的日期。");
        }
        if (ChosenFile.isNone(file)) {
            reasons.add(ChosenFile.NONE);
        }
        if (reasons.isEmpty()) {
            NoteElsewhere.Said said = new NoteElsewhere.Said(fields.getOrDefault("organ", ""), year, fields.getOrDefault("address", ""), on);
            switch (note.note(said, superior(staff).id(), String.valueOf(file.getOriginalFilename()), file.getBytes(), new Reporter(staff))) {
                case Attempt.Done<Elsewhere>(Elsewhere elsewhere) -> {
                    return new RedirectView(ADDRESS + "/" + year + "#" + said.organ());
                }
                case Attempt.Refused<Elsewhere>(List<String> why) -> reasons.addAll(why);
            }
        }
        return screen(staff, year, fields, reasons).status(422);
    }

    private Screen screen(Staff staff, int year, Map<String, String> fields, List<String> reasons) {
        Organ superior = superior(staff);
        List<Standing> standings = published.of(superior.id(), year);
        Map<Standing.State, Long> counts = new EnumMap<>(Standing.State.class);
        Arrays.stream(Standing.State.values()).forEach(state -> counts.put(state, standings.stream().filter(one -> one.state() == state).count()));
        List<Integer> years = IntStream.rangeClosed(Math.max(reports.firstYear(), year - 4), now.today().getYear() - 1).boxed().sorted((a, b) -> b - a).toList();
        return Screen.of("reporting/published/web/published-standing").with("page", Page.of(year + " 年度报告的公布情况").desk().crumb("报告和报表", "/desk/reports"))
                .with("superior", superior).with("year", year).with("years", years).with("standings", standings).with("counts", counts).with("order", order(year, standings))
                .with("fields", fields).with("reasons", reasons);
    }

    /** The order to all that should have published and have not, as the form that opens it is led to; empty where there is none. */
    private static String order(int year, List<Standing> standings) {
        List<Standing> missing = standings.stream().filter(one -> one.state() == Standing.State.MISSING).toList();
        return missing.isEmpty() ? "" : "/desk/orders/new?title=" + encoded("公布 " + year + " 年度政府信息公开工作年度报告")
                + "&lacks=" + encoded(year + " 年度政府信息公开工作年度报告到期没有公布（《中华人民共和国政府信息公开条例》第四十九条）")
                + "&named=" + encoded(missing.stream().map(one -> one.organ().id()).collect(Collectors.joining("\n")));
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    /** The highest organ at which this person looks after the reports of others. */
    private Organ superior(Staff staff) {
        return organs.asOf(now.today()).stream().filter(organ -> staff.holds(Role.DISCLOSURE_OFFICE, organ.id()) || staff.holds(Role.SUPERVISOR, organ.id()))
                .findFirst().orElseThrow(() -> new AccessDeniedException("no post that looks after reports"));
    }
}

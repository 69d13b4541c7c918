package org.gongkai.reporting.campaign.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gongkai.directory.Attempt;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.reporting.Reporter;
import org.gongkai.reporting.campaign.Campaign;
import org.gongkai.reporting.campaign.CorrectFiling;
import org.gongkai.reporting.campaign.DecideFiling;
import org.gongkai.reporting.campaign.Deputies;
import org.gongkai.reporting.campaign.FillFiling;
import org.gongkai.reporting.campaign.IssueCampaign;
import org.gongkai.reporting.campaign.LockCampaign;
import org.gongkai.reporting.campaign.Term;
import org.gongkai.reporting.form.Cell;
import org.gongkai.reporting.form.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Campaigns at the desk: issued, filled, decided, summed up, locked. */
@Controller
class CampaignDesk {

    private final CampaignPages pages;
    private final IssueCampaign issue;
    private final FillFiling fill;
    private final Deputies deputies;
    private final DecideFiling decide;
    private final CorrectFiling correct;
    private final LockCampaign lock;

    CampaignDesk(CampaignPages pages, IssueCampaign issue, FillFiling fill, Deputies deputies, DecideFiling decide, CorrectFiling correct, LockCampaign lock) {
        this.pages = pages;
        this.issue = issue;
        this.fill = fill;
        this.deputies = deputies;
        this.decide = decide;
        this.correct = correct;
        this.lock = lock;
    }

    @GetMapping("/desk/campaigns")
    View list(@AuthenticationPrincipal Staff staff, @RequestParam(defaultValue = "0") long before) {
        return pages.list(staff, before);
    }

    @GetMapping("/desk/campaigns/new")
    View issuing(@AuthenticationPrincipal Staff staff, @RequestParam Map<String, String> fields) {
        return pages.issuing(staff, fields, Set.of(), List.of());
    }

    @PostMapping("/desk/campaigns")
    @Form(page = "/desk/campaigns/new?family={family}&period={period}&issuer={issuer}", lines = {"title 任务名称 100"})
    View issue(@AuthenticationPrincipal Staff staff, @RequestParam Map<String, String> fields, @RequestParam(defaultValue = "") List<String> organs) {
        List<String> reasons = new ArrayList<>();
        Period period = CampaignPages.period(fields).orElse(null);
        Term term = term(fields, reasons);
        if (period == null) {
            reasons.add("请选择统计期间。");
        } else if (reasons.isEmpty()) {
            switch (issue.issue(new IssueCampaign.Draft(fields.getOrDefault("issuer", ""), fields.getOrDefault("title", ""), fields.getOrDefault("family", ""), period, term, new LinkedHashSet<>(organs),
                    fields.getOrDefault("note", "")), new Reporter(staff))) {
                case Attempt.Done<Campaign>(Campaign campaign) -> {
                    return to(campaign.id(), null);
                }
                case Attempt.Refused<Campaign>(List<String> why) -> reasons.addAll(why);
            }
        }
        return pages.issuing(staff, fields, new LinkedHashSet<>(organs), reasons);
    }

    @GetMapping("/desk/campaigns/{id}")
    View board(@AuthenticationPrincipal Staff staff, @PathVariable String id) {
        return pages.board(staff, id, List.of());
    }

    @GetMapping("/desk/campaigns/{id}/total")
    View total(@AuthenticationPrincipal Staff staff, @PathVariable String id) {
        return pages.total(staff, id);
    }

    @PostMapping("/desk/campaigns/{id}/add")
    @Form(Form.Typed.NOTHING)
    View add(@AuthenticationPrincipal Staff staff, @PathVariable String id, @RequestParam String organ) {
        return afterBoard(staff, id, issue.add(id, organ, new Reporter(staff)).reasons());
    }

    @PostMapping("/desk/campaigns/{id}/lock")
    @Form(page = "/desk/campaigns/{id}", lines = {"reason 锁定说明 200"})
    View lock(@AuthenticationPrincipal Staff staff, @PathVariable String id, @RequestParam String reason) {
        return afterBoard(staff, id, lock.lock(id, reason, new Reporter(staff)).reasons());
    }

    @GetMapping("/desk/campaigns/{id}/{organ}")
    View filing(@AuthenticationPrincipal Staff staff, @PathVariable String id, @PathVariable String organ) {
        return pages.filing(staff, id, organ, List.of());
    }

    @PostMapping("/desk/campaigns/{id}/{organ}/{step}")
    @Form(page = "/desk/campaigns/{id}/{organ}", lines = {"said 理由 500"})
    View step(@AuthenticationPrincipal Staff staff, @PathVariable String id, @PathVariable String organ, @PathVariable String step, @RequestParam(defaultValue = "") String said,
            @RequestParam(defaultValue = "") String until, @RequestParam(defaultValue = "") String person) {
        Reporter reporter = new Reporter(staff);
        LocalDate day = date(until);
        List<String> reasons = switch (step) {
            case "begin" -> fill.begin(id, organ, reporter).reasons();
            case "check" -> fill.check(id, organ, reporter).reasons();
            case "submit" -> fill.submit(id, organ, reporter).reasons();
            case "ask" -> fill.ask(id, organ, day, said, reporter).reasons();
            case "depute" -> deputies.depute(id, organ, person, reporter).reasons();
            case "accept" -> decide.accept(id, organ, reporter).reasons();
            case "return" -> decide.sendBack(id, organ, said, reporter).reasons();
            case "grant" -> decide.grant(id, organ, day, said, reporter).reasons();
            case "deny" -> decide.deny(id, organ, said, reporter).reasons();
            case "remind" -> decide.remind(id, organ, said, reporter).reasons();
            default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这一步。");
        };
        return reasons.isEmpty() ? to(id, organ) : pages.filing(staff, id, organ, reasons);
    }

    @PostMapping("/desk/campaigns/{id}/{organ}/corrections")
    @Form(page = "/desk/campaigns/{id}/{organ}", lines = {"said 理由 500"})
    View correct(@AuthenticationPrincipal Staff staff, @PathVariable String id, @PathVariable String organ, @RequestParam Map<String, String> fields) {
        List<String> reasons = new ArrayList<>();
        Map<Cell, BigDecimal> numbers = new LinkedHashMap<>();
        fields.forEach((name, value) -> Cell.read(name).filter(cell -> !value.isBlank()).ifPresent(cell -> {
            try {
                numbers.put(cell, new BigDecimal(value.strip()));
            } catch (NumberFormatException e) {
                reasons.add("“" + value.strip() + "”不是数字。");
            }
        }));
        if (reasons.isEmpty()) {
            reasons.addAll(correct.correct(id, organ, numbers, fields.getOrDefault("said", ""), new Reporter(staff)).reasons());
        }
        return reasons.isEmpty() ? to(id, organ) : pages.filing(staff, id, organ, reasons);
    }

    private View afterBoard(Staff staff, String id, List<String> reasons) {
        return reasons.isEmpty() ? to(id, null) : pages.board(staff, id, reasons);
    }

    private static Term term(Map<String, String> fields, List<String> reasons) {
        String days = fields.getOrDefault("days", "").strip();
        String due = fields.getOrDefault("due", "").strip();
        LocalDate day = date(due);
        if (!days.isEmpty() && !due.isEmpty()) {
            reasons.add("报送期限写一个日期，或者写几个工作日，不两样都写。");
        } else if (!due.isEmpty() && day == null || !days.isEmpty() && !days.matches("\\d{1,3}")) {
            reasons.add("报送期限应写作 2026-03-05，或者工作日数。");
        } else if (!days.isEmpty()) {
            return Term.workingDays(Integer.parseInt(days));
        }
        return day == null ? Term.OF_LAW : Term.on(day);
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return text.isBlank() ? null : LocalDate.parse(text.strip());
        } catch (DateTimeParseException noDay) {
            return null;
        }
    }

    private static View to(String id, @Nullable String organ) {
        RedirectView view = new RedirectView(CampaignPages.ADDRESS + "/" + id + (organ == null ? "" : "/" + organ));
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }
}

package org.gongkai.participation.web;

import java.util.List;

import org.gongkai.directory.Attempt;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.participation.AnswerGroup.Verdict;
import org.gongkai.participation.AnswerGroups;
import org.gongkai.participation.Gathering;
import org.gongkai.participation.Gatherings;
import org.gongkai.participation.Minutes;
import org.gongkai.participation.ParticipationKind;
import org.gongkai.participation.ParticipationKinds;
import org.gongkai.participation.PublishOutcome;
import org.gongkai.participation.Solicitation;
import org.gongkai.participation.Solicitations;
import org.gongkai.participation.Terms;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.view.RedirectView;

/** What becomes of each group of opinions, and the outcome: written by one, signed by another. */
@Controller
@RequestMapping("/desk/participation/{id}/outcome")
class DeskOutcomePages {

    private final Solicitations solicitations;
    private final AnswerGroups groups;
    private final PublishOutcome outcome;
    private final ParticipationKinds kinds;
    private final Gatherings gatherings;
    private final Minutes writing;
    private final Terms terms;

    DeskOutcomePages(Solicitations solicitations, AnswerGroups groups, PublishOutcome outcome, ParticipationKinds kinds, Gatherings gatherings, Minutes writing, Terms terms) {
        this.solicitations = solicitations;
        this.groups = groups;
        this.outcome = outcome;
        this.kinds = kinds;
        this.gatherings = gatherings;
        this.writing = writing;
        this.terms = terms;
    }

    @GetMapping
    Screen one(@AuthenticationPrincipal Staff staff, @PathVariable String id) {
        Solicitation one = find(id, staff);
        return screen(staff, one, one.summary() == null ? "" : one.summary(), one.became() == null ? "" : one.became(), List.of());
    }

    private Screen screen(Staff staff, Solicitation one, String summary, String became, List<String> reasons) {
        Gathering plan = gatherings.find(one.id()).orElse(null);
        return screen(staff, one, plan, summary, became, plan == null || plan.minutes() == null ? "" : plan.minutes(), plan == null || plan.came() == null ? "" : plan.came().toString(), reasons);
    }

    private Screen screen(Staff staff, Solicitation one, @Nullable Gathering plan, String summary, String became, String minutes, String came, List<String> reasons) {
        ParticipationKind kind = kinds.require(one.kind());
        return Screen.of("participation/web/desk-outcome").with("page", Page.of("意见的答复和结果").desk().crumb("意见征集", DeskParticipationPages.HOME).crumb(one.title(), here(one))).with("one", one).with("kind", kind).with("plan", plan).with("minutes", minutes).with("came", came)
                .with("groups", groups.of(one.id())).with("open", groups.open(one)).with("summary", summary).with("became", became).with("reasons", reasons)
                .with("drafts", kind.isDraftedBy(staff, one.organ())).with("signs", kind.isSignedBy(staff, one.organ())).with("owed", one.stage().isAwaiting() ? terms.owed(one) : null)
                .status(reasons.isEmpty() ? HttpStatus.OK.value() : HttpStatus.UNPROCESSABLE_CONTENT.value());
    }

    @PostMapping("/groups/{group}")
    @Form(page = "/desk/participation/{id}/outcome", lines = {"title 主要意见 100", "reason 理由和说明 2000"})
    Object decide(@AuthenticationPrincipal Staff staff, @PathVariable String id, @PathVariable String group, @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String verdict, @RequestParam(defaultValue = "") String reason) {
        Solicitation one = find(id, staff);
        Verdict decided = List.of(Verdict.values()).stream().filter(known -> known.name().equals(verdict)).findFirst().orElse(null);
        return after(staff, one, groups.decide(id, group, title, decided, reason, staff), here(one) + "/outcome#group-" + group);
    }

    @PostMapping("/minutes")
    @Form(page = "/desk/participation/{id}/outcome", lines = {"minutes 纪要 30000"})
    Object minutes(@AuthenticationPrincipal Staff staff, @PathVariable String id, @RequestParam(defaultValue = "") String minutes, @RequestParam(defaultValue = "") String came) {
        Solicitation one = find(id, staff);
        List<String> reasons = writing.write(id, minutes, came.strip().matches("\\d{1,5}") ? Integer.valueOf(came.strip()) : null, staff).reasons();
        return reasons.isEmpty() ? new RedirectView(here(one) + "/outcome#minutes-head")
                : screen(staff, one, gatherings.find(id).orElse(null), one.summary() == null ? "" : one.summary(), one.became() == null ? "" : one.became(), minutes, came, reasons);
    }

    @PostMapping("/propose")
    @Form(page = "/desk/participation/{id}/outcome", lines = {"summary 总的情况 5000"})
    Object propose(@AuthenticationPrincipal Staff staff, @PathVariable String id, @RequestParam(defaultValue = "") String summary, @RequestParam(defaultValue = "") String became) {
        Solicitation one = find(id, staff);
        List<String> reasons = outcome.propose(id, summary, became.isBlank() ? null : became.strip(), staff).reasons();
        return reasons.isEmpty() ? new RedirectView(here(one)) : screen(staff, one, summary, became, reasons);
    }

    @PostMapping("/return")
    @Form(page = "/desk/participation/{id}/outcome", lines = {"reason 退回理由 500"})
    Object giveBack(@AuthenticationPrincipal Staff staff, @PathVariable String id, @RequestParam(defaultValue = "") String reason) {
        Solicitation one = find(id, staff);
        return after(staff, one, outcome.giveBack(id, reason, staff), here(one));
    }

    @PostMapping("/publish")
    @Form(Form.Typed.NOTHING)
    Object publish(@AuthenticationPrincipal Staff staff, @PathVariable String id) {
        Solicitation one = find(id, staff);
        return after(staff, one, outcome.publish(id, staff), here(one));
    }

    private Object after(Staff staff, Solicitation one, Attempt<String> attempt, String onward) {
        return attempt.reasons().isEmpty() ? new RedirectView(onward) : screen(staff, one, one.summary() == null ? "" : one.summary(), one.became() == null ? "" : one.became(), attempt.reasons());
    }

    private static String here(Solicitation one) {
        return DeskParticipationPages.HOME + "/" + one.id();
    }

    private Solicitation find(String id, Staff staff) {
        return solicitations.of(id, staff).filter(one -> one.stage().isPublic()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}

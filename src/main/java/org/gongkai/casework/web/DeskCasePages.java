package org.gongkai.casework.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.CaseLists;
import org.gongkai.casework.CaseLists.Line;
import org.gongkai.casework.CaseLists.Wanted;
import org.gongkai.casework.CaseType;
import org.gongkai.casework.CaseTypes;
import org.gongkai.casework.EarlierRequests;
import org.gongkai.casework.Cases;
import org.gongkai.casework.Forgetting;
import org.gongkai.casework.Perform;
import org.gongkai.casework.Performed;
import org.gongkai.casework.Preview;
import org.gongkai.casework.bundle.DisputeBundle;
import org.gongkai.calendar.ReplyKinds;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.gongkai.evidence.EvidenceFiles;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.letters.LetterText;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Permission;
import org.gongkai.procedure.Permissions.Check;
import org.gongkai.procedure.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

import static org.springframework.http.HttpStatus.NOT_FOUND;

/** Cases at the desk: what is owed by last day, what is overdue, one case with all that may be done and why not. */
@Controller
class DeskCasePages {

    private static final int PAGE = 40;
    /** Sent to be shown what else the chosen replies ask for; nothing is done yet. */
    private static final String FURTHER = "further";

    private final CaseLists lists;
    private final CaseFolders folders;
    private final Cases cases;
    private final CaseTypes types;
    private final EarlierRequests earlier;
    private final EvidenceFiles evidence;
    private final Organs organs;
    private final ReplyKinds replyKinds;
    private final Forgetting forgetting;
    private final Now now;

    DeskCasePages(CaseLists lists, CaseFolders folders, Cases cases, CaseTypes types, EarlierRequests earlier, EvidenceFiles evidence, Organs organs,
            ReplyKinds replyKinds, Forgetting forgetting, Now now) {
        this.lists = lists;
        this.folders = folders;
        this.cases = cases;
        this.types = types;
        this.earlier = earlier;
        this.evidence = evidence;
        this.organs = organs;
        this.replyKinds = replyKinds;
        this.forgetting = forgetting;
        this.now = now;
    }

    @GetMapping("/desk/cases")
    Screen open(@AuthenticationPrincipal Staff staff, @RequestParam Map<String, String> asked) {
        Wanted wanted = wanted(asked, staff);
        String after = asked.get("after");
        return list("办件", staff, lists.open(staff.scope(), wanted, after, PAGE + 1), asked);
    }

    @GetMapping("/desk/cases/overdue")
    Screen overdue(@AuthenticationPrincipal Staff staff, @RequestParam Map<String, String> asked) {
        return list("超期办件", staff, lists.overdue(staff.scope(), now.today(), wanted(asked, staff), asked.get("after"), PAGE + 1), asked);
    }

    @GetMapping("/desk/cases/unconfirmed")
    Screen unconfirmed(@AuthenticationPrincipal Staff staff, @RequestParam Map<String, String> asked) {
        return list("待双方确认", staff, lists.unconfirmed(staff.scope(), wanted(asked, staff), asked.get("after"), PAGE + 1), asked);
    }

    @GetMapping("/desk/cases/ended")
    Screen ended(@AuthenticationPrincipal Staff staff, @RequestParam Map<String, String> asked) {
        return list("已办结", staff, lists.ended(staff.scope(), wanted(asked, staff), asked.get("after"), PAGE + 1), asked);
    }

    @GetMapping("/desk/cases/{caseId}")
    Screen one(@AuthenticationPrincipal Staff staff, @PathVariable String caseId) {
        return one(staff, folder(staff, caseId), Map.of(), List.of(), "");
    }

    @PostMapping("/desk/cases/{caseId}/{action}")
    View act(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @PathVariable String action,
            @RequestParam MultiValueMap<String, String> posted) {
        Map<String, String> values = Filled.joined(posted);
        String organ = folders.organ(caseId, staff.scope()).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
        LocalDate on;
        try {
            on = blank(values.get("on")) == null ? null : LocalDate.parse(values.get("on"));
        } catch (DateTimeParseException notDate) {
            return one(staff, folder(staff, caseId), values, List.of(Refusal.ofField("on", "生效日期应写成 2026-03-12 这样的日期")), action).status(422);
        }
        Perform command = new Perform(caseId, action, CaseFolders.actor(staff, organ), on, values,
                blank(values.get("token")), blank(values.get("lateReason")), blank(values.get("evidence")), true);
        if (values.containsKey(FURTHER)) {
            return one(staff, folder(staff, caseId), values, List.of(), action).fragment("casework/web/answering");
        }
        if (values.containsKey("preview")) {
            return switch (cases.preview(command)) {
                case Preview.Paper paper -> one(staff, folder(staff, caseId), values, List.of(), action).with("paper", paper.text());
                case Preview.Refused refused -> one(staff, folder(staff, caseId), values, refused.reasons(), action).status(422);
            };
        }
        Performed performed = cases.perform(command);
        return performed instanceof Performed.Refused refused
                ? one(staff, folder(staff, caseId), values, refused.reasons(), action).status(422)
                : new RedirectView("/desk/cases/" + caseId);
    }

    @GetMapping({"/desk/cases/{caseId}/letters/{letterId}", "/desk/cases/{caseId}/letters/{letterId}/{format:pdf|ofd}"})
    ResponseEntity<byte[]> letter(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @PathVariable String letterId,
            @PathVariable Optional<String> format) {
        CaseFolder folder = folder(staff, caseId);
        return LetterDownload.of(folders, folder, folder.letters(), letterId, format.orElse("docx"));
    }

    @GetMapping("/desk/cases/{caseId}/papers/{letterId}")
    Screen paper(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @PathVariable String letterId) {
        CaseFolder folder = folder(staff, caseId);
        LetterText text = folders.words(folder, letterId).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
        return Screen.of("casework/web/desk-paper").with("paper", text).with("file", "/desk/cases/" + caseId + "/letters/" + letterId)
                .with("page", Page.of(text.title()).desk().crumb("办件", "/desk/cases").crumb(folder.number(), "/desk/cases/" + caseId));
    }

    private Screen list(String title, Staff staff, List<Line> found, Map<String, String> asked) {
        boolean more = found.size() > PAGE;
        List<Line> shown = more ? found.subList(0, PAGE) : found;
        Map<String, String> titles = folders.titles(shown);
        LocalDate today = now.today();
        List<CaseRow> rows = new ArrayList<>();
        for (Line line : shown) {
            rows.add(CaseRow.of(line, titles.getOrDefault(line.applicationId(), ""), types, organs, cases.light(line),
                    cases.waited(line)));
        }
        return Screen.of("casework/web/desk-cases").with("page", Page.of(title).desk().wide()).with("rows", rows)
                .with("types", types.all()).with("asked", asked).with("today", today)
                .with("next", more ? next(title, shown.getLast()) : null);
    }

    private static String next(String title, Line last) {
        return switch (title) {
            case "已办结" -> last.id();
            case "待双方确认" -> last.submittedOn() + "~" + last.id();
            default -> last.key();
        };
    }

    private Screen one(Staff staff, CaseFolder folder, Map<String, String> values, List<Refusal> reasons, String attempted) {
        Actor actor = CaseFolders.actor(staff, folder.state().organ());
        List<Permission> permissions = cases.permissions(folder.state(), actor);
        CaseType type = folder.state().type();
        Map<String, List<Check>> checks = new HashMap<>();
        for (Permission permission : permissions) {
            String action = permission.action().id();
            if (permission.allowed() && type.effect(action).concludes()) {
                checks.put(action, cases.checks(folder.state(), Perform.today(folder.state().id(), action, actor, action.equals(attempted) ? values : Map.of())));
            }
        }
        return Screen.of("casework/web/desk-case")
                .with("page", Page.of(folder.number()).desk().wide().crumb("办件", "/desk/cases"))
                .with("matter", MatterView.of(folder, permissions, now.today())).with("folder", folder)
                .with("filled", new Filled(values, reasons)).with("attempted", attempted).with("checks", checks)
                .with("token", Identifier.fresh()).with("today", now.today())
                .with("earlier", earlier.of(folder)).with("mayTake", DisputeBundle.mayTake(staff, folder)).with("kept", forgetting.standing(folder, staff)).with("organs", organs.asOf(now.today()))
                .with("evidence", evidence.standing(folder.state().id()))
                .with("replyKinds", folder.state().receivedOn() == null ? List.of()
                        : replyKinds.forReceiptOn(folder.state().receivedOn()));
    }

    private CaseFolder folder(Staff staff, String caseId) {
        Scope scope = staff.scope();
        return folders.open(caseId, scope).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
    }

    private static Wanted wanted(Map<String, String> asked, Staff staff) {
        return new Wanted(blank(asked.get("type")), blank(asked.get("stage")), blank(asked.get("organ")),
                "mine".equals(asked.get("whose")) ? staff.personId() : null);
    }

    private static @Nullable String blank(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty()).orElse(null);
    }
}

package org.gongkai.casework.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.gongkai.calendar.ReplyKind;
import org.gongkai.calendar.ReplyKinds;
import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.release.AskedAlike;
import org.gongkai.casework.release.DisclosureLog;
import org.gongkai.casework.release.Releases;
import org.gongkai.casework.release.StoppedFilings;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Power;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.publication.Categories;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

import static org.springframework.http.HttpStatus.NOT_FOUND;

/** What was given to one and should be public for all (Art. 44): proposals, requests alike, the log, filings that were spared. */
@Controller
@RequestMapping("/desk/releases")
class DeskReleasePages {

    private static final int PAGE = 40;
    private static final int MONTHS = 12;

    private final CaseFolders folders;
    private final Releases releases;
    private final AskedAlike alike;
    private final DisclosureLog log;
    private final StoppedFilings stopped;
    private final Categories categories;
    private final ReplyKinds replyKinds;
    private final Organs organs;
    private final Now now;

    DeskReleasePages(CaseFolders folders, Releases releases, AskedAlike alike, DisclosureLog log, StoppedFilings stopped, Categories categories,
            ReplyKinds replyKinds, Organs organs, Now now) {
        this.folders = folders;
        this.releases = releases;
        this.alike = alike;
        this.log = log;
        this.stopped = stopped;
        this.categories = categories;
        this.replyKinds = replyKinds;
        this.organs = organs;
        this.now = now;
    }

    @GetMapping
    Screen list(@AuthenticationPrincipal Staff staff, @RequestParam Optional<String> after) {
        Scope scope = staff.scope(Power.HANDLE);
        List<Releases.Proposal> found = releases.proposals(scope, after.filter(key -> key.matches("\\d{4}-\\d\\d-\\d\\d~\\w*")).orElse(null), PAGE + 1);
        boolean more = found.size() > PAGE;
        List<Releases.Proposal> shown = more ? found.subList(0, PAGE) : found;
        return Screen.of("casework/web/desk-releases").with("page", page("转主动公开")).with("proposals", shown)
                .with("next", more ? shown.getLast().key() : null).with("groups", alike.open(staff.scope(Power.COORDINATE), PAGE)).with("organs", organs);
    }

    @GetMapping("/{caseId}")
    Screen one(@AuthenticationPrincipal Staff staff, @PathVariable String caseId) {
        return one(folder(staff, caseId), staff, Map.of(), List.of());
    }

    @PostMapping("/{caseId}/draft")
    @Form(page = "/desk/releases/{caseId}")
    View draft(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @RequestParam Map<String, String> values) {
        CaseFolder folder = folder(staff, caseId);
        Attempt<String> begun = releases.draft(folder, new Releases.Draft(values.getOrDefault("title", ""), values.getOrDefault("summary", ""),
                values.getOrDefault("body", ""), values.getOrDefault("category", ""), values.containsKey("withFiles")), staff);
        return begun instanceof Attempt.Done<String>(String edition) ? new RedirectView("/desk/documents/editions/" + edition)
                : one(folder, staff, values, begun.reasons()).status(422);
    }

    @PostMapping("/{caseId}/decline")
    @Form(page = "/desk/releases/{caseId}")
    View decline(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @RequestParam(defaultValue = "") String reason) {
        CaseFolder folder = folder(staff, caseId);
        return answer(folder, staff, releases.decline(folder, reason, staff), Map.of());
    }

    @PostMapping("/{caseId}/log")
    @Form(page = "/desk/releases/{caseId}")
    View enter(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @RequestParam(defaultValue = "") String logTitle) {
        CaseFolder folder = folder(staff, caseId);
        return answer(folder, staff, log.release(folder, logTitle, staff), Map.of("logTitle", logTitle));
    }

    @PostMapping("/{caseId}/unlog")
    @Form(Form.Typed.NOTHING)
    View takeOut(@AuthenticationPrincipal Staff staff, @PathVariable String caseId) {
        CaseFolder folder = folder(staff, caseId);
        return answer(folder, staff, log.withdraw(folder, staff), Map.of());
    }

    @GetMapping("/alike/{groupId}")
    Screen group(@AuthenticationPrincipal Staff staff, @PathVariable String groupId) {
        return group(group(groupId, staff), List.of());
    }

    @PostMapping("/alike/{groupId}")
    @Form
    View decide(@AuthenticationPrincipal Staff staff, @PathVariable String groupId, @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String reason) {
        AskedAlike.Group group = group(groupId, staff);
        Attempt<?> attempt = alike.decide(group, decision.equals("publish"), reason, staff);
        return attempt.reasons().isEmpty() ? new RedirectView("/desk/releases") : group(group, attempt.reasons()).status(422);
    }

    @GetMapping("/stopped")
    Screen stopped(@AuthenticationPrincipal Staff staff) {
        return Screen.of("casework/web/desk-stopped").with("page", page("查到已公开而没有提交的申请").crumb("转主动公开", "/desk/releases"))
                .with("months", months(staff));
    }

    @GetMapping("/stopped.csv")
    ResponseEntity<String> stoppedTable(@AuthenticationPrincipal Staff staff) {
        StringBuilder table = new StringBuilder("\uFEFF月份,打开过查到的文件,仍然提交,没有提交\n");
        months(staff).forEach(month -> table.append(month.first().toString(), 0, 7).append(',').append(month.opened()).append(',').append(month.filed())
                .append(',').append(month.stopped()).append('\n'));
        return ResponseEntity.ok().contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename("没有提交的申请.csv", StandardCharsets.UTF_8).build().toString())
                .body(table.toString());
    }

    private List<StoppedFilings.Month> months(Staff staff) {
        return stopped.months(staff.scope(Power.HANDLE), now.today().minusMonths(MONTHS - 1L), now.today());
    }

    private View answer(CaseFolder folder, Staff staff, Attempt<?> attempt, Map<String, String> values) {
        return attempt.reasons().isEmpty() ? new RedirectView("/desk/releases/" + folder.state().id())
                : one(folder, staff, values, attempt.reasons()).status(422);
    }

    private Screen one(CaseFolder folder, Staff staff, Map<String, String> values, List<String> reasons) {
        String outcome = String.valueOf(folder.state().outcome());
        return Screen.of("casework/web/desk-release").with("page", page(folder.number()).wide().crumb("转主动公开", "/desk/releases")).with("folder", folder)
                .with("found", releases.found(folder)).with("released", releases.mayBeReleased(folder)).with("decision", releases.decision(folder.state().id()).orElse(null))
                .with("logged", log.titleOf(folder.state().id()).orElse(null)).with("categories", categories).with("values", values)
                .with("outcome", replyKinds.find(outcome).map(ReplyKind::title).orElse(outcome))
                .with("mayDraft", staff.may(Power.DRAFT, folder.state().organ())).with("reasons", reasons);
    }

    private Screen group(AskedAlike.Group group, List<String> reasons) {
        return Screen.of("casework/web/desk-alike").with("page", page("多人申请相同信息").crumb("转主动公开", "/desk/releases")).with("group", group)
                .with("members", alike.members(group.id())).with("replyKinds", replyKinds).with("reasons", reasons);
    }

    private AskedAlike.Group group(String id, Staff staff) {
        return alike.find(id, staff.scope(Power.COORDINATE)).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
    }

    private CaseFolder folder(Staff staff, String caseId) {
        return folders.open(caseId, staff.scope(Power.HANDLE))
                .filter(folder -> folder.state().type().itemised() && folder.state().concludedOn() != null && folder.forgottenOn() == null)
                .orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
    }

    private static Page page(String title) {
        return Page.of(title).desk();
    }
}

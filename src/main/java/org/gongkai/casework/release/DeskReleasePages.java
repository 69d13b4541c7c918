package org.gongkai.casework.release;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.gongkai.calendar.ReplyKind;
import org.gongkai.calendar.ReplyKinds;
import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.alike.AskedAlike;
import org.gongkai.casework.alike.StoppedFilings;
import org.gongkai.casework.publicwords.Grounds;
import org.gongkai.casework.publicwords.Checked;
import org.gongkai.casework.publicwords.Mentions;
import org.gongkai.casework.publicwords.PublicWordsCheck;
import org.gongkai.casework.web.Filled;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Power;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.procedure.Refusal;
import org.gongkai.publication.Categories;
import org.gongkai.publication.Concern;
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

    private static final String LOG_TITLE = "logTitle";
    private static final String REWRITTEN = "已按选择的改写，请再看一遍，再提交";
    private static final int PAGE = 40;
    private static final int MONTHS = 12;

    private final CaseFolders folders;
    private final Releases releases;
    private final AskedAlike alike;
    private final DisclosureLog log;
    private final Mentions mentions;
    private final PublicWordsCheck check;
    private final Grounds grounds;
    private final StoppedFilings stopped;
    private final Categories categories;
    private final ReplyKinds replyKinds;
    private final Organs organs;
    private final Now now;

    DeskReleasePages(CaseFolders folders, Releases releases, AskedAlike alike, DisclosureLog log, Mentions mentions, PublicWordsCheck check,
            Grounds grounds, StoppedFilings stopped, Categories categories, ReplyKinds replyKinds, Organs organs, Now now) {
        this.folders = folders;
        this.releases = releases;
        this.alike = alike;
        this.log = log;
        this.mentions = mentions;
        this.check = check;
        this.grounds = grounds;
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
        return Screen.of("casework/release/desk-releases").with("page", page("转主动公开")).with("proposals", shown)
                .with("next", more ? shown.getLast().key() : null).with("groups", alike.open(staff.scope(Power.COORDINATE), PAGE)).with("organs", organs);
    }

    @GetMapping("/{caseId}")
    Screen one(@AuthenticationPrincipal Staff staff, @PathVariable String caseId) {
        return one(folder(staff, caseId), staff, Map.of(), List.of());
    }

    @PostMapping("/{caseId}/draft")
    @Form(page = "/desk/releases/{caseId}", lines = {"summary 内容概述 100"})
    View draft(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @RequestParam Map<String, String> values) {
        CaseFolder folder = folder(staff, caseId);
        Releases.Draft wanted = wanted(values);
        Releases.Draft written = wanted.written(mentions.asked(folder.application(), wanted.texts()), Checked.in(values));
        if (!written.equals(wanted)) {
            Map<String, String> rewritten = new HashMap<>(values);
            rewritten.putAll(Map.of("title", written.title(), "summary", written.summary(), "body", written.body()));
            return one(folder, staff, rewritten, List.of(REWRITTEN)).status(422);
        }
        Attempt<String> begun = releases.draft(folder, wanted, Checked.in(values), staff);
        return begun instanceof Attempt.Done<String>(String edition) ? new RedirectView("/desk/documents/editions/" + edition)
                : one(folder, staff, values, begun.reasons()).status(422);
    }

    @PostMapping("/{caseId}/decline")
    @Form(page = "/desk/releases/{caseId}", lines = {"reason 为什么不主动公开 500"})
    View decline(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @RequestParam(defaultValue = "") String reason) {
        CaseFolder folder = folder(staff, caseId);
        return answer(folder, staff, releases.decline(folder, reason, staff), Map.of());
    }

    @PostMapping("/{caseId}/log")
    @Form(page = "/desk/releases/{caseId}")
    View enter(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @RequestParam Map<String, String> values) {
        CaseFolder folder = folder(staff, caseId);
        Map<String, String> line = DisclosureLog.line(values.getOrDefault(LOG_TITLE, ""));
        Map<String, String> written = Mentions.written(mentions.asked(folder.application(), line), line, Checked.in(values));
        if (!written.equals(line)) {
            Map<String, String> rewritten = new HashMap<>(values);
            rewritten.put(LOG_TITLE, written.values().iterator().next());
            return one(folder, staff, rewritten, List.of(REWRITTEN)).status(422);
        }
        return answer(folder, staff, log.release(folder, values.getOrDefault(LOG_TITLE, ""), Checked.in(values), staff), values);
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
    @Form(page = "/desk/releases/alike/{groupId}", lines = {"reason 不主动公开的理由 500"})
    View decide(@AuthenticationPrincipal Staff staff, @PathVariable String groupId, @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String reason) {
        AskedAlike.Group group = group(groupId, staff);
        Attempt<?> attempt = alike.decide(group, decision.equals("publish"), reason, staff);
        return attempt.reasons().isEmpty() ? new RedirectView("/desk/releases") : group(group, attempt.reasons()).status(422);
    }

    @GetMapping("/stopped")
    Screen stopped(@AuthenticationPrincipal Staff staff) {
        return Screen.of("casework/alike/desk-stopped").with("page", page("查到已公开而没有提交的申请").crumb("转主动公开", "/desk/releases"))
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

    private static Releases.Draft wanted(Map<String, String> values) {
        return new Releases.Draft(values.getOrDefault("title", ""), values.getOrDefault("summary", ""), values.getOrDefault("body", ""),
                values.getOrDefault("category", ""), values.containsKey("withFiles"));
    }

    private Screen one(CaseFolder folder, Staff staff, Map<String, String> typed, List<String> reasons) {
        Releases.Found found = releases.found(folder);
        Map<String, String> values = new HashMap<>(Map.of("title", found.draftTitle(), "body", found.draftBody(), LOG_TITLE, found.draftTitle()));
        values.putAll(typed);
        if (!typed.containsKey("body")) {
            values.put("withFiles", "yes");
        }
        List<Mentions.Asked> asked = mentions.asked(folder.application(), wanted(values).texts());
        Map<String, String> line = DisclosureLog.line(values.get(LOG_TITLE));
        List<Mentions.Asked> askedOfLine = mentions.asked(folder.application(), line);
        List<Refusal> unsettled = new ArrayList<>();
        if (!reasons.isEmpty() && (typed.containsKey("body") || typed.containsKey(LOG_TITLE))) {
            unsettled.addAll(mentions.unsettled(typed.containsKey(LOG_TITLE) ? askedOfLine : asked, Checked.in(values)));
        }
        String outcome = String.valueOf(folder.state().outcome());
        return Screen.of("casework/release/desk-release").with("page", page(folder.number()).wide().crumb("转主动公开", "/desk/releases")).with("folder", folder)
                .with("found", found).with("released", releases.mayBeReleased(folder)).with("decision", releases.decision(folder.state().id()).orElse(null))
                .with("logged", log.titleOf(folder.state().id()).orElse(null)).with("categories", categories).with("values", values)
                .with("filled", new Filled(values, unsettled)).with("asked", asked).with("askedOfLine", askedOfLine).with("grounds", grounds)
                .with("asks", check.concerns(line).stream().filter(Concern::asks).toList())
                .with("outcome", replyKinds.find(outcome).map(ReplyKind::title).orElse(outcome))
                .with("mayDraft", staff.may(Power.DRAFT, folder.state().organ())).with("reasons", reasons);
    }

    private Screen group(AskedAlike.Group group, List<String> reasons) {
        return Screen.of("casework/alike/desk-alike").with("page", page("多人申请相同信息").crumb("转主动公开", "/desk/releases")).with("group", group)
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

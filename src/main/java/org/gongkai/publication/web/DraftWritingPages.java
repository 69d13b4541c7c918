package org.gongkai.publication.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

import org.gongkai.directory.Attempt;
import org.gongkai.directory.Power;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.face.Wording;
import org.gongkai.publication.CatalogueEntry;
import org.gongkai.publication.Categories;
import org.gongkai.publication.Concern;
import org.gongkai.publication.DocumentKinds;
import org.gongkai.publication.DraftVersions;
import org.gongkai.publication.EditDraft;
import org.gongkai.publication.Edition;
import org.gongkai.publication.ReviewChain;
import org.gongkai.publication.body.Difference;
import org.gongkai.publication.body.ReadHtml;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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

/** A draft while somebody writes at it: saved as it is typed, one person at a time, with what it said before. */
@Controller
@RequestMapping("/desk/documents/editions/{editionId}")
class DraftWritingPages {

    /** What came of saving. @param revision of the draft now; null where it was not saved */
    record Saved(@Nullable Integer revision, @Nullable String at, @Nullable String reason) {
    }

    private final EditionScreen screen;
    private final EditDraft edit;
    private final DraftVersions versions;
    private final Categories categories;
    private final DocumentKinds kinds;
    private final ReviewChain chain;

    DraftWritingPages(EditionScreen screen, EditDraft edit, DraftVersions versions, Categories categories, DocumentKinds kinds, ReviewChain chain) {
        this.chain = chain;
        this.screen = screen;
        this.edit = edit;
        this.versions = versions;
        this.categories = categories;
        this.kinds = kinds;
    }

    /** Saves what is being typed; 409 when the person is not to go on writing, 422 when a field stands against it. */
    @PostMapping(params = "typing")
    @Form(lines = {"issuer 发布机构 200", "number 文号 60", "subject 主题分类 60", "summary 内容概述 100"})
    ResponseEntity<Saved> typed(@AuthenticationPrincipal Staff staff, @PathVariable String editionId, @RequestParam int revision, @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        request.setAttribute(Screen.TAKEN, false);
        ReviewChain.Subject subject = screen.subject(editionId, staff);
        DraftForm form = DraftForm.of(sent);
        DraftVersions.State state = versions.state(editionId, staff);
        if (state.writer() != null) {
            return answer(HttpStatus.CONFLICT, EditionScreen.writing(state.writer()));
        }
        if (!subject.edition().stage().equals("draft") || !staff.may(Power.DRAFT, subject.document().organ())) {
            return answer(HttpStatus.CONFLICT, Wording.t("这份稿件已经不在拟稿环节"));
        }
        if (subject.edition().revision() != revision) {
            return answer(HttpStatus.CONFLICT, Wording.t("这份草稿在别的窗口里或者由别人改过"));
        }
        if (!sent.getOrDefault("shown", form.kind()).equals(form.kind())) {
            return answer(HttpStatus.UNPROCESSABLE_CONTENT, Wording.t("文件种类换了，请先按“选这一种”"));
        }
        return switch (form.entry(categories, kinds).then(entry -> written(subject, revision, entry, form, staff))) {
            case Attempt.Refused<Edition>(List<String> reasons) -> answer(HttpStatus.UNPROCESSABLE_CONTENT, Wording.said(reasons.getFirst()));
            case Attempt.Done<Edition>(Edition saved) -> {
                request.setAttribute(Screen.TAKEN, true);
                yield ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(new Saved(revision + 1, Wording.hour(screen.now()), null));
            }
        };
    }

    private Attempt<Edition> written(ReviewChain.Subject subject, int revision, CatalogueEntry entry, DraftForm form, Staff staff) {
        return edit.writeLines(subject.edition().id(), revision, entry, form.body(), true, staff);
    }

    private static ResponseEntity<Saved> answer(HttpStatus status, String reason) {
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON).body(new Saved(null, null, reason));
    }

    /** Goes on in place of whoever writes; what that person typed and did not save stays with that person. */
    @PostMapping("/pen")
    @Form(Form.Typed.NOTHING)
    View takeOver(@AuthenticationPrincipal Staff staff, @PathVariable String editionId) {
        draft(editionId, staff);
        versions.take(editionId, staff);
        return to(editionId);
    }

    /** Takes what a check proposed: the same words everywhere in the draft, and nothing that is not proposed any more. */
    @PostMapping("/mended")
    @Form(Form.Typed.NOTHING)
    View mend(@AuthenticationPrincipal Staff staff, @PathVariable String editionId, @RequestParam int revision, @RequestParam(defaultValue = "") String rule,
            @RequestParam(defaultValue = "") String place, @RequestParam(defaultValue = "") String after) {
        ReviewChain.Subject subject = draft(editionId, staff);
        Optional<String> another = screen.another(subject, staff);
        if (another.isPresent()) {
            return screen.of(subject, staff, List.of(another.get())).status(HttpStatus.CONFLICT.value());
        }
        return after(chain.concerns(subject).stream().filter(Concern::proposes).filter(concern -> concern.rule().equals(rule) && concern.place().equals(place) && after.equals(concern.after()))
                .findFirst().map(concern -> edit.mend(editionId, revision, String.valueOf(concern.before()), after, staff))
                .orElse(Attempt.refused("这一条已经改过，或者文字变了，请看现在的检查发现")), subject, staff);
    }

    /** What was saved once beside what stands now. */
    @GetMapping("/versions/{revision}")
    Screen version(@AuthenticationPrincipal Staff staff, @PathVariable String editionId, @PathVariable int revision) {
        ReviewChain.Subject subject = screen.subject(editionId, staff);
        Edition now = subject.edition();
        DraftVersions.Text then = versions.text(editionId, revision).orElseThrow(DraftWritingPages::notThere);
        boolean mayWrite = now.stage().equals("draft") && staff.may(Power.DRAFT, subject.document().organ());
        return compare(now, Difference.between(then.body(), now.body()), Wording.t("{0} {1} 保存的", EditionScreen.moment(then.version().at()), then.version().name()), Wording.t("现在的"))
                .with("lead", Wording.t("恢复只换正文，标题和其他项目不动；现在的正文留在“历次保存”里。"))
                .with("action", mayWrite && now.revision() != revision ? "/desk/documents/editions/" + editionId + "/versions/" + revision : null).with("button", Wording.t("恢复这一次的正文"));
    }

    @PostMapping("/versions/{revision}")
    @Form(Form.Typed.NOTHING)
    View bringBack(@AuthenticationPrincipal Staff staff, @PathVariable String editionId, @PathVariable int revision) {
        ReviewChain.Subject subject = draft(editionId, staff);
        return after(edit.bringBack(editionId, revision, staff), subject, staff);
    }

    /** What would change by taking an older body into the editor. */
    @GetMapping("/blocks")
    Screen blocks(@AuthenticationPrincipal Staff staff, @PathVariable String editionId) {
        Edition now = draft(editionId, staff).edition();
        return compare(now, Difference.between(now.body(), ReadHtml.of(now.body()).html(now.documentId())), Wording.t("现在的"), Wording.t("放进编辑器以后"))
                .with("lead", Wording.t("这份正文是旧的写法。放进编辑器，左边的会变成右边的；不放就照旧，一个字也不变。"))
                .with("action", "/desk/documents/editions/" + editionId + "/blocks").with("revision", now.revision()).with("button", Wording.t("就这样放进编辑器"));
    }

    @PostMapping("/blocks")
    @Form(Form.Typed.NOTHING)
    View asBlocks(@AuthenticationPrincipal Staff staff, @PathVariable String editionId, @RequestParam int revision) {
        ReviewChain.Subject subject = draft(editionId, staff);
        return after(edit.asBlocks(editionId, revision, staff), subject, staff);
    }

    /** Two editions of one document. */
    @GetMapping("/compare/{otherId}")
    Screen compare(@AuthenticationPrincipal Staff staff, @PathVariable String editionId, @PathVariable String otherId) {
        Edition now = screen.subject(editionId, staff).edition();
        Edition other = screen.subject(otherId, staff).edition();
        if (!other.documentId().equals(now.documentId())) {
            throw notThere();
        }
        Edition first = other.number() < now.number() ? other : now;
        Edition second = first == other ? now : other;
        return compare(now, Difference.between(Redline.titled(first), Redline.titled(second)), Wording.t("第 {0} 版", first.number()), Wording.t("第 {0} 版", second.number()))
                .with("lead", Wording.t("标题和正文逐行对照。"));
    }

    private static Screen compare(Edition edition, Difference difference, String before, String after) {
        String here = "/desk/documents/editions/" + edition.id();
        return Screen.of("publication/web/desk-compare").with("page", Page.of("对照").desk().crumb("信息发布", "/desk/documents").crumb(edition.entry().title(), here))
                .with("title", edition.entry().title()).with("redline", Redline.of(difference)).with("before", before).with("after", after).with("back", here);
    }

    private ReviewChain.Subject draft(String editionId, Staff staff) {
        ReviewChain.Subject subject = screen.subject(editionId, staff);
        if (!subject.edition().stage().equals("draft") || !staff.may(Power.DRAFT, subject.document().organ())) {
            throw notThere();
        }
        return subject;
    }

    private View after(Attempt<?> attempt, ReviewChain.Subject subject, Staff staff) {
        return attempt.reasons().isEmpty() ? to(subject.edition().id()) : screen.of(subject, staff, attempt.reasons()).status(422);
    }

    private static View to(String editionId) {
        return new RedirectView("/desk/documents/editions/" + editionId);
    }

    private static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}

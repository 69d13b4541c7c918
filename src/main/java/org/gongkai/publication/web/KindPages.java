package org.gongkai.publication.web;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.gongkai.directory.Attempt;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Power;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.face.Wording;
import org.gongkai.publication.DecideKind;
import org.gongkai.publication.DocumentKinds;
import org.gongkai.publication.UndecidedDocuments;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriUtils;

/** Documents of no kind as yet, with what is proposed and why, for whoever decides: one by one, or several as proposed. */
@Controller
@RequestMapping("/desk/documents")
public class KindPages {

    private static final int ROWS = 50;

    /** A row of the page. */
    public record Line(UndecidedDocuments.Row row, String organ, @Nullable String kind, boolean mayDecide) {
    }

    /** What may be looked at by itself. */
    public record Queue(String id, String title, long count) {
    }

    private final UndecidedDocuments undecided;
    private final DecideKind decide;
    private final DocumentKinds kinds;
    private final Organs organs;

    KindPages(UndecidedDocuments undecided, DecideKind decide, DocumentKinds kinds, Organs organs) {
        this.undecided = undecided;
        this.decide = decide;
        this.kinds = kinds;
        this.organs = organs;
    }

    @GetMapping("/kinds")
    Screen waiting(@AuthenticationPrincipal Staff staff, @RequestParam(defaultValue = "") String kind, @RequestParam(required = false) @Nullable String after) {
        String chosen = kind.isBlank() ? null : kind;
        List<UndecidedDocuments.Row> found = undecided.waiting(staff, chosen, after, ROWS + 1);
        List<UndecidedDocuments.Row> shown = found.subList(0, Math.min(ROWS, found.size()));
        List<Queue> queues = undecided.queues(staff).stream().map(queue -> queue.kind() == null ? new Queue(UndecidedDocuments.NONE, Wording.t("导入时没有建议"), queue.count())
                : new Queue(queue.kind(), Wording.t(String.valueOf(kinds.titleOf(queue.kind()))), queue.count())).toList();
        return Screen.of("publication/web/desk-kinds").with("page", Page.of("待定种类的文件").desk().wide().crumb("信息发布", "/desk/documents"))
                .with("queues", queues).with("chosen", chosen).with("after", after).with("lines", shown.stream().map(row -> line(row, staff)).toList())
                .with("kinds", kinds.all()).with("next", found.size() > ROWS ? address(chosen, shown.getLast().document()) : null)
                .with("first", after == null ? null : address(chosen, null));
    }

    @PostMapping("/kinds")
    @Form(Form.Typed.NOTHING)
    View confirm(@AuthenticationPrincipal Staff staff, @RequestParam(defaultValue = "") List<String> document, @RequestParam(defaultValue = "") String kind) {
        return after(decide.confirm(document, staff), address(kind.isBlank() ? null : kind, null));
    }

    @PostMapping("/{documentId}/kind")
    @Form(Form.Typed.NOTHING)
    View decide(@AuthenticationPrincipal Staff staff, @PathVariable String documentId, @RequestParam(defaultValue = "") String value) {
        return after(decide.decide(documentId, value, staff), "/desk/documents/" + documentId);
    }

    private static View after(Attempt<?> attempt, String address) {
        return attempt.reasons().isEmpty() ? new RedirectView(address)
                : Screen.message(Page.of("没有办理").desk(), String.join("；", attempt.reasons()), "返回", address).status(422);
    }

    private Line line(UndecidedDocuments.Row row, Staff staff) {
        return new Line(row, organs.shortName(row.organ()), kinds.titleOf(row.proposed()), staff.may(Power.DRAFT, row.organ()));
    }

    private static String address(@Nullable String kind, @Nullable String after) {
        String asked = (kind == null ? "" : "&kind=" + UriUtils.encode(kind, StandardCharsets.UTF_8)) + (after == null ? "" : "&after=" + UriUtils.encode(after, StandardCharsets.UTF_8));
        return "/desk/documents/kinds" + (asked.isEmpty() ? "" : "?" + asked.substring(1));
    }
}

package org.gongkai.publication.web;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.gongkai.directory.Attempt;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.ledger.Act;
import org.gongkai.publication.ImportFindings;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriUtils;

/** What imports noticed, kind by kind, for whoever looks at it and notes that it is in order. */
@Controller
@RequestMapping("/desk/documents/findings")
public class FindingPages {

    private static final int ROWS = 50;

    /** A row of the page. */
    public record Line(ImportFindings.Row row, String kind, String organ, boolean maySettle) {
    }

    private final ImportFindings findings;
    private final Organs organs;

    FindingPages(ImportFindings findings, Organs organs) {
        this.findings = findings;
        this.organs = organs;
    }

    @GetMapping
    Screen open(@AuthenticationPrincipal Staff staff, @RequestParam(defaultValue = "") String kind, @RequestParam(required = false) @Nullable String after) {
        String code = kind.isBlank() ? null : kind;
        List<ImportFindings.Row> found = findings.open(staff, code, after, ROWS + 1);
        List<ImportFindings.Row> shown = found.subList(0, Math.min(ROWS, found.size()));
        return Screen.of("publication/web/desk-findings").with("page", Page.of("导入时的发现").desk().wide().crumb("信息发布", "/desk/documents"))
                .with("kinds", findings.kinds(staff)).with("chosen", code).with("lines", shown.stream().map(row -> line(row, staff)).toList())
                .with("after", after).with("next", found.size() > ROWS ? address(code, shown.getLast().key()) : null).with("first", after == null ? null : address(code, null));
    }

    @PostMapping
    @Form(Form.Typed.NOTHING)
    View settle(@AuthenticationPrincipal Staff staff, @RequestParam(defaultValue = "") String document, @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "") String after) {
        String back = address(kind.isBlank() ? null : kind, after.isBlank() ? null : after);
        Attempt<Act> settled = findings.settle(document, code, staff);
        return settled.reasons().isEmpty() ? new RedirectView(back) : Screen.message(Page.of("没有办理").desk(), String.join("；", settled.reasons()), "返回", back).status(422);
    }

    private Line line(ImportFindings.Row row, Staff staff) {
        return new Line(row, findings.title(row.code()), organs.shortName(row.organ()), ImportFindings.maySettle(staff, row.organ()));
    }

    private static String address(@Nullable String code, @Nullable String after) {
        String asked = (code == null ? "" : "&kind=" + UriUtils.encode(code, StandardCharsets.UTF_8))
                + (after == null ? "" : "&after=" + UriUtils.encode(after, StandardCharsets.UTF_8));
        return "/desk/documents/findings" + (asked.isEmpty() ? "" : "?" + asked.substring(1));
    }
}

package org.gongkai.reporting.web;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.casework.CaseFolders;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Power;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.gongkai.face.ChosenFile;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.reporting.ImportRemedies;
import org.gongkai.reporting.Remedies;
import org.gongkai.reporting.Remedies.Entry;
import org.gongkai.reporting.Remedy;
import org.gongkai.reporting.Remedy.Kind;
import org.gongkai.reporting.Remedy.Result;
import org.gongkai.reporting.Reporter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The register of reconsiderations and suits at the desk: list, entry, import, result, striking out. */
@Controller
class RemedyDesk {

    private static final int ROWS = 50;

    private final Remedies remedies;
    private final ImportRemedies importRemedies;
    private final CaseFolders folders;
    private final Organs organs;
    private final Now now;

    RemedyDesk(Remedies remedies, ImportRemedies importRemedies, CaseFolders folders, Organs organs, Now now) {
        this.remedies = remedies;
        this.importRemedies = importRemedies;
        this.folders = folders;
        this.organs = organs;
        this.now = now;
    }

    @GetMapping("/desk/remedies")
    View list(@AuthenticationPrincipal Staff staff, @RequestParam(required = false) @Nullable String after) {
        return list(staff, after, Map.of(), List.of(), null);
    }

    @PostMapping("/desk/remedies")
    @Form(lines = {"reference 案号 100", "request 所涉申请编号 40"})
    View register(@AuthenticationPrincipal Staff staff, @RequestParam Map<String, String> fields) {
        List<String> reasons = new ArrayList<>();
        Kind kind = parsed(fields, "kind", Kind::named, "请选择类别。", reasons);
        LocalDate filed = parsed(fields, "filed", RemedyDesk::date, "请填写受理日期，如 2026-03-05。", reasons);
        Result result = fields.getOrDefault("result", "").isEmpty() ? null
                : parsed(fields, "result", Result::named, "请选择结果。", reasons);
        LocalDate decided = fields.getOrDefault("decided", "").isBlank() ? null
                : parsed(fields, "decided", RemedyDesk::date, "审结日期应写作 2026-03-05。", reasons);
        if (reasons.isEmpty() && kind != null && filed != null) {
            String request = fields.getOrDefault("request", "").strip();
            reasons.addAll(remedies.register(new Entry(fields.getOrDefault("organ", ""), kind, fields.getOrDefault("reference", ""),
                    request.isEmpty() ? null : request, filed, result, decided), new Reporter(staff)).reasons());
        }
        return reasons.isEmpty() ? back() : list(staff, null, fields, reasons, null);
    }

    @PostMapping("/desk/remedies/import")
    @Form(Form.Typed.NOTHING)
    View read(@AuthenticationPrincipal Staff staff, @RequestParam MultipartFile file) throws IOException {
        if (ChosenFile.isNone(file)) {
            return list(staff, null, Map.of(), List.of(ChosenFile.NONE), null);
        }
        return list(staff, null, Map.of(), List.of(), importRemedies.read(file.getBytes(), new Reporter(staff)));
    }

    @GetMapping("/desk/remedies/{id}")
    View one(@AuthenticationPrincipal Staff staff, @PathVariable String id) {
        return one(staff, id, List.of());
    }

    @PostMapping("/desk/remedies/{id}/decide")
    @Form(page = "/desk/remedies/{id}")
    View decide(@AuthenticationPrincipal Staff staff, @PathVariable String id, @RequestParam Map<String, String> fields) {
        List<String> reasons = new ArrayList<>();
        Result result = parsed(fields, "result", Result::named, "请选择结果。", reasons);
        LocalDate on = parsed(fields, "decided", RemedyDesk::date, "请填写审结日期，如 2026-03-05。", reasons);
        if (result != null && on != null) {
            reasons.addAll(remedies.decide(id, result, on, new Reporter(staff)).reasons());
        }
        return reasons.isEmpty() ? back() : one(staff, id, reasons);
    }

    @PostMapping("/desk/remedies/{id}/strike")
    @Form(page = "/desk/remedies/{id}", lines = {"reason 理由 200"})
    View strike(@AuthenticationPrincipal Staff staff, @PathVariable String id, @RequestParam String reason) {
        Attempt<Remedy> attempt = remedies.strike(id, reason, new Reporter(staff));
        return attempt.reasons().isEmpty() ? back() : one(staff, id, attempt.reasons());
    }

    private View list(Staff staff, @Nullable String after, Map<String, String> filled, List<String> refusals,
            ImportRemedies.@Nullable Outcome outcome) {
        Scope scope = staff.scope();
        List<Remedy> found = remedies.list(scope, after == null ? null : remedies.find(after).orElse(null), ROWS + 1);
        boolean more = found.size() > ROWS;
        List<Remedy> rows = more ? found.subList(0, ROWS) : found;
        Scope keeps = staff.scope(Power.HANDLE);
        List<Organ> entering = organs.asOf(now.today()).stream().filter(organ -> keeps.covers(organ.id())).toList();
        boolean refused = !refusals.isEmpty() || outcome != null && !outcome.rejected().isEmpty();
        return Screen.of("reporting/web/remedies").with("page", Page.of("行政复议、行政诉讼登记").desk())
                .with("rows", rows.stream().map(this::row).toList()).with("next", more ? rows.getLast().id() : null)
                .with("organs", entering).with("filled", filled).with("refusals", refusals).with("outcome", outcome)
                .status(refused ? 422 : 200);
    }

    private View one(Staff staff, String id, List<String> refusals) {
        if (remedies.find(id).isEmpty() && folders.open(id, staff.scope()).isPresent()) {
            return new RedirectView("/desk/cases/" + id);
        }
        Remedy remedy = remedies.find(id, staff.scope()).orElse(null);
        if (remedy == null) {
            return Screen.message(Page.of("没有这件复议、诉讼").desk(), "登记簿中没有这一件，或者已经撤销登记。", "登记簿", "/desk/remedies").status(404);
        }
        return Screen.of("reporting/web/remedy").with("page", Page.of(remedy.reference()).desk().crumb("行政复议、行政诉讼登记", "/desk/remedies"))
                .with("row", row(remedy)).with("refusals", refusals).status(refusals.isEmpty() ? 200 : 422);
    }

    private RemedyRow row(Remedy remedy) {
        return new RemedyRow(remedy, organs.name(remedy.organ()));
    }

    private static <T> @Nullable T parsed(Map<String, String> fields, String name, Function<String, Optional<T>> reading,
            String otherwise, List<String> reasons) {
        Optional<T> read = reading.apply(fields.getOrDefault(name, "").strip());
        if (read.isEmpty()) {
            reasons.add(otherwise);
        }
        return read.orElse(null);
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static View back() {
        RedirectView view = new RedirectView("/desk/remedies");
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }
}

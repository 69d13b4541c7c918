package org.gongkai.casework.notes;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.opening.Veiling;
import org.gongkai.casework.web.CaseDesk;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Screen;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

import static org.springframework.http.HttpStatus.NOT_FOUND;

/** Where notes are written, read and done. */
@Controller
@RequestMapping("/desk/cases/{caseId}")
class NotesPages {

    private final CaseDesk desk;
    private final Notes notes;
    private final Watches watches;

    NotesPages(CaseDesk desk, Notes notes, Watches watches) {
        this.desk = desk;
        this.notes = notes;
        this.watches = watches;
    }

    @PostMapping("/notes/new")
    @Form(page = "/desk/cases/{caseId}", lines = {"noteWords 内容 2000"})
    View write(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @RequestParam(defaultValue = "NOTE") String noteKind, @RequestParam(defaultValue = "") String noteWords,
            @RequestParam(defaultValue = "") List<String> noteTo, @RequestParam(defaultValue = "") String noteUntil) {
        CaseFolder folder = folder(staff, caseId);
        String organ = NotesPanel.organ(folder.state(), staff).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
        Note.Kind wanted = Arrays.stream(Note.Kind.values()).filter(one -> one.name().equals(noteKind)).findFirst().orElse(Note.Kind.REPORT);
        return back(folder, notes.write(folder.state(), organ, staff, wanted, noteWords, noteTo, day(noteUntil)));
    }

    @PostMapping("/notes/{note}/read")
    @Form(value = Form.Typed.NOTHING)
    View read(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @PathVariable String note) {
        return back(folder(staff, caseId), notes.read(note, staff));
    }

    @PostMapping("/notes/{note}/done")
    @Form(page = "/desk/cases/{caseId}", lines = {"noteReport 办理情况 2000"})
    View done(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @PathVariable String note, @RequestParam(defaultValue = "") String noteReport) {
        return back(folder(staff, caseId), notes.done(note, staff, noteReport));
    }

    @PostMapping("/watch")
    @Form(value = Form.Typed.NOTHING)
    View watch(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @RequestParam(defaultValue = "") String what) {
        CaseFolder folder = folder(staff, caseId);
        switch (what) {
            case "end" -> watches.end(folder.state(), staff);
            case "seen" -> watches.seen(folder.state(), staff);
            default -> watches.begin(folder.state(), staff);
        }
        return new RedirectView("/desk/cases/" + caseId + "#notes");
    }

    private CaseFolder folder(Staff staff, String caseId) {
        CaseFolder folder = desk.folder(staff, caseId);
        if (folder.forgottenOn() != null || Veiling.unnamed(folder.state(), staff)) {
            throw new ResponseStatusException(NOT_FOUND);
        }
        return folder;
    }

    private static View back(CaseFolder folder, Attempt<String> done) {
        String address = "/desk/cases/" + folder.state().id();
        return done instanceof Attempt.Refused<String>(List<String> reasons) ? Screen.message(CaseDesk.page(folder, "内部备注"), String.join("；", reasons) + "。填写的内容还在，返回就能接着写。", "返回", address).status(422)
                : new RedirectView(address + "#notes");
    }

    private static @Nullable LocalDate day(String said) {
        try {
            return said.isBlank() ? null : LocalDate.parse(said.strip());
        } catch (DateTimeParseException notDate) {
            return null;
        }
    }
}

package org.gongkai.casework.ordering.web;

import static org.springframework.http.HttpStatus.NOT_FOUND;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.Handling;
import org.gongkai.casework.ordering.Lack;
import org.gongkai.casework.ordering.OrderingCapability;
import org.gongkai.casework.ordering.Rectification;
import org.gongkai.casework.web.CaseDesk;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Staff;
import org.gongkai.evidence.Evidence;
import org.gongkai.evidence.EvidenceFiles;
import org.gongkai.face.ChosenFile;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Problem;
import org.gongkai.face.Screen;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

import jakarta.servlet.http.HttpServletRequest;

/** Where an organ answers what is lacking item by item, and where somebody else verifies it item by item. */
@Controller
@RequestMapping("/desk/orders/{caseId}")
class OneOrderPages {

    private final CaseDesk cases;
    private final OrderDesk desk;
    private final EvidenceFiles evidence;

    OneOrderPages(CaseDesk cases, OrderDesk desk, EvidenceFiles evidence) {
        this.cases = cases;
        this.desk = desk;
        this.evidence = evidence;
    }

    @GetMapping
    Screen one(@AuthenticationPrincipal Staff staff, @PathVariable String caseId) {
        return screen(staff, folder(staff, caseId), Map.of(), List.of());
    }

    @PostMapping("/answer")
    @Form(page = "/desk/orders/{caseId}")
    View answer(HttpServletRequest request, @AuthenticationPrincipal Staff staff, @PathVariable String caseId, @RequestParam Map<String, String> sent) throws IOException {
        CaseFolder folder = folder(staff, caseId);
        Handling handling = desk.answering(folder.state(), staff).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
        boolean send = sent.containsKey("send");
        List<Rectification.Done> done = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        for (Lack lack : desk.list(folder.state()).lacks()) {
            String words = sent.getOrDefault("done-" + lack.no(), "");
            if (lack.state() == Lack.State.ACCEPTED || words.isBlank() || isSaid(lack, words, sent.getOrDefault("at-" + lack.no(), ""))) {
                continue;
            }
            done.add(new Rectification.Done(lack.no(), words, attached(request, folder, handling, lack, staff, reasons).orElse(sent.getOrDefault("at-" + lack.no(), ""))));
        }
        if (reasons.isEmpty()) {
            reasons.addAll(desk.answer(folder, handling, staff, done, send, sent.get("token")));
        }
        return reasons.isEmpty() ? new RedirectView("/desk/" + (send ? "cases/" : "orders/") + caseId) : screen(staff, folder(staff, caseId), sent, reasons).status(422);
    }

    /** Whether that is what stands there: sent again with the rest of the form it is not said twice. */
    private static boolean isSaid(Lack lack, String words, String address) {
        return lack.state() == Lack.State.ANSWERED && lack.last().filter(said -> said.words().equals(words.strip()) && address.strip().equals(said.address() == null ? "" : said.address())).isPresent();
    }

    /** The address of the file that proves an item, kept as evidence of the order; empty where none came. */
    private Optional<String> attached(HttpServletRequest request, CaseFolder folder, Handling handling, Lack lack, Staff staff, List<String> reasons) throws IOException {
        MultipartFile file = request instanceof MultipartHttpServletRequest parts ? parts.getFile("file-" + lack.no()) : null;
        if (file == null || ChosenFile.isNone(file)) {
            return Optional.empty();
        }
        Attempt<Evidence> kept = evidence.add(folder.state().id(), handling.organ(), "other", "第 " + lack.no() + " 项", String.valueOf(file.getOriginalFilename()), file.getBytes(), staff.personId());
        reasons.addAll(kept.reasons());
        return Optional.of("/desk/cases/" + folder.state().id() + "/evidence");
    }

    @PostMapping("/verify")
    @Form(page = "/desk/orders/{caseId}")
    View verify(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @RequestParam Map<String, String> sent) {
        CaseFolder folder = folder(staff, caseId);
        if (!desk.verifies(folder.state(), staff)) {
            throw new ResponseStatusException(NOT_FOUND);
        }
        List<Rectification.Found> found = new ArrayList<>();
        for (Lack lack : desk.list(folder.state()).lacks()) {
            String verdict = sent.getOrDefault("verdict-" + lack.no(), "");
            if (!verdict.isEmpty()) {
                found.add(new Rectification.Found(lack.no(), verdict.equals("accept"), sent.getOrDefault("lacking-" + lack.no(), ""), sent.containsKey("new-" + lack.no())));
            }
        }
        List<String> reasons = new ArrayList<>();
        LocalDate until = null;
        try {
            until = sent.getOrDefault("until", "").isBlank() ? null : LocalDate.parse(sent.get("until").strip());
        } catch (DateTimeParseException notDate) {
            reasons.add("再次答复的期限应写成 2026-03-12 这样的日期");
        }
        if (reasons.isEmpty()) {
            reasons.addAll(desk.verify(folder, staff, found, until, sent.get("token")));
        }
        return reasons.isEmpty() ? new RedirectView("/desk/cases/" + caseId) : screen(staff, folder, sent, reasons).status(422);
    }

    private CaseFolder folder(Staff staff, String caseId) {
        CaseFolder folder = cases.folder(staff, caseId);
        if (OrderingCapability.of(folder.state().type()).isEmpty() || folder.forgottenOn() != null) {
            throw new ResponseStatusException(NOT_FOUND);
        }
        return folder;
    }

    private Screen screen(Staff staff, CaseFolder folder, Map<String, String> sent, List<String> reasons) {
        Map<String, String> values = new HashMap<>(sent);
        values.putIfAbsent("token", Identifier.fresh());
        @Nullable String subject = folder.state().acts().stream().map(act -> act.text("subject")).filter(one -> one != null).findFirst().orElse("");
        return Screen.of("casework/ordering/web/one-order").with("page", Page.of("督办：差什么，补什么").desk().crumb("督办", "/desk/orders").crumb(folder.number(), "/desk/cases/" + folder.state().id()).here("逐项"))
                .with("matter", folder.state().id()).with("title", String.join("；", folder.application().titles())).with("number", folder.number()).with("view", desk.list(folder.state())).with("subject", subject)
                .with("answers", desk.answering(folder.state(), staff).isPresent()).with("verifies", desk.verifies(folder.state(), staff)).with("me", staff.personId()).with("sent", values)
                .with("problems", reasons.stream().map(reason -> new Problem(null, reason, null)).toList());
    }
}

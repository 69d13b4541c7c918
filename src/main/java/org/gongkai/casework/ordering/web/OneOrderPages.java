package org.gongkai.casework.ordering.web;

import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.NOT_FOUND;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
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
        List<EvidenceFiles.Looked> files = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        boolean chosen = false;
        for (Lack lack : desk.list(folder.state()).lacks()) {
            if (lack.state() == Lack.State.ACCEPTED) {
                continue;
            }
            String words = sent.getOrDefault("done-" + lack.no(), "");
            String address = sent.getOrDefault("at-" + lack.no(), "");
            MultipartFile file = file(request, lack);
            chosen |= file != null;
            Optional<EvidenceFiles.Looked> attached = file == null || isKept(folder, lack, file) ? Optional.empty() : looked(folder, handling, lack, file, reasons);
            attached.ifPresent(files::add);
            boolean isSaid = isSaid(lack, words, address);
            if (attached.isPresent() || !isSaid && !(words.isBlank() && address.isBlank())) {
                done.add(new Rectification.Done(lack.no(), words, address, attached.map(one -> one.evidence().id()).orElse(isSaid || lack.state() != Lack.State.ANSWERED ? null : lack.last().map(Lack.Said::file).orElse(null))));
            }
        }
        if (reasons.isEmpty()) {
            reasons.addAll(desk.answer(folder, handling, staff, done, files, send, sent.get("token")));
        }
        if (!reasons.isEmpty() && chosen) {
            reasons.add("没有记下，附的扫描件也没有存；改好以后请再选一次文件");
        }
        return reasons.isEmpty() ? new RedirectView("/desk/" + (send ? "cases/" : "orders/") + caseId) : screen(staff, folder(staff, caseId), sent, reasons).status(422);
    }

    /** Whether that is what stands there: sent again with the rest of the form it is not said twice. */
    private static boolean isSaid(Lack lack, String words, String address) {
        return lack.state() == Lack.State.ANSWERED && lack.last().filter(said -> said.words().equals(words.strip()) && address.strip().equals(said.address() == null ? "" : said.address())).isPresent();
    }

    /** The file that was chosen for an item; null where none was. */
    private static @Nullable MultipartFile file(HttpServletRequest request, Lack lack) {
        MultipartFile file = request instanceof MultipartHttpServletRequest parts ? parts.getFile("file-" + lack.no()) : null;
        return file == null || ChosenFile.isNone(file) ? null : file;
    }

    /** Whether it is the one that stands there: sent again it is not kept twice. */
    private boolean isKept(CaseFolder folder, Lack lack, MultipartFile file) throws IOException {
        String kept = lack.state() == Lack.State.ANSWERED ? lack.last().map(Lack.Said::file).orElse(null) : null;
        Evidence one = kept == null ? null : evidence.find(folder.state().id(), kept).orElse(null);
        return one != null && one.struckOn() == null && one.bytes() == file.getSize() && Arrays.equals(evidence.open(one), file.getBytes());
    }

    private Optional<EvidenceFiles.Looked> looked(CaseFolder folder, Handling handling, Lack lack, MultipartFile file, List<String> reasons) throws IOException {
        return switch (evidence.look(folder.state().id(), handling.organ(), "other", "第 " + lack.no() + " 项", String.valueOf(file.getOriginalFilename()), file.getBytes())) {
            case Attempt.Done<EvidenceFiles.Looked>(EvidenceFiles.Looked looked) -> Optional.of(looked);
            case Attempt.Refused<EvidenceFiles.Looked>(List<String> refused) -> {
                refused.forEach(reason -> reasons.add("第 " + lack.no() + " 项的扫描件：" + reason));
                yield Optional.empty();
            }
        };
    }

    /** The scan that proves an item, for both sides of the order. */
    @GetMapping("/proofs/{file}")
    ResponseEntity<byte[]> proof(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @PathVariable String file) {
        CaseFolder folder = folder(staff, caseId);
        if (!desk.readsProofs(folder.state(), staff)) {
            throw new ResponseStatusException(FORBIDDEN);
        }
        Evidence one = desk.list(folder.state()).lacks().stream().flatMap(lack -> lack.said().stream()).anyMatch(said -> file.equals(said.file())) ? evidence.find(caseId, file).orElse(null) : null;
        if (one == null) {
            throw new ResponseStatusException(NOT_FOUND);
        }
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(one.file().mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(String.valueOf(one.number()) + "." + one.file().ending(), StandardCharsets.UTF_8).build().toString())
                .header("X-Content-Type-Options", "nosniff").body(evidence.open(one));
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
                .with("answers", desk.answering(folder.state(), staff).isPresent()).with("verifies", desk.verifies(folder.state(), staff)).with("own", desk.isOwn(folder.state(), staff)).with("sent", values)
                .with("problems", reasons.stream().map(reason -> new Problem(null, reason, null)).toList());
    }
}

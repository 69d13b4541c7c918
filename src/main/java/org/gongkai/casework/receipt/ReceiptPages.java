package org.gongkai.casework.receipt;

import static org.gongkai.face.Wording.t;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.gongkai.calendar.Now;
import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.Cases;
import org.gongkai.casework.Perform;
import org.gongkai.casework.Performed;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.opening.Veiling;
import org.gongkai.casework.web.CaseDesk;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Staff;
import org.gongkai.evidence.EvidenceFiles;
import org.gongkai.face.Entrance;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.face.Site;
import org.gongkai.face.Wording;
import org.gongkai.letters.Sheet;
import org.gongkai.letters.Sheets;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Actor;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

import static org.springframework.http.HttpStatus.NOT_FOUND;

/** The receipt of what was brought in: opened again, printed and saved for a day; and a new code for whoever lost theirs. */
@Controller
class ReceiptPages {

    private final Receipts receipts;
    private final Cases cases;
    private final NewCodes codes;
    private final CaseDesk desk;
    private final Veiling veiling;
    private final CaseTypes types;
    private final EvidenceFiles evidence;
    private final Sheets sheets;
    private final Site site;
    private final Now now;

    ReceiptPages(Receipts receipts, Cases cases, NewCodes codes, CaseDesk desk, Veiling veiling, CaseTypes types, EvidenceFiles evidence, Sheets sheets, Site site, Now now) {
        this.receipts = receipts;
        this.cases = cases;
        this.codes = codes;
        this.desk = desk;
        this.veiling = veiling;
        this.types = types;
        this.evidence = evidence;
        this.sheets = sheets;
        this.site = site;
        this.now = now;
    }

    @GetMapping("/receipts/{applicationId}")
    Screen receipt(HttpServletRequest request, @PathVariable String applicationId) {
        return ReceiptHolder.of(request).flatMap(holder -> receipts.open(applicationId, holder))
                .map(receipt -> Screen.of("casework/receipt/receipt").with("page", page(t("已经提交")).personal()).with("receipt", receipt)
                        .with("view", view(receipt)))
                .orElseGet(() -> Screen.of("casework/receipt/receipt-gone").with("page", page(t("这份回执不在这里"))).with("mail", codes.goByMail()).status(404));
    }

    /** What the receipt offers to confirm, by whoever holds it. */
    @PostMapping("/receipts/{applicationId}/confirm")
    @Form(value = Form.Typed.NOTHING, page = "/receipts/{applicationId}")
    View confirm(HttpServletRequest request, @PathVariable String applicationId) {
        Optional<Receipts.Receipt> receipt = ReceiptHolder.of(request).flatMap(holder -> receipts.open(applicationId, holder));
        Action confirming = receipt.map(one -> view(one).confirming()).orElse(null);
        if (confirming != null) {
            Performed performed = cases.perform(Perform.today(receipt.orElseThrow().folder().state().id(), confirming.id(), Actor.applicant(), Map.of()));
            if (performed instanceof Performed.Refused refused) {
                return Screen.message(page(t("已经提交")), refused.reasons().getFirst().sentence(), "返回", "/receipts/" + applicationId).status(422);
            }
        }
        RedirectView back = new RedirectView("/receipts/" + applicationId);
        back.setStatusCode(HttpStatus.SEE_OTHER);
        return back;
    }

    private ReceiptView view(Receipts.Receipt receipt) {
        return ReceiptView.of(receipt, types, site, now.today(), cases.permissions(receipt.folder().state(), Actor.applicant()));
    }

    @GetMapping("/receipts/{applicationId}/receipt.pdf")
    ResponseEntity<byte[]> pdf(HttpServletRequest request, @PathVariable String applicationId) {
        Receipts.Receipt receipt = ReceiptHolder.of(request).flatMap(holder -> receipts.open(applicationId, holder))
                .orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
        byte[] file = sheets.pdf(sheet(receipt, view(receipt))).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                        .filename("回执" + receipt.folder().application().number() + ".pdf", StandardCharsets.UTF_8).build().toString()).body(file);
    }

    private static Sheet sheet(Receipts.Receipt receipt, ReceiptView view) {
        CaseFolder folder = receipt.folder();
        List<List<String>> rows = new ArrayList<>(List.of(List.of("编号", folder.application().number()), List.of("查询码", receipt.code()),
                List.of("提交日期", Wording.date(folder.application().submittedOn())), List.of("受理机关", folder.organ().name())));
        if (!view.phone().isEmpty()) {
            rows.add(List.of("电话", view.phone()));
        }
        for (String title : folder.application().titles()) {
            rows.add(List.of("内容", title));
        }
        rows.add(List.of("网站", view.siteName() + " " + view.home()));
        rows.add(List.of("查询", view.follow()));
        List<Sheet.Part> parts = new ArrayList<>();
        parts.add(Sheet.pairs(rows));
        view.next().forEach(line -> parts.add(new Sheet.Words(line)));
        return Sheet.of(folder.state().type().title() + "提交回执", parts);
    }

    /** What the applicant at the counter takes away, for the clerk who entered it, or who gave the new code. */
    @GetMapping("/desk/cases/{caseId}/slip")
    Screen slip(@AuthenticationPrincipal Staff staff, @PathVariable String caseId) {
        CaseFolder folder = desk.folder(staff, caseId);
        CaseType.Channel channel = folder.state().type().channel(folder.state().channel()).orElseThrow();
        Receipts.Receipt receipt = receipts.open(folder.application().id(), ReceiptHolder.of(staff)).orElse(null);
        return Screen.of("casework/receipt/counter-slip").with("page", Page.of("来件已登记").desk().crumb("办件", "/desk/cases").crumb(folder.number(), "/desk/cases/" + caseId))
                .with("folder", receipt == null ? veiling.over(folder, staff).seen() : folder).with("channel", channel).with("code", receipt == null ? null : receipt.code())
                .with("view", receipt == null ? null : view(receipt)).with("mayGive", NewCodes.mayGive(staff, folder))
                .with("scanMissing", channel.evidence() != null && evidence.of(caseId).isEmpty()).with("today", now.today());
    }

    @PostMapping("/desk/cases/{caseId}/code")
    @Form(page = "/desk/cases/{caseId}/slip", lines = {"proof 核对身份的凭证 60"})
    View giveAtTheCounter(@AuthenticationPrincipal Staff staff, @PathVariable String caseId, @RequestParam(defaultValue = "") String proof) {
        CaseFolder folder = desk.folder(staff, caseId);
        Attempt<?> given = codes.atTheCounter(folder, proof, staff, ReceiptHolder.of(staff));
        return given.reasons().isEmpty() ? new RedirectView("/desk/cases/" + caseId + "/slip")
                : Screen.message(CaseDesk.page(folder, "补发查询码"), String.join("；", given.reasons()), "返回", "/desk/cases/" + caseId + "/slip").status(422);
    }

    private static Page page(String title) {
        return Page.of(title).publicSite().entrance(Entrance.INTERACTION).noindex();
    }
}

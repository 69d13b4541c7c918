package org.gongkai.casework.web;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

import org.gongkai.calendar.Now;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.EnteredLater;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.filing.CounterEntry;
import org.gongkai.casework.filing.Submission;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.filing.Submitting;
import org.gongkai.casework.lists.Commonest;
import org.gongkai.casework.material.web.Uploads;
import org.gongkai.casework.receipt.ReceiptHolder;
import org.gongkai.casework.receipt.Receipts;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Power;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.gongkai.evidence.EvidenceFiles;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** Where staff enter what came on paper, by fax, by mail or by word of mouth (政府信息公开条例 2019, Arts. 29, 31). */
@Controller
class CounterPages {

    private final CaseTypes types;
    private final Submitting submitting;
    private final CounterEntry counter;
    private final Receipts receipts;
    private final EvidenceFiles evidence;
    private final Organs organs;
    private final Uploads uploads;
    private final Commonest commonest;
    private final Now now;

    /** Names of inputs that the step asks for which the entry takes at once: {@code then.volumes}. */
    private static final String THEN = "then.";
    /** Of that step, what the form asks for as part of the entry itself. */
    private static final Set<String> OF_THE_ENTRY = Set.of("proof", "readBack");

    /** In the session: what kind of matter was entered last. */
    private static final String LAST = "gongkai.counter.type";

    CounterPages(CaseTypes types, Submitting submitting, CounterEntry counter, Receipts receipts, EvidenceFiles evidence, Organs organs, Uploads uploads, Commonest commonest, Now now) {
        this.commonest = commonest;
        this.types = types;
        this.submitting = submitting;
        this.counter = counter;
        this.receipts = receipts;
        this.evidence = evidence;
        this.organs = organs;
        this.uploads = uploads;
        this.now = now;
    }

    @GetMapping("/desk/cases/new")
    View form(@AuthenticationPrincipal Staff staff, @RequestParam(required = false) @Nullable String type, HttpSession session) {
        String elsewhere = types.find(type == null ? "" : type).filter(one -> !atTheCounter(one)).map(CaseType::entrance).orElse(null);
        if (elsewhere != null) {
            return new RedirectView(elsewhere);
        }
        List<CaseType> offered = offered(staff);
        // who enters a pile of letters begins the next one where the last one ended
        if (type != null) {
            session.setAttribute(LAST, type);
        }
        return form(staff, offered.stream().filter(one -> one.id().equals(type == null ? session.getAttribute(LAST) : type)).findFirst().orElse(offered.isEmpty() ? types.all().getFirst() : offered.getFirst()),
                new Filled(Map.of("token", Identifier.fresh(), "on", now.today().toString()), List.of()));
    }

    @PostMapping("/desk/cases/new")
    @Form(page = "/desk/cases/new?type={type}", lines = {"evidence 凭证编号 60"})
    View send(HttpServletRequest request, @AuthenticationPrincipal Staff staff, @RequestParam MultiValueMap<String, String> posted,
            @RequestParam(required = false) @Nullable MultipartFile scan,
            RedirectAttributes onward) throws IOException {
        Map<String, String> values = Filled.joined(posted);
        CaseType type = types.find(values.getOrDefault("type", "")).orElse(types.all().getFirst());
        Uploads.Taken taken = uploads.taken(request, new Filled(values, List.of()), Filled.APPLICANT, type.applicant(), Uploads.OF_DESK);
        taken = taken.and(uploads.taken(request, taken.filled(), Filled.CONTENT, type.content(), Uploads.OF_DESK));
        Filled filled = taken.filled();
        List<Refusal> reasons = new ArrayList<>(taken.wrong());
        LocalDate on = now.today();
        try {
            on = filled.value("on").isBlank() ? on : LocalDate.parse(filled.value("on"));
        } catch (DateTimeParseException notDate) {
            reasons.add(Refusal.ofField("on", "提交日期应写成 2026-03-12 这样的日期"));
        }
        boolean late = on.isBefore(now.today());
        String proof = filled.value("evidence").strip();
        if (late && proof.isEmpty()) {
            reasons.add(Refusal.ofField("evidence", "补登以前提交的，请填写凭证编号（信封、签收单等）"));
        }
        String organ = FilingPages.addressed(type, filled);
        if (!staff.may(Power.HANDLE, organ)) {
            reasons.add(Refusal.ofField("organ", "您不是该机关的信息员或者公开办人员，不能登记来件"));
        }
        if (filled.value("item1.title").isBlank()) {
            reasons.add(Refusal.ofField("item1.title", "请写明申请或者来信的内容"));
        }
        Submit submit = new Submit(type.id(), filled.value("channel"), filled.value("party"), List.of(organ),
                CaseFolders.actor(staff, organ), filled.group(Filled.APPLICANT, type.applicant()),
                filled.group(Filled.CONTENT, type.content()), filled.items(type), on, filled.value("token"), null,
                late ? EnteredLater.COUNTER.code() : null, late ? proof : null);
        reasons.addAll(submitting.refusals(submit));
        if (!reasons.isEmpty()) {
            return form(staff, type, filled.refused(type, reasons)).status(422);
        }
        Map<String, String> known = new HashMap<>(filled.group(THEN, atOnce(type)));
        known.putAll(Map.of("proof", proof, "readBack", filled.value("readBack")));
        return switch (counter.enter(submit, known, receipts.to(ReceiptHolder.of(staff)))) {
            case Submission.Accepted accepted -> slip(accepted, attach(accepted, type, submit, proof, scan), onward);
            case Submission.Repeated repeated -> Screen.message(page("来件已登记"), "这份来件已经登记，编号 "
                    + repeated.number() + "。登记单可以在办件页上重新打开。", "回到办件", "/desk/cases").taken();
            case Submission.Refused refused -> form(staff, type, filled.refused(type, atTheCounter(type, refused.reasons()))).status(422);
        };
    }

    /** What the steps ask for that entries of a type take at once, beside what the channel fills in and the form asks for anyway. */
    private static List<Field> atOnce(CaseType type) {
        return type.channels().stream().filter(channel -> channel.then() != null).flatMap(channel -> type.action(String.valueOf(channel.then())).stream()
                .flatMap(action -> action.fields().stream()).filter(field -> !OF_THE_ENTRY.contains(field.name()) && !channel.with().containsKey(field.name()))).distinct().toList();
    }

    /** What the action that receives calls {@code proof}, the form at the counter asks for as the number of the evidence. */
    private static List<Refusal> atTheCounter(CaseType type, List<Refusal> reasons) {
        return reasons.stream().map(reason -> "proof".equals(reason.field()) ? new Refusal(reason.sentence(), reason.article(), "evidence")
                : atOnce(type).stream().anyMatch(field -> field.name().equals(reason.field())) ? new Refusal(reason.sentence(), reason.article(), THEN + reason.field()) : reason).toList();
    }

    /** Keeps the scan of what proves the day it came; answers why it could not. The entry stands either way. */
    private List<String> attach(Submission.Accepted accepted, CaseType type, Submit submit, String proof, @Nullable MultipartFile scan)
            throws IOException {
        String kind = type.channel(submit.channel()).map(CaseType.Channel::evidence).orElse(null);
        if (scan == null || scan.isEmpty()) {
            return List.of();
        }
        List<String> refused = new ArrayList<>();
        for (String caseId : accepted.caseIds()) {
            refused.addAll(evidence.add(caseId, submit.organs().getFirst(), kind == null ? "other" : kind, proof.isEmpty() ? null : proof,
                    String.valueOf(scan.getOriginalFilename()), scan.getBytes(), submit.actor().personId()).reasons());
        }
        return refused;
    }

    private static View slip(Submission.Accepted accepted, List<String> scanRefused, RedirectAttributes onward) {
        onward.addFlashAttribute("scanRefused", scanRefused);
        RedirectView slip = new RedirectView("/desk/cases/" + accepted.caseIds().getFirst() + "/slip");
        slip.setStatusCode(HttpStatus.SEE_OTHER);
        return slip;
    }

    private Screen form(Staff staff, CaseType type, Filled filled) {
        List<Organ> addressed = addressed(staff, type);
        return Screen.of("casework/web/counter-form").with("page", page("登记来件")).with("type", type)
                .with("types", offered(staff)).with("filled", filled).with("organs", addressed).with("atOnce", atOnce(type));
    }

    /** What has a page of its own at the desk is opened there. */
    private static boolean atTheCounter(CaseType type) {
        return !type.entrance().startsWith("/desk/") || type.entrance().startsWith("/desk/cases/new");
    }

    /** The types that come in at a counter, and to which of this person's organs something of them may go; those that come most stand first. */
    private List<CaseType> offered(Staff staff) {
        return commonest.first(types.all()).stream().filter(CounterPages::atTheCounter).filter(type -> type.channels().stream().anyMatch(channel -> !channel.selfService()) && !addressed(staff, type).isEmpty()).toList();
    }

    private List<Organ> addressed(Staff staff, CaseType type) {
        Scope mine = staff.scope(Power.HANDLE);
        return organs.asOf(now.today()).stream().filter(organ -> mine.covers(organ.id()) && type.addressee().map(to -> to.takes(organ)).orElse(true)).toList();
    }

    private static Page page(String title) {
        return Page.of(title).desk().crumb("办件", "/desk/cases");
    }
}

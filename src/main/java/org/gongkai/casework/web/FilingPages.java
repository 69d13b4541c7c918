package org.gongkai.casework.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.gongkai.calendar.Now;
import org.gongkai.casework.asked.AskedBefore;
import org.gongkai.casework.alike.StoppedFilings;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.filing.Submission;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.filing.Submitting;
import org.gongkai.casework.material.web.Uploads;
import org.gongkai.casework.publicanswer.Published;
import org.gongkai.casework.receipt.ReceiptHolder;
import org.gongkai.casework.receipt.Receipts;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.face.Entrance;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Refusal;
import org.gongkai.publication.Document;
import org.gongkai.publication.DocumentSearch;
import org.gongkai.publication.Documents;
import org.gongkai.publication.Hit;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.SEE_OTHER;

/** Where a citizen brings a matter in: the form, the summary to confirm, the receipt. */
@Controller
class FilingPages {

    private static final int SUGGESTIONS = 5;
    private static final String LOOKED = "gongkai.openedWhatWasFound";

    /** Asked for by the switches of the page, not typed into the form. */
    private static final Set<String> DISPLAY = Set.of("lang", "elder", "theme", "kiosk");

    private final CaseTypes types;
    private final Submitting submitting;
    private final Organs organs;
    private final DocumentSearch search;
    private final Documents documents;
    private final StoppedFilings stopped;
    private final Receipts receipts;
    private final Uploads uploads;
    private final AskedBefore asked;
    private final Now now;

    FilingPages(CaseTypes types, Submitting submitting, Organs organs, DocumentSearch search, Documents documents,
            StoppedFilings stopped, Receipts receipts, Uploads uploads, AskedBefore asked, Now now) {
        this.types = types;
        this.submitting = submitting;
        this.organs = organs;
        this.search = search;
        this.documents = documents;
        this.stopped = stopped;
        this.receipts = receipts;
        this.uploads = uploads;
        this.asked = asked;
        this.now = now;
    }

    @GetMapping({"/requests/new", "/{place}/new", "/mailboxes/{type}/new"})
    Screen form(HttpServletRequest request, @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String organ) {
        CaseType type = at(request);
        return form(type, new Filled(Map.of("item1.title", q, "organ", organ, "token", Identifier.fresh()), List.of()));
    }

    @PostMapping({"/requests/new", "/{place}/new", "/mailboxes/{type}/new"})
    @Form
    View send(HttpServletRequest request, HttpServletResponse response, @RequestParam MultiValueMap<String, String> sent) {
        CaseType type = at(request);
        Map<String, String> values = Filled.joined(sent);
        values.keySet().removeAll(DISPLAY);
        Uploads.Taken taken = uploads.taken(request, new Filled(values, List.of()), Filled.APPLICANT, type.applicant(), Uploads.OF_PUBLIC);
        taken = taken.and(uploads.taken(request, taken.filled(), Filled.CONTENT, type.content(), Uploads.OF_PUBLIC));
        Filled filled = taken.filled();
        if ("mend".equals(values.get("step"))) {
            return form(type, filled);
        }
        Submit submit = submit(type, filled);
        String holder = ReceiptHolder.made(request, response);
        List<Refusal> reasons = new ArrayList<>(taken.wrong());
        reasons.addAll(submitting.refusals(submit));
        if (!reasons.isEmpty()) {
            return form(type, filled.refused(type, reasons)).status(422);
        }
        return switch (values.getOrDefault("step", "check")) {
            case "send" -> receipt(type, filled, counted(type, submitting.submit(submit, receipts.to(holder)), request), holder);
            default -> Screen.of("casework/web/filing-summary").with("page", page(type).resending("filing", type.entrance(), "step", "check")).with("type", type)
                    .with("filled", filled).with("organ", organs.require(addressed(type, filled)))
                    .with("submit", submit);
        };
    }

    /** What is already public, and what others asked and were answered, while the words are being typed. */
    @GetMapping("/requests/suggestions")
    Screen suggestions(@RequestParam(name = "item1.title", defaultValue = "") String words) {
        List<Hit> hits = words.strip().length() < 2 ? List.of()
                : search.suggest(words.strip(), SUGGESTIONS);
        return Screen.of("casework/alike/suggestions").with("page", Page.of("")).with("hits", hits)
                .with("lines", words.strip().length() < 2 ? List.of() : asked.alike(words.strip(), SUGGESTIONS))
                .with("letters", words.strip().length() < 2 ? List.of() : asked.answered(words.strip(), SUGGESTIONS));
    }

    /** The way to a document that the form found: that it was opened is counted, once in a visit. */
    @GetMapping("/requests/suggestions/{documentId}")
    View found(@PathVariable String documentId, HttpSession session) {
        String organ = documents.find(documentId).map(Document::organ).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
        if (session.getAttribute(LOOKED) == null) {
            session.setAttribute(LOOKED, stopped.opened(organ));
        }
        return new RedirectView("/documents/" + documentId);
    }

    /** Whoever opened a found document and files nevertheless was not stopped by it. */
    private Submission counted(CaseType type, Submission submission, HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (type.searchFirst() && submission instanceof Submission.Accepted && session != null
                && session.getAttribute(LOOKED) instanceof StoppedFilings.Visit visit) {
            stopped.filed(visit);
            session.removeAttribute(LOOKED);
        }
        return submission;
    }

    private View receipt(CaseType type, Filled filled, Submission submission, String holder) {
        return switch (submission) {
            case Submission.Accepted accepted -> receipt(accepted.applicationId());
            case Submission.Repeated repeated when receipts.open(repeated.applicationId(), holder).isPresent() -> receipt(repeated.applicationId());
            case Submission.Repeated repeated -> Screen.message(page(type),
                    "这份" + type.title() + "已经提交过，编号 " + repeated.number() + "。查询码在第一次提交后的回执上；丢了的，可以取得新的。", "取得新的查询码",
                    "/matters/code").taken();
            case Submission.Refused refused -> form(type, filled.refused(type, refused.reasons())).status(422);
        };
    }

    private static View receipt(String applicationId) {
        RedirectView receipt = new RedirectView("/receipts/" + applicationId);
        receipt.setStatusCode(SEE_OTHER);
        return receipt;
    }

    private Screen form(CaseType type, Filled filled) {
        List<Organ> addressed = organs.asOf(now.today()).stream().filter(organ -> type.addressee().map(to -> to.takes(organ)).orElse(true)).toList();
        return Screen.of("casework/web/filing-form").with("page", page(type).resending("filing", type.entrance(), "step", "mend")).with("type", type).with("filled", filled)
                .with("organs", addressed);
    }

    private Submit submit(CaseType type, Filled filled) {
        String channel = type.channels().stream().filter(CaseType.Channel::selfService).findFirst().orElseThrow().id();
        String organ = addressed(type, filled);
        return new Submit(type.id(), channel, filled.value("party"), organ.isEmpty() ? List.of() : List.of(organ),
                Actor.applicant(), filled.group(Filled.APPLICANT, type.applicant()),
                filled.group(Filled.CONTENT, type.content()), filled.items(type), null,
                filled.value("token").isEmpty() ? null : filled.value("token"), null, null, null);
    }

    /** The organ that was chosen, or to which it goes as it is filled in. */
    static String addressed(CaseType type, Filled filled) {
        return type.addressee().flatMap(to -> to.decided(filled.group(Filled.CONTENT, type.content()))).orElse(filled.value("organ"));
    }

    private CaseType at(HttpServletRequest request) {
        return types.byEntrance(request.getRequestURI()).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
    }

    private static Page page(CaseType type) {
        return Page.of(type.searchFirst() ? "申请公开政府信息" : Published.canBe(type) ? "写信：" + type.title() : type.title()).publicSite().typedInto()
                .entrance(Published.canBe(type) ? Entrance.INTERACTION : Entrance.DISCLOSURE)
                .description(type.description()).column(type.title(), type.description(), type.title() + ",提交", Published.canBe(type) ? "咨询投诉" : type.searchFirst() ? "依申请公开" : "办事服务");
    }
}

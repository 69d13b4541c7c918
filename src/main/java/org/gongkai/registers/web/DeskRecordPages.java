package org.gongkai.registers.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;

import org.gongkai.directory.Staff;
import org.gongkai.face.ChosenFile;
import org.gongkai.face.Form;
import org.gongkai.face.KeptForms;
import org.gongkai.face.Link;
import org.gongkai.face.Page;
import org.gongkai.face.Problem;
import org.gongkai.face.Screen;
import org.gongkai.procedure.Refusal;
import org.gongkai.registers.Change;
import org.gongkai.registers.Comparison;
import org.gongkai.registers.DeskRecords;
import org.gongkai.registers.EnterRows;
import org.gongkai.registers.Entry;
import org.gongkai.registers.Keepers;
import org.gongkai.registers.Outcome;
import org.gongkai.registers.Proposals;
import org.gongkai.registers.Register;
import org.gongkai.registers.RegisterField;
import org.gongkai.registers.RegisterFiles;
import org.gongkai.registers.RowFault;
import org.gongkai.registers.WithdrawRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
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
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import org.springframework.web.util.WebUtils;

/** The form for one record: entered, changed, corrected, ended; with what became of it so far. */
@Controller
@RequestMapping("/desk/registers/{id}/record")
class DeskRecordPages {

    private static final Set<String> BESIDE = Set.of("reason", Register.ORGAN, Register.VALID_ON);

    private final EnterRows enter;
    private final Proposals proposals;
    private final DeskRecords records;
    private final Comparison comparison;
    private final WithdrawRecord withdraw;
    private final RegisterFiles files;
    private final DeskHands hands;

    DeskRecordPages(EnterRows enter, Proposals proposals, DeskRecords records, Comparison comparison, WithdrawRecord withdraw, RegisterFiles files, DeskHands hands) {
        this.enter = enter;
        this.proposals = proposals;
        this.records = records;
        this.comparison = comparison;
        this.withdraw = withdraw;
        this.files = files;
        this.hands = hands;
    }

    /**
     * @param key  of the record to open; empty for a new one
     * @param from a proposal of one row that came back
     */
    @GetMapping
    Screen form(@AuthenticationPrincipal Staff staff, @PathVariable String id, @RequestParam(defaultValue = "") String key, @RequestParam(defaultValue = "") String from) {
        Keepers.Hand hand = hands.of(id, staff);
        Entry entry = opened(hand, key);
        DeskRecordForm form = entry == null ? DeskRecordForm.fresh(hands.organ(hand, ""), "") : DeskRecordForm.of(entry, records.values(hand.register(), entry));
        Proposals.Proposal returned = from.isEmpty() ? null : proposals.find(from).filter(one -> one.register().equals(id) && one.isReturned() && proposals.isTakenUpBy(one, staff)).orElse(null);
        if (returned != null) {
            Proposals.Content content = proposals.content(returned);
            form = form.again(content.rows().getFirst(), Change.valueOf(content.how()), content.reason(), from);
        }
        return screen(hand, form, entry, List.of(), staff);
    }

    /** Saves; takes a proposed mending; or shows first what ending the record would do. */
    @PostMapping
    @Form(page = "/desk/registers/{id}/record?key={key}", lines = "reason 理由 500")
    View save(@AuthenticationPrincipal Staff staff, @PathVariable String id, @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(defaultValue = "") String key, @RequestParam(defaultValue = "save") String then, @RequestParam(defaultValue = "") String mend,
            @RequestParam(defaultValue = "") String over, @RequestParam(defaultValue = "") String organ, HttpServletRequest request) throws IOException {
        Keepers.Hand hand = hands.of(id, staff);
        Entry entry = opened(hand, key);
        List<RowFault> notTaken = new ArrayList<>();
        DeskRecordForm form = brought(hand.register(), DeskRecordForm.of(hand.register(), sent, entry == null ? hands.organ(hand, organ) : entry.organ(), entry), request, notTaken);
        if (!notTaken.isEmpty()) {
            return screen(hand, form, entry, notTaken, staff).status(422);
        }
        boolean ends = then.equals("end") || then.equals("ended");
        EnterRows.Wish wish = new EnterRows.Wish(hand.register(), form.saving(), form.organ(), form.how(), form.reason());
        if (mend.indexOf(':') > 0) {
            DeskRecordForm mended = form.mended(mend.substring(0, mend.indexOf(':')), mend.substring(mend.indexOf(':') + 1));
            return screen(hand, mended, entry, faults(enter.foresee(wish, List.of(mended.row(false)), staff)), staff).status(422);
        }
        if (!over.isEmpty()) {
            form = form.over(over);
        }
        if (then.equals("end")) {
            List<RowFault> faults = faults(enter.foresee(wish, List.of(form.row(true)), staff));
            return faults.isEmpty() ? ending(hand, form, entry) : screen(hand, form, entry, faults, staff).status(422);
        }
        return switch (enter.enter(wish, List.of(form.row(ends)), staff)) {
            case Outcome.Refused(List<RowFault> faults) -> screen(hand, form, entry, faults, staff).status(422);
            case Outcome.Proposed proposed -> {
                settle(form.from(), staff);
                yield new RedirectView("/desk/registers/" + id + "/proposals/" + proposed.proposal());
            }
            case Outcome.Saved saved -> new RedirectView("/desk/registers/" + id + "?first=" + saved.first() + "&last=" + saved.last());
        };
    }

    /** Files are taken as soon as a form brings them, whatever else is wrong with it. */
    private DeskRecordForm brought(Register register, DeskRecordForm form, HttpServletRequest request, List<RowFault> faults) throws IOException {
        DeskRecordForm with = form;
        for (RegisterField field : register.fields()) {
            if (field.kind() == RegisterField.Kind.FILE) {
                with = request.getParameter(DeskField.WITHOUT + field.name()) == null ? with : with.mended(field.name(), "");
                MultipartHttpServletRequest sent = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
                MultipartFile file = sent == null ? null : sent.getFile(DeskField.CHOSEN + field.name());
                if (file != null && !ChosenFile.isNone(file)) {
                    String called = String.valueOf(file.getOriginalFilename());
                    switch (files.take(register, field, called, file.getBytes())) {
                        case RegisterFiles.Brought.Refused(List<String> sentences) -> faults.add(new RowFault(0, field.name(), String.join("；", sentences), null));
                        case RegisterFiles.Brought.Taken(String kept) -> {
                            with = with.mended(field.name(), kept);
                            KeptForms.taken(request, DeskField.PREFIX + field.name(), List.of(kept), called);
                        }
                    }
                }
            }
        }
        return with;
    }

    /** What was put again takes the place of what came back. */
    private void settle(String from, Staff staff) {
        if (!from.isEmpty()) {
            proposals.take(from, "withdraw", Map.of(), staff);
        }
    }

    private static List<RowFault> faults(Outcome outcome) {
        return outcome instanceof Outcome.Refused(List<RowFault> faults) ? faults : List.of();
    }

    /** What withdrawing would do, before it is done. */
    @GetMapping("/withdraw")
    Screen withdrawing(@AuthenticationPrincipal Staff staff, @PathVariable String id, @RequestParam String key) {
        return withdrawing(hands.of(id, staff), key, staff, List.of());
    }

    /** Takes the record out of the public for the sake of a person. */
    @PostMapping("/withdraw")
    @Form(Form.Typed.NOTHING)
    View withdraw(@AuthenticationPrincipal Staff staff, @PathVariable String id, @RequestParam String key) {
        Keepers.Hand hand = hands.of(id, staff);
        opened(hand, key);
        List<Refusal> refusals = withdraw.withdraw(hand.register(), key, staff);
        return refusals.isEmpty() ? new RedirectView("/desk/registers/" + id) : withdrawing(hand, key, staff, refusals).status(422);
    }

    private Screen withdrawing(Keepers.Hand hand, String key, Staff staff, List<Refusal> refusals) {
        Entry entry = opened(hand, key);
        if (entry == null || refusals.isEmpty() && (entry.isWithdrawn() || !WithdrawRecord.may(staff, entry.organ()))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return Screen.of("registers/web/desk-record-withdraw").with("page", page(hand.register(), entry.name(hand.register()))).with("register", hand.register()).with("entry", entry)
                .with("problems", refusals.stream().map(refusal -> new Problem(null, refusal.sentence(), refusal.article())).toList());
    }

    private @Nullable Entry opened(Keepers.Hand hand, String key) {
        return key.isEmpty() ? null : records.find(hand.register(), key, hand.sees()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Screen ending(Keepers.Hand hand, DeskRecordForm form, @Nullable Entry entry) {
        Register register = hand.register();
        String name = entry == null ? form.key() : entry.name(register);
        List<String> consequences = new ArrayList<>();
        if (form.how() == Change.CORRECT) {
            consequences.add("作废的记录不再列出，历史里写明作废和理由");
            consequences.add("它在统计里算过的全部从当天退回，像没有登记过");
        } else {
            consequences.add("从生效之日起不再列出，以前各日仍然查得到");
            consequences.add("按现有数统计的从生效之日起不再算入，已经发生的次数仍然算数");
        }
        if (!register.keeping().approves().isEmpty()) {
            consequences.add("先送审批，同意以后才生效");
        }
        return Screen.of("registers/web/desk-record-end").with("page", page(register, name)).with("register", register).with("form", form).with("name", name).with("consequences", consequences)
                .with("verb", form.how() == Change.CORRECT ? "作废这条记录" : "注销这条记录");
    }

    private Screen screen(Keepers.Hand hand, DeskRecordForm form, @Nullable Entry entry, List<RowFault> faults, Staff staff) {
        Register register = hand.register();
        List<Problem> problems = faults.stream().map(fault -> fault.field().isEmpty() ? new Problem(null, fault.sentence(), null)
                : Problem.at(BESIDE.contains(fault.field()) ? fault.field() : "value-" + fault.field(), fault.sentence())).toList();
        boolean conflict = entry != null && !form.based().isEmpty() && !form.based().equals(String.valueOf(entry.number()));
        List<Comparison.Cell> theirs = !conflict ? List.of() : comparison.of(register, List.of(form.row(false)), form.organ(), form.how()).getFirst().changed();
        return Screen.of("registers/web/desk-record").with("page", page(register, entry == null ? "登记一条" : entry.name(register))).with("hand", hand).with("form", form)
                .with("fields", form.fields(register, faults, register.fields().stream().anyMatch(DeskField::isOrgan) ? hands.everyOrgan() : List.of()))
                .with("organs", hands.choices(hand.enters())).with("mayEnter", entry == null ? !hand.enters().isEmpty() : hand.enters().contains(entry.organ()))
                .with("mayWithdraw", entry != null && !entry.isWithdrawn() && WithdrawRecord.may(staff, entry.organ())).with("problems", problems).with("reasonFault", DeskRecordForm.at(faults, "reason")).with("dayFault", DeskRecordForm.at(faults, Register.VALID_ON))
                .with("now", entry == null ? "" : String.valueOf(entry.number())).with("theirs", theirs).with("past", entry == null ? List.of() : past(register, entry.key()))
                .with("leads", entry == null || entry.isWithdrawn() || register.leads().isEmpty() ? List.of() : leads(register, records.values(register, entry)));
    }

    /** Where whoever keeps this record goes on with it, with what it says already. */
    private static List<Link> leads(Register register, Map<String, String> values) {
        return register.leads().stream().filter(lead -> lead.when().stream().allMatch(condition -> condition.is().contains(values.getOrDefault(condition.field(), "")))).map(lead -> {
            UriComponentsBuilder address = UriComponentsBuilder.fromUriString(lead.to());
            lead.give().forEach((name, field) -> {
                if (values.containsKey(field)) {
                    address.queryParam(name, UriUtils.encode(register.field(field).orElseThrow().type().shown(values.get(field)), StandardCharsets.UTF_8));
                }
            });
            return Link.to(lead.title(), address.build(true).toUriString());
        }).toList();
    }

    private static Page page(Register register, String title) {
        return Page.of(title).desk().crumb("名录", "/desk/registers").crumb(register.title(), "/desk/registers/" + register.id());
    }

    private List<DeskPast> past(Register register, String key) {
        List<Entry> history = records.history(register, key);
        Map<Long, Map<String, String>> values = records.values(register, history);
        return history.stream().map(entry -> new DeskPast(entry, register.fields().stream()
                .map(field -> new DeskField(field, values.get(entry.number()).getOrDefault(field.name(), ""), null, true, List.of())).filter(field -> !field.value().isEmpty()).toList(),
                hands.name(entry.organ()))).toList();
    }
}

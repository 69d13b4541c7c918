package org.gongkai.registers.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.face.Choice;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.procedure.Refusal;
import org.gongkai.registers.DeskRecords;
import org.gongkai.registers.Entry;
import org.gongkai.registers.Keepers;
import org.gongkai.registers.KeptUp;
import org.gongkai.registers.NothingNew;
import org.gongkai.registers.Proposals;
import org.gongkai.registers.Register;
import org.gongkai.registers.Registers;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriComponentsBuilder;

/** The desk of those who keep registers: which they are, what is owed and waits, and the records of each. */
@Controller
@RequestMapping("/desk/registers")
class DeskRegisterPages {

    private static final int ROWS = 50;

    private final Registers registers;
    private final Keepers keepers;
    private final KeptUp kept;
    private final Proposals proposals;
    private final NothingNew nothingNew;
    private final DeskRecords records;
    private final DeskHands hands;
    private final Organs organs;
    private final DeskKeepers deskKeepers;

    DeskRegisterPages(Registers registers, Keepers keepers, KeptUp kept, Proposals proposals, NothingNew nothingNew, DeskRecords records, DeskHands hands, Organs organs, DeskKeepers deskKeepers) {
        this.registers = registers;
        this.keepers = keepers;
        this.kept = kept;
        this.proposals = proposals;
        this.nothingNew = nothingNew;
        this.records = records;
        this.hands = hands;
        this.organs = organs;
        this.deskKeepers = deskKeepers;
    }

    @GetMapping
    Screen list(@AuthenticationPrincipal Staff staff) {
        return list(staff, List.of());
    }

    private Screen list(Staff staff, List<Refusal> refusals) {
        List<Keepers.Hand> all = keepers.hands(registers.all(), staff);
        List<Keepers.Hand> mine = all.stream().filter(hand -> !hand.isEmpty()).toList();
        Map<String, Collection<String>> whose = new HashMap<>();
        mine.forEach(hand -> whose.put(hand.register().id(), hand.sees()));
        Map<String, DeskRecords.Tally> tallies = records.tallies(whose);
        boolean entrusts = organs.first().map(Organ::id).map(root -> staff.holds(Role.DISCLOSURE_OFFICE, root)).orElse(false);
        return Screen.of("registers/web/desk-registers").with("page", Page.of("名录").desk()).with("rows", mine.stream().map(hand -> row(hand, tallies.get(hand.register().id()))).toList())
                .with("owing", owing(mine)).with("waiting", lines(proposals.waiting(staff, ROWS))).with("refusals", refusals.stream().map(Refusal::sentence).toList())
                .with("entrusted", entrusts ? all.stream().filter(hand -> hand.keeper() != null).map(hand -> row(hand, null)).toList() : List.of())
                .with("organs", entrusts ? hands.everyOrgan() : List.<Choice>of());
    }

    private DeskLists.Row row(Keepers.Hand hand, DeskRecords.@org.jspecify.annotations.Nullable Tally tally) {
        return new DeskLists.Row(hand, hand.keeper() == null ? "" : hands.name(hand.keeper()), tally == null ? 0 : tally.standing(), tally == null ? "" : day(tally.changedAt()).toString());
    }

    private List<DeskLists.Owing> owing(List<Keepers.Hand> mine) {
        return kept.owed(mine).stream().map(owed -> new DeskLists.Owing(owed, hands.name(owed.organ()))).toList();
    }

    private List<DeskLists.Waiting> lines(List<Proposals.Proposal> waiting) {
        return waiting.stream().flatMap(proposal -> registers.find(proposal.register()).stream().map(register -> new DeskLists.Waiting(register, proposal,
                hands.name(proposal.organ()), proposals.stageTitle(proposal, register), day(proposal.putAt().toInstant())))).toList();
    }

    /**
     * The records of the organs for which somebody enters or agrees.
     *
     * @param after the key after which the page begins
     * @param first and last entry of what was just saved; 0 where it changed nothing
     */
    @GetMapping("/{id}")
    Screen register(@AuthenticationPrincipal Staff staff, @PathVariable String id, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "-1") long first, @RequestParam(defaultValue = "-1") long last) {
        Keepers.Hand hand = hands.of(id, staff);
        Register register = hand.register();
        List<Proposals.Proposal> open = proposals.open(register);
        List<Proposals.Proposal> theirs = proposals.concerning(open, staff, ROWS);
        List<Proposals.Proposal> sent = open.stream().filter(one -> !theirs.contains(one) && (hand.sees().contains(one.organ()) || one.person().equals(staff.personId()))).limit(ROWS).toList();
        List<Entry> found = records.rows(register, hand.sees(), q, after, ROWS + 1);
        List<Entry> shown = found.subList(0, Math.min(ROWS, found.size()));
        String next = found.size() <= ROWS ? null : UriComponentsBuilder.fromPath("/desk/registers/" + id).queryParam("q", "{q}").queryParam("after", "{after}")
                .encode().buildAndExpand(q, shown.getLast().key()).toUriString();
        return Screen.of("registers/web/desk-register").with("page", Page.of(register.title()).desk().crumb("名录", "/desk/registers").wide()).with("hand", hand)
                .with("keeper", hand.keeper() == null ? "" : hands.name(hand.keeper())).with("rows", shown.stream().map(entry -> DeskRow.of(register, entry, hands.name(entry.organ()))).toList())
                .with("owing", owing(List.of(hand))).with("waiting", lines(theirs)).with("sent", lines(sent))
                .with("kept", deskKeepers.of(hand)).with("words", q).with("next", next).with("first", first).with("last", last);
    }

    @PostMapping("/{id}/nothing-new")
    @Form(Form.Typed.NOTHING)
    View nothingNew(@AuthenticationPrincipal Staff staff, @PathVariable String id, @RequestParam String organ, @RequestParam String period) {
        List<Refusal> refusals = nothingNew.say(hands.of(id, staff).register(), organ, period, staff);
        return refusals.isEmpty() ? new RedirectView("/desk/registers/" + id) : list(staff, refusals).status(422);
    }

    /** A register that one organ keeps for all goes to another; by the disclosure office of the government. */
    @PostMapping("/{id}/entrust")
    @Form(Form.Typed.NOTHING)
    View entrust(@AuthenticationPrincipal Staff staff, @PathVariable String id, @RequestParam(defaultValue = "") String organ) {
        Register register = registers.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        List<Refusal> refusals = keepers.entrust(register, organ, staff);
        return refusals.isEmpty() ? new RedirectView("/desk/registers") : list(staff, refusals).status(422);
    }

    private static LocalDate day(Instant at) {
        return at.atZone(Now.ZONE).toLocalDate();
    }
}

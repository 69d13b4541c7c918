package org.gongkai.directreport.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.directory.Attempt;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.directory.People;
import org.gongkai.directory.Role;
import org.gongkai.directory.RoleNeeded;
import org.gongkai.directory.Staff;
import org.gongkai.directreport.Identity;
import org.gongkai.directreport.Peer;
import org.gongkai.directreport.Peers;
import org.gongkai.directreport.SendUpward;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** Whom this installation trusts, and its own fingerprint to read out. */
@Controller
class PeersDesk {

    private static final String ADDRESS = DirectDesk.HOME + "/peers";

    private final Peers peers;
    private final Identity identity;
    private final SendUpward sending;
    private final People people;
    private final Organs organs;

    PeersDesk(Peers peers, Identity identity, SendUpward sending, People people, Organs organs) {
        this.peers = peers;
        this.identity = identity;
        this.sending = sending;
        this.people = people;
        this.organs = organs;
    }

    @GetMapping(ADDRESS)
    View all(@AuthenticationPrincipal Staff staff) {
        return all(staff, Map.of(), List.of());
    }

    private View all(Staff staff, Map<String, String> filled, List<String> refusals) {
        if (Peers.whyNot(staff).isPresent()) {
            throw new RoleNeeded(Role.OPERATOR, organs.first().map(Organ::id).orElse(""));
        }
        List<Peer> all = peers.all();
        return Screen.of("directreport/web/peers").with("page", Page.of("上级和下级").desk().crumb(DirectDesk.CRUMB, DirectDesk.HOME)).with("peers", all).with("fingerprint", Peer.inGroups(identity.fingerprint()))
                .with("whole", identity.isWhole()).with("place", identity.place()).with("people", people.names(all.stream().flatMap(peer -> Stream.of(peer.namedBy(), peer.confirmedBy())).filter(Objects::nonNull).collect(Collectors.toSet())))
                .with("me", staff.personId()).with("filled", filled).with("refusals", refusals).status(refusals.isEmpty() ? 200 : 422);
    }

    @PostMapping(ADDRESS)
    @Form(page = ADDRESS, lines = {"name 对方机关 200"})
    View name(@AuthenticationPrincipal Staff staff, @RequestParam Map<String, String> fields) {
        Peer.Direction direction = "UPPER".equals(fields.get("direction")) ? Peer.Direction.UPPER : Peer.Direction.LOWER;
        List<String> reasons = peers.name(direction, fields.getOrDefault("name", ""), fields.getOrDefault("address", ""), fields.getOrDefault("fingerprint", ""), staff).reasons();
        return reasons.isEmpty() ? DirectDesk.to(ADDRESS) : all(staff, fields, reasons);
    }

    @PostMapping(DirectDesk.HOME + "/key")
    @Form(Form.Typed.NOTHING)
    View change(@AuthenticationPrincipal Staff staff) {
        List<String> reasons = new ArrayList<>(Peers.whyNot(staff).stream().toList());
        if (reasons.isEmpty()) {
            reasons.addAll(identity.change(staff).reasons());
            sending.wake();
        }
        return reasons.isEmpty() ? DirectDesk.to(ADDRESS) : all(staff, Map.of(), reasons);
    }

    @PostMapping(ADDRESS + "/{id}/{step}")
    @Form(page = ADDRESS)
    View step(@AuthenticationPrincipal Staff staff, @PathVariable String id, @PathVariable String step, @RequestParam(defaultValue = "") String fingerprint,
            @RequestParam(defaultValue = "") String address) {
        Attempt<Peer> attempt = switch (step) {
            case "confirm" -> peers.confirm(id, fingerprint, staff);
            case "move" -> peers.move(id, address, staff);
            case "revoke" -> peers.revoke(id, staff);
            case "again" -> peers.tryAgain(id, staff);
            default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这一步。");
        };
        sending.wake();
        return attempt.reasons().isEmpty() ? DirectDesk.to(ADDRESS) : all(staff, Map.of(), attempt.reasons());
    }
}

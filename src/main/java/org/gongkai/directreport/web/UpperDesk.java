package org.gongkai.directreport.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Role;
import org.gongkai.directory.RoleNeeded;
import org.gongkai.directory.Staff;
import org.gongkai.directreport.Asks;
import org.gongkai.directreport.Peer;
import org.gongkai.directreport.Peers;
import org.gongkai.directreport.Quotas;
import org.gongkai.directreport.UpperBoard;
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

/** What lower installations reported, at the desk of the upper one. */
@Controller
class UpperDesk {

    private static final String ADDRESS = DirectDesk.HOME + "/board";
    private static final int ROWS = 50;
    private static final int REFUSED = 20;

    private final UpperBoard board;
    private final Quotas quotas;
    private final Peers peers;
    private final Asks asks;
    private final Organs organs;

    UpperDesk(UpperBoard board, Quotas quotas, Peers peers, Asks asks, Organs organs) {
        this.board = board;
        this.quotas = quotas;
        this.peers = peers;
        this.asks = asks;
        this.organs = organs;
    }

    @GetMapping(ADDRESS)
    View board(@AuthenticationPrincipal Staff staff) {
        return board(staff, List.of());
    }

    private View board(Staff staff, List<String> refusals) {
        demand(staff);
        Map<String, String> names = peers.all().stream().collect(Collectors.toMap(Peer::id, Peer::name));
        return Screen.of("directreport/web/board").with("page", Page.of("下级直报").desk().wide().crumb(DirectDesk.CRUMB, DirectDesk.HOME)).with("lines", board.lines()).with("refused", board.refused(REFUSED)).with("names", names)
                .with("office", staff.holds(Role.DISCLOSURE_OFFICE)).with("refusals", refusals).status(refusals.isEmpty() ? 200 : 422);
    }

    @PostMapping(ADDRESS + "/quota")
    @Form(page = ADDRESS)
    View quota(@AuthenticationPrincipal Staff staff, @RequestParam String peer, @RequestParam String period, @RequestParam(defaultValue = "") String items) {
        find(peer);
        List<String> reasons = quotas.set(peer, Quotas.Period.named(period).orElseThrow(UpperDesk::notThere), DirectDesk.number(items), staff).reasons();
        return reasons.isEmpty() ? DirectDesk.to(ADDRESS) : board(staff, reasons);
    }

    @GetMapping(ADDRESS + "/{peer}")
    View came(@AuthenticationPrincipal Staff staff, @PathVariable String peer, @RequestParam(defaultValue = "0") long before) {
        demand(staff);
        Peer of = find(peer);
        List<UpperBoard.Came> found = board.came(peer, before, ROWS + 1);
        List<UpperBoard.Came> shown = found.stream().limit(ROWS).toList();
        return Screen.of("directreport/web/came").with("page", Page.of(of.name()).desk().wide().crumb(DirectDesk.CRUMB, DirectDesk.HOME).crumb("下级直报", ADDRESS)).with("peer", of).with("came", shown)
                .with("next", found.size() > ROWS ? shown.getLast().seq() : 0L);
    }

    @GetMapping(ADDRESS + "/{peer}/{seq}")
    View one(@AuthenticationPrincipal Staff staff, @PathVariable String peer, @PathVariable long seq) {
        return one(staff, peer, seq, List.of());
    }

    private View one(Staff staff, String peer, long seq, List<String> refusals) {
        demand(staff);
        Peer of = find(peer);
        UpperBoard.Came came = board.one(peer, seq).orElseThrow(UpperDesk::notThere);
        String title = came.payload().text("title");
        return Screen.of("directreport/web/one").with("page", Page.of(title.isEmpty() ? "第 " + seq + " 件" : title).desk().crumb(DirectDesk.CRUMB, DirectDesk.HOME).crumb("下级直报", ADDRESS).crumb(of.name(), ADDRESS + "/" + peer))
                .with("peer", of).with("came", came).with("asks", asks.of(peer).stream().filter(ask -> ask.about() == seq).toList()).with("office", staff.holds(Role.DISCLOSURE_OFFICE))
                .with("refusals", refusals).status(refusals.isEmpty() ? 200 : 422);
    }

    @PostMapping(ADDRESS + "/{peer}/{seq}")
    @Form(page = ADDRESS + "/{peer}/{seq}", lines = {"said 要问什么 1000"})
    View ask(@AuthenticationPrincipal Staff staff, @PathVariable String peer, @PathVariable long seq, @RequestParam(defaultValue = "") String said) {
        List<String> reasons = asks.ask(peer, seq, said, staff).reasons();
        return reasons.isEmpty() ? DirectDesk.to(ADDRESS + "/" + peer + "/" + seq) : one(staff, peer, seq, reasons);
    }

    private Peer find(String peer) {
        return peers.find(peer).filter(one -> one.direction() == Peer.Direction.LOWER).orElseThrow(UpperDesk::notThere);
    }

    private void demand(Staff staff) {
        if (!DirectDesk.mayCompare(staff)) {
            throw new RoleNeeded(Role.DISCLOSURE_OFFICE, organs.first().map(Organ::id).orElse(""));
        }
    }

    private static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "没有收到过这一件。");
    }
}

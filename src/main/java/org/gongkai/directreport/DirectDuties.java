package org.gongkai.directreport;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.directreport.Peer.Standing;
import org.gongkai.pages.OncePerState;
import org.gongkai.pages.PageChanges;
import org.gongkai.procedure.Duties;
import org.gongkai.procedure.Duty;
import org.springframework.stereotype.Component;

/** Items that wait for somebody of the chain, fingerprints that wait for a second person, and what stopped. */
@Component
class DirectDuties implements Duties {

    private static final String KIND = "直报";
    private static final int MOST = 500;

    private final Items items;
    private final Organs organs;
    /** In the whole house: every inbox asks. */
    private final OncePerState<Waits> waiting;

    DirectDuties(Items items, ItemRows rows, PeerRows peers, Organs organs, PageChanges changes, Now now) {
        this.items = items;
        this.organs = organs;
        this.waiting = new OncePerState<>(changes, now, today -> {
            List<Item> found = rows.waiting(MOST);
            Map<String, List<ItemRows.Taken>> steps = rows.steps(found.stream().map(Item::id).toList());
            return new Waits(found.stream().map(item -> new Open(item, Items.tookPart(item, steps.getOrDefault(item.id(), List.of())))).toList(), peers.all());
        });
    }

    private record Waits(List<Open> items, List<Peer> peers) {
    }

    private record Open(Item item, Set<String> tookPart) {
    }

    @Override
    public Waiting of(Staff staff, int limit) {
        List<Duty> duties = new ArrayList<>();
        Waits waits = waiting.now();
        for (Open open : waits.items()) {
            Item item = open.item();
            if (items.whyNot(item, staff, open.tookPart()).isEmpty()) {
                duties.add(new Duty(KIND, item.stage().title(), "看过后送下一步，或者写明理由退回", KIND, item.title(), organs.shortName(item.organ()), null, null, 0, null, item.address()));
            }
        }
        if (staff.holds(Role.DISCLOSURE_OFFICE) || staff.holds(Role.OPERATOR)) {
            for (Peer peer : waits.peers()) {
                if (peer.isTrusted() && peer.trouble() != null) {
                    duties.add(new Duty(KIND, "直报停下了", "看原因，核对后再试", peer.direction().title(), peer.name(), "", null, null, 0, null, "/desk/direct/peers"));
                } else if (peer.standing() == Standing.NAMED && !staff.personId().equals(peer.namedBy())) {
                    duties.add(new Duty(KIND, "待核对指纹", "打电话核对指纹", peer.direction().title(), peer.name(), "", null, null, 0, null, "/desk/direct/peers"));
                }
            }
        }
        return Waiting.of(duties, limit);
    }
}

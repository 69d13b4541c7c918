package org.gongkai.directreport;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.directreport.Peer.Direction;
import org.gongkai.directreport.Peer.Standing;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.DirectoryActs;
import org.gongkai.ledger.Ledger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whom this installation reports to and who reports to it: named by one person with a fingerprint heard over the telephone, confirmed by another who heard it too. */
@Component
public class Peers {

    private static final String DIGITS = "[0-9a-f]{64}";
    private static final int LONGEST = 200;
    private static final String NO_ADDRESS = "上级的地址应当以 https:// 开头，如 https://zhibao.example.gov.cn。";
    private static final Set<String> OWN_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final PeerRows rows;
    private final Identity identity;
    private final Items items;
    private final Ledger ledger;
    private final Now now;

    Peers(PeerRows rows, Identity identity, Items items, Ledger ledger, Now now) {
        this.rows = rows;
        this.identity = identity;
        this.items = items;
        this.ledger = ledger;
        this.now = now;
    }

    public List<Peer> all() {
        return rows.all();
    }

    public Optional<Peer> find(String id) {
        return rows.find(id);
    }

    /** Why somebody may not name, confirm or stop installations. */
    public static Optional<String> whyNot(Staff staff) {
        return staff.holds(Role.OPERATOR) || staff.holds(Role.DISCLOSURE_OFFICE) ? Optional.empty() : Optional.of("须由运维或公开办办理。");
    }

    /** @param heard the fingerprint as it was read out; spaces and capitals do not matter */
    @Transactional
    public Attempt<Peer> name(Direction direction, String name, String address, String heard, Staff staff) {
        List<String> reasons = new ArrayList<>(whyNot(staff).stream().toList());
        String fingerprint = digits(heard);
        String where = address.strip();
        if (name.isBlank() || name.strip().length() > LONGEST) {
            reasons.add("请写明对方机关的名称，不超过 " + LONGEST + " 字。");
        }
        if (!fingerprint.matches(DIGITS)) {
            reasons.add("指纹是 64 位数字和 a 到 f 的字母，请在电话里逐组核对后填写。");
        } else if (identity.fingerprints().contains(fingerprint)) {
            reasons.add("这是本机自己的指纹，请填对方读来的。");
        } else if (rows.all(direction).stream().anyMatch(peer -> peer.standing() != Standing.REVOKED && peer.fingerprint().equals(fingerprint))) {
            reasons.add("这个指纹已经登记过。");
        }
        if (direction == Direction.UPPER && !isAddress(where)) {
            reasons.add(NO_ADDRESS);
        }
        if (!reasons.isEmpty()) {
            return Attempt.refused(reasons);
        }
        Peer peer = new Peer(Identifier.fresh(), name.strip(), direction, direction == Direction.UPPER ? where.replaceAll("/+$", "") : null, fingerprint, Standing.NAMED, staff.personId(), null, null, null, null, null, null);
        rows.add(peer, record(Acts.NAMED, peer, staff.personId()));
        return Attempt.done(peer);
    }

    /** Somebody else heard it too. */
    @Transactional
    public Attempt<Peer> confirm(String id, String heard, Staff staff) {
        Peer peer = rows.hold(id).orElse(null);
        List<String> reasons = new ArrayList<>(whyNot(staff).stream().toList());
        if (peer == null || peer.standing() != Standing.NAMED) {
            reasons.add("没有等待核对的这个机关。");
        } else if (staff.personId().equals(peer.namedBy())) {
            reasons.add("登记和核对应当是两个人：请另一位同事打电话核对。");
        } else if (!digits(heard).equals(peer.fingerprint())) {
            reasons.add("与登记的指纹不一致，没有确认。请再打一次电话；仍不一致的，这不是对方的机器。");
        }
        if (!reasons.isEmpty() || peer == null) {
            return Attempt.refused(reasons);
        }
        record(Acts.CONFIRMED, peer, staff.personId());
        rows.confirm(id, staff.personId(), now.today());
        if (peer.direction() == Direction.UPPER) {
            items.catchUp(id, staff.personId());
        }
        return Attempt.done(rows.find(id).orElseThrow());
    }

    /** Nothing is taken from it or sent to it from here on. */
    @Transactional
    public Attempt<Peer> revoke(String id, Staff staff) {
        Peer peer = rows.hold(id).orElse(null);
        Optional<String> not = whyNot(staff);
        if (not.isPresent() || peer == null || peer.standing() == Standing.REVOKED) {
            return Attempt.refused(not.orElse("没有在用的这个机关。"));
        }
        record(Acts.REVOKED, peer, staff.personId());
        rows.revoke(id, now.today());
        return Attempt.done(rows.find(id).orElseThrow());
    }

    /** The upper one is spoken to elsewhere from here on; whom one trusts there does not change. */
    @Transactional
    public Attempt<Peer> move(String id, String address, Staff staff) {
        Peer peer = rows.hold(id).orElse(null);
        String where = address.strip().replaceAll("/+$", "");
        Optional<String> not = whyNot(staff);
        if (not.isPresent() || peer == null || peer.direction() != Direction.UPPER || peer.standing() == Standing.REVOKED) {
            return Attempt.refused(not.orElse("没有在用的这个机关。"));
        }
        if (!isAddress(where)) {
            return Attempt.refused(NO_ADDRESS);
        }
        rows.move(id, where);
        Peer moved = rows.find(id).orElseThrow();
        record(Acts.MOVED, moved, staff.personId());
        return Attempt.done(moved);
    }

    /** What stopped the traffic was looked into: it is tried again. */
    @Transactional
    public Attempt<Peer> tryAgain(String id, Staff staff) {
        Optional<String> not = whyNot(staff);
        if (not.isPresent()) {
            return Attempt.refused(not.get());
        }
        if (rows.trouble(id, null)) {
            ledger.record(ActDraft.of(Acts.AGAIN, id).organ(DirectoryActs.INSTALLATION).actor(staff.personId()));
        }
        return rows.find(id).map(Attempt::done).orElseGet(() -> Attempt.refused("没有这个机关。"));
    }

    private String record(String kind, Peer peer, @Nullable String by) {
        return ledger.record(ActDraft.of(kind, peer.id()).organ(DirectoryActs.INSTALLATION).actor(by).detail("direction", peer.direction().name()).detail("fingerprint", peer.fingerprint()).detail("address", peer.address())).id();
    }

    static String digits(String heard) {
        return heard.replaceAll("[\\s:：-]", "").toLowerCase(Locale.ROOT);
    }

    /** HTTPS; in the clear only to this machine itself, where nobody listens between. */
    private static boolean isAddress(String address) {
        try {
            URI uri = URI.create(address);
            return address.length() <= LONGEST && uri.getHost() != null && uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null
                    && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()) && OWN_MACHINE.contains(Objects.requireNonNull(uri.getHost())));
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}

package org.gongkai.directreport;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.directreport.Peer.Direction;
import org.gongkai.directreport.wire.Envelope;
import org.gongkai.directreport.wire.Reply;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.CanonicalJson;
import org.gongkai.ledger.DirectoryActs;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Sha256;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The upper installation asks back about an item; the question comes down with the next answer to the lower one, which answers through the same stream. */
@Component
public class Asks {

    private static final int LONGEST = 1000;

    private final PeerRows peers;
    private final Streams streams;
    private final OutgoingReports outgoing;
    private final Ledger ledger;
    private final Now now;

    Asks(PeerRows peers, Streams streams, OutgoingReports outgoing, Ledger ledger, Now now) {
        this.peers = peers;
        this.streams = streams;
        this.outgoing = outgoing;
        this.ledger = ledger;
        this.now = now;
    }

    public List<Reply.Ask> of(String peer) {
        return streams.asked(peer, 0, Integer.MAX_VALUE);
    }

    /** At the upper one. */
    @Transactional
    public Attempt<Reply.Ask> ask(String id, long about, String said, Staff staff) {
        Optional<Peer> peer = peers.hold(id).filter(one -> one.direction() == Direction.LOWER && one.isTrusted());
        String not = !staff.holds(Role.DISCLOSURE_OFFICE) ? "须由公开办询问。" : peer.isEmpty() || streams.incomingDigests(id, about, about).isEmpty() ? "没有收到过这一件。"
                : said.isBlank() || said.strip().length() > LONGEST ? "请写明要问什么，不超过 " + LONGEST + " 字。" : null;
        if (not != null) {
            return Attempt.refused(not);
        }
        Reply.Ask ask = new Reply.Ask(streams.lastAsked(id) + 1, about, said.strip(), now.instant().truncatedTo(ChronoUnit.MICROS));
        streams.ask(id, ask, ledger.record(ActDraft.of(Acts.ASKED, id).organ(DirectoryActs.INSTALLATION).actor(staff.personId()).detail("number", ask.number()).detail("about", about)
                .detail("said", Sha256.hex(ask.said()))).id());
        return Attempt.done(ask);
    }

    /** At the lower one. */
    @Transactional
    public Attempt<Reply.Ask> answer(String id, long number, String said, Staff staff) {
        Optional<Peer> peer = peers.hold(id).filter(one -> one.direction() == Direction.UPPER && one.isTrusted());
        Optional<Reply.Ask> ask = peer.flatMap(one -> streams.asked(id, number - 1, 1).stream().filter(found -> found.number() == number).findFirst());
        String not = !staff.holds(Role.DISCLOSURE_OFFICE) && !staff.holds(Role.APPROVER) ? "须由公开办或审批人答复。" : ask.isEmpty() ? "上级没有问过这一件。"
                : said.isBlank() || said.strip().length() > LONGEST ? "请写明答复，不超过 " + LONGEST + " 字。" : null;
        if (not != null || ask.isEmpty()) {
            return Attempt.refused(String.valueOf(not));
        }
        Map<String, String> payload = Map.of("number", Long.toString(number), "about", Long.toString(ask.get().about()), "title", "答复第 " + number + " 问", "body", said.strip());
        outgoing.queue(id, Envelope.ANSWER, payload, null, ledger.record(ActDraft.of(Acts.ANSWERED, id).organ(DirectoryActs.INSTALLATION).actor(staff.personId()).detail("number", number)
                .detail("payload", Sha256.hex(CanonicalJson.of(payload)))).id());
        return Attempt.done(ask.get());
    }
}

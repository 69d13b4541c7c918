package org.gongkai.directreport;

import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.directreport.Peer.Direction;
import org.gongkai.directreport.Streams.Head;
import org.gongkai.directreport.wire.Envelope;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.CanonicalJson;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What waits for the upper installations: put there in the transaction of the act that lets it go, kept for good. Other rooms hand over documents, entries and returns here. */
@Component
public class OutgoingReports {

    /** Of one payload, in UTF-8; more belongs under an address with its digest. */
    public static final int LONGEST = 200_000;

    private final PeerRows peers;
    private final Streams streams;
    private final Ledger ledger;
    private final Now now;

    OutgoingReports(PeerRows peers, Streams streams, Ledger ledger, Now now) {
        this.peers = peers;
        this.streams = streams;
        this.ledger = ledger;
        this.now = now;
    }

    /**
     * Hands something over to every upper installation, in the running transaction.
     *
     * @param kind    lower-case words with hyphens, as {@code document}, {@code register-entry}, {@code return}
     * @param subject the record that it is of
     * @param organ   that answers for it
     * @param payload {@code title} and {@code organ} are listed; of a file, {@code link} and {@code digest}
     * @return how many it waits for
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Attempt<Integer> handOver(String kind, String subject, String organ, Map<String, String> payload, @Nullable String by) {
        if (!kind.matches("[a-z]+(-[a-z]+)*") || kind.equals(Envelope.ITEM) || kind.equals(Envelope.ANSWER)) {
            throw new IllegalArgumentException("not a kind that a room hands over: " + kind);
        }
        if (isTooLong(payload)) {
            return Attempt.refused("内容太长，不能直报；请写摘要，并附上原文的网址。");
        }
        String act = ledger.record(ActDraft.of(Acts.HANDED, subject).organ(organ).actor(by).detail("kind", kind).detail("payload", Sha256.hex(CanonicalJson.of(payload)))).id();
        return Attempt.done(queue(kind, payload, null, act));
    }

    static boolean isTooLong(Map<String, String> payload) {
        return CanonicalJson.of(payload).getBytes(StandardCharsets.UTF_8).length > LONGEST;
    }

    /** Answers how many it waits for. */
    int queue(String kind, Map<String, String> payload, @Nullable String item, String act) {
        List<Peer> upper = peers.all(Direction.UPPER).stream().filter(Peer::isTrusted).toList();
        upper.forEach(peer -> queue(peer.id(), kind, payload, item, act));
        return upper.size();
    }

    void queue(String peer, String kind, Map<String, String> payload, @Nullable String item, String act) {
        peers.hold(peer);
        Head head = streams.outgoingHead(peer);
        streams.queue(peer, new Envelope(head.seq() + 1, head.digest(), now.instant().truncatedTo(ChronoUnit.MICROS), kind, CanonicalJson.of(payload)), item, act);
    }
}

package org.gongkai.directreport;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.gongkai.directreport.Peer.Direction;
import org.gongkai.directreport.Upward.Outcome;
import org.gongkai.directreport.wire.Ed25519;
import org.gongkai.directreport.wire.Envelope;
import org.gongkai.directreport.wire.Reply;
import org.gongkai.directreport.wire.Signed;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.DirectoryActs;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Loop;
import org.gongkai.ledger.Loops;
import org.gongkai.ledger.Sha256;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reports to the upper installations what they have not signed for, and fetches what they ask. Where to go on is what the last receipt says: whatever stops in between is sent again, and what an
 * upper one lost with its disk too.
 */
@Component
public class SendUpward {

    private static final int AT_ONCE = 500;
    private static final int BYTES_AT_ONCE = 1 << 20;
    private static final Duration LOOK = Duration.ofMinutes(10);
    private static final Duration FIRST_REST = Duration.ofSeconds(30);
    private static final int DOUBLINGS = 6;
    /** What there is for nothing: an upper one that lost all says so in its signed answer alone. */
    private static final Signed NONE = new Signed("", "", "", List.of());

    private final PeerRows peers;
    private final Streams streams;
    private final List<Upward> ways;
    private final Identity identity;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Now now;
    private final Loop loop;
    private final Map<String, Instant> restsUntil = new HashMap<>();
    private final Map<String, Integer> silences = new HashMap<>();

    SendUpward(PeerRows peers, Streams streams, List<Upward> ways, Identity identity, Ledger ledger, TransactionTemplate transaction, Now now, Loops loops) {
        this.peers = peers;
        this.streams = streams;
        this.ways = ways;
        this.identity = identity;
        this.ledger = ledger;
        this.transaction = transaction;
        this.now = now;
        this.loop = loops.add(Loop.Plan.of("direct-report", "向上级直报", Duration.ofSeconds(10)).finishing(Duration.ofSeconds(20)), this::round);
    }

    /** There may be something to send, or somebody wants to know at once. */
    public void wake() {
        synchronized (this) {
            restsUntil.clear();
        }
        loop.wake();
    }

    /** One batch to each. @return whether there is more */
    synchronized boolean round() {
        boolean more = false;
        for (Peer upper : peers.all(Direction.UPPER)) {
            if (upper.isTrusted() && upper.trouble() == null && !now.instant().isBefore(restsUntil.getOrDefault(upper.id(), Instant.MIN))) {
                more |= speak(upper);
            }
        }
        return more;
    }

    private boolean speak(Peer upper) {
        long after = streams.acknowledged(upper.id());
        List<Envelope> next = bounded(streams.outgoing(upper.id(), after, AT_ONCE));
        if (next.isEmpty() && upper.heardAt() != null && now.instant().isBefore(upper.heardAt().plus(LOOK))) {
            return false;
        }
        if (!identity.isWhole()) {
            return stopped(upper, "本机的签名密钥不在 " + identity.place() + "。请从密钥的备份放回，或者更换密钥后重新核对指纹。");
        }
        Upward way = ways.stream().filter(one -> one.speaksTo(upper)).findFirst().orElseThrow();
        return switch (way.hand(upper, next, streams.lastAsked(upper.id()))) {
            case Outcome.Held held -> {
                silences.remove(upper.id());
                yield settle(upper, held, after);
            }
            case Outcome.Refused(String because) -> stopped(upper, because);
            case Outcome.NotNow notNow -> {
                int times = silences.merge(upper.id(), 1, Integer::sum);
                restsUntil.put(upper.id(), now.instant().plus(FIRST_REST.multipliedBy(1L << Math.min(times - 1, DOUBLINGS))));
                yield false;
            }
        };
    }

    private static List<Envelope> bounded(List<Envelope> waiting) {
        List<Envelope> next = new ArrayList<>();
        long bytes = 0;
        for (Envelope one : waiting) {
            bytes += one.payload().getBytes(StandardCharsets.UTF_8).length;
            if (!next.isEmpty() && bytes > BYTES_AT_ONCE) {
                break;
            }
            next.add(one);
        }
        return next;
    }

    private boolean stopped(Peer upper, String because) {
        transaction.executeWithoutResult(status -> {
            if (peers.trouble(upper.id(), because)) {
                ledger.record(ActDraft.of(Acts.STOPPED, upper.id()).organ(DirectoryActs.INSTALLATION).detail("because", Sha256.hex(because)));
            }
        });
        return false;
    }

    private boolean settle(Peer upper, Outcome.Held held, long after) {
        String wrong = held.upTo() == 0 ? null : streams.outgoingDigest(upper.id(), held.upTo()).map(digest -> digest.equals(held.digest()) ? "" : "上级收下的第 " + held.upTo() + " 件与本机的不同，没有再报。请双方核对。")
                .orElse("上级已经收到第 " + held.upTo() + " 件，本机没有这么多：本机可能是从备份恢复的。请与上级核对后再报。");
        if (wrong != null && !wrong.isEmpty()) {
            return stopped(upper, wrong);
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            peers.hold(upper.id());
            held.keys().forEach(key -> follow(upper.id(), key));
            if (held.upTo() != streams.acknowledged(upper.id())) {
                Signed receipt = held.receipt() == null ? NONE : held.receipt();
                String act = ledger.record(ActDraft.of(Acts.ACKNOWLEDGED, upper.id()).organ(DirectoryActs.INSTALLATION).detail("upTo", held.upTo()).detail("digest", held.digest())
                        .detail("receipt", Sha256.hex(receipt.text()))).id();
                streams.acknowledged(upper.id(), held.upTo(), receipt, act);
            }
            long last = streams.lastAsked(upper.id());
            for (Reply.Ask ask : held.asks()) {
                if (ask.number() == last + 1) {
                    last = ask.number();
                    streams.ask(upper.id(), ask, ledger.record(ActDraft.of(Acts.QUESTION, upper.id()).organ(DirectoryActs.INSTALLATION).detail("number", ask.number())
                            .detail("about", ask.about()).detail("said", Sha256.hex(ask.said()))).id());
                }
            }
            peers.heard(upper.id(), now.instant(), held.skew());
            return held.upTo() != after && !streams.outgoing(upper.id(), held.upTo(), 1).isEmpty();
        }));
    }

    private void follow(String peer, String key) {
        Optional<String> fingerprint = Ed25519.fingerprint(key);
        if (fingerprint.isPresent() && !peers.fingerprints(peer).contains(fingerprint.get())) {
            String act = ledger.record(ActDraft.of(Acts.FOLLOWED, peer).organ(DirectoryActs.INSTALLATION).detail("fingerprint", fingerprint.get())).id();
            peers.addKey(peer, fingerprint.get(), key, act);
        }
    }
}

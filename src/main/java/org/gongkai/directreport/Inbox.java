package org.gongkai.directreport;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.gongkai.calendar.Now;
import org.gongkai.directreport.Peer.Standing;
import org.gongkai.directreport.Streams.Head;
import org.gongkai.directreport.Streams.Incoming;
import org.gongkai.directreport.wire.Batch;
import org.gongkai.directreport.wire.Ed25519;
import org.gongkai.directreport.wire.Envelope;
import org.gongkai.directreport.wire.Receipt;
import org.gongkai.directreport.wire.Reply;
import org.gongkai.directreport.wire.Signed;
import org.gongkai.directreport.wire.Succession;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.DirectoryActs;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Sha256;
import org.gongkai.registers.MerkleTree;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes what lower installations say. Only what a confirmed one signed with its key of now is looked at; what follows on what is held is taken in one transaction with its act and its receipt;
 * what is held already is answered with the receipt that was given; what does not follow is not taken, and the answer says how far all is held.
 */
@Component
public class Inbox {

    /** Of one request, in bytes. */
    public static final int LARGEST = 4 << 20;
    static final int ASKS_AT_ONCE = 50;
    private static final int MOST = 1000;
    private static final int[] NONE = {};

    private final PeerRows peers;
    private final Streams streams;
    private final Identity identity;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Now now;

    Inbox(PeerRows peers, Streams streams, Identity identity, Ledger ledger, TransactionTemplate transaction, Now now) {
        this.peers = peers;
        this.streams = streams;
        this.identity = identity;
        this.ledger = ledger;
        this.transaction = transaction;
        this.now = now;
    }

    /** Why something was not taken; it changed nothing. */
    public enum Why {
        UNREADABLE("报文读不懂，没有收下。"),
        FORGED("签名不对，没有收下。"),
        UNKNOWN("没有登记这个机关，或者还没有核对指纹，没有收下。请先由双方在电话里核对指纹。"),
        REVOKED("这个机关已经停用，没有收下。"),
        OLD_KEY("用的是已经更换的旧密钥，没有收下。"),
        ELSEWHERE("报文是发给别的机关的，没有收下。"),
        FORKED("同一编号的内容与已经收下的不同，没有收下。可能是对方从备份恢复过：请双方核对后再报。");

        private final String sentence;

        Why(String sentence) {
            this.sentence = sentence;
        }

        public String sentence() {
            return sentence;
        }
    }

    /** What is answered. */
    public sealed interface Answer {

        /** Signed; in it the receipt and the questions. */
        record Told(Signed reply) implements Answer {
        }

        record Refused(Why why) implements Answer {
        }
    }

    private static final class No extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final Why why;

        No(Why why) {
            super(why.name(), null, false, false);
            this.why = why;
        }
    }

    public Answer take(byte[] request) {
        String known = "";
        Why why;
        try {
            Signed signed = Optional.of(request).filter(bytes -> bytes.length <= LARGEST).flatMap(Signed::read).orElseThrow(() -> new No(Why.UNREADABLE));
            String fingerprint = Ed25519.fingerprint(signed.key()).orElseThrow(() -> new No(Why.UNREADABLE));
            Optional<Peer> peer = peers.lowerWith(fingerprint).or(() -> successor(signed));
            known = peer.map(Peer::id).orElse("");
            if (peer.isEmpty()) {
                throw new No(Why.UNKNOWN);
            }
            if (!signed.holds()) {
                throw new No(Why.FORGED);
            }
            Batch batch = Batch.read(signed.text()).filter(one -> one.messages().size() <= MOST).orElseThrow(() -> new No(Why.UNREADABLE));
            if (!identity.fingerprints().contains(batch.to())) {
                throw new No(Why.ELSEWHERE);
            }
            return new Answer.Told(identity.sign(Objects.requireNonNull(transaction.execute(status -> take(peer.get().id(), fingerprint, signed, batch))).text()));
        } catch (No no) {
            why = no.why;
        }
        String whose = known;
        Why said = why;
        transaction.executeWithoutResult(status -> {
            streams.refused(now.today(), whose, said.name(), now.instant());
            if (said == Why.FORKED && peers.trouble(whose, said.sentence())) {
                ledger.record(ActDraft.of(Acts.STOPPED, whose).organ(DirectoryActs.INSTALLATION).detail("because", Sha256.hex(said.sentence())));
            }
        });
        return new Answer.Refused(why);
    }

    /** Somebody whose key, said by the one before, follows on one that is trusted. */
    private Optional<Peer> successor(Signed signed) {
        return signed.successions().stream().map(Succession::from).map(peers::lowerWith).flatMap(Optional::stream).findFirst();
    }

    private Reply take(String id, String fingerprint, Signed signed, Batch batch) {
        Peer peer = peers.hold(id).orElseThrow();
        if (peer.standing() != Standing.CONFIRMED) {
            throw new No(peer.standing() == Standing.REVOKED ? Why.REVOKED : Why.UNKNOWN);
        }
        follow(peer, fingerprint, signed);
        Head head = streams.incomingHead(id);
        List<Envelope> fresh = fresh(id, head, batch.messages());
        if (!fresh.isEmpty()) {
            keep(id, fingerprint, fresh);
        }
        peers.heard(id, now.instant(), Duration.between(now.instant(), batch.sent()).toSeconds());
        return Reply.of(Sha256.hex(signed.text()), now.instant(), streams.given(id).orElse(null), streams.asked(id, batch.asked(), ASKS_AT_ONCE));
    }

    /** Whether the key is the one of now, or leads there from it; then it is that from here on. */
    private void follow(Peer peer, String fingerprint, Signed signed) {
        if (peer.fingerprint().equals(fingerprint)) {
            peers.spoke(peer.id(), fingerprint, signed.key());
            return;
        }
        if (peers.fingerprints(peer.id()).contains(fingerprint)) {
            throw new No(Why.OLD_KEY);
        }
        String trusted = peers.publicKey(peer.id(), peer.fingerprint()).orElseThrow(() -> new No(Why.UNKNOWN));
        for (String key : Succession.way(trusted, signed.key(), signed.successions()).orElseThrow(() -> new No(Why.UNKNOWN))) {
            String next = Ed25519.fingerprint(key).orElseThrow(() -> new No(Why.FORGED));
            String act = ledger.record(ActDraft.of(Acts.FOLLOWED, peer.id()).organ(DirectoryActs.INSTALLATION).detail("fingerprint", next)).id();
            peers.addKey(peer.id(), next, key, act);
        }
    }

    /** What follows on what is held; what came before must be what is held, and after a gap nothing is looked at. */
    private List<Envelope> fresh(String peer, Head head, List<Envelope> messages) {
        if (messages.isEmpty()) {
            return List.of();
        }
        Map<Long, String> held = streams.incomingDigests(peer, messages.getFirst().seq(), messages.getLast().seq());
        List<Envelope> fresh = new ArrayList<>();
        long last = head.seq();
        String digest = head.digest();
        for (Envelope one : messages) {
            if (one.seq() <= head.seq()) {
                if (!one.digest().equals(held.get(one.seq()))) {
                    throw new No(Why.FORKED);
                }
            } else if (one.seq() == last + 1) {
                if (!one.previous().equals(digest)) {
                    throw new No(Why.FORKED);
                }
                fresh.add(one);
                last = one.seq();
                digest = one.digest();
            } else {
                break;
            }
        }
        return fresh;
    }

    private void keep(String peer, String speaking, List<Envelope> fresh) {
        List<byte[]> digests = fresh.stream().map(one -> HexFormat.of().parseHex(one.digest())).toList();
        Envelope last = fresh.getLast();
        Act act = ledger.prepare(ActDraft.of(Acts.RECEIVED, peer).organ(DirectoryActs.INSTALLATION).detail("first", fresh.getFirst().seq()).detail("last", last.seq())
                .detail("root", HexFormat.of().formatHex(MerkleTree.root(digests))).detail("digest", last.digest()));
        ledger.write(List.of(act));
        streams.take(peer, folded(peer, fresh), now.today(), act.id());
        Signed receipt = identity.sign(Receipt.of(identity.fingerprint(), speaking, last.seq(), last.digest(), now.instant().truncatedTo(ChronoUnit.MICROS).toString(), act.id()).text());
        streams.took(act.id(), peer, fresh.getFirst().seq(), last.seq(), HexFormat.of().formatHex(MerkleTree.root(digests)), receipt);
    }

    /** Each with the earlier item that says nearly the same; only what is counted is compared with. */
    private List<Incoming> folded(String peer, List<Envelope> fresh) {
        List<Set<Integer>> pairs = fresh.stream().map(one -> one.kind().equals(Envelope.ITEM) ? Alike.pairs(Payload.read(one.payload()).words()) : Set.<Integer>of()).toList();
        List<int[]> bands = pairs.stream().map(Alike::bands).toList();
        Set<Integer> sought = new HashSet<>();
        for (int n = 0; n < fresh.size(); n++) {
            if (!pairs.get(n).isEmpty()) {
                Arrays.stream(bands.get(n)).forEach(sought::add);
            }
        }
        AlikeIndex counted = new AlikeIndex();
        streams.resembling(peer, sought).forEach((seq, payload) -> counted.add(seq, Alike.pairs(Payload.read(payload).words())));
        List<Incoming> all = new ArrayList<>();
        for (int n = 0; n < fresh.size(); n++) {
            Envelope one = fresh.get(n);
            boolean item = !pairs.get(n).isEmpty();
            Long like = item ? counted.like(pairs.get(n), bands.get(n)) : null;
            if (item && like == null) {
                counted.add(one.seq(), pairs.get(n));
            }
            all.add(new Incoming(one, countedOn(one), like, item && like == null ? bands.get(n) : NONE));
        }
        return all;
    }

    /** The day it was sent off, however late the line let it through; a clock that is ahead counts for nothing. */
    private LocalDate countedOn(Envelope one) {
        LocalDate said = LocalDate.ofInstant(one.at(), Now.ZONE);
        return said.isAfter(now.today()) ? now.today() : said;
    }
}

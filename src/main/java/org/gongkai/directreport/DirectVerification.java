package org.gongkai.directreport;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import org.gongkai.directreport.Item.Stage;
import org.gongkai.directreport.Peer.Standing;
import org.gongkai.directreport.wire.Envelope;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Sha256;
import org.gongkai.ledger.Verification;
import org.gongkai.registers.MerkleTree;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes the steps of items and peers again from their acts, and compares what came, went and was signed for with what the acts bind. */
@Component
class DirectVerification implements Verification {

    private static final int ACTS_AT_ONCE = 20;

    private final PeerRows peers;
    private final ItemRows items;
    private final Streams streams;
    private final Ledger ledger;

    DirectVerification(PeerRows peers, ItemRows items, Streams streams, Ledger ledger) {
        this.peers = peers;
        this.items = items;
        this.streams = streams;
        this.ledger = ledger;
    }

    @Override
    public String title() {
        return "直报的信息、收发和回执";
    }

    @Override
    public void verify(Range range, Differences out) {
        List<String> subjects = ledger.subjects("direct.", range);
        Map<String, List<Act>> acts = ledger.of(subjects);
        Map<String, Item> kept = items.among(subjects);
        Map<String, Peer> known = new HashMap<>();
        peers.all().forEach(peer -> known.put(peer.id(), peer));
        List<Act> received = new ArrayList<>();
        List<Act> acknowledged = new ArrayList<>();
        acts.forEach((subject, happened) -> {
            if (happened.stream().anyMatch(act -> act.kind().equals(Acts.DRAFTED))) {
                compareItem(subject, happened, kept.get(subject), out);
            } else if (happened.stream().anyMatch(act -> act.kind().equals(Acts.NAMED))) {
                comparePeer(subject, happened, known.get(subject), out);
                happened.stream().filter(act -> act.kind().equals(Acts.RECEIVED)).forEach(received::add);
                happened.stream().filter(act -> act.kind().equals(Acts.ACKNOWLEDGED)).forEach(acknowledged::add);
            }
        });
        compareReceipts(acknowledged, out);
        for (int from = 0; from < received.size(); from += ACTS_AT_ONCE) {
            compareReceived(received.subList(from, Math.min(received.size(), from + ACTS_AT_ONCE)), out);
        }
        out.compared(subjects.size());
    }

    private static void compareItem(String id, List<Act> happened, @Nullable Item kept, Differences out) {
        Stage stage = Stage.DRAFT;
        Act last = happened.getFirst();
        for (Act act : happened) {
            stage = switch (act.kind()) {
                case Acts.PASSED -> stage.next();
                case Acts.RETURNED -> Stage.DRAFT;
                case Acts.SIGNED -> Stage.SIGNED;
                default -> stage;
            };
            last = act.text("content") == null ? last : act;
        }
        out.tell(id, "步骤", stage, kept == null ? null : kept.stage());
        out.tell(id, "内容", last.text("content"), kept == null ? null : kept.digest());
    }

    private static void comparePeer(String id, List<Act> happened, @Nullable Peer kept, Differences out) {
        Standing standing = Standing.NAMED;
        String fingerprint = "";
        String address = null;
        for (Act act : happened) {
            standing = switch (act.kind()) {
                case Acts.CONFIRMED -> Standing.CONFIRMED;
                case Acts.REVOKED -> Standing.REVOKED;
                default -> standing;
            };
            address = act.text("address") == null ? address : act.text("address");
            fingerprint = act.text("fingerprint") == null ? fingerprint : String.valueOf(act.text("fingerprint"));
        }
        out.tell(id, "是否确认", standing, kept == null ? null : kept.standing());
        out.tell(id, "地址", address, kept == null ? null : kept.address());
        out.tell(id, "指纹", fingerprint, kept == null ? null : kept.fingerprint());
    }

    private void compareReceipts(List<Act> acknowledged, Differences out) {
        Map<String, String> texts = streams.receipts(acknowledged.stream().map(Act::id).toList());
        acknowledged.forEach(act -> out.tell(act.subject() + " " + act.number("upTo", 0), "上级的回执", act.text("receipt"), texts.containsKey(act.id()) ? Sha256.hex(texts.get(act.id())) : null));
    }

    /** Every message as it is kept leads to the root that its act binds. */
    private void compareReceived(List<Act> received, Differences out) {
        Map<String, List<Envelope>> rows = streams.received(received.stream().map(Act::id).toList());
        for (Act act : received) {
            List<Envelope> kept = rows.getOrDefault(act.id(), List.of());
            String root = kept.isEmpty() ? null : HexFormat.of().formatHex(MerkleTree.root(kept.stream().map(one -> HexFormat.of().parseHex(one.digest())).toList()));
            out.tell(act.subject() + " " + act.number("first", 0), "报来的一批", act.text("root"), root);
        }
    }
}

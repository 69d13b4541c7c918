package org.gongkai.directreport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.gongkai.directreport.wire.Batch;
import org.gongkai.directreport.wire.Ed25519;
import org.gongkai.directreport.wire.Envelope;
import org.gongkai.directreport.wire.Receipt;
import org.gongkai.directreport.wire.Reply;
import org.gongkai.directreport.wire.Signed;
import org.gongkai.directreport.wire.Succession;
import org.gongkai.ledger.Sha256;
import org.springframework.stereotype.Component;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Another Gongkai: signed both ways; an answer counts only if the installation of the fingerprint gave it, to this very request. */
@Component
class UpwardByWire implements Upward {

    private static final int TAKEN = 200;
    private static final int REFUSED = 403;
    private static final int LONGEST_REASON = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Wire wire;
    private final Identity identity;
    private final PeerRows peers;
    private final Now now;

    UpwardByWire(Wire wire, Identity identity, PeerRows peers, Now now) {
        this.wire = wire;
        this.identity = identity;
        this.peers = peers;
        this.now = now;
    }

    @Override
    public boolean speaksTo(Peer upper) {
        return upper.address() != null;
    }

    @Override
    public Outcome hand(Peer upper, List<Envelope> next, long asked) {
        Signed request = identity.sign(Batch.of(upper.fingerprint(), now.instant(), asked, next).text());
        Wire.Answered answer;
        try {
            answer = wire.say(String.valueOf(upper.address()), request.bytes());
        } catch (IOException line) {
            return new Outcome.NotNow("对方没有回应，稍后再试。");
        }
        if (answer.status() == REFUSED) {
            return new Outcome.Refused("上级没有收下：" + because(answer.body()));
        }
        Optional<Signed> signed = answer.status() == TAKEN ? Signed.read(answer.body()) : Optional.empty();
        Optional<Reply> reply = signed.filter(Signed::holds).flatMap(one -> Reply.read(one.text())).filter(one -> one.request().equals(Sha256.hex(request.text())));
        if (signed.isEmpty() || reply.isEmpty()) {
            return new Outcome.NotNow("对方的回应读不懂，没有当作收到。");
        }
        return way(upper, signed.get()).map(keys -> held(upper, reply.get(), keys)).orElseGet(() -> new Outcome.Refused("答话的机器的指纹与确认过的不同，没有再报。请打电话核对。"));
    }

    /** Keys that lead from the trusted one to the one that answered; empty where it is somebody else's. */
    private Optional<List<String>> way(Peer upper, Signed signed) {
        if (Ed25519.fingerprint(signed.key()).filter(upper.fingerprint()::equals).isPresent()) {
            peers.spoke(upper.id(), upper.fingerprint(), signed.key());
            return Optional.of(List.of());
        }
        return peers.publicKey(upper.id(), upper.fingerprint()).flatMap(trusted -> Succession.way(trusted, signed.key(), signed.successions()));
    }

    private Outcome held(Peer upper, Reply reply, List<String> keys) {
        long skew = Duration.between(now.instant(), reply.at()).toSeconds();
        Signed given = reply.receipt();
        if (given == null) {
            return new Outcome.Held(null, 0, "", reply.asks(), skew, keys);
        }
        List<String> trusted = new ArrayList<>(peers.fingerprints(upper.id()));
        keys.forEach(key -> Ed25519.fingerprint(key).ifPresent(trusted::add));
        return Receipt.read(given, trusted).filter(receipt -> identity.fingerprints().contains(receipt.to()))
                .<Outcome>map(receipt -> new Outcome.Held(given, receipt.last(), receipt.digest(), reply.asks(), skew, keys))
                .orElseGet(() -> new Outcome.Refused("上级的回执核验不过，没有当作收到。请打电话核对。"));
    }

    private static String because(byte[] body) {
        try {
            String said = JSON.readTree(new String(body, StandardCharsets.UTF_8)).path("refused").asString("");
            return said.isBlank() ? "没有说明原因。" : said.substring(0, Math.min(said.length(), LONGEST_REASON));
        } catch (JacksonException nonsense) {
            return "没有说明原因。";
        }
    }
}

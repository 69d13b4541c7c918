package org.gongkai.directreport;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.gongkai.calendar.Now;
import org.gongkai.directory.DemoChapter;
import org.gongkai.directory.People;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.directreport.Peer.Direction;
import org.gongkai.directreport.Quotas.Period;
import org.gongkai.directreport.wire.Batch;
import org.gongkai.directreport.wire.Ed25519;
import org.gongkai.directreport.wire.Envelope;
import org.gongkai.directreport.wire.Signed;
import org.gongkai.ledger.CanonicalJson;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A few items of the invented district and of a county below it, from {@code demo/direct.yaml}: the county signs with a key that nobody keeps. */
@Component
@Order(72)
class DemoDirectReports implements DemoChapter {

    private static final String TOP = "qinglan";

    private final Items items;
    private final Peers peers;
    private final Quotas quotas;
    private final Asks asks;
    private final Identity identity;
    private final Inbox inbox;
    private final People people;
    private final Now now;

    DemoDirectReports(Items items, Peers peers, Quotas quotas, Asks asks, Identity identity, Inbox inbox, People people, Now now) {
        this.items = items;
        this.peers = peers;
        this.quotas = quotas;
        this.asks = asks;
        this.identity = identity;
        this.inbox = inbox;
        this.people = people;
        this.now = now;
    }

    @Override
    public String name() {
        return "direct-reports";
    }

    @Override
    public void tell() {
        Declared declared;
        try (InputStream in = new ClassPathResource("demo/direct.yaml").getInputStream()) {
            declared = YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build().readValue(in, Declared.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Staff office = DemoChapter.holding(people, Role.DISCLOSURE_OFFICE, declared.organ());
        quotas.set(Quotas.SECTIONS, Period.WEEK, declared.quota(), office).orThrow();
        declared.items().forEach(told -> report(declared.organ(), told));
        draft(declared.organ(), declared.draft());
        county(declared.lower(), office);
    }

    private Item draft(String organ, Told told) {
        return items.draft(new Items.Draft(organ, told.title(), told.body(), now.today().toString(), "", ""), DemoChapter.holding(people, Role.OFFICER, organ)).orThrow();
    }

    private void report(String organ, Told told) {
        Item item = draft(organ, told);
        for (Staff next : List.of(DemoChapter.holding(people, Role.OFFICER, organ), DemoChapter.holding(people, Role.APPROVER, organ), DemoChapter.holding(people, Role.DISCLOSURE_OFFICE, organ),
                DemoChapter.holding(people, Role.APPROVER, TOP))) {
            item = items.pass(item.id(), next).orThrow();
        }
    }

    private void county(Lower lower, Staff office) {
        Ed25519.Pair key = Ed25519.generate();
        String fingerprint = Ed25519.fingerprint(key.publicKey()).orElseThrow();
        Peer peer = peers.name(Direction.LOWER, lower.name(), "", fingerprint, DemoChapter.holding(people, Role.OPERATOR, TOP)).orThrow();
        peers.confirm(peer.id(), fingerprint, office).orThrow();
        quotas.set(peer.id(), Period.WEEK, lower.quota(), office).orThrow();
        List<Envelope> stream = new ArrayList<>();
        for (Told told : lower.items()) {
            stream.add(new Envelope(stream.size() + 1, stream.isEmpty() ? "" : stream.getLast().digest(), now.instant().truncatedTo(ChronoUnit.MICROS), Envelope.ITEM,
                    CanonicalJson.of(Map.of("organ", told.organ() == null ? "" : told.organ(), "title", told.title(), "body", told.body(), "day", now.today().toString()))));
        }
        String said = Batch.of(identity.fingerprint(), now.instant(), 0, stream).text();
        if (!(inbox.take(new Signed(said, key.publicKey(), Ed25519.sign(key.secret(), said), List.of()).bytes()) instanceof Inbox.Answer.Told)) {
            throw new IllegalStateException("demo/direct.yaml: the county was not heard");
        }
        asks.ask(peer.id(), stream.size(), lower.ask(), office).orThrow();
    }

    private record Declared(int quota, String organ, List<Told> items, Told draft, Lower lower) {
    }

    private record Told(@Nullable String organ, String title, String body) {
    }

    private record Lower(String name, int quota, List<Told> items, String ask) {
    }
}

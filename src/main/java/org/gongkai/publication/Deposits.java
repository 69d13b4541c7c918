package org.gongkai.publication;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Power;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Sha256;
import org.gongkai.procedure.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What is public, handed to archives, libraries and service halls with a packing list, and their receipts (R2019 Art. 25). */
@Repository
public class Deposits {

    private static final int MOST = 1_000;
    private static final int LONGEST = 200;
    /** Texts in memory at a time. */
    private static final int CHUNK = 100;

    /** @param receivedOn null while nobody has given a receipt */
    public record Deposit(String id, String organ, String place, String recipient, LocalDate from, LocalDate to, LocalDate madeOn, @Nullable LocalDate receivedOn, @Nullable String receivedBy,
            @Nullable String receipt, int items) {

        public boolean isOpen() {
            return receivedOn == null;
        }
    }

    /** @param digest of the text and files that were handed over */
    public record Item(int number, String document, int edition, String title, @Nullable String docNumber, @Nullable String indexNumber, @Nullable LocalDate publishedOn, int files, String digest) {
    }

    private final JdbcClient client;
    private final Documents documents;
    private final DepositPlaces places;
    private final Ledger ledger;
    private final Now now;

    Deposits(JdbcClient client, Documents documents, DepositPlaces places, Ledger ledger, Now now) {
        this.client = client;
        this.documents = documents;
        this.places = places;
        this.ledger = ledger;
        this.now = now;
    }

    /** Those without a receipt first, then the newest. */
    public List<Deposit> of(Collection<String> organs, int limit) {
        return client.sql("select d.*, (select count(*) from publication.deposit_item i where i.deposit = d.id) as items from publication.deposit d where d.organ = any(?) "
                + "order by d.received_on is not null, d.made_on desc, d.id limit ?").params(organs.toArray(String[]::new), limit).query((row, n) -> deposit(row)).list();
    }

    public Optional<Deposit> find(String id) {
        return client.sql("select d.*, (select count(*) from publication.deposit_item i where i.deposit = d.id) as items from publication.deposit d where d.id = ?").param(id)
                .query((row, n) -> deposit(row)).optional();
    }

    /** What was withdrawn or closed since is listed with what its ground leaves. */
    public List<Item> items(String deposit) {
        return client.sql("""
                select i.number, i.document, e.number, e.title, e.doc_number, d.index_number, e.published_on, i.files, i.digest,
                    coalesce(d.withdrawn_on, c.closed_on), case when d.withdrawn_on is null then c.ground else d.withdrawal_ground end
                from publication.deposit_item i join publication.edition e on e.id = i.edition join publication.document d on d.id = i.document
                left join publication.closing c on c.edition = e.id and c.attachment is null where i.deposit = ? order by i.number""").param(deposit)
                .query((row, n) -> {
                    LocalDate gone = row.getObject(10, LocalDate.class);
                    Item item = new Item(row.getInt(1), row.getString(2), row.getInt(3), row.getString(4), row.getString(5), row.getString(6), row.getObject(7, LocalDate.class), row.getInt(8), row.getString(9));
                    return gone == null ? item : veiled(item, Withdrawals.ground(row.getString(11)));
                }).list();
    }

    private static Item veiled(Item item, Withdrawals.Ground ground) {
        boolean numbered = ground.keeps(Withdrawals.Part.NUMBER);
        return new Item(item.number(), item.document(), item.edition(), ground.keeps(Withdrawals.Part.TITLE) ? item.title() : Tombstone.NO_TITLE, numbered ? item.docNumber() : null,
                numbered ? item.indexNumber() : null, ground.keeps(Withdrawals.Part.DATES) ? item.publishedOn() : null, item.files(), item.digest());
    }

    /** Packs what became public in those days and was not handed to that recipient before; answers the id. @param named the recipient; blank for the usual one of the place */
    @Transactional
    public Attempt<String> make(String organ, String place, String named, @Nullable LocalDate from, @Nullable LocalDate to, Staff staff) {
        List<String> faults = new ArrayList<>();
        String recipient = named.isBlank() ? places.find(place).map(DepositPlaces.Place::recipient).orElse("") : named.strip();
        if (!staff.may(Power.DRAFT, organ)) {
            faults.add("请选择您起草文件的机构");
        }
        if (places.find(place).isEmpty()) {
            faults.add("请选择送到哪里");
        }
        if (recipient.length() > LONGEST) {
            faults.add("送给哪个单位最多 " + LONGEST + " 字");
        }
        if (from == null || to == null || to.isBefore(from) || to.isAfter(now.today())) {
            faults.add("请写从哪一天到哪一天公开的，不晚于今天");
        }
        if (!faults.isEmpty()) {
            return Attempt.refused(faults);
        }
        // whoever packs for the same recipient at the same time waits, and finds what was packed
        client.sql("select pg_advisory_xact_lock(hashtextextended('publication.deposit/' || ? || '/' || ? || '/' || ?, 0))").params(organ, place, recipient).query((row, n) -> "").list();
        List<String> editions = client.sql("""
                select e.id from publication.document d join publication.edition e on e.id = d.live_edition where d.organ = ? and d.withdrawn_on is null and e.published_on between ? and ?
                and not exists (select 1 from publication.deposit_item i join publication.deposit o on o.id = i.deposit where i.edition = e.id and o.place = ? and o.recipient = ?)
                order by e.published_on, d.id limit ?""").params(organ, from, to, place, recipient, MOST + 1).query(String.class).list();
        if (editions.isEmpty() || editions.size() > MOST) {
            return Attempt.refused(editions.isEmpty() ? "这些天公开的都送过了，或者没有公开文件" : "一次最多 " + MOST + " 件，请把日期分短");
        }
        String id = Identifier.fresh();
        client.sql("insert into publication.deposit (id, organ, place, recipient, from_on, to_on, made_by, made_on) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(id, organ, place, recipient, from, to, staff.personId(), now.today()).update();
        for (int n = 0; n < editions.size(); n += CHUNK) {
            pack(id, n, editions.subList(n, Math.min(n + CHUNK, editions.size())));
        }
        ledger.record(act("make", id, organ, staff).detail("place", place).detail("items", editions.size()).detail("list", lists(List.of(id)).get(id)));
        return Attempt.done(id);
    }

    /** @param before how many stand on the list before these */
    private void pack(String id, int before, List<String> editions) {
        Map<String, ReviewChain.Subject> subjects = documents.editions(editions).stream().collect(Collectors.toMap(subject -> subject.edition().id(), Function.identity()));
        Map<String, List<Attachment>> files = documents.openAttachmentsOf(editions);
        List<String> packed = new ArrayList<>();
        List<String> digests = new ArrayList<>();
        List<Integer> counts = new ArrayList<>();
        for (String edition : editions) {
            ReviewChain.Subject subject = Objects.requireNonNull(subjects.get(edition));
            List<Attachment> own = files.getOrDefault(edition, List.of());
            packed.add(subject.document().id());
            counts.add(own.size());
            digests.add(Coordination.answeredWith(subject.edition(), own));
        }
        client.sql("""
                insert into publication.deposit_item (deposit, number, document, edition, files, digest)
                select ?, ? + n, document, edition, files, digest from unnest(?::text[], ?::text[], ?::int[], ?::text[]) with ordinality item (document, edition, files, digest, n)""")
                .params(id, before, packed.toArray(String[]::new), editions.toArray(String[]::new), counts.toArray(Integer[]::new), digests.toArray(String[]::new)).update();
    }

    /** What was not sent after all, or not as it is listed: it can be packed again. */
    @Transactional
    public Attempt<String> cancel(String id, Staff staff) {
        Optional<Deposit> found = find(id).filter(one -> staff.may(Power.DRAFT, one.organ()));
        client.sql("select 1 from publication.deposit where id = ? for update").param(id).query(Integer.class).optional();
        if (found.isEmpty() || find(id).filter(Deposit::isOpen).isEmpty()) {
            return Attempt.refused("没有这一次送存，或者回执已经登记了，不能取消");
        }
        client.sql("delete from publication.deposit_item where deposit = ?").param(id).update();
        client.sql("delete from publication.deposit where id = ?").param(id).update();
        ledger.record(act("cancel", id, found.get().organ(), staff).detail("place", found.get().place()).detail("items", found.get().items()));
        return Attempt.done(id);
    }

    /** @param by who signed for it there @param receipt number of the receipt, and what was missing */
    @Transactional
    public Attempt<String> received(String id, @Nullable LocalDate on, String by, String receipt, Staff staff) {
        Optional<Deposit> found = find(id).filter(one -> staff.may(Power.DRAFT, one.organ()));
        if (found.isEmpty() || !found.get().isOpen()) {
            return Attempt.refused("没有这一次送存，或者回执已经登记了");
        }
        if (on == null || on.isAfter(now.today()) || on.isBefore(found.get().madeOn())) {
            return Attempt.refused("签收日期在送出那天以后，不晚于今天");
        }
        if (by.isBlank() || by.length() > LONGEST || receipt.length() > LONGEST) {
            return Attempt.refused("请写签收人，最多 " + LONGEST + " 字");
        }
        if (client.sql("update publication.deposit set received_on = ?, received_by = ?, receipt = ? where id = ? and received_on is null").params(on, by.strip(), receipt.strip(), id).update() == 0) {
            return Attempt.refused("这一次送存刚刚由他人登记过或者取消了，请刷新");
        }
        ledger.record(act("receive", id, found.get().organ(), staff).on(on));
        return Attempt.done(id);
    }

    private ActDraft act(String verb, String id, String organ, Staff staff) {
        return ActDraft.of("deposit." + verb, id).organ(organ).actor(staff.personId()).detail(Actor.INSTEAD, Actor.of(staff, organ).insteadOf(List.of(Role.with(Power.DRAFT)))).article(places.article());
    }

    /** The digest of each packing list with its head, as it is kept: to whom, of which days, and every line. */
    Map<String, String> lists(Collection<String> ids) {
        Map<String, StringBuilder> lists = new HashMap<>();
        String[] those = ids.toArray(String[]::new);
        client.sql("select id, place, recipient, from_on, to_on from publication.deposit where id = any(?)").param(those)
                .query(row -> {
                    lists.put(row.getString(1), new StringBuilder(String.join("\n", row.getString(2), row.getString(3), row.getString(4), row.getString(5))));
                });
        client.sql("select deposit, number, document, edition, files, digest from publication.deposit_item where deposit = any(?) order by deposit, number").param(those)
                .query(row -> {
                    lists.computeIfAbsent(row.getString(1), id -> new StringBuilder()).append('\n').append(String.join(" ", row.getString(2), row.getString(3), row.getString(4), row.getString(5), row.getString(6)));
                });
        return lists.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, list -> Sha256.hex(list.getValue().toString())));
    }

    private static Deposit deposit(ResultSet row) throws SQLException {
        return new Deposit(row.getString("id"), row.getString("organ"), row.getString("place"), row.getString("recipient"), row.getObject("from_on", LocalDate.class), row.getObject("to_on", LocalDate.class),
                row.getObject("made_on", LocalDate.class), row.getObject("received_on", LocalDate.class), row.getString("received_by"), row.getString("receipt"), row.getInt("items"));
    }
}

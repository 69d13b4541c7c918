package org.gongkai.publication;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Power;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What is public, handed to archives, libraries and service halls with a packing list, and their receipts (R2019 Art. 25). */
@Repository
public class Deposits {

    private static final String ARTICLE = "条例第二十五条";
    private static final int MOST = 1_000;
    private static final int LONGEST = 200;

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

    public List<Item> items(String deposit) {
        return client.sql("""
                select i.number, i.document, e.number, e.title, e.doc_number, d.index_number, e.published_on, i.files, i.digest from publication.deposit_item i
                join publication.edition e on e.id = i.edition join publication.document d on d.id = i.document where i.deposit = ? order by i.number""").param(deposit)
                .query((row, n) -> new Item(row.getInt(1), row.getString(2), row.getInt(3), row.getString(4), row.getString(5), row.getString(6), row.getObject(7, LocalDate.class), row.getInt(8),
                        row.getString(9))).list();
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
        Map<String, List<Attachment>> files = documents.attachmentsOf(editions);
        for (int n = 0; n < editions.size(); n++) {
            ReviewChain.Subject subject = documents.edition(editions.get(n), Scope.EVERYTHING).orElseThrow();
            List<Attachment> own = files.getOrDefault(editions.get(n), List.of());
            client.sql("insert into publication.deposit_item (deposit, number, document, edition, files, digest) values (?, ?, ?, ?, ?, ?)")
                    .params(id, n + 1, subject.document().id(), editions.get(n), own.size(), Coordination.answeredWith(subject.edition(), own)).update();
        }
        ledger.record(ActDraft.of("deposit.make", id).organ(organ).actor(staff.personId()).article(ARTICLE).detail("place", place).detail("items", editions.size()));
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
        client.sql("update publication.deposit set received_on = ?, received_by = ?, receipt = ? where id = ? and received_on is null").params(on, by.strip(), receipt.strip(), id).update();
        ledger.record(ActDraft.of("deposit.receive", id).organ(found.get().organ()).actor(staff.personId()).on(on).article(ARTICLE));
        return Attempt.done(id);
    }

    private static Deposit deposit(ResultSet row) throws SQLException {
        return new Deposit(row.getString("id"), row.getString("organ"), row.getString("place"), row.getString("recipient"), row.getObject("from_on", LocalDate.class), row.getObject("to_on", LocalDate.class),
                row.getObject("made_on", LocalDate.class), row.getObject("received_on", LocalDate.class), row.getString("received_by"), row.getString("receipt"), row.getInt("items"));
    }
}

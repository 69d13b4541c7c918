package org.gongkai.registers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.gongkai.directory.Post;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.frozen.FrozenTable.Row;
import org.gongkai.ledger.Fact;
import org.gongkai.ledger.Facts;
import org.gongkai.ledger.Sealing;
import org.gongkai.publication.DeskDocuments;
import org.gongkai.publication.Documents;
import org.gongkai.publication.Particulars;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a version reads of its registers and of what documents of declared kinds say, as rows of a frozen table. */
@TestComponent
class ShownRegisters {

    private final Registers registers;
    private final RecordRows records;
    private final Proposals proposals;
    private final Keepers keepers;
    private final Sealing sealing;
    private final Documents documents;
    private final DeskDocuments desk;
    private final Facts facts;
    private final JdbcClient jdbc;

    ShownRegisters(Registers registers, RecordRows records, Proposals proposals, Keepers keepers, Sealing sealing, Documents documents, DeskDocuments desk, Facts facts, JdbcClient jdbc) {
        this.registers = registers;
        this.records = records;
        this.proposals = proposals;
        this.keepers = keepers;
        this.sealing = sealing;
        this.documents = documents;
        this.desk = desk;
        this.facts = facts;
        this.jdbc = jdbc;
    }

    List<Row> rows(LocalDate since) {
        List<Row> rows = new ArrayList<>();
        for (String id : jdbc.sql("select id from registers.register order by id").query(String.class).list()) {
            ofRegister(registers.find(id).orElseThrow(() -> new AssertionError("nobody knows the register " + id)), since, rows);
        }
        for (String id : jdbc.sql("select id from registers.proposal order by id").query(String.class).list()) {
            Proposals.Proposal proposal = proposals.find(id).orElseThrow();
            Proposals.Content content = proposals.content(proposal);
            rows.add(new Row("proposal " + id, "content", content.how() + " " + content.reason() + " " + content.rows().stream().map(row -> new TreeMap<>(row.values())).toList(), since, ""));
            rows.add(new Row("proposal " + id, "stage", proposals.stageTitle(proposal, registers.find(proposal.register()).orElseThrow()) + proposals.returnedBecause(proposal).map("：%s"::formatted).orElse(""), since, ""));
        }
        ofDocuments(since, rows);
        return rows;
    }

    private void ofRegister(Register register, LocalDate since, List<Row> rows) {
        String subject = "register " + register.id();
        keepers.keeper(register).ifPresent(organ -> rows.add(new Row(subject, "keeper", organ, since, "")));
        List<Entry> entries = records.after(register.id(), 0, 10_000);
        for (Entry entry : entries) {
            // What it says is bound by the digest, which verification computes again, and stands below as people read it
            rows.add(new Row(subject, "entry " + entry.number(), entry.key() + " " + entry.change() + " " + entry.digest(), since, ""));
        }
        records.sealedValues(register.id(), entries.stream().map(Entry::number).toList()).forEach(value -> rows.add(new Row(subject, "sealed " + value.number() + " " + value.field(),
                sealing.open(RecordRows.SealedValue.place(register.id(), value.number(), value.field()), value.value()), since, "")));
        for (Entry standing : records.standing(register.id(), null, "", 10_000)) {
            Map<String, String> shown = new TreeMap<>();
            standing.said().forEach((field, kept) -> shown.put(field, register.field(field).map(declared -> declared.type().shown(kept)).orElse(kept)));
            rows.add(new Row(subject, "record " + standing.key(), standing.name(register) + " " + shown, since, ""));
        }
        jdbc.sql("select organ || ' ' || period from registers.nothing_new where register = ? order by 1").param(register.id()).query(String.class).list()
                .forEach(said -> rows.add(new Row(subject, "nothing new", said, since, "")));
    }

    private void ofDocuments(LocalDate since, List<Row> rows) {
        Staff reader = new Staff("reader", "读", List.of(Post.at("education", Role.OFFICER)));
        for (String edition : jdbc.sql("select id from publication.edition order by id").query(String.class).list()) {
            desk.edition(edition, reader).ifPresent(found -> rows.add(new Row("edition " + edition, "particulars", found.edition().stage() + " " + said(found.edition().entry().particulars()), since, "")));
        }
        for (String id : jdbc.sql("select id from publication.document order by id").query(String.class).list()) {
            documents.published(id).ifPresent(found -> rows.add(new Row("document " + id, "particulars", found.edition().entry().title() + " " + said(found.edition().entry().particulars()), since, "")));
            List<String> counted = facts.of(id).stream().map(ShownRegisters::said).sorted().toList();
            if (!counted.isEmpty()) {
                rows.add(new Row("document " + id, "counted", counted.toString(), since, ""));
            }
        }
    }

    private static String said(Particulars particulars) {
        Map<String, String> fields = new TreeMap<>();
        particulars.fields().forEach((name, value) -> fields.put(name, value.getClass().getSimpleName() + " " + value));
        return particulars.kind() + " " + fields + " " + particulars.links().stream().map(link -> link.relation() + " " + link.document()).sorted().toList();
    }

    private static String said(Fact fact) {
        return fact.kind() + " " + fact.on() + " " + fact.amount().stripTrailingZeros().toPlainString();
    }
}

package org.gongkai.directory;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

import org.gongkai.directory.OrganTree.Body;
import org.gongkai.directory.OrganTree.Merger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes the tables of organs. */
@Component
class OrganRows {

    private record FormOf(String organ, OrganForm form) {
    }

    private final JdbcClient database;

    OrganRows(JdbcClient database) {
        this.database = database;
    }

    OrganTree tree() {
        var bodies = database.sql("select * from directory.organ order by sort").query(OrganRows::body).list();
        var forms = database.sql("select * from directory.organ_form").query((row, n) -> new FormOf(
                row.getString("organ"), new OrganForm(row.getObject("from_on", LocalDate.class), row.getString("name"),
                        row.getString("short_name"), row.getString("parent")))).list();
        var mergers = database.sql("select * from directory.merger").query((row, n) -> new Merger(
                row.getString("predecessor"), row.getString("successor"), row.getObject("on_day", LocalDate.class))).list();
        return new OrganTree(bodies,
                forms.stream().collect(groupingBy(FormOf::organ, mapping(FormOf::form, toList()))), mergers);
    }

    void add(Organ organ) {
        database.sql("""
                insert into directory.organ (id, kind, credit_code, established_on)
                values (:id, :kind, :creditCode, :from)""")
                .param("id", organ.id()).param("kind", organ.kind().name())
                .param("creditCode", organ.creditCode()).param("from", organ.from()).update();
        describe(organ.id(), organ.profile().kept());
        addForm(organ.id(), new OrganForm(organ.from(), organ.name(), organ.shortName(), organ.parentId()));
    }

    void addForm(String organ, OrganForm form) {
        database.sql("""
                insert into directory.organ_form (organ, from_on, name, short_name, parent)
                values (:organ, :from, :name, :shortName, :parent)""")
                .param("organ", organ).param("from", form.from()).param("name", form.name())
                .param("shortName", form.shortName()).param("parent", form.parentId()).update();
    }

    void describe(String organ, OrganProfile profile) {
        database.sql("""
                update directory.organ
                   set document_word = :documentWord, disclosure_office = :disclosureOffice, functions = :functions,
                       address = :address, postcode = :postcode, hours = :hours, phone = :phone, email = :email, head = :head
                 where id = :id""")
                .param("id", organ).param("documentWord", profile.documentWord())
                .param("disclosureOffice", profile.disclosureOffice()).param("functions", profile.functions())
                .param("address", profile.address()).param("postcode", profile.postcode())
                .param("hours", profile.hours()).param("phone", profile.phone())
                .param("email", profile.email()).param("head", profile.head()).update();
    }

    void merge(Merger merger) {
        database.sql("update directory.organ set dissolved_on = :on where id = :id")
                .param("on", merger.on()).param("id", merger.predecessor()).update();
        database.sql("insert into directory.merger (predecessor, successor, on_day) values (:from, :into, :on)")
                .param("from", merger.predecessor()).param("into", merger.successor()).param("on", merger.on()).update();
    }

    private static Body body(ResultSet row, int number) throws SQLException {
        return new Body(row.getString("id"), OrganKind.valueOf(row.getString("kind")), row.getString("credit_code"),
                row.getObject("established_on", LocalDate.class), row.getObject("dissolved_on", LocalDate.class),
                new OrganProfile(row.getString("document_word"), row.getString("disclosure_office"),
                        row.getString("functions"), row.getString("address"), row.getString("postcode"),
                        row.getString("hours"), row.getString("phone"), row.getString("email"), row.getString("head")));
    }
}

package org.gongkai.participation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.gongkai.face.ListedPages;
import org.gongkai.participation.Solicitation.Stage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of solicitations. */
@Component
class SolicitationRows {

    private static final String ALL = """
            select id, kind, organ, stage, drafter, owner, title, why, draft, document, opens_on, closes_on, contributions, returned, summary, became, proposer, answered_on
            from participation.solicitation""";

    private final JdbcClient client;

    SolicitationRows(JdbcClient client) {
        this.client = client;
    }

    static Solicitation row(ResultSet row, int n) throws SQLException {
        return new Solicitation(row.getString("id"), row.getString("kind"), row.getString("organ"), Stage.valueOf(row.getString("stage")), row.getString("drafter"), row.getString("owner"),
                new Solicitation.Text(row.getString("title"), row.getString("why"), row.getString("draft"), row.getString("document")), row.getObject("opens_on", LocalDate.class),
                row.getObject("closes_on", LocalDate.class), row.getLong("contributions"), row.getString("returned"), row.getString("summary"),
                row.getString("became"), row.getString("proposer"), row.getObject("answered_on", LocalDate.class));
    }

    Optional<Solicitation> find(String id) {
        return client.sql(ALL + " where id = ?").param(id).query(SolicitationRows::row).optional();
    }

    /** The same with its row held until the end of the transaction: nothing comes in and nothing is numbered meanwhile. */
    Solicitation hold(String id) {
        return client.sql(ALL + " where id = ? for update").param(id).query(SolicitationRows::row).single();
    }

    /** Those in some stages, the last to close first; after a day and an id. */
    List<Solicitation> in(Collection<Stage> stages, LocalDate before, String beforeId, int limit) {
        return client.sql(ALL + " where stage = any(?) and (closes_on, id) < (?, ?) order by closes_on desc, id desc limit ?").params(names(stages), before, beforeId, limit)
                .query(SolicitationRows::row).list();
    }

    List<Solicitation> among(Collection<String> ids) {
        return client.sql(ALL + " where id = any(?)").param(ids.toArray(String[]::new)).query(SolicitationRows::row).list();
    }

    /** Those of some organs, what is still to be done first. */
    List<Solicitation> of(Collection<String> organs, Collection<Stage> stages, int limit) {
        return client.sql(ALL + " where organ = any(?) and stage = any(?) order by closes_on desc, id limit ?").params(organs.toArray(String[]::new), names(stages), limit)
                .query(SolicitationRows::row).list();
    }

    List<String> closingBefore(LocalDate today) {
        return client.sql("select id from participation.solicitation where stage = 'OPEN' and closes_on < ? order by id").param(today).query(String.class).list();
    }

    List<String> idsAfter(String id, int limit) {
        return client.sql("select id from participation.solicitation where opens_on is not null and id > ? order by id limit ?").params(id, limit).query(String.class).list();
    }

    /** Those that everybody reads, unanswered ones first, without their words: a draft may be long. */
    List<ListedPages.Listed> listed(int limit) {
        return client.sql("select id, coalesce(answered_on, opens_on) from participation.solicitation where opens_on is not null order by stage = 'ANSWERED', closes_on desc, id desc limit ?").param(limit)
                .query((row, n) -> new ListedPages.Listed(Solicitation.ADDRESS + row.getString(1), row.getObject(2, LocalDate.class))).list();
    }

    long opened() {
        return client.sql("select count(*) from participation.solicitation where opens_on is not null").query(Long.class).single();
    }

    /** Those that became one of the documents. */
    List<Solicitation> became(String document) {
        return client.sql(ALL + " where became = ? and stage = 'ANSWERED' order by answered_on desc limit 5").param(document).query(SolicitationRows::row).list();
    }

    /** The same of several, each document's in the order in which they closed. */
    List<Solicitation> becameAny(Collection<String> documents) {
        return client.sql(ALL + " where became = any(?) and stage = 'ANSWERED' order by closes_on, id").param(documents.toArray(String[]::new)).query(SolicitationRows::row).list();
    }

    /** Those of some kinds that everybody reads, the last to close first; after a day and an id. */
    List<Solicitation> publicOf(Collection<String> kinds, LocalDate before, String beforeId, int limit) {
        return client.sql(ALL + " where kind = any(?) and opens_on is not null and (closes_on, id) < (?, ?) order by closes_on desc, id desc limit ?")
                .params(kinds.toArray(String[]::new), before, beforeId, limit).query(SolicitationRows::row).list();
    }

    /** Those of some kinds whose outcome is published, the last to close first. */
    List<Solicitation> answeredOf(Collection<String> kinds) {
        return client.sql(ALL + " where kind = any(?) and stage = 'ANSWERED' order by closes_on desc, id desc").param(kinds.toArray(String[]::new)).query(SolicitationRows::row).list();
    }

    void insert(String id, String kind, String organ, String drafter, String owner, Solicitation.Text text, LocalDate closesOn) {
        client.sql("insert into participation.solicitation (id, kind, organ, stage, drafter, owner, title, why, draft, document, closes_on) values (?, ?, ?, 'DRAFT', ?, ?, ?, ?, ?, ?, ?)")
                .params(id, kind, organ, drafter, owner, text.title(), text.why(), text.draft(), text.document(), closesOn).update();
    }

    void write(String id, String owner, Solicitation.Text text, LocalDate closesOn) {
        client.sql("update participation.solicitation set owner = ?, title = ?, why = ?, draft = ?, document = ?, closes_on = ? where id = ?")
                .params(owner, text.title(), text.why(), text.draft(), text.document(), closesOn, id).update();
    }

    void stage(String id, Stage stage) {
        client.sql("update participation.solicitation set stage = ?, returned = null where id = ?").params(stage.name(), id).update();
    }

    void giveBack(String id, Stage stage, String reason) {
        client.sql("update participation.solicitation set stage = ?, returned = ? where id = ?").params(stage.name(), reason, id).update();
    }

    void open(String id, LocalDate on) {
        client.sql("update participation.solicitation set stage = 'OPEN', opens_on = ?, returned = null where id = ?").params(on, id).update();
    }

    /** Of a gathering that was announced for another day. */
    void holdOn(String id, LocalDate day) {
        client.sql("update participation.solicitation set closes_on = ? where id = ?").params(day, id).update();
    }

    void propose(String id, String summary, @Nullable String became, String proposer) {
        client.sql("update participation.solicitation set stage = 'PROPOSED', returned = null, summary = ?, became = ?, proposer = ? where id = ?").params(summary, became, proposer, id).update();
    }

    void answer(String id, LocalDate on) {
        client.sql("update participation.solicitation set stage = 'ANSWERED', answered_on = ? where id = ?").params(on, id).update();
    }

    private static String[] names(Collection<Stage> stages) {
        return stages.stream().map(Stage::name).toArray(String[]::new);
    }
}

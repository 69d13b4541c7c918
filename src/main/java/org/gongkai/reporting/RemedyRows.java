package org.gongkai.reporting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.gongkai.directory.Scope;
import org.gongkai.reporting.Remedy.Kind;
import org.gongkai.reporting.Remedy.Result;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The register of reconsiderations and suits, as rows. */
@Repository
class RemedyRows {

    private static final String COLUMNS = "id, organ, kind, reference, request, filed_on, result, decided_on";
    private static final String SELECT = "select " + COLUMNS + " from reporting.remedy ";

    private final JdbcClient jdbc;

    RemedyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Remedy> find(String id) {
        return jdbc.sql(SELECT + "where id = ? and struck_on is null").param(id)
                .query(RemedyRows::read).optional();
    }

    /** One that the scope may see. */
    Optional<Remedy> find(String id, Scope scope) {
        return jdbc.sql(SELECT + "where id = ? and struck_on is null and (? or organ = any(?))").params(id, scope.everything(), scope.organs().toArray(String[]::new))
                .query(RemedyRows::read).optional();
    }

    /** All of one kind that an organ keeps here. */
    List<Remedy> of(String organ, Kind kind) {
        return jdbc.sql(SELECT + "where organ = ? and kind = ? and struck_on is null order by id").params(organ, kind.id())
                .query(RemedyRows::read).list();
    }

    /** Newest filing first, after the given one. */
    List<Remedy> list(Scope scope, @Nullable Remedy after, int limit) {
        return jdbc.sql(SELECT + """
                where struck_on is null and (? or organ = any(?)) and (filed_on, id) < (?, ?)
                order by filed_on desc, id desc limit ?""")
                .params(scope.everything(), scope.organs().toArray(String[]::new),
                        after == null ? LocalDate.of(9999, 1, 1) : after.filedOn(), after == null ? "" : after.id(), limit)
                .query(RemedyRows::read).list();
    }

    List<Remedy> withIds(List<String> ids) {
        return jdbc.sql(SELECT + "where id = any(?) and struck_on is null order by id")
                .param(ids.toArray(String[]::new)).query(RemedyRows::read).list();
    }

    /** Whether it was not there yet; asked in the same breath, for a refused insert would end the transaction. */
    boolean add(Remedy remedy) {
        return jdbc.sql("insert into reporting.remedy (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?)"
                        + " on conflict (organ, kind, reference) where struck_on is null do nothing")
                .params(remedy.id(), remedy.organ(), remedy.kind().id(), remedy.reference(), remedy.request(),
                        remedy.filedOn(), remedy.result() == null ? null : remedy.result().id(), remedy.decidedOn())
                .update() == 1;
    }

    /** Whether it was still pending, and is decided now. */
    boolean decide(Remedy decided, Result result) {
        return jdbc.sql("update reporting.remedy set result = ?, decided_on = ? where id = ? and result is null and struck_on is null")
                .params(result.id(), decided.decidedOn(), decided.id()).update() == 1;
    }

    /** Whether it stood, and is struck now. */
    boolean strike(String id, LocalDate on, String reason) {
        return jdbc.sql("update reporting.remedy set struck_on = ?, strike_reason = ? where id = ? and struck_on is null")
                .params(on, reason, id).update() == 1;
    }

    private static Remedy read(ResultSet row, int n) throws SQLException {
        String result = row.getString("result");
        return new Remedy(row.getString("id"), row.getString("organ"), Kind.named(row.getString("kind")).orElseThrow(),
                row.getString("reference"), row.getString("request"), row.getObject("filed_on", LocalDate.class),
                result == null ? null : Result.named(result).orElseThrow(), row.getObject("decided_on", LocalDate.class));
    }
}

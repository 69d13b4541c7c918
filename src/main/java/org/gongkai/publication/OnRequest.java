package org.gongkai.publication;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.gongkai.directory.Organs;
import org.gongkai.ledger.Act;
import org.gongkai.procedure.Action;
import org.gongkai.search.Audience;
import org.gongkai.search.Findable;
import org.gongkai.search.Findables;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Documents that are open on request: their titles, numbers and days, let out one by one; never a word of their texts or files (国办发〔2016〕80号 一(一)). */
@Repository
public class OnRequest implements Findables {

    static final String LIST = "list";
    static final String UNLIST = "unlist";
    /** Where what is not public to all is put away. */
    private static final String KEPT = "kept";
    private static final String KIND = "on-request";
    private static final String FROM = """
             from publication.document d join lateral (select e.* from publication.edition e where e.document = d.id and e.stage = 'kept' order by e.number desc limit 1) e on true
            where d.on_request_on is not null and e.disclosure = 'ON_REQUEST'""";
    private static final String LINE = "select d.id, d.organ, e.title, e.doc_number, e.issuer, e.formed_on, d.on_request_on" + FROM;

    /** @param formedOn 成文日期 @param listedOn the day on which its title was let out */
    public record Line(String id, String organ, String title, @Nullable String number, @Nullable String issuer, @Nullable LocalDate formedOn, LocalDate listedOn) {

        /** Where the next page begins. */
        public String key() {
            return listedOn + "~" + id;
        }
    }

    private final JdbcClient client;
    private final Organs organs;

    OnRequest(JdbcClient client, Organs organs) {
        this.client = client;
        this.organs = organs;
    }

    /** Newest first. @param after {@link Line#key} of the last line of the page before; null for the first page */
    public List<Line> list(@Nullable String after, int limit) {
        int at = after == null ? -1 : after.indexOf('~');
        List<Object> params = new ArrayList<>();
        LocalDate day = after == null || at < 0 ? null : day(after.substring(0, at));
        if (day != null) {
            params.addAll(List.of(day, after.substring(at + 1)));
        }
        String where = day == null ? "" : " and (d.on_request_on, d.id) < (?, ?)";
        params.add(limit);
        return client.sql(LINE + where + " order by d.on_request_on desc, d.id desc limit ?").params(params).query((row, n) -> line(row)).list();
    }

    /** Null for what is no day: the address was written by hand. */
    private static @Nullable LocalDate day(String said) {
        try {
            return said.matches("\\d{4}-\\d\\d-\\d\\d") ? LocalDate.parse(said) : null;
        } catch (DateTimeParseException noDay) {
            return null;
        }
    }

    public Optional<Line> find(String id) {
        return client.sql(LINE + " and d.id = ?").param(id).query((row, n) -> line(row)).optional();
    }

    /** Whether what was listed is listed no longer once this is taken: a title that stands there from then on was looked at by whoever lists it. */
    static boolean unlists(Action action) {
        return action.id().equals(UNLIST) || action.id().equals("reassess") || KEPT.equals(action.to()) || Edition.PUBLISHED.equals(action.to());
    }

    boolean isListed(String documentId) {
        return client.sql("select on_request_on is not null from publication.document where id = ?").param(documentId).query(Boolean.class).single();
    }

    /** @param on null where it is listed no longer */
    void list(String documentId, @Nullable LocalDate on) {
        client.sql("update publication.document set on_request_on = ? where id = ?").params(Arrays.asList(on, documentId)).update();
    }

    @Override
    public String room() {
        return "publication.on-request";
    }

    @Override
    public String shape() {
        return "1";
    }

    @Override
    public Map<String, String> kinds() {
        return Map.of(KIND, "可以申请公开的文件");
    }

    @Override
    public Set<String> touched(List<Act> acts) {
        return acts.stream().filter(act -> act.kind().startsWith("publication.")).map(Act::subject).collect(Collectors.toSet());
    }

    @Override
    public List<Findable> among(Collection<String> ids) {
        return client.sql(LINE + " and d.id = any(?)").param(ids.toArray(String[]::new)).query((row, n) -> line(row)).list().stream()
                .map(line -> Findable.of(line.id(), KIND, line.title(), "", "/on-request/" + line.id()).numbered(line.number()).from(line.issuer() == null ? organs.name(line.organ()) : line.issuer(), line.formedOn())).toList();
    }

    @Override
    public List<String> idsAfter(String id, int limit) {
        return client.sql("select d.id" + FROM + " and d.id > ? order by d.id limit ?").params(id, limit).query(String.class).list();
    }

    @Override
    public long count() {
        return client.sql("select count(*)" + FROM).query(Long.class).single();
    }

    @Override
    public Set<String> openAmong(Collection<String> ids, Audience reader) {
        return Set.copyOf(client.sql("select d.id" + FROM + " and d.id = any(?)").param(ids.toArray(String[]::new)).query(String.class).list());
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5), row.getObject(6, LocalDate.class), row.getObject(7, LocalDate.class));
    }
}

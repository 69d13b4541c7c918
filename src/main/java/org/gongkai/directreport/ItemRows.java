package org.gongkai.directreport;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.gongkai.directory.Scope;
import org.gongkai.directreport.Item.Stage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Items and what happened to them, as rows. */
@Repository
class ItemRows {

    private static final String ITEM = "select i.* from directreport.item i ";

    private final JdbcClient jdbc;

    ItemRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What happened to an item. */
    public record Taken(String act, String step, @Nullable String by, LocalDate on, @Nullable String said) {
    }

    void add(Item item) {
        jdbc.sql("insert into directreport.item (id, organ, title, body, day, link, link_digest, stage, drafted_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(item.id(), item.organ(), item.title(), item.body(), item.day(), item.link(), item.linkDigest(), item.stage().name(), item.draftedBy()).update();
    }

    void change(Item item) {
        jdbc.sql("update directreport.item set title = ?, body = ?, day = ?, link = ?, link_digest = ? where id = ?")
                .params(item.title(), item.body(), item.day(), item.link(), item.linkDigest(), item.id()).update();
    }

    void stand(String id, Stage stage, @Nullable LocalDate signedOn) {
        jdbc.sql("update directreport.item set stage = ?, signed_on = ? where id = ?").params(stage.name(), signedOn, id).update();
    }

    void log(String item, Taken taken) {
        jdbc.sql("insert into directreport.item_step (act, item, step, by, on_day, said) values (?, ?, ?, ?, ?, ?)").params(taken.act(), item, taken.step(), taken.by(), taken.on(), taken.said()).update();
    }

    List<Taken> steps(String item) {
        return jdbc.sql("select act, step, by, on_day, said from directreport.item_step where item = ? order by seq").param(item)
                .query((row, n) -> new Taken(row.getString(1), row.getString(2), row.getString(3), row.getObject(4, LocalDate.class), row.getString(5))).list();
    }

    /** The steps of several items at once, by item, each in order. */
    Map<String, List<Taken>> steps(Collection<String> items) {
        return jdbc.sql("select item, act, step, by, on_day, said from directreport.item_step where item = any(?) order by seq").param(items.toArray(String[]::new))
                .query((row, n) -> Map.entry(row.getString(1), new Taken(row.getString(2), row.getString(3), row.getString(4), row.getObject(5, LocalDate.class), row.getString(6)))).list().stream()
                .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    Optional<Item> find(String id) {
        return jdbc.sql(ITEM + "where i.id = ?").param(id).query(ItemRows::item).optional();
    }

    Optional<Item> hold(String id) {
        return jdbc.sql(ITEM + "where i.id = ? for update").param(id).query(ItemRows::item).optional();
    }

    Map<String, Item> among(Collection<String> ids) {
        return jdbc.sql(ITEM + "where i.id = any(?)").param(ids.toArray(String[]::new)).query(ItemRows::item).list().stream().collect(Collectors.toMap(Item::id, item -> item));
    }

    /** Newest first. @param stage null for any @param before place before which they begin */
    List<Item> list(Scope scope, @Nullable Stage stage, long before, int limit) {
        return jdbc.sql(ITEM + "where (? or i.organ = any(?)) and (?::text is null or i.stage = ?) and i.seq < ? order by i.seq desc limit ?")
                .params(scope.everything(), scope.organs().toArray(String[]::new), stage == null ? null : stage.name(), stage == null ? null : stage.name(), before, limit).query(ItemRows::item).list();
    }

    /** Those that wait for somebody, oldest first. */
    List<Item> waiting(int limit) {
        return jdbc.sql(ITEM + "where i.stage in ('HEAD', 'DIRECTOR', 'SECRETARY') order by i.seq limit ?").param(limit).query(ItemRows::item).list();
    }

    /** Those that were signed while there was nobody to report to, oldest first. */
    List<Item> unsent() {
        return jdbc.sql(ITEM + "where i.signed_on is not null and not exists (select from directreport.outgoing o where o.item = i.id) order by i.seq").query(ItemRows::item).list();
    }

    /** How many were signed between two days, both included, by section. */
    Map<String, Integer> signed(LocalDate from, LocalDate to) {
        return jdbc.sql("select organ, count(*) from directreport.item where signed_on between ? and ? group by organ").params(from, to)
                .query((row, n) -> Map.entry(row.getString(1), row.getInt(2))).list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Item item(ResultSet row, int n) throws SQLException {
        return new Item(row.getString("id"), row.getString("organ"), row.getString("title"), row.getString("body"), row.getObject("day", LocalDate.class), row.getString("link"),
                row.getString("link_digest"), Stage.valueOf(row.getString("stage")), row.getString("drafted_by"), row.getObject("signed_on", LocalDate.class), row.getLong("seq"));
    }
}

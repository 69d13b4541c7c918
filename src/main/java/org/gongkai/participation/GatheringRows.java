package org.gongkai.participation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.gongkai.participation.Gathering.Giving;
import org.gongkai.participation.Registration.News;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of gatherings. */
@Component
class GatheringRows {

    private static final String ALL = "select starts, ends, place, places, who, giving, registers_until, lot_word, lot_salt, witness, minutes, came, solicitation, cancelled, moved from participation.gathering";

    private final JdbcClient client;

    GatheringRows(JdbcClient client) {
        this.client = client;
    }

    private static Gathering row(ResultSet row, int n) throws SQLException {
        String word = row.getString(8);
        return new Gathering(row.getObject(1, LocalTime.class), row.getObject(2, LocalTime.class), row.getString(3), row.getInt(4), row.getString(5), Giving.valueOf(row.getString(6)),
                row.getObject(7, LocalDate.class), word == null ? null : new Lot(word, row.getString(9), row.getString(10)), row.getString(11), row.getObject(12, Integer.class), row.getString(15), row.getString(14));
    }

    Optional<Gathering> find(String id) {
        return client.sql(ALL + " where solicitation = ?").param(id).query(GatheringRows::row).optional();
    }

    /** The same held until the end of the transaction: places are given one after another. */
    Optional<Gathering> hold(String id) {
        return client.sql(ALL + " where solicitation = ? for update").param(id).query(GatheringRows::row).optional();
    }

    /** By id of the question; those that are no gathering are not there. */
    Map<String, Gathering> among(Collection<String> ids) {
        Map<String, Gathering> found = new LinkedHashMap<>();
        client.sql(ALL + " where solicitation = any(?)").param(ids.toArray(String[]::new)).query((row, n) -> found.put(row.getString(13), row(row, n))).list();
        return found;
    }

    void write(String id, Gathering plan) {
        client.sql("""
                insert into participation.gathering (solicitation, starts, ends, place, places, who, giving, registers_until) values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (solicitation) do update set starts = excluded.starts, ends = excluded.ends, place = excluded.place, places = excluded.places, who = excluded.who,
                    giving = excluded.giving, registers_until = excluded.registers_until""")
                .params(id, plan.starts(), plan.ends(), plan.place(), plan.places(), plan.who(), plan.giving().name(), plan.registersUntil()).update();
    }

    void open(String id, LocalDate forgetsOn) {
        client.sql("update participation.gathering set forgets_on = ? where solicitation = ?").params(forgetsOn, id).update();
    }

    void draw(String id, Lot lot) {
        client.sql("update participation.gathering set lot_word = ?, lot_salt = ?, witness = ? where solicitation = ?").params(lot.word(), lot.salt(), lot.witness(), id).update();
    }

    void minutes(String id, String minutes, @Nullable Integer came) {
        client.sql("update participation.gathering set minutes = ?, came = ? where solicitation = ?").params(minutes, came, id).update();
    }

    void cancel(String id, String reason) {
        client.sql("update participation.gathering set cancelled = ? where solicitation = ?").params(reason, id).update();
    }

    /** @param plan as it is held now */
    void move(String id, Gathering plan, LocalDate forgetsOn) {
        client.sql("update participation.gathering set starts = ?, ends = ?, place = ?, moved = ?, forgets_on = ? where solicitation = ?")
                .params(plan.starts(), plan.ends(), plan.place(), plan.moved(), forgetsOn, id).update();
    }

    List<String> toForget(LocalDate today) {
        return client.sql("select solicitation from participation.gathering where forgets_on < ? order by 1").param(today).query(String.class).list();
    }

    void forgotten(String id) {
        client.sql("update participation.gathering set forgets_on = null where solicitation = ?").param(id).update();
    }

    /**
     * What somebody has to do before a gathering that is to come or was called off, or did not do before it was held.
     *
     * @param draws  whether its lot is to be drawn
     * @param untold how many somebody has to tell what, because no e-mail does
     */
    record Before(String solicitation, boolean draws, Map<News, Long> untold) {
    }

    List<Before> before(LocalDate today) {
        return client.sql("""
                select g.solicitation, g.giving = 'LOT' and g.lot_word is null and g.registers_until < ? and s.stage <> 'CANCELLED', untold.*
                from participation.gathering g join participation.solicitation s on s.id = g.solicitation cross join lateral (
                    select count(*) filter (where news = 'PLACE') as place, count(*) filter (where news = 'WAITS') as waits, count(*) filter (where news = 'MOVED') as moved,
                        count(*) filter (where news = 'CANCELLED') as cancelled
                    from participation.registration r where r.solicitation = g.solicitation and r.told_on is null and r.standing <> 'WITHDRAWN' and (not r.address or r.failed)) untold
                where s.stage in ('OPEN', 'CANCELLED') and s.closes_on >= ?
                    or s.stage in ('OPEN', 'CLOSED', 'PROPOSED') and g.giving = 'LOT' and g.lot_word is null
                        and exists (select 1 from participation.registration r where r.solicitation = g.solicitation and r.standing = 'REGISTERED')""").params(today, today)
                .query((row, n) -> {
                    Map<News, Long> untold = new EnumMap<>(News.class);
                    for (News news : News.values()) {
                        long count = row.getLong(news.name().toLowerCase(Locale.ROOT));
                        if (count > 0) {
                            untold.put(news, count);
                        }
                    }
                    return new Before(row.getString(1), row.getBoolean(2), untold);
                }).list().stream().filter(one -> one.draws() || !one.untold().isEmpty()).toList();
    }
}

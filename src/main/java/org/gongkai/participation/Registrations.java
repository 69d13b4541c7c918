package org.gongkai.participation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.ledger.Sealing;
import org.gongkai.participation.Registration.Mail;
import org.gongkai.participation.Registration.News;
import org.gongkai.participation.Registration.Standing;
import org.gongkai.participation.Registration.Way;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of registrations; persons are opened here only. */
@Component
public class Registrations {

    static final String PERSON = "participation.registrant/";
    private static final String ALL = "select id, solicitation, way, registered_on, standing, rank, told_on, listed, news, address, message, failed from participation.registration";

    private static final String UNTOLD = "news = ?, told_on = null, message = null, failed = false";
    private static final String TO_MAIL = "address and news is not null and told_on is null and message is null and not failed";

    private final JdbcClient client;
    private final Sealing sealing;

    Registrations(JdbcClient client, Sealing sealing) {
        this.client = client;
        this.sealing = sealing;
    }

    private static Registration row(ResultSet row, int n) throws SQLException {
        return new Registration(row.getString(1), row.getString(2), Way.valueOf(row.getString(3)), row.getObject(4, LocalDate.class), Standing.valueOf(row.getString(5)),
                row.getObject(6, Long.class), row.getObject(7, LocalDate.class), row.getBoolean(8), row.getString(9) == null ? null : News.valueOf(row.getString(9)), mail(row));
    }

    private static Mail mail(ResultSet row) throws SQLException {
        return !row.getBoolean("address") ? Mail.NONE : row.getBoolean("failed") ? Mail.FAILED : row.getString("message") == null ? Mail.GOES : Mail.UNDER_WAY;
    }

    /** In the order in which places are given; before the lot in that of coming. */
    public List<Registration> of(String solicitation) {
        return client.sql(ALL + " where solicitation = ? order by rank nulls last, seq").param(solicitation).query(Registrations::row).list();
    }

    Optional<Registration> find(String solicitation, String id) {
        return client.sql(ALL + " where solicitation = ? and id = ?").params(solicitation, id).query(Registrations::row).optional();
    }

    Optional<Registration> sent(String once) {
        return client.sql(ALL + " where once = ?").param(once).query(Registrations::row).optional();
    }

    Optional<Registration> byCode(String id, Collection<String> codes) {
        return client.sql(ALL + " where id = ? and code = any(?)").params(id, codes.toArray(String[]::new)).query(Registrations::row).optional();
    }

    /** Whether somebody who is known by one of these registered already. */
    boolean isThere(String solicitation, Collection<String> same) {
        return client.sql("select count(*) from participation.registration where solicitation = ? and same = any(?)").params(solicitation, same.toArray(String[]::new)).query(Long.class).single() > 0;
    }

    /** Whether a telephone, known by one of these, has registered by web. */
    boolean isTaken(String solicitation, Collection<String> phone) {
        return client.sql("select count(*) from participation.registration where solicitation = ? and way = 'WEB' and phone = any(?)").params(solicitation, phone.toArray(String[]::new)).query(Long.class).single() > 0;
    }

    /** How many stand how. */
    public Map<Standing, Long> standings(String solicitation) {
        Map<Standing, Long> counts = new EnumMap<>(Standing.class);
        client.sql("select standing, count(*) from participation.registration where solicitation = ? group by standing").param(solicitation)
                .query((row, n) -> counts.put(Standing.valueOf(row.getString(1)), row.getLong(2))).list();
        return counts;
    }

    /** Who they are, by number; whoever was forgotten is not there. */
    public Map<String, Person> persons(String solicitation) {
        Map<String, Person> persons = new LinkedHashMap<>();
        client.sql("select id, person from participation.registration where solicitation = ? and person is not null order by rank nulls last, seq").param(solicitation)
                .query((row, n) -> persons.put(row.getString(1), Person.read(sealing.open(PERSON + row.getString(1), row.getBytes(2))))).list();
        return persons;
    }

    /** The names on the published list, in its order; whoever left or was forgotten is not there. */
    List<String> names(String solicitation) {
        return client.sql("select id, person from participation.registration where solicitation = ? and listed and standing = 'ADMITTED' and person is not null order by rank nulls last, seq").param(solicitation)
                .query((row, n) -> Person.read(sealing.open(PERSON + row.getString(1), row.getBytes(2))).name()).list();
    }

    /** These stand on the list, and no others. */
    void list(String solicitation, Collection<String> ids) {
        client.sql("update participation.registration set listed = id = any(?) where solicitation = ?").params(ids.toArray(String[]::new), solicitation).update();
    }

    /** The first of those who wait. */
    Optional<Registration> next(String solicitation) {
        return client.sql(ALL + " where solicitation = ? and standing = 'WAITING' order by rank nulls last, seq limit 1").param(solicitation).query(Registrations::row).optional();
    }

    /** Has a place from now on. */
    void admit(String id) {
        client.sql("update participation.registration set standing = 'ADMITTED', " + UNTOLD + " where id = ?").params(News.PLACE.name(), id).update();
    }

    /** As it came out of the lot. */
    void rank(String id, long rank, Standing standing) {
        client.sql("update participation.registration set rank = ?, standing = ?, " + UNTOLD + " where id = ?").params(rank, standing.name(), (standing == Standing.ADMITTED ? News.PLACE : News.WAITS).name(), id).update();
    }

    /** Something that all have to know who have not left. */
    void news(String solicitation, News news) {
        client.sql("update participation.registration set " + UNTOLD + " where solicitation = ? and standing <> 'WITHDRAWN'").params(news.name(), solicitation).update();
    }

    /** Leaves, and may register again. */
    void withdraw(String id) {
        client.sql("""
                update participation.registration set standing = 'WITHDRAWN', listed = false, same = null, phone = null, person = null, person_salt = null, news = null, address = false, message = null
                where id = ?""").param(id).update();
    }

    void tell(Collection<String> ids, LocalDate on) {
        client.sql("update participation.registration set told_on = ? where id = any(?)").params(on, ids.toArray(String[]::new)).update();
    }

    /** Those whose news goes by e-mail and does not yet. */
    List<Registration> toMail(int limit) {
        return client.sql(ALL + " where " + TO_MAIL + " order by seq limit ?").param(limit).query(Registrations::row).list();
    }

    /** One of them as it is now; empty where somebody was faster. */
    Optional<Registration> stillToMail(String id) {
        return client.sql(ALL + " where id = ? and " + TO_MAIL).param(id).query(Registrations::row).optional();
    }

    /** @param act that sends it */
    void mailed(String id, String act) {
        client.sql("update participation.registration set message = ? where id = ?").params(act, id).update();
    }

    /** No e-mail tells them: somebody has to. */
    void failed(String id) {
        client.sql("update participation.registration set failed = true where id = ?").param(id).update();
    }

    /** What became of a message; one about news of before is not looked at. */
    void arrived(String id, String act, LocalDate on) {
        client.sql("update participation.registration set told_on = ?, failed = false where id = ? and message = ?").params(on, id, act).update();
    }

    void cameBack(String id, String act) {
        client.sql("update participation.registration set failed = true where id = ? and message = ? and told_on is null").params(id, act).update();
    }

    /** One of them, with name, telephone and address; empty where they were forgotten. */
    Optional<Person> person(String id) {
        return client.sql("select person from participation.registration where id = ? and person is not null").param(id).query((row, n) -> row.getBytes(1)).optional()
                .map(sealed -> Person.read(sealing.open(PERSON + id, sealed)));
    }

    void forget(String solicitation) {
        client.sql("update participation.registration set person = null, person_salt = null, same = null, phone = null, address = false where solicitation = ?").param(solicitation).update();
    }
}

package org.gongkai.participation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.gongkai.ledger.Sealing;
import org.gongkai.participation.Contribution.Way;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of contributions; words and persons are opened here only. */
@Component
class Contributions {

    static final String WORDS = "participation.words/";
    static final String PERSON = "participation.person/";
    private static final String COLUMNS = "id, solicitation, coalesce(number, 0), way, article, supports, received_on, words_bound, person_bound, signed, shown, set_aside, answer_group";
    private static final String FROM = " from participation.contribution";
    private static final String ALL = "select " + COLUMNS + FROM;
    private static final String ALL_WITH_WORDS = "select " + COLUMNS + ", words" + FROM;

    private final JdbcClient client;
    private final Sealing sealing;

    Contributions(JdbcClient client, Sealing sealing) {
        this.client = client;
        this.sealing = sealing;
    }

    static Contribution row(ResultSet row, int n) throws SQLException {
        return new Contribution(row.getString(1), row.getString(2), row.getLong(3), Way.valueOf(row.getString(4)), row.getObject(5, Integer.class), row.getObject(6, Long.class),
                row.getObject(7, LocalDate.class), row.getString(8), row.getString(9), row.getBoolean(10), row.getString(11), row.getString(12), row.getString(13));
    }

    /** An opinion with its words as they came. */
    record Opinion(Contribution entry, String words) {
    }

    /** Every opinion of a solicitation that has a number, in their order; supports are none. */
    List<Opinion> opinions(String solicitation) {
        return client.sql(ALL_WITH_WORDS + " where solicitation = ? and number is not null and way <> 'SUPPORT' order by number").param(solicitation).query(this::opinion).list();
    }

    /** Those of them with one of these numbers: no others are opened. */
    List<Opinion> opinions(String solicitation, Collection<Long> numbers) {
        return client.sql(ALL_WITH_WORDS + " where solicitation = ? and number = any(?) and way <> 'SUPPORT' order by number").params(solicitation, numbers.toArray(Long[]::new)).query(this::opinion).list();
    }

    private Opinion opinion(ResultSet row, int n) throws SQLException {
        Contribution one = row(row, n);
        return new Opinion(one, sealing.open(WORDS + one.id(), row.getBytes("words")));
    }

    Optional<Opinion> opinion(String solicitation, long number) {
        return opinions(solicitation, List.of(number)).stream().findFirst();
    }

    /** Name and telephone as they were given; empty where none were, or they were forgotten. */
    Optional<Person> person(String id) {
        return client.sql("select person from participation.contribution where id = ? and person is not null").param(id).query((row, n) -> row.getBytes(1)).optional()
                .map(sealed -> Person.read(sealing.open(PERSON + id, sealed)));
    }

    /** The same of several, by number; whoever was forgotten is not there. */
    Map<Long, Person> persons(Collection<Contribution> some) {
        Map<Long, Person> persons = new TreeMap<>();
        client.sql("select number, id, person from participation.contribution where id = any(?) and person is not null").param(some.stream().map(Contribution::id).toArray(String[]::new))
                .query(row -> {
                    persons.put(row.getLong(1), Person.read(sealing.open(PERSON + row.getString(2), row.getBytes(3))));
                });
        return persons;
    }

    /** Those that everybody reads, the newest first, before a number. */
    List<Contribution> shown(String solicitation, long before, int limit) {
        return client.sql(ALL + " where solicitation = ? and shown is not null and number < ? order by number desc limit ?").params(solicitation, before, limit).query(Contributions::row).list();
    }

    Optional<Contribution> byCode(String id, Collection<String> codes) {
        return client.sql(ALL + " where id = ? and code = any(?)").params(id, codes.toArray(String[]::new)).query(Contributions::row).optional();
    }

    /** Of each opinion how many support it. */
    Map<Long, Long> supports(String solicitation) {
        Map<Long, Long> supports = new TreeMap<>();
        client.sql("select supports, count(*) from participation.contribution where solicitation = ? and supports is not null group by supports").param(solicitation)
                .query((row, n) -> supports.put(row.getLong(1), row.getLong(2))).list();
        return supports;
    }

    Map<Way, Long> byWay(String solicitation) {
        Map<Way, Long> ways = new TreeMap<>();
        client.sql("select way, count(*) from participation.contribution where solicitation = ? and number is not null group by way").param(solicitation)
                .query((row, n) -> ways.put(Way.valueOf(row.getString(1)), row.getLong(2))).list();
        return ways;
    }

    void show(String id, String words) {
        client.sql("update participation.contribution set shown = ?, set_aside = null where id = ?").params(words, id).update();
    }

    void setAside(Collection<String> ids, String rule) {
        client.sql("update participation.contribution set shown = null, set_aside = ? where id = any(?)").params(rule, ids.toArray(String[]::new)).update();
    }

    void group(Collection<String> ids, String group) {
        client.sql("update participation.contribution set answer_group = ? where id = any(?)").params(group, ids.toArray(String[]::new)).update();
    }

    void forgetPerson(String id) {
        client.sql("update participation.contribution set person = null, person_salt = null, signed = false where id = ?").param(id).update();
    }
}

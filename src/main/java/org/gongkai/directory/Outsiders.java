package org.gongkai.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.gongkai.calendar.Now;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** People outside who hold a sign-in, or held one. */
@Component
public class Outsiders {

    private static final String COLUMNS = """
            select o.person, p.name, c.login, o.kind, o.document, o.since, o.ended_on from directory.outsider o join directory.person p on p.id = o.person
            left join directory.credential c on c.person = o.person\s""";
    private static final String TODAY = "(o.ended_on is null or o.ended_on > :today)";

    /** Those who were asked for at one revision on one day. */
    private record Today(long revision, LocalDate day, Map<String, Optional<Outsider>> known, Map<Set<String>, List<Person>> ofKinds) {

        Today(long revision, LocalDate day) {
            this(revision, day, new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
        }
    }

    private final JdbcClient database;
    private final Revision revision;
    private final Now now;
    private volatile Today today = new Today(-1, LocalDate.MIN);

    Outsiders(JdbcClient database, Revision revision, Now now) {
        this.database = database;
        this.revision = revision;
        this.now = now;
    }

    /**
     * A sign-in as it is kept.
     *
     * @param document id of the document that was looked at
     * @param endedOn  the first day on which it opens nothing; null while it does
     */
    public record Kept(Person person, String kind, String document, LocalDate since, @Nullable LocalDate endedOn) {

        public boolean isHeldOn(LocalDate day) {
            return endedOn == null || day.isBefore(endedOn);
        }
    }

    /** Whoever may be signed in today; asked at every request of theirs, so it is kept until the directory changes. */
    public Optional<Outsider> today(String personId) {
        return today().known.computeIfAbsent(personId, id -> find(id).filter(kept -> kept.isHeldOn(now.today()))
                .map(kept -> new Outsider(kept.person().id(), kept.person().name(), kept.kind())));
    }

    /** Whoever holds or held a sign-in as somebody outside. */
    public Optional<Kept> find(String personId) {
        return database.sql(COLUMNS + "where o.person = :person").param("person", personId).query(Outsiders::kept).optional();
    }

    private Today today() {
        Today held = today;
        if (held.revision != revision.current() || !held.day.equals(now.today())) {
            held = new Today(revision.current(), now.today());
            today = held;
        }
        return held;
    }

    /** How many hold a sign-in today. */
    public int signingIn() {
        return database.sql("select count(*) from directory.outsider o where " + TODAY).param("today", now.today()).query(Integer.class).single();
    }

    /** Those of these kinds who hold a sign-in today, by name; kept as long as the directory does not change. */
    public List<Person> of(Set<String> kinds) {
        return today().ofKinds.computeIfAbsent(kinds, this::read);
    }

    private List<Person> read(Set<String> kinds) {
        return database.sql(COLUMNS + "where o.kind = any(:kinds) and " + TODAY + " order by p.name, p.id").param("kinds", kinds.toArray(String[]::new))
                .param("today", now.today()).query(Outsiders::kept).list().stream().map(Kept::person).toList();
    }

    /** The next page by name, those whose sign-in has ended too; the keys of the last one seen come back in. */
    public List<Kept> page(String afterName, String afterId, int limit) {
        return database.sql(COLUMNS + "where (p.name, p.id) > (:name, :id) order by p.name, p.id limit :limit")
                .param("name", afterName).param("id", afterId).param("limit", limit).query(Outsiders::kept).list();
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        return new Kept(new Person(row.getString(1), row.getString(2), row.getString(3)), row.getString(4), row.getString(5), row.getObject(6, LocalDate.class),
                row.getObject(7, LocalDate.class));
    }
}

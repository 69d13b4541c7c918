package org.gongkai.directory;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.gongkai.calendar.Now;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The people of the installation and the posts they hold. */
@Component
public class People {

    /** A post with who holds it. */
    private record Held(PostHeld post, Person person) {
    }

    /** One of these roles for this organ. */
    private record HeldAt(Set<String> roles, String organ) {
    }

    /** What was read at one revision on one day, each when it was asked for first. */
    private record Today(long revision, LocalDate day, Map<String, Optional<Staff>> staff, AtomicReference<@Nullable List<Held>> posts,
            Map<HeldAt, List<Person>> holding, AtomicReference<@Nullable Map<String, String>> acting) {

        Today(long revision, LocalDate day) {
            this(revision, day, new ConcurrentHashMap<>(), new AtomicReference<>(), new ConcurrentHashMap<>(), new AtomicReference<>());
        }

        Map<String, String> acting(Supplier<Map<String, String>> read) {
            Map<String, String> known = acting.get();
            if (known == null) {
                known = read.get();
                acting.set(known);
            }
            return known;
        }

        List<Held> holders(Supplier<List<Held>> read) {
            List<Held> known = posts.get();
            if (known == null) {
                known = read.get();
                posts.set(known);
            }
            return known;
        }
    }

    static final String PERSON = """
            select p.id, p.name, c.login from directory.person p left join directory.credential c on c.person = p.id
            """;

    private final JdbcClient database;
    private final PostRows posts;
    private final AbsenceRows absences;
    private final PeopleSought sought;
    private final Organs organs;
    private final Revision revision;
    private final Now now;
    private volatile Today today = new Today(-1, LocalDate.MIN);

    People(JdbcClient database, PostRows posts, AbsenceRows absences, PeopleSought sought, Organs organs, Revision revision, Now now) {
        this.sought = sought;
        this.database = database;
        this.posts = posts;
        this.absences = absences;
        this.organs = organs;
        this.revision = revision;
        this.now = now;
    }

    public Optional<Person> find(String id) {
        return database.sql(PERSON + "where p.id = :id").param("id", id).query(People::person).optional();
    }

    public Optional<Person> byLogin(String login) {
        return database.sql(PERSON + "where c.login = :login").param("login", Credentials.normal(login))
                .query(People::person).optional();
    }

    /** Those of these logins that there are, in one query. */
    public Map<String, Person> byLogins(Collection<String> logins) {
        Map<String, Person> known = database.sql(PERSON + "where c.login = any(:logins)").param("logins", logins.stream().map(Credentials::normal).distinct().toArray(String[]::new))
                .query((row, n) -> Map.entry(row.getString("login"), person(row, n))).list().stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
        return logins.stream().distinct().filter(login -> known.containsKey(Credentials.normal(login))).collect(toMap(login -> login, login -> known.get(Credentials.normal(login))));
    }

    /** Names for a page of records, in one query; unknown ids are left out. */
    public Map<String, String> names(Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return database.sql("select id, name from directory.person where id in (:ids)").param("ids", ids)
                .query((row, n) -> Map.entry(row.getString("id"), row.getString("name"))).list().stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Who can be asked to act in a role for an organ today. */
    public List<Person> holding(Role role, String organId) {
        return holding(List.of(role.name()), organId);
    }

    /** Who holds one of these roles for an organ today, by name; asked for every matter of an inbox, so it is kept until the directory changes. */
    public List<Person> holding(Collection<String> roles, String organId) {
        Today today = today();
        List<Held> holders = today.holders(this::readHolders);
        return today.holding().computeIfAbsent(new HeldAt(Set.copyOf(roles), organId), at -> holders.stream().filter(held -> at.roles().contains(held.post().role().name())
                && organs.reach(held.post().organ(), held.post().subtree()).contains(organId)).map(Held::person).distinct().toList());
    }

    /**
     * The next page of people by name; the keys of the last one seen come back in.
     *
     * @param words each of them part of the name, its sound in Latin letters or their first ones, the login, a post held today or its organ; empty for everybody
     */
    public List<Person> page(String words, String afterName, String afterId, int limit) {
        return sought.page(words, afterName, afterId, limit);
    }

    /** How many there are whom these words find. */
    public int count(String words) {
        return sought.count(words);
    }

    /** Every post a person held, holds or will hold, oldest first. */
    public List<PostHeld> posts(String personId) {
        return posts.of(personId);
    }

    /** The posts of several people in one query, by person. */
    public Map<String, List<PostHeld>> posts(Collection<String> personIds) {
        return posts.of(personIds).stream().collect(groupingBy(PostHeld::person));
    }

    /** What some people do for an organ today: titles of posts by person, without a question to the database while nothing changed. */
    public Map<String, List<String>> postsAt(String organId, Collection<String> personIds) {
        return today().holders(this::readHolders).stream().filter(held -> personIds.contains(held.person().id()) && organs.reach(held.post().organ(), held.post().subtree()).contains(organId))
                .collect(groupingBy(held -> held.person().id(), mapping(held -> held.post().role().title(), toList())));
    }

    /** Every post at an organ, oldest first. */
    public List<PostHeld> postsAt(String organId) {
        return posts.at(organId);
    }

    /** The person with the posts held today; asked at every request of the desk, so it is kept until the directory changes. */
    public Optional<Staff> staff(String personId) {
        return today().staff.computeIfAbsent(personId, this::readStaff);
    }

    private Today today() {
        Today held = today;
        if (held.revision != revision.current() || !held.day.equals(now.today())) {
            held = new Today(revision.current(), now.today());
            today = held;
        }
        return held;
    }

    private List<Held> readHolders() {
        return database.sql("""
                select t.*, p.name, c.login from directory.post t join directory.person p on p.id = t.person left join directory.credential c on c.person = p.id
                where t.from_on <= :today and (t.to_on is null or t.to_on > :today) order by p.name, p.id, t.id""").param("today", now.today())
                .query((row, n) -> new Held(PostRows.post(row, n), new Person(row.getString("person"), row.getString("name"), row.getString("login")))).list().stream()
                .filter(held -> held.post().isHeldOn(now.today())).toList();
    }

    private Optional<Staff> readStaff(String personId) {
        return find(personId).map(person -> {
            List<Post> held = new ArrayList<>(held(personId, now.today(), null));
            List<Post> own = List.copyOf(held);
            acting().forEach((absent, acts) -> {
                if (acts.equals(personId)) {
                    held(absent, now.today(), absent).stream().filter(post -> isHandedOn(post, own)).forEach(held::add);
                }
            });
            return new Staff(person.id(), person.name(), held);
        });
    }

    /** The posts of a day. @param instead whose they are where somebody else has them by it; null for one's own */
    List<Post> held(String personId, LocalDate on, @Nullable String instead) {
        return posts.of(personId).stream().filter(post -> post.isHeldOn(on))
                .map(post -> new Post(post.organ(), post.role(), organs.reach(post.organ(), post.subtree()), instead)).toList();
    }

    /** What keeps the installation is given by name and not handed on; the rest goes to whoever works at the organ too. */
    static boolean isHandedOn(Post post, List<Post> own) {
        return !post.role().may(Power.OPERATE) && own.stream().anyMatch(one -> !one.role().may(Power.OPERATE) && one.reach().contains(post.organId()));
    }

    /** Who acts today, by whoever is away. */
    public Map<String, String> acting() {
        return today().acting(() -> Substitution.on(now.today(), absences.between(now.today(), now.today())));
    }

    static Person person(ResultSet row, int number) throws SQLException {
        @Nullable String login = row.getString("login");
        return new Person(row.getString("id"), row.getString("name"), login);
    }
}

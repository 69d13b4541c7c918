package org.gongkai.directory;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts wrong passwords by the log-in name that was typed, real or not, and by where they were typed. Who guesses locks the name for his own
 * place only, for longer each time. What all strange places guess together is bounded too: after some each of them has one guess a lock, and
 * after many none; a place where the name was signed in with before is never locked by what others do.
 */
@Component
class RefusedSignIns {

    private static final Duration KEPT = Duration.ofDays(1);
    /** How long a place is known where somebody signed in. */
    private static final Duration KNOWN = Duration.ofDays(180);
    private static final int MOST_DOUBLED = 4;

    private final JdbcClient database;
    private final SignInSettings settings;
    private final Now now;

    RefusedSignIns(JdbcClient database, SignInSettings settings, Now now) {
        this.database = database;
        this.settings = settings;
        this.now = now;
    }

    /** Until when the name is locked for a place. */
    Optional<Instant> lockedUntil(String login, String place) {
        return database.sql("""
                select max(locked_until) from (
                    select locked_until from directory.refused_place where login = :login and place = :place
                    union all
                    select locked_until from directory.refused_sign_in where login = :login
                        and not exists (select from directory.known_place k where k.login = :login and k.place = :place and k.last_at > :known)) l
                where locked_until > :now""")
                .param("login", key(login)).param("place", place).param("now", at(now.instant())).param("known", at(now.instant().minus(KNOWN)))
                .query(OffsetDateTime.class).optional().map(OffsetDateTime::toInstant);
    }

    /** One statement for each count, so that guesses in parallel are all counted; a lock that has passed starts a new count and makes the next longer. */
    void count(String login, String place) {
        Instant at = now.instant();
        database.sql("delete from directory.refused_sign_in where last_at < :old").param("old", at(at.minus(KEPT))).update();
        database.sql("delete from directory.refused_place where last_at < :old").param("old", at(at.minus(KEPT))).update();
        boolean known = database.sql("select exists (select from directory.known_place where login = :login and place = :place and last_at > :known)")
                .param("login", key(login)).param("place", place).param("known", at(at.minus(KNOWN))).query(Boolean.class).single();
        int guessed = known ? 0 : database.sql("""
                insert into directory.refused_sign_in as r (login, failures, last_at, locks) values (:login, 1, :now, 0)
                on conflict (login) do update set
                    failures = case when r.locked_until <= :now then 1 else r.failures + 1 end,
                    locks = case when r.locked_until is null and r.failures + 1 >= :limit then r.locks + 1 else r.locks end,
                    locked_until = case when r.locked_until > :now then r.locked_until
                                        when r.locked_until is null and r.failures + 1 >= :limit then :now + :lock * (1 << least(r.locks, :doubled)) * interval '1 second' end,
                    last_at = :now
                returning failures + locks * :limit""")
                .param("login", key(login)).param("now", at(at)).param("limit", settings.failuresOfStrangers())
                .param("lock", settings.lock().toSeconds()).param("doubled", MOST_DOUBLED).query(Integer.class).single();
        int limit = guessed > settings.failuresOfStrangersBeforeOneEach() ? 1 : settings.failuresBeforeLock();
        database.sql("""
                insert into directory.refused_place as r (login, place, failures, last_at, locks, locked_until)
                values (:login, :place, 1, :now, case when :limit = 1 then 1 else 0 end, case when :limit = 1 then :now + :lock * interval '1 second' end)
                on conflict (login, place) do update set
                    failures = case when r.locked_until <= :now then 1 else r.failures + 1 end,
                    locks = case when (r.locked_until is null and r.failures + 1 >= :limit) or (r.locked_until <= :now and :limit = 1) then r.locks + 1 else r.locks end,
                    locked_until = case when r.locked_until > :now then r.locked_until
                                        when (r.locked_until is null and r.failures + 1 >= :limit) or (r.locked_until <= :now and :limit = 1)
                                        then :now + :lock * (1 << least(r.locks, :doubled)) * interval '1 second' end,
                    last_at = :now""")
                .param("login", key(login)).param("place", place).param("now", at(at)).param("limit", limit)
                .param("lock", settings.lock().toSeconds()).param("doubled", MOST_DOUBLED).update();
    }

    /** The right password: the place is known from now on. What others guessed elsewhere stays counted. */
    void signedIn(String login, String place) {
        database.sql("delete from directory.refused_place where login = :login and place = :place").param("login", key(login)).param("place", place).update();
        database.sql("delete from directory.known_place where last_at < :old").param("old", at(now.instant().minus(KNOWN))).update();
        database.sql("""
                insert into directory.known_place (login, place, last_at) values (:login, :place, :now)
                on conflict (login, place) do update set last_at = :now""")
                .param("login", key(login)).param("place", place).param("now", at(now.instant())).update();
    }

    /** After an operator gave another password. */
    void forget(String login) {
        for (String table : new String[] {"refused_sign_in", "refused_place"}) {
            database.sql("delete from directory." + table + " where login = :login").param("login", key(login)).update();
        }
    }

    /** Passwords typed into the wrong field would otherwise stand here in clear: long names are cut. */
    private static String key(String login) {
        String normal = Credentials.normal(login);
        return normal.length() <= 40 ? normal : normal.substring(0, 40);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

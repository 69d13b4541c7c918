package org.gongkai.directory;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts wrong passwords by the log-in name that was typed, real or not, and locks it after too many. */
@Component
class RefusedSignIns {

    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient database;
    private final SignInSettings settings;
    private final Now now;

    RefusedSignIns(JdbcClient database, SignInSettings settings, Now now) {
        this.database = database;
        this.settings = settings;
        this.now = now;
    }

    /** Until when the name is locked. */
    Optional<Instant> lockedUntil(String login) {
        return database.sql("select locked_until from directory.refused_sign_in where login = :login and locked_until > :now")
                .param("login", key(login)).param("now", at(now.instant()))
                .query(OffsetDateTime.class).optional().map(OffsetDateTime::toInstant);
    }

    /** One statement, so that guesses in parallel are all counted; a lock that has passed starts a new count. */
    void count(String login) {
        Instant at = now.instant();
        database.sql("delete from directory.refused_sign_in where last_at < :old")
                .param("old", at(at.minus(KEPT))).update();
        database.sql("""
                insert into directory.refused_sign_in as r (login, failures, last_at)
                values (:login, 1, :now)
                on conflict (login) do update set
                    failures = case when r.locked_until <= :now then 1 else r.failures + 1 end,
                    locked_until = case when r.locked_until > :now then r.locked_until
                                        when r.locked_until is null and r.failures + 1 >= :limit then :until end,
                    last_at = :now""")
                .param("login", key(login)).param("now", at(at)).param("limit", settings.failuresBeforeLock())
                .param("until", at(at.plus(settings.lock()))).update();
    }

    void forget(String login) {
        database.sql("delete from directory.refused_sign_in where login = :login").param("login", key(login)).update();
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

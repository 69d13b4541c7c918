package org.gongkai.directory;

import java.util.Locale;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Log-in names and encoded passwords. */
@Component
class Credentials {

    /** @param oneTime to be replaced at the first sign-in */
    record Credential(String person, String login, String password, boolean oneTime) {
    }

    private final JdbcClient database;
    private final PasswordEncoder encoder;

    Credentials(JdbcClient database, PasswordEncoder encoder) {
        this.database = database;
        this.encoder = encoder;
    }

    static String normal(String login) {
        return login.strip().toLowerCase(Locale.ROOT);
    }

    Optional<Credential> byLogin(String login) {
        return database.sql("select * from directory.credential where login = :login").param("login", normal(login))
                .query(Credential.class).optional();
    }

    Optional<Credential> of(String person) {
        return database.sql("select * from directory.credential where person = :person").param("person", person)
                .query(Credential.class).optional();
    }

    void open(String person, String login, String encoded, boolean oneTime) {
        database.sql("""
                insert into directory.credential (person, login, password, one_time)
                values (:person, :login, :password, :oneTime)""")
                .param("person", person).param("login", normal(login)).param("password", encoded)
                .param("oneTime", oneTime).update();
    }

    void replace(String person, String password, boolean oneTime) {
        database.sql("update directory.credential set password = :password, one_time = :oneTime where person = :person")
                .param("password", encode(password)).param("oneTime", oneTime).param("person", person).update();
    }

    String encode(String password) {
        return encoder.encode(password);
    }

    /** Whether its password is encoded as new ones are, and takes as long to compare. */
    boolean isOfToday(Credential credential) {
        return !encoder.upgradeEncoding(credential.password);
    }

    boolean matches(String password, Credential credential) {
        return encoder.matches(password, credential.password);
    }
}

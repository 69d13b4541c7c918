package org.gongkai.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.gongkai.calendar.Now;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Enters a person with an account; the password is shown once and replaced at the first sign-in. */
@Component
public class AddPerson {

    /** What the operator hands over. */
    public record Added(Person person, String oneTimePassword) {
    }

    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._-]{1,39}");
    private static final int LONGEST_NAME = 100;

    private final JdbcClient database;
    private final Credentials credentials;
    private final Now now;
    private final ApplicationEventPublisher events;

    AddPerson(JdbcClient database, Credentials credentials, Now now, ApplicationEventPublisher events) {
        this.database = database;
        this.credentials = credentials;
        this.now = now;
        this.events = events;
    }

    @Transactional
    public Attempt<Added> add(String name, String login, Operator operator) {
        String password = Passwords.oneTime();
        return switch (add(name, login, credentials.encode(password), true, operator)) {
            case Attempt.Done<Person>(Person person) -> Attempt.done(new Added(person, password));
            case Attempt.Refused<Person>(List<String> reasons) -> Attempt.refused(reasons);
        };
    }

    /** With a password that is already encoded. */
    Attempt<Person> add(String name, String login, String encoded, boolean oneTime, Operator operator) {
        String normal = Credentials.normal(login);
        List<String> reasons = new ArrayList<>();
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            reasons.add("姓名要填写，至多 " + LONGEST_NAME + " 字。");
        }
        if (!LOGIN.matcher(normal).matches()) {
            reasons.add("登录名应为 2 至 40 位小写字母、数字、点、下划线或连字符：" + login);
        } else if (credentials.byLogin(normal).isPresent()) {
            reasons.add("登录名已被使用：" + normal);
        }
        if (!reasons.isEmpty()) {
            return Attempt.refused(reasons);
        }
        Person person = new Person(Identifier.fresh(), name.strip(), normal);
        database.sql("insert into directory.person (id, name) values (:id, :name)")
                .param("id", person.id()).param("name", person.name()).update();
        credentials.open(person.id(), normal, encoded, oneTime);
        events.publishEvent(new DirectoryEvent.PersonAdded(person.id(), now.today(), operator.id()));
        return Attempt.done(person);
    }
}

package org.gongkai.directory;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.gongkai.calendar.Now;
import org.gongkai.directory.WholeFile.Row;
import org.gongkai.directory.WholeFile.RowRefused;
import org.springframework.stereotype.Component;

/** Enters people and their posts from a table, a row for each post; posts that are held already are left as they are. */
@Component
public class ImportPeople {

    /** @param passwords the one-time password of each new log-in name, to be handed over and then forgotten */
    public record Imported(int added, Map<String, String> passwords) {
    }

    private static final Set<String> REQUIRED = Set.of("login", "name", "organ", "role");
    static final Map<String, List<String>> TITLES = Map.of("login", List.of("登录名", "账号", "用户名"), "name", List.of("姓名", "名字"),
            "organ", List.of("机关", "单位", "机关代码"), "role", List.of("角色", "岗位"), "subtree", List.of("含下级", "包括下级"),
            "from", List.of("起始日期", "任职日期", "从何时起"));

    private static final Set<String> YES = Set.of("是", "true", "TRUE", "1");
    private static final Set<String> NO = Set.of("否", "false", "FALSE", "0");

    private final WholeFile file;
    private final People people;
    private final AddPerson adding;
    private final GivePost giving;
    private final Now now;

    ImportPeople(WholeFile file, People people, AddPerson adding, GivePost giving, Now now) {
        this.file = file;
        this.people = people;
        this.adding = adding;
        this.giving = giving;
        this.now = now;
    }

    /** @param csv columns login, name, organ, role; and where wanted subtree (是 or true) and from */
    public Attempt<Imported> from(byte[] csv) {
        Map<String, String> passwords = new LinkedHashMap<>();
        return switch (file.enter(csv, TITLES, REQUIRED, row -> enter(row, passwords))) {
            case Attempt.Done<Integer>(Integer added) -> Attempt.done(new Imported(added, passwords));
            case Attempt.Refused<Integer>(List<String> reasons) -> Attempt.refused(reasons);
        };
    }

    private boolean enter(Row row, Map<String, String> passwords) throws RowRefused {
        String login = row.text("login", "");
        String organ = row.text("organ", "");
        Role role = role(row.text("role", ""));
        Optional<Person> known = people.byLogin(login);
        if (known.isPresent() && !known.get().name().equals(row.text("name", ""))) {
            throw new RowRefused("登录名 %s 已经是“%s”，与这一行的“%s”不同；改名请在工作台办理，另一个人请用别的登录名".formatted(login, known.get().name(), row.text("name", "")));
        }
        String person = known.isPresent() ? known.get().id() : add(login, row.text("name", ""), passwords);
        if (people.posts(person).stream().anyMatch(post -> post.organ().equals(organ) && post.role() == role
                && post.endsAfter(now.today()))) {
            return false;
        }
        orRefuse(giving.give(person, organ, role, subtree(row.text("subtree", "否")), row.day("from", now.today()), Operator.INSTALLATION));
        return true;
    }

    private String add(String login, String name, Map<String, String> passwords) throws RowRefused {
        AddPerson.Added added = orRefuse(adding.add(name, login, Operator.INSTALLATION));
        passwords.put(login, added.oneTimePassword());
        return added.person().id();
    }

    private static <T> T orRefuse(Attempt<T> attempt) throws RowRefused {
        return switch (attempt) {
            case Attempt.Done<T>(T value) -> value;
            case Attempt.Refused<T>(List<String> reasons) -> throw new RowRefused(String.join(" ", reasons));
        };
    }

    private static boolean subtree(String text) throws RowRefused {
        if (!YES.contains(text) && !NO.contains(text)) {
            throw new RowRefused("subtree 应为是或否：" + text);
        }
        return YES.contains(text);
    }

    private static Role role(String text) throws RowRefused {
        return Arrays.stream(Role.values()).filter(role -> role.name().equalsIgnoreCase(text) || role.title().equals(text))
                .findFirst().orElseThrow(() -> new RowRefused("role 应为"
                        + String.join("、", Arrays.stream(Role.values()).map(Role::title).toList()) + "之一：" + text));
    }
}

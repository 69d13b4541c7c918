package org.gongkai.directory;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds people by what one remembers of them: part of the name or how it sounds, the login, what they do and where. */
@Component
class PeopleSought {

    private static final int MOST_WORDS = 5;
    private static final int MOST_WAYS = 8;

    private final JdbcClient database;
    private final Organs organs;
    private final Revision revision;
    private final Now now;
    private volatile Sounds sounds = new Sounds(-1, Map.of());

    /** How names sound, by id: in full and by first letters, in each way. */
    private record Sounds(long revision, Map<String, String> byId) {
    }

    /** A condition on rows of people, with what it names. */
    private record Asked(String sql, Map<String, Object> values) {
    }

    PeopleSought(JdbcClient database, Organs organs, Revision revision, Now now) {
        this.database = database;
        this.organs = organs;
        this.revision = revision;
        this.now = now;
    }

    List<Person> page(String words, String afterName, String afterId, int limit) {
        Asked asked = asked(words);
        return database.sql(People.PERSON + "where (p.name, p.id) > (:name, :id)" + asked.sql() + " order by p.name, p.id limit :limit").params(asked.values())
                .param("name", afterName).param("id", afterId).param("limit", limit).query(People::person).list();
    }

    int count(String words) {
        Asked asked = asked(words);
        return database.sql("select count(*) from directory.person p left join directory.credential c on c.person = p.id where true" + asked.sql()).params(asked.values())
                .query(Integer.class).single();
    }

    private Asked asked(String words) {
        List<String> parts = Arrays.stream(words.toLowerCase(Locale.ROOT).strip().split("\\s+")).filter(word -> !word.isEmpty()).limit(MOST_WORDS).toList();
        StringBuilder sql = new StringBuilder();
        Map<String, Object> values = new HashMap<>();
        for (int n = 0; n < parts.size(); n++) {
            String word = parts.get(n);
            values.put("word" + n, word);
            values.put("sounds" + n, soundingLike(word));
            values.put("roles" + n, Arrays.stream(Role.values()).filter(role -> role.title().toLowerCase(Locale.ROOT).contains(word)).map(Role::name).toArray(String[]::new));
            values.put("organs" + n, organs.asOf(now.today()).stream().filter(organ -> organ.name().toLowerCase(Locale.ROOT).contains(word) || organ.shortName().toLowerCase(Locale.ROOT).contains(word))
                    .map(Organ::id).toArray(String[]::new));
            sql.append(" and (position(:word# in lower(p.name)) > 0 or position(:word# in coalesce(c.login, '')) > 0 or p.id = any(:sounds#) or exists (select 1 from directory.post t where t.person = p.id "
                    .replace("#", String.valueOf(n))).append("and t.from_on <= :today and (t.to_on is null or t.to_on > :today) and (t.role = any(:roles#) or t.organ = any(:organs#))))".replace("#", String.valueOf(n)));
        }
        if (!parts.isEmpty()) {
            values.put("today", now.today());
        }
        return new Asked(sql.toString(), values);
    }

    private String[] soundingLike(String word) {
        if (!word.chars().allMatch(letter -> letter >= 'a' && letter <= 'z')) {
            return new String[0];
        }
        Sounds held = sounds;
        if (held.revision() != revision.current()) {
            long read = revision.current();
            held = new Sounds(read, database.sql("select id, name from directory.person").query((row, n) -> Map.entry(row.getString(1), sound(row.getString(2)))).list().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
            sounds = held;
        }
        return held.byId().entrySet().stream().filter(one -> one.getValue().contains(word)).map(Map.Entry::getKey).toArray(String[]::new);
    }

    /** As {@code shenyan sy} for 沈砚; of a character that sounds in two ways, both. */
    static String sound(String name) {
        List<String> whole = List.of("");
        List<String> initials = List.of("");
        for (int letter : name.toLowerCase(Locale.ROOT).codePoints().filter(one -> !Character.isWhitespace(one)).toArray()) {
            List<String> sounds = Pinyin.of(letter).isEmpty() ? List.of(Character.toString(letter)) : Pinyin.of(letter);
            whole = followed(whole, sounds);
            initials = followed(initials, sounds.stream().map(sound -> sound.substring(0, sound.offsetByCodePoints(0, 1))).toList());
        }
        return String.join(" ", whole) + " " + String.join(" ", initials);
    }

    /** Each of the beginnings with each of these behind it; as many as a name may be told by. */
    private static List<String> followed(List<String> beginnings, List<String> sounds) {
        return beginnings.stream().flatMap(one -> sounds.stream().map(sound -> one + sound)).distinct().limit(MOST_WAYS).toList();
    }
}

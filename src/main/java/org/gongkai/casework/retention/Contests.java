package org.gongkai.casework.retention;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.gongkai.casework.Application;
import org.gongkai.casework.CaseFiles;
import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.ReadOnce;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.letters.Letter;
import org.gongkai.letters.Letters;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which matters are brought against the answer of which case: reconsiderations, suits and complaints name it by the number of
 * the letter or of the application (definition files, {@code contests}).
 */
@Component
public class Contests {

    private static final Pattern NUMBER = Pattern.compile("([\\p{IsHan}A-Za-z]{1,20})〔(\\d{4})〕(\\d+)号(?:-\\d+)?");

    private final JdbcClient client;
    private final CaseFiles files;
    private final CaseTypes types;
    private final Letters letters;
    private final Organs organs;
    private final Now now;
    private volatile Map<String, Set<String>> read = Map.of();

    Contests(JdbcClient client, CaseFiles files, CaseTypes types, Letters letters, Organs organs, Now now) {
        this.client = client;
        this.files = files;
        this.types = types;
        this.letters = letters;
        this.organs = organs;
        this.now = now;
    }

    /** A matter that is brought against an answer. */
    public record Contest(String caseId, String number, String title) {
    }

    /** The cases whose answers this matter is brought against; empty for one that is brought against none. */
    public List<String> contestedBy(CaseFolder folder) {
        return List.copyOf(cases(numbers(said(folder.state().type(), folder.application()))));
    }

    /** Whether words name the number of a letter or an application that is kept here. */
    boolean knows(String words) {
        return !cases(numbers(words)).isEmpty();
    }

    /** The open matters against cases, by case; cases without any are left out. */
    public Map<String, List<Contest>> open() {
        Map<Contest, Set<String>> named = named();
        Map<String, String> known = byNumber(named.values().stream().flatMap(Set::stream).collect(Collectors.toSet()));
        Map<String, List<Contest>> against = new TreeMap<>();
        named.forEach((contest, numbers) -> numbers.stream().map(known::get).filter(Objects::nonNull).distinct()
                .filter(id -> !id.equals(contest.caseId())).forEach(id -> against.computeIfAbsent(id, any -> new ArrayList<>()).add(contest)));
        return against;
    }

    /** The open matters against this case. */
    public List<Contest> against(CaseFolder folder) {
        Set<String> its = folder.letters().stream().map(Letter::number).collect(Collectors.toCollection(HashSet::new));
        its.addAll(List.of(folder.number(), folder.application().number()));
        return ReadOnce.of(Contest.class, "", this::named).entrySet().stream().filter(contest -> !contest.getKey().caseId().equals(folder.state().id())
                && !Collections.disjoint(contest.getValue(), its)).map(Map.Entry::getKey).toList();
    }

    /** The open matters with the numbers that they name. What is applied for never changes, so each is opened once. */
    private Map<Contest, Set<String>> named() {
        record Row(String id, String number, String type, @Nullable Application application) { }
        Map<String, Set<String>> before = read;
        List<Row> rows = client.sql("""
                select a.id, a.type, a.number, a.channel, a.party, a.submitted_on, case when c.id <> all(?) then a.sealed end, c.id, c.number, c.type
                from casework.cases c join casework.application a on a.id = c.application_id where not c.ended and c.type = any(?) order by c.id""")
                .params(before.keySet().toArray(String[]::new), types.all().stream().filter(type -> !Contesting.fields(type).isEmpty()).map(CaseType::id).toArray(String[]::new))
                .query((row, n) -> new Row(row.getString(8), row.getString(9), row.getString(10), row.getBytes(7) == null ? null : files.application(row))).list();
        Map<String, Set<String>> open = new HashMap<>();
        Map<Contest, Set<String>> named = new LinkedHashMap<>();
        for (Row row : rows) {
            CaseType type = types.require(row.type());
            Set<String> numbers = before.containsKey(row.id()) ? before.get(row.id()) : numbers(said(type, Objects.requireNonNull(row.application())));
            open.put(row.id(), numbers);
            named.put(new Contest(row.id(), row.number(), type.title()), numbers);
        }
        read = open;
        return named;
    }

    private String said(CaseType type, Application application) {
        List<String> words = new ArrayList<>();
        for (String field : types.find(type.id()).map(Contesting::fields).orElse(List.of())) {
            words.add(application.content().getOrDefault(field, ""));
            application.items().forEach(item -> words.add(item.getOrDefault(field, "")));
        }
        return String.join("\n", words);
    }

    /** Every number that the words may name: what stands before the mark may be the sentence around it. */
    static Set<String> numbers(String words) {
        Set<String> numbers = new LinkedHashSet<>();
        String usual = Normalizer.normalize(words, Normalizer.Form.NFKC).replaceAll("[\\[(【]", "〔").replaceAll("[\\])】]", "〕").replaceAll("\\s", "");
        Matcher found = NUMBER.matcher(usual);
        while (found.find()) {
            String mark = found.group(1);
            for (int from = 0; from < mark.length(); from++) {
                numbers.add(found.group().substring(from));
            }
        }
        return numbers;
    }

    private Set<String> organIds() {
        return organs.withPredecessors(organs.asOf(now.today()).stream().map(Organ::id).collect(Collectors.toSet()), now.today());
    }

    private Set<String> cases(Set<String> numbers) {
        return new LinkedHashSet<>(byNumber(numbers).values());
    }

    /** Ids of cases by the number of their application, of themselves or of a letter of theirs. */
    private Map<String, String> byNumber(Set<String> numbers) {
        if (numbers.isEmpty()) {
            return Map.of();
        }
        Map<String, String> found = new TreeMap<>(letters.subjects(organIds(), numbers));
        client.sql("""
                select c.number, c.id from casework.cases c where c.number = any(:numbers)
                union all select a.number, c.id from casework.application a join casework.cases c on c.application_id = a.id where a.number = any(:numbers)""")
                .param("numbers", numbers.toArray(String[]::new)).query(row -> {
                    found.put(row.getString(1), row.getString(2));
                });
        return found;
    }
}

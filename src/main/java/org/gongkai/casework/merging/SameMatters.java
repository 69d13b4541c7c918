package org.gongkai.casework.merging;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.casework.Application;
import org.gongkai.casework.CaseFiles;
import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.findingindex.FindingKeys;
import org.gongkai.casework.findingindex.FindingRows;
import org.gongkai.casework.findingindex.Terms;
import org.gongkai.casework.identity.Identity;
import org.gongkai.casework.lists.Readers;
import org.gongkai.casework.mattertext.MatterText;
import org.gongkai.casework.mattertext.MatterTexts;
import org.gongkai.directory.Staff;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which matters that are received and wait tell the same as another, among those that whoever asks may see; nothing is merged by it. */
@Component
public class SameMatters {

    /** The newest so many say what is common; of all that wait the index names those that share rare pairs of characters. */
    private static final int NEWEST = 150;
    private static final int NAMED = 150;
    private static final int SHOWN = 10;
    /** So much of what is told is asked of the index beside the title. */
    private static final int BEGINNING = 60;
    private static final int RAREST = 16;
    private static final String WAITS = """
            select c.id, c.number, c.definition, c.stage, c.received_on, c.application_id as application from casework.cases c join casework.application a on a.id = c.application_id
            where c.type = ? and c.organ = ? and c.id <> ? and c.received_on is not null and c.concluded_on is null and not c.ended and a.forgotten_on is null
                and not exists (select from casework.event_member m where m.case_id = c.id) and\s""";

    private final JdbcClient client;
    private final Readers readers;
    private final CaseFiles files;
    private final CaseTypes types;
    private final MatterTexts texts;
    private final FindingRows rows;
    private final FindingKeys keys;

    SameMatters(JdbcClient client, Readers readers, CaseFiles files, CaseTypes types, MatterTexts texts, FindingRows rows, FindingKeys keys) {
        this.rows = rows;
        this.keys = keys;
        this.client = client;
        this.readers = readers;
        this.files = files;
        this.types = types;
        this.texts = texts;
    }

    /** One that may be the same. */
    public record Same(String id, String number, String title, LocalDate receivedOn, String stage, SameTold.Share share) {
    }

    private record Open(String id, String number, String definition, String stage, LocalDate receivedOn, String application) {
    }

    /** What is compared: of which type, at which organ, what is said. @param id of a matter that stands; empty where it is being entered */
    private record Said(String id, CaseType type, String organ, List<Map<String, String>> items) {
    }

    /** The nearest first. */
    public List<Same> of(CaseFolder folder, Staff staff) {
        CaseState state = folder.state();
        return of(new Said(state.id(), state.type(), state.organ(), folder.application().items()), staff);
    }

    /** Of what is being entered, the nearest first. */
    public List<Same> of(CaseType type, String organ, List<Map<String, String>> items, Staff staff) {
        return of(new Said("", type, organ, items), staff);
    }

    private List<Same> of(Said asked, Staff staff) {
        Map<String, Open> open = new LinkedHashMap<>();
        Stream.concat(newest(asked, staff).stream(), named(asked, staff).stream()).filter(one -> Merging.of(types.byDefinition(one.definition())).isPresent()).forEach(one -> open.putIfAbsent(one.id(), one));
        Map<String, Application> said = files.applications(open.values().stream().map(Open::application).toList());
        Map<Open, SameTold.Letter> letters = new LinkedHashMap<>();
        open.values().stream().filter(one -> said.containsKey(one.application())).forEach(one -> letters.put(one, letter(types.byDefinition(one.definition()), said.get(one.application()).items())));
        SameTold.Letter mine = letter(asked.type(), asked.items());
        List<SameTold.Letter> all = new ArrayList<>(letters.values());
        all.add(mine);
        SameTold told = new SameTold(all);
        List<Same> same = new ArrayList<>();
        letters.forEach((one, letter) -> {
            SameTold.Share share = told.of(mine, letter);
            if (share.isMeant()) {
                same.add(new Same(one.id(), one.number(), title(said.get(one.application())), one.receivedOn(), types.stageTitle(one.definition(), one.stage()), share));
            }
        });
        return same.stream().sorted(Comparator.comparing(Same::share, SameTold.Share.nearest())).limit(SHOWN).toList();
    }

    private List<Open> newest(Said asked, Staff staff) {
        Readers.Condition seen = readers.ofCase(staff.scope());
        return client.sql(WAITS + seen.sql() + " order by c.received_on desc, c.id desc limit " + NEWEST).params(asked.type().id(), asked.organ(), asked.id()).params(seen.params()).query(Open.class).list();
    }

    /** Those that the index has under the rarest pairs of this one, however old; none while there is no index. */
    private List<Open> named(Said asked, Staff staff) {
        FindingRows.Key key = rows.answeringLately().orElse(null);
        Terms terms = key == null ? null : keys.terms(key).orElse(null);
        if (key == null || terms == null) {
            return List.of();
        }
        Integer[] where = {terms.of(Terms.Kind.STANDS, Terms.OPEN), terms.of(Terms.Kind.TYPE, asked.type().id())};
        Set<Integer> pairs = new TreeSet<>();
        texts.told(asked.type(), asked.items()).forEach(text -> pairs.addAll(terms.pairs(beginning(text))));
        Integer[] rarest = client.sql("""
                select pair from (select p.pair, (select count(*) from casework.finding f where f.key = ? and f.terms @> (?::integer[] || p.pair)) as many from unnest(?::integer[]) as p(pair)) counted
                where many > ? order by many limit ?""").params(key.no(), where, pairs.toArray(Integer[]::new), asked.id().isEmpty() ? 0 : 1, RAREST).query(Integer.class).list().toArray(Integer[]::new);
        Readers.Condition seen = readers.ofCase(staff.scope());
        return rarest.length == 0 ? List.of() : client.sql("with named as (select f.case_id, (select count(*) from unnest(?::integer[]) as p(pair) where p.pair = any(f.terms)) as shared from casework.finding f"
                + " where f.key = ? and f.terms @> ?::integer[] and f.terms && ?::integer[]) select waits.* from (" + WAITS + seen.sql() + ") waits join named on named.case_id = waits.id order by named.shared desc, waits.id limit " + NAMED)
                .params(rarest, key.no(), where, rarest).params(asked.type().id(), asked.organ(), asked.id()).params(seen.params()).query(Open.class).list();
    }

    private static String beginning(String text) {
        String bare = new MatterText(List.of(new MatterText.Part("", text))).bare().getFirst();
        return bare.substring(0, Math.min(BEGINNING, bare.length()));
    }

    private static String title(Application said) {
        return Identity.masked(String.join("；", said.titles()), false);
    }

    private SameTold.Letter letter(CaseType type, List<Map<String, String>> items) {
        return new SameTold.Letter(items.stream().map(item -> item.getOrDefault("title", "")).collect(Collectors.joining("；")), texts.told(type, items), texts.places(type, items));
    }
}

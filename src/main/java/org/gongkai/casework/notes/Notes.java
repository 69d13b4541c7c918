package org.gongkai.casework.notes;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.gongkai.calendar.Now;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.beside.Beside;
import org.gongkai.casework.beside.Row;
import org.gongkai.casework.notes.Note.Kind;
import org.gongkai.casework.notes.Note.To;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.People;
import org.gongkai.directory.Person;
import org.gongkai.directory.Power;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.SealedColumn;
import org.gongkai.ledger.Sealing;
import org.gongkai.procedure.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps notes: the words sealed, who wrote to whom and who did what of it as acts of the note, which name the case. */
@Component
public class Notes implements SealedColumn.Keeper {

    static final String KIND = "note.";
    static final String CASE = "case";
    private static final String WORDS = "casework.note/";
    private static final String NAME = "notes";
    public static final int LONGEST = 2000;

    private final JdbcClient client;
    private final Beside beside;
    private final Sealing sealing;
    private final Ledger ledger;
    private final People people;
    private final Now now;

    Notes(JdbcClient client, Beside beside, Sealing sealing, Ledger ledger, People people, Now now) {
        this.client = client;
        this.beside = beside;
        this.sealing = sealing;
        this.ledger = ledger;
        this.people = people;
        this.now = now;
    }

    /** Those of a case that were written where this person works, or to them; the first one first. */
    public List<Note> of(String caseId, Staff staff) {
        Map<String, Note> notes = new LinkedHashMap<>();
        for (Row row : beside.ofMatter(NAME, caseId)) {
            Note note = notes.computeIfAbsent(row.text("id"), id -> new Note(id, row.text("case_id"), row.text("organ"), row.text("author"), Kind.valueOf(row.text("kind")), row.textOrNull("answers"), row.day("due_on"),
                    OffsetDateTime.parse(row.text("written_at")).atZoneSameInstant(Now.ZONE).toLocalDateTime(), sealing.open(WORDS + id, row.bytes("sealed")), new ArrayList<>()));
            if (row.has("to_id")) {
                note.to().add(new To(row.text("to_id"), row.text("person"), row.day("read_on"), row.day("ended_on")));
            }
        }
        return notes.values().stream().filter(note -> staff.scope().covers(note.organ()) || note.author().equals(staff.personId())
                || note.to().stream().anyMatch(to -> staff.answersFor(to.person()))).toList();
    }

    /** To whom somebody of an organ may write: who reads its matters. */
    public Map<String, String> reachable(String organ, CaseState state) {
        Map<String, String> names = new LinkedHashMap<>();
        Collection<String> roles = state.type().read().isEmpty() ? List.of(Role.values()).stream().filter(Role::reads).map(Role::name).toList() : state.type().read();
        Map<String, Integer> often = new HashMap<>();
        List<Person> all = people.holding(roles, organ);
        all.forEach(person -> often.merge(person.name(), 1, Integer::sum));
        all.forEach(person -> names.put(person.id(), often.get(person.name()) == 1 || person.login() == null ? person.name() : person.name() + "（" + person.login() + "）"));
        return names;
    }

    /** Whether this person may give instructions at an organ. */
    public static boolean instructs(Staff staff, String organ) {
        return staff.may(Power.SIGN, organ);
    }

    /**
     * @param to    people, beside those whom the words mention with an @
     * @param dueOn the last day; a task and an instruction need one
     */
    @Transactional
    public Attempt<String> write(CaseState state, String organ, Staff staff, Kind kind, String words, Collection<String> to, @Nullable LocalDate dueOn) {
        Map<String, String> reachable = reachable(organ, state);
        TreeSet<String> all = new TreeSet<>(to);
        reachable.forEach((id, name) -> {
            if (words.contains("@" + name)) {
                all.add(id);
            }
        });
        all.remove(staff.personId());
        List<String> reasons = new ArrayList<>();
        if (!staff.scope().covers(organ) || kind == Kind.REPORT) {
            reasons.add("在您任职的机关写");
        }
        if (words.isBlank() || words.length() > LONGEST) {
            reasons.add("请写内容，最多 " + LONGEST + " 字");
        }
        if (kind == Kind.INSTRUCTION && !instructs(staff, organ)) {
            reasons.add("批示由有签发权的人写");
        }
        if (kind != Kind.NOTE && all.isEmpty()) {
            reasons.add("请选择" + kind.title() + "给谁");
        }
        if (!reachable.keySet().containsAll(all)) {
            reasons.add("请在所列的人当中选择");
        }
        if (kind.asks() && (dueOn == null || dueOn.isBefore(now.today()) || dueOn.isAfter(now.today().plusYears(1)))) {
            reasons.add(kind.title() + "请写明最迟哪一天办，今天以后、一年以内");
        }
        return reasons.isEmpty() ? Attempt.done(kept(state.id(), organ, staff, kind, null, words, all, kind.asks() ? dueOn : null)) : Attempt.refused(reasons);
    }

    private String kept(String caseId, String organ, Staff staff, Kind kind, @Nullable String answers, String words, Collection<String> to, @Nullable LocalDate dueOn) {
        String id = Identifier.fresh();
        String salt = sealing.salt();
        client.sql("insert into casework.note (id, case_id, organ, author, kind, answers, due_on, written_at, sealed, salt) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(id, caseId, organ, staff.personId(), kind.name(), answers, dueOn, now.instant().atOffset(ZoneOffset.UTC), sealing.seal(WORDS + id, words), salt).update();
        to.forEach(person -> client.sql("insert into casework.note_to (id, note, case_id, person) values (?, ?, ?, ?)").params(Identifier.fresh(), id, caseId, person).update());
        ledger.record(ActDraft.of(KIND + "write", id).organ(organ).actor(staff.personId()).detail(CASE, caseId).detail("kind", kind.name()).detail("answers", answers)
                .detail("to", to.isEmpty() ? null : List.copyOf(to)).detail("until", dueOn).detail("digest", sealing.binding(salt, words)));
        return id;
    }

    private record Mine(String id, String note, String caseId, String organ, String author, String kind, @Nullable LocalDate readOn, String person) {

        @Nullable String insteadFor(Staff staff) {
            return person.equals(staff.personId()) ? null : person;
        }
    }

    private Optional<Mine> mine(String note, Staff staff) {
        return client.sql("""
                select t.id, t.note, t.case_id, n.organ, n.author, n.kind, t.read_on, t.person from casework.note_to t join casework.note n on n.id = t.note
                where t.note = ? and t.person = any(?) and t.ended_on is null order by t.person <> ? limit 1 for update of t""")
                .params(note, Stream.concat(Stream.of(staff.personId()), staff.standsInFor().stream()).toArray(String[]::new), staff.personId()).query(Mine.class).optional();
    }

    /** Whoever it was written to says that they read it; what asks no more is ended by that. */
    @Transactional
    public Attempt<String> read(String note, Staff staff) {
        Mine mine = mine(note, staff).orElse(null);
        if (mine == null || mine.readOn() != null) {
            return Attempt.refused("已经阅过，或者不是写给您的");
        }
        client.sql("update casework.note_to set read_on = ?, ended_on = ? where id = ?").params(now.today(), Kind.valueOf(mine.kind()).asks() ? null : now.today(), mine.id()).update();
        ledger.record(ActDraft.of(KIND + "read", note).organ(mine.organ()).actor(staff.personId()).detail(Actor.INSTEAD, mine.insteadFor(staff)).detail(CASE, mine.caseId()));
        return Attempt.done(note);
    }

    /** Whoever was asked says what was done; whoever asked reads it. */
    @Transactional
    public Attempt<String> done(String note, Staff staff, String words) {
        Mine mine = mine(note, staff).filter(one -> Kind.valueOf(one.kind()).asks()).orElse(null);
        if (mine == null) {
            return Attempt.refused("已经办结，或者不是交给您办的");
        }
        if (words.isBlank() || words.length() > LONGEST) {
            return Attempt.refused("请写办理情况，最多 " + LONGEST + " 字");
        }
        client.sql("update casework.note_to set read_on = coalesce(read_on, ?), ended_on = ? where id = ?").params(now.today(), now.today(), mine.id()).update();
        ledger.record(ActDraft.of(KIND + "done", note).organ(mine.organ()).actor(staff.personId()).detail(Actor.INSTEAD, mine.insteadFor(staff)).detail(CASE, mine.caseId()));
        return Attempt.done(kept(mine.caseId(), mine.organ(), staff, Kind.REPORT, note, words, mine.author().equals(staff.personId()) ? List.of() : List.of(mine.author()), null));
    }

    /** A note of a case that waits for somebody. */
    public record Waits(String caseId, String organ, Kind kind, LocalDate since, @Nullable LocalDate dueOn, String definition, String number, String application, byte[] sealed) {
    }

    public List<Waits> waiting(Staff staff) {
        return beside.waiting(NAME, staff).stream().map(row -> new Waits(row.text("case_id"), row.text("organ"), Kind.valueOf(row.text("kind")), Objects.requireNonNull(row.day("written_at")), row.day("due_on"),
                row.text("definition"), row.text("number"), row.text("application"), row.bytes("title"))).toList();
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(new SealedColumn("casework.note", "id", "sealed", WORDS));
    }

    /** What it asks of the tables. */
    @Component
    static class Asking implements Beside.Source {

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public String ofMatter() {
            return "select n.*, t.id as to_id, t.person, t.read_on, t.ended_on from casework.note n left join casework.note_to t on t.note = n.id where n.case_id = :matter order by n.written_at, n.id, t.id";
        }

        @Override
        public String waiting() {
            return """
                    select n.case_id, n.organ, n.kind, n.written_at, n.due_on, c.definition, c.number, a.id as application, a.sealed as title
                    from casework.note_to t join casework.note n on n.id = t.note join casework.cases c on c.id = n.case_id join casework.application a on a.id = c.application_id
                    where t.person = :person and t.ended_on is null""";
        }
    }
}

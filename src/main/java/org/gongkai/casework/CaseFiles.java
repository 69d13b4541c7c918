package org.gongkai.casework;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.clocks.NextDue;
import org.gongkai.casework.filing.Likeness;
import org.gongkai.casework.filing.Submission;
import org.gongkai.casework.identity.Identity;
import org.gongkai.casework.lists.Readers;
import org.gongkai.casework.receipt.AccessCodes;
import org.gongkai.clock.Reading;
import org.gongkai.directory.Organs;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.SealedColumn;
import org.gongkai.ledger.Sealing;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps applications, cases, items and words: sealed where a person speaks, plain where lists are made. */
@Repository
public class CaseFiles implements SealedColumn.Keeper {

    private static final String APPLICATION = "casework.application/";
    private static final String WORDS = "casework.words/";

    private final JdbcClient client;
    private final Sealing sealing;
    private final AccessCodes codes;
    private final Organs organs;
    private final Now now;
    private final JsonMapper json = JsonMapper.builder().build();

    CaseFiles(JdbcClient client, Sealing sealing, AccessCodes codes, Organs organs, Now now) {
        this.client = client;
        this.sealing = sealing;
        this.codes = codes;
        this.organs = organs;
        this.now = now;
    }

    /** The next case number of an organ in a year; one that another organ gave under the same word before is passed over. */
    public String number(CaseType type, String organ, int year) {
        String number = nextNumber(type, organ, year);
        while (client.sql("select exists(select from casework.application where number = :number) or exists(select from casework.cases where number = :number)")
                .param("number", number).query(Boolean.class).single()) {
            number = nextNumber(type, organ, year);
        }
        return number;
    }

    private String nextNumber(CaseType type, String organ, int year) {
        int serial = client.sql("""
                insert into casework.serial (organ, type, year, last) values (?, ?, ?, 1)
                on conflict (organ, type, year) do update set last = casework.serial.last + 1 returning last""")
                .params(organ, type.id(), year).query(Integer.class).single();
        return type.number().replace("{mark}", organs.require(organ).documentWord())
                .replace("{year}", String.valueOf(year)).replace("{serial}", String.valueOf(serial));
    }

    /** Seals an application; answers the digest that binds it to its act. */
    public String keep(Application application, String code, @Nullable String token, @Nullable String sourceId) {
        String plain = json.writeValueAsString(new Spoken(new TreeMap<>(application.applicant()),
                new TreeMap<>(application.content()), application.items()));
        String salt = sealing.salt();
        client.sql("""
                insert into casework.application
                    (id, type, number, code_digest, channel, party, submitted_on, submitted_at, sealed, salt, token, source_id,
                     same_person, asked)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(application.id(), application.type(), application.number(), codes.digest(application.number(), code),
                        application.channel(), application.party(), application.submittedOn(),
                        now.instant().atOffset(ZoneOffset.UTC), sealing.seal(APPLICATION + application.id(), plain), salt,
                        token, sourceId, samePerson(application), asked(application)).update();
        return sealing.binding(salt, plain);
    }

    /** What an application without an applicant asks for, sealed. */
    public byte[] sealed(Application application) {
        return sealing.seal(APPLICATION + application.id(), json.writeValueAsString(new Spoken(Map.of(), Map.of(), application.items())));
    }

    /** The keyed digest of what is asked for; null where a register does not say it. */
    public @Nullable String asked(Application application) {
        String asked = Likeness.asked(application.items());
        return asked.isBlank() ? null : sealing.recognising("casework.asked/" + application.type(), asked);
    }

    /** The keyed digest of the applicant's identity number; null where none was given. */
    public @Nullable String samePerson(Application application) {
        String identity = application.applicant().get("identityNumber");
        return identity == null || identity.isBlank() ? null
                : sealing.recognising("casework.applicant", identity.strip().toUpperCase(Locale.ROOT));
    }

    public Optional<Submission> submittedWith(String token) {
        return client.sql("select id, number from casework.application where token = ?").param(token)
                .query((row, n) -> (Submission) new Submission.Repeated(row.getString(1), row.getString(2))).optional();
    }

    public void open(CaseState state, Application application, String number, @Nullable NextDue next) {
        Handling first = state.handlings().getFirst();
        client.sql("""
                with opened as (
                    insert into casework.cases (id, application_id, number, type, definition, organ, party, items, stage, ended,
                        clock, provisional, acts) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'NONE', false, 1) returning id, items, definition),
                held as (insert into casework.handling (case_id, no, definition, organ, stage, ended, clock, provisional, held_since, due_clock, due_at, yellow_at, red_at)
                    select id, ?, definition, ?, ?, ?, 'NONE', false, ?, ?, ?::timestamp, ?::timestamp, ?::timestamp from opened)
                insert into casework.item (case_id, no) select id, generate_series(1, items) from opened""")
                .params(state.id(), application.id(), number, state.type().id(), state.type().definition(), state.organ(),
                        state.party(), state.items(), state.stage(), state.ended(), first.no(), first.organ(), first.stage(), first.ended(), first.heldSince(),
                        next == null ? null : next.clock(), next == null ? null : next.dueAt(), next == null ? null : next.yellowAt(), next == null ? null : next.redAt()).update();
    }

    /**
     * A case held until the transaction ends, so that two officers act one after the other.
     *
     * @param performed the act that the token led to before, as far as was to be seen before the case was free
     */
    record Held(@Nullable String performed) {
    }

    /** Empty when there is no such case or it is forgotten. */
    Optional<Held> hold(String caseId, @Nullable String token) {
        return client.sql("""
                select (select act_id from casework.performed where token = ?)
                from casework.cases c join casework.application a on a.id = c.application_id
                where c.id = ? and a.forgotten_on is null for update of c""").params(token, caseId)
                .query((row, n) -> new Held(row.getString(1))).optional();
    }

    /**
     * Keeps what an act leaves in the tables of the case, in one round trip: what lists need of the derived state, the replies
     * to its items, the words that were spoken, the token that acts once.
     *
     * @throws org.springframework.dao.DuplicateKeyException if the token has acted already
     */
    void save(CaseState before, CaseState after, Optional<Reading> clock, List<HandlingRow> handlings, Act act, @Nullable SealedWords words,
            @Nullable String token) {
        Map<Integer, String> replies = after.answers().equals(before.answers()) ? Map.of() : after.answers();
        String standing = clock.map(reading -> reading.state().name()).orElse("NONE");
        LocalDate due = clock.map(Reading::due).orElse(null);
        boolean provisional = clock.map(Reading::provisional).orElse(false);
        client.sql("""
                with once as (insert into casework.performed (token, case_id, act_id) select ?, ?, ? where ?),
                spoken as (insert into casework.words (act_id, case_id, sealed, salt) select ?, ?, ?::bytea, ? where ?),
                replied as (update casework.item i set answer = r.answer from unnest(?::int[], ?::text[]) as r (no, answer)
                    where i.case_id = ? and i.no = r.no),
                stands as (select * from unnest(?::int[], ?::text[], ?::text[], ?::boolean[], ?::text[], ?::date[], ?::boolean[], ?::text[], ?::date[], ?::date[],
                        ?::timestamp[], ?::text[], ?::timestamp[], ?::timestamp[], ?::date[])
                    as w (no, organ, stage, ended, clock, due_on, provisional, assignee, held_since, concluded_on, due_at, due_clock, yellow_at, red_at, lawful_on)),
                handled as (update casework.handling h set stage = w.stage, ended = w.ended, clock = w.clock, due_on = w.due_on, provisional = w.provisional,
                        assignee = w.assignee, concluded_on = w.concluded_on, due_at = w.due_at, due_clock = w.due_clock, yellow_at = w.yellow_at, red_at = w.red_at,
                        lawful_on = w.lawful_on
                    from stands w where h.case_id = ? and h.no = w.no),
                sent as (insert into casework.handling (case_id, no, definition, organ, stage, ended, clock, due_on, provisional, assignee, held_since, concluded_on, due_at, due_clock, yellow_at, red_at,
                        lawful_on)
                    select ?, w.no, ?, w.organ, w.stage, w.ended, w.clock, w.due_on, w.provisional, w.assignee, w.held_since, w.concluded_on, w.due_at, w.due_clock, w.yellow_at, w.red_at,
                        w.lawful_on
                    from stands w where w.no > ?)
                update casework.cases set stage = ?, ended = ?, clock = ?, due_on = ?, provisional = ?, lawful_on = ?, outcome = ?, ending = ?,
                    received_on = ?, concluded_on = ?, acts = ? where id = ?""")
                .params(token, after.id(), act.id(), token != null,
                        act.id(), after.id(), words == null ? null : sealing.seal(WORDS + act.id(), words.plain()),
                        words == null ? null : words.salt(), words != null,
                        replies.keySet().toArray(Integer[]::new), replies.values().toArray(String[]::new), after.id(),
                        each(handlings, HandlingRow::no, Integer[]::new), each(handlings, HandlingRow::organ, String[]::new),
                        each(handlings, HandlingRow::stage, String[]::new), each(handlings, HandlingRow::ended, Boolean[]::new),
                        each(handlings, HandlingRow::clock, String[]::new), each(handlings, row -> Objects.toString(row.dueOn(), null), String[]::new),
                        each(handlings, HandlingRow::provisional, Boolean[]::new), each(handlings, HandlingRow::assignee, String[]::new),
                        each(handlings, row -> Objects.toString(row.heldSince(), null), String[]::new),
                        each(handlings, row -> Objects.toString(row.concludedOn(), null), String[]::new), moments(handlings, NextDue::dueAt),
                        each(handlings, row -> row.next() == null ? null : row.next().clock(), String[]::new), moments(handlings, NextDue::yellowAt),
                        moments(handlings, NextDue::redAt), each(handlings, row -> Objects.toString(row.lawfulOn(), null), String[]::new), after.id(),
                        after.id(), after.type().definition(), before.handlings().size(),
                        after.stage(), after.ended(), standing, due, provisional, HandlingRow.lawfulOn(clock),
                        after.outcome(), endingOf(after), after.receivedOn(), after.concludedOn(), after.acts().size(),
                        after.id()).update();
    }

    private static <T> T[] each(List<HandlingRow> handlings, Function<HandlingRow, @Nullable T> what, IntFunction<T[]> array) {
        return handlings.stream().map(what).toArray(array);
    }

    private static String[] moments(List<HandlingRow> handlings, Function<NextDue, LocalDateTime> which) {
        return each(handlings, row -> row.next() == null ? null : which.apply(row.next()).toString(), String[]::new);
    }

    public static @Nullable String endingOf(CaseState state) {
        return state.ending() == null ? null : state.ending().id();
    }

    /** Seals what somebody wrote with an act to come; {@link #keepWords} stores it under the act's id. */
    record SealedWords(String plain, String salt, String binding) {
    }

    SealedWords seal(Map<String, String> words) {
        String plain = json.writeValueAsString(new TreeMap<>(words));
        String salt = sealing.salt();
        return new SealedWords(plain, salt, sealing.binding(salt, plain));
    }

    void keepWords(String actId, String caseId, SealedWords words) {
        client.sql("insert into casework.words (act_id, case_id, sealed, salt) values (?, ?, ?, ?)")
                .params(actId, caseId, sealing.seal(WORDS + actId, words.plain()), words.salt()).update();
    }

    /** What people wrote with the acts of a case, by act. */
    public Map<String, Map<String, String>> words(String caseId) {
        Map<String, Map<String, String>> words = new TreeMap<>();
        client.sql("select act_id, sealed from casework.words where case_id = ?").param(caseId).query(row -> {
            String actId = row.getString(1);
            words.put(actId, map(sealing.open(WORDS + actId, row.getBytes(2))));
        });
        return words;
    }

    /** What is sealed of an application. */
    private record Spoken(Map<String, String> applicant, Map<String, String> content, List<Map<String, String>> items) {
    }

    private static final Spoken FORGOTTEN = new Spoken(Map.of(), Map.of(), List.of(Map.of("title", "申请内容已过保存期限，已经销毁")));

    /** What {@link #leadOf} answers, for {@link ReadOnce}. */
    static final class LeadOf {
    }

    /** The case that is worked on for this one too; empty when it stands alone. */
    public Optional<String> leadOf(String caseId) {
        return ReadOnce.of(LeadOf.class, caseId, () -> client.sql("select e.lead from casework.event_member m join casework.event e on e.id = m.event where m.case_id = ?")
                .param(caseId).query(String.class).optional());
    }

    /** A case with all that people said of it, and the case that is worked on for it too. */
    record Opened(Application application, String number, @Nullable LocalDate forgottenOn, Map<String, Map<String, String>> words, @Nullable String lead) {
    }

    /** Whoever the condition lets see it gets it in one query. */
    Optional<Opened> open(String caseId, Readers.Condition seen) {
        return client.sql("""
                select a.id, a.type, a.number, a.channel, a.party, a.submitted_on, a.sealed, c.number, a.forgotten_on, w.acts, w.sealed,
                    (select e.lead from casework.event_member m join casework.event e on e.id = m.event where m.case_id = c.id)
                from casework.cases c join casework.application a on a.id = c.application_id,
                    lateral (select array_agg(act_id) as acts, array_agg(sealed) as sealed from casework.words where case_id = c.id) w
                where c.id = ? and\s""" + seen.sql()).param(caseId).params(seen.params())
                .query((row, n) -> new Opened(application(row), row.getString(8), row.getObject(9, LocalDate.class), words(row.getArray(10), row.getArray(11)), row.getString(12)))
                .optional();
    }

    private Map<String, Map<String, String>> words(@Nullable Array acts, @Nullable Array sealed) throws SQLException {
        Map<String, Map<String, String>> words = new TreeMap<>();
        String[] ids = acts == null ? new String[0] : (String[]) acts.getArray();
        for (int n = 0; n < ids.length; n++) {
            words.put(ids[n], map(sealing.open(WORDS + ids[n], ((byte[][]) Objects.requireNonNull(sealed).getArray())[n])));
        }
        return words;
    }

    public String applicationOf(String caseId) {
        return client.sql("select application_id from casework.cases where id = ?").param(caseId).query(String.class).single();
    }

    /** A case's own number and what was asked with it. */
    public record Filed(String number, Application application) {
    }

    public Filed filed(String caseId) {
        return client.sql("""
                select a.id, a.type, a.number, a.channel, a.party, a.submitted_on, a.sealed, c.number
                from casework.cases c join casework.application a on a.id = c.application_id where c.id = ?""").param(caseId)
                .query((row, n) -> new Filed(row.getString(8), application(row))).single();
    }

    public Application application(String applicationId) {
        return applications(List.of(applicationId)).get(applicationId);
    }

    /** Applications opened, by id. */
    public Map<String, Application> applications(List<String> applicationIds) {
        return client.sql("""
                select id, type, number, channel, party, submitted_on, sealed from casework.application where id = any(?)""")
                .param(applicationIds.toArray(String[]::new)).query((row, n) -> application(row)).list().stream()
                .collect(Collectors.toMap(Application::id, Function.identity()));
    }

    /** The application in the first seven columns: id, type, number, channel, party, submitted_on, sealed. */
    public Application application(ResultSet row) throws SQLException {
        Spoken spoken = spoken(row.getString(1), row.getBytes(7));
        return new Application(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5),
                row.getObject(6, LocalDate.class), spoken.applicant(), spoken.content(), spoken.items());
    }

    private Spoken spoken(String applicationId, byte[] sealed) {
        return sealed.length == 0 ? FORGOTTEN : json.readValue(sealing.open(APPLICATION + applicationId, sealed), Spoken.class);
    }

    /** What each application asks for, in one line, by application. */
    Map<String, String> titles(List<String> applicationIds) {
        Map<String, String> titles = new TreeMap<>();
        client.sql("select id, sealed from casework.application where id = any(?)")
                .param(applicationIds.toArray(String[]::new)).query(row -> {
                    String id = row.getString(1);
                    titles.put(id, title(id, row.getBytes(2)));
                });
        return titles;
    }

    /** What an application asks for, in one line, with the numbers of persons masked: lists write no journal. */
    public String title(String applicationId, byte[] sealed) {
        return Identity.masked(spoken(applicationId, sealed).items().stream().map(item -> item.getOrDefault("title", "")).collect(Collectors.joining("；")), false);
    }

    Optional<String> performed(String token) {
        return client.sql("select act_id from casework.performed where token = ?").param(token).query(String.class).optional();
    }

    private Map<String, String> map(String plain) {
        return json.readValue(plain, new TypeReference<>() { });
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(new SealedColumn("casework.application", "id", "sealed", APPLICATION), new SealedColumn("casework.words", "act_id", "sealed", WORDS));
    }
}

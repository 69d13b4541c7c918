package org.gongkai.casework;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.filing.Likeness;
import org.gongkai.casework.filing.Submission;
import org.gongkai.casework.identity.Identity;
import org.gongkai.casework.lists.CaseLists;
import org.gongkai.casework.lists.Readers;
import org.gongkai.casework.receipt.AccessCodes;
import org.gongkai.directory.Organs;
import org.gongkai.ledger.SealedColumn;
import org.gongkai.ledger.Sealing;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what people said: applications and the words of acts, sealed. What lists need of it is kept by {@link CaseRows}. */
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

    /** Seals what somebody wrote with an act to come; {@link #keepWords} stores it under the act's id. */
    record SealedWords(String plain, String salt, String binding) {
    }

    SealedWords seal(Map<String, String> words) {
        String plain = json.writeValueAsString(new TreeMap<>(words));
        String salt = sealing.salt();
        return new SealedWords(plain, salt, sealing.binding(salt, plain));
    }

    /** As it lies under that act. */
    byte[] sealed(String actId, SealedWords words) {
        return sealing.seal(WORDS + actId, words.plain());
    }

    void keepWords(String actId, String caseId, SealedWords words) {
        client.sql("insert into casework.words (act_id, case_id, sealed, salt) values (?, ?, ?, ?)").params(actId, caseId, sealed(actId, words), words.salt()).update();
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

    /** The same of several cases, by case. */
    public Map<String, Map<String, Map<String, String>>> words(Collection<String> caseIds) {
        Map<String, Map<String, Map<String, String>>> words = new TreeMap<>();
        client.sql("select case_id, act_id, sealed from casework.words where case_id = any(?) order by case_id, act_id").param(caseIds.toArray(String[]::new)).query(row -> {
            words.computeIfAbsent(row.getString(1), any -> new TreeMap<>()).put(row.getString(2), map(sealing.open(WORDS + row.getString(2), row.getBytes(3))));
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

    /** Which of these are cases: mail is also sent about other things. */
    public Set<String> among(Collection<String> ids) {
        return ids.isEmpty() ? Set.of() : Set.copyOf(client.sql("select id from casework.cases where id = any(?)").param(ids.toArray(String[]::new)).query(String.class).list());
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

    /** What was brought in with a matter of a list, without the channel. */
    public Application application(CaseLists.Line line) {
        Spoken spoken = spoken(line.applicationId(), line.sealed());
        return new Application(line.applicationId(), line.type(), line.number(), "", line.party(), line.submittedOn(), spoken.applicant(), spoken.content(), spoken.items());
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

    private Map<String, String> map(String plain) {
        return json.readValue(plain, new TypeReference<>() { });
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(new SealedColumn("casework.application", "id", "sealed", APPLICATION), new SealedColumn("casework.words", "act_id", "sealed", WORDS));
    }
}

package org.gongkai.casework.publicanswer;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

import org.gongkai.casework.Applications;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.publicwords.Checked;
import org.gongkai.casework.publicwords.Mentions;
import org.gongkai.casework.publicwords.PublicWords;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.SealedColumn;
import org.gongkai.ledger.Sealing;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Guard;
import org.gongkai.procedure.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Letters and answers that everyone may read, without the person who wrote; every version of them stays sealed beside it. */
@Repository
public class PublicAnswers implements SealedColumn.Keeper {

    /** In the act that makes words public, or changes them: what binds them. */
    public static final String BINDING = "published";
    /** In the same act: the grounds for which something that tells of a person stayed in the words. */
    public static final String KEPT = "kept";
    private static final String PLACE = "casework.public-answer/";
    private static final String COLUMNS = """
            select case_id, type, organ, title, question, answer, received_on, answered_on, published_on, corrected_on, withdrawn_on, ground
            from casework.public_answer\s""";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Applications applications;
    private final Mentions mentions;
    private final JdbcClient client;
    private final Sealing sealing;

    PublicAnswers(Applications applications, Mentions mentions, JdbcClient client, Sealing sealing) {
        this.applications = applications;
        this.mentions = mentions;
        this.client = client;
        this.sealing = sealing;
    }

    /**
     * What the page shows.
     *
     * @param withdrawnOn since when it is gone but for address, day and ground; its words are empty then
     * @param ground      why it was last corrected or withdrawn, by its id in {@code regulations/publicanswers.yaml}
     */
    public record PublicAnswer(String caseId, String type, String organ, String title, String question, String answer,
            LocalDate receivedOn, LocalDate answeredOn, LocalDate publishedOn, @Nullable LocalDate correctedOn, @Nullable LocalDate withdrawnOn,
            @Nullable String ground) {

        public boolean isWithdrawn() {
            return withdrawnOn != null;
        }
    }

    /** What happened to it. */
    public enum Change {
        PUBLISHED("公开"), CORRECTED("更正"), WITHDRAWN("撤回"), REPUBLISHED("更正后重新公开");

        private final String title;

        Change(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /**
     * One version of it.
     *
     * @param words what it said from then on; null where it was withdrawn, and where its words are forgotten
     * @param kept  what tells of a person and stayed, with the ground
     */
    public record Version(int no, LocalDate on, Change change, @Nullable String ground, String actId, @Nullable PublicWords words, Map<String, String> kept) {

        private static Version of(int no, LocalDate on, Change change, @Nullable String ground, String actId, @Nullable Map<String, String> said) {
            Map<String, String> kept = said == null || !said.containsKey(KEPT) ? Map.of() : JSON.readValue(said.get(KEPT), new TypeReference<>() { });
            return new Version(no, on, change, ground, actId, said == null ? null : PublicWords.of(said), kept);
        }
    }

    /** Words bound and ready to be kept with the act that names the binding. */
    record Bound(PublicWords words, Map<String, String> kept, String salt, String plain, String binding) {

        /** The ids of the grounds for which something stayed; null where nothing did. */
        @Nullable String grounds() {
            return kept.isEmpty() ? null : String.join(" ", new TreeSet<>(kept.values()));
        }
    }

    Bound bind(PublicWords words, Map<String, String> kept) {
        String salt = sealing.salt();
        Map<String, String> said = new TreeMap<>(words.values());
        if (!kept.isEmpty()) {
            said.put(KEPT, JSON.writeValueAsString(kept));
        }
        String plain = JSON.writeValueAsString(said);
        return new Bound(words, kept, salt, plain, sealing.binding(salt, plain));
    }

    /** What of these words tells of a person and stays, with the ground. */
    Map<String, String> kept(String caseId, PublicWords words, Checked checked) {
        return mentions.kept(mentions.asked(applications.of(caseId), words), checked);
    }

    /** What a step of a case says to everyone, bound into its act and kept with it. */
    public final class Saying {

        private final Bound bound;

        private Saying(Bound bound) {
            this.bound = bound;
        }

        public ActDraft in(ActDraft draft) {
            return draft.detail(BINDING, bound.binding()).detail(KEPT, bound.grounds());
        }

        public void keep(CaseState state, Act act) {
            PublicWords words = bound.words();
            boolean again = hold(state.id()).isPresent();
            // a letter that was taken up again after it was public has its page already: its new words stand there
            client.sql("""
                    insert into casework.public_answer
                        (case_id, type, organ, title, question, answer, received_on, answered_on, published_on)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    on conflict (case_id) do update set title = excluded.title, question = excluded.question, answer = excluded.answer, answered_on = excluded.answered_on,
                        corrected_on = excluded.published_on, withdrawn_on = null, ground = null""")
                    .params(state.id(), state.type().id(), state.organ(), words.title(), words.question(), words.answer(), state.receivedOn(),
                            state.concludedOn(), act.effectiveOn()).update();
            add(state.id(), act, again ? Change.REPUBLISHED : Change.PUBLISHED, null, bound);
        }
    }

    /** Empty for an action without public fields. */
    public Optional<Saying> said(CaseState state, Attempt attempt) {
        if (!PublicWords.areSaidBy(attempt.action())) {
            return Optional.empty();
        }
        PublicWords words = PublicWords.of(attempt.values());
        return Optional.of(new Saying(bind(words, kept(state.id(), words, Checked.in(attempt.values())))));
    }

    void add(String caseId, Act act, Change change, @Nullable String ground, @Nullable Bound bound) {
        client.sql("""
                insert into casework.public_answer_version (case_id, no, act_id, changed_on, change, ground, sealed, salt)
                select ?, coalesce(max(no), 0) + 1, ?, ?, ?, ?, ?, ? from casework.public_answer_version where case_id = ?""")
                .params(caseId, act.id(), act.effectiveOn(), change.name(), ground,
                        bound == null ? new byte[0] : sealing.seal(PLACE + act.id(), bound.plain()), bound == null ? "" : bound.salt(), caseId).update();
    }

    void correct(String caseId, PublicWords words, Act act, String ground) {
        client.sql("""
                update casework.public_answer set title = ?, question = ?, answer = ?, corrected_on = ?, withdrawn_on = null, ground = ?
                where case_id = ?""").params(words.title(), words.question(), words.answer(), act.effectiveOn(), ground, caseId).update();
    }

    void withdraw(String caseId, Act act, String ground) {
        client.sql("update casework.public_answer set title = '', question = '', answer = '', withdrawn_on = ?, ground = ? where case_id = ?")
                .params(act.effectiveOn(), ground, caseId).update();
    }

    /** That everyone may read the letter now. */
    public Guard<CaseState> letterIsPublic() {
        return Guard.of("letter-is-public", "来信和答复已经公开", "平台的做法", (state, attempt) -> find(state.id()).filter(answer -> !answer.isWithdrawn()).isPresent() ? Optional.empty()
                : Optional.of(Refusal.because("来信和答复没有公开，或者已经撤回，没有要隐去的")));
    }

    /** Holds the row until the transaction ends. */
    Optional<PublicAnswer> hold(String caseId) {
        return client.sql(COLUMNS + "where case_id = ? for update").param(caseId).query(PublicAnswer.class).optional();
    }

    /** Newest first, after a key of the page before. */
    public List<PublicAnswer> newest(String type, @Nullable LocalDate before, String afterId, int limit) {
        return client.sql(COLUMNS + """
                where type = ? and withdrawn_on is null and (published_on, case_id) < (?, ?)
                order by published_on desc, case_id desc limit ?""")
                .params(type, before == null ? LocalDate.of(9999, 1, 1) : before, afterId, limit)
                .query(PublicAnswer.class).list();
    }

    /** The newest of all these types. */
    public List<PublicAnswer> newest(Collection<String> types, int limit) {
        return client.sql(COLUMNS + "where type = any(?) and withdrawn_on is null order by published_on desc, case_id desc limit ?").params(types.toArray(String[]::new), limit)
                .query(PublicAnswer.class).list();
    }

    /** Also when it was withdrawn: its address stays. */
    public Optional<PublicAnswer> find(String caseId) {
        return client.sql(COLUMNS + "where case_id = ?").param(caseId).query(PublicAnswer.class).optional();
    }

    /** Every version, the first one first. */
    public List<Version> history(String caseId) {
        return client.sql("select no, changed_on, change, ground, act_id, sealed from casework.public_answer_version where case_id = ? order by no")
                .param(caseId).query((row, n) -> Version.of(row.getInt(1), row.getObject(2, LocalDate.class), Change.valueOf(row.getString(3)), row.getString(4),
                        row.getString(5), opened(row.getString(5), row.getBytes(6)))).list();
    }

    private @Nullable Map<String, String> opened(String actId, byte[] sealed) {
        return sealed.length == 0 ? null : JSON.readValue(sealing.open(PLACE + actId, sealed), new TypeReference<>() { });
    }

    /** What binds a version, as its act should say. */
    public @Nullable String binding(String caseId, String actId) {
        return client.sql("select sealed, salt from casework.public_answer_version where case_id = ? and act_id = ?").params(caseId, actId)
                .query((row, n) -> row.getBytes(1).length == 0 ? "" : sealing.binding(row.getString(2), sealing.open(PLACE + actId, row.getBytes(1)))).optional()
                .filter(binding -> !binding.isEmpty()).orElse(null);
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(new SealedColumn("casework.public_answer_version", "act_id", "sealed", PLACE));
    }
}

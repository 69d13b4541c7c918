package org.gongkai.casework.retention;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntConsumer;

import org.gongkai.calendar.Now;
import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.Cases;
import org.gongkai.casework.ReadOnce;
import org.gongkai.casework.Reasons;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.material.Materials;
import org.gongkai.casework.retention.Contests.Contest;
import org.gongkai.casework.retention.RetentionPeriods.Period;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Power;
import org.gongkai.directory.Staff;
import org.gongkai.evidence.EvidenceFiles;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Loop;
import org.gongkai.ledger.Loops;
import org.gongkai.ledger.Trouble;
import org.gongkai.letters.Letters;
import org.gongkai.redaction.Originals;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Forgets people once their matters are over for the period of {@link RetentionPeriods}: whatever is sealed is destroyed with its
 * salts, acts and facts stay. One application at a time, so that a stop in between leaves each either whole or forgotten.
 */
@Component
public class Forgetting {

    public static final String FORGET = "casework.forget";
    public static final String HOLD = "casework.hold";
    public static final String RELEASE = "casework.release-hold";
    private static final int CHUNK = 200;

    private final RetentionPeriods periods;
    private final CaseTypes types;
    private final Cases cases;
    private final Reasons reasons;
    private final Contests contests;
    private final Letters letters;
    private final Originals originals;
    private final EvidenceFiles evidence;
    private final Materials materials;
    private final Ledger ledger;
    private final Now now;
    private final JdbcClient client;
    private final TransactionTemplate transaction;
    private final Loop loop;
    private volatile @Nullable LocalDate ranOn;

    Forgetting(RetentionPeriods periods, CaseTypes types, Cases cases, Reasons reasons, Contests contests, Letters letters, Originals originals, EvidenceFiles evidence,
            Materials materials, Ledger ledger, Now now, JdbcClient client, TransactionTemplate transaction, Loops loops) {
        this.periods = periods;
        this.types = types;
        this.cases = cases;
        this.reasons = reasons;
        this.contests = contests;
        this.letters = letters;
        this.originals = originals;
        this.evidence = evidence;
        this.materials = materials;
        this.ledger = ledger;
        this.now = now;
        this.client = client;
        this.transaction = transaction;
        this.loop = loops.add(Loop.Plan.of("forget", "销毁到期的个人信息", Duration.ofHours(1)).firstAfter(Duration.ofMinutes(5)), () -> {
            nightly();
            return false;
        });
    }

    /** A case whose time is over. */
    private record Due(String caseId, String number, String organ, LocalDate endedOn, LocalDate keptUntil) {
    }

    /** A case whose time is over and that stays, and why. */
    public record Held(String number, String reason) {
    }

    /** @param cases number of cases that were, or in a rehearsal would be, forgotten */
    public record Outcome(LocalDate asOf, boolean rehearsal, int cases, List<Held> held) {
    }

    /**
     * How long a case is still kept.
     *
     * @param keptUntil null while it is open
     * @param holds     what keeps it beyond that day
     */
    public record Standing(@Nullable LocalDate keptUntil, @Nullable String basis, List<Contest> holds, @Nullable String heldBecause, boolean maySet) {
    }

    public void nightly() {
        if (!now.today().equals(ranOn)) {
            forget(now.today(), false, forgotten -> { });
            ranOn = now.today();
        }
    }

    /**
     * @param asOf      what was over by that day
     * @param rehearsal tells what would be forgotten and forgets nothing
     * @param progress  is told how many cases are forgotten
     */
    public Outcome forget(LocalDate asOf, boolean rehearsal, IntConsumer progress) {
        List<Held> held = new ArrayList<>();
        int forgotten = 0;
        for (CaseType type : types.all()) {
            Optional<Period> period = periods.inForce(type.id(), asOf);
            if (period.isEmpty()) {
                continue;
            }
            String after = "";
            for (List<Candidate> chunk = candidates(period.get(), asOf, after); !chunk.isEmpty(); chunk = candidates(period.get(), asOf, after)) {
                Map<String, List<Contest>> contested = contests.open();
                Map<String, List<Due>> due = due(chunk.stream().map(Candidate::id).toList(), period.get(), asOf);
                for (Candidate candidate : chunk) {
                    List<Due> cases = due.getOrDefault(candidate.id(), List.of());
                    List<Held> kept = held(candidate, cases, contested);
                    held.addAll(kept);
                    loop.beat();
                    if (!cases.isEmpty() && kept.isEmpty() && (rehearsal || forgetOrTell(candidate.id(), cases, period.get(), held))) {
                        forgotten += cases.size();
                        progress.accept(forgotten);
                    }
                }
                after = chunk.getLast().id();
            }
        }
        return new Outcome(asOf, rehearsal, forgotten, held);
    }

    private record Candidate(String id, boolean held) {
    }

    /** Applications of which no case is open and which are old enough at all. */
    private List<Candidate> candidates(Period period, LocalDate asOf, String after) {
        return client.sql("""
                select a.id, a.held from casework.application a
                where a.forgotten_on is null and a.type = ? and a.id > ? and a.submitted_on < ?
                    and not exists (select 1 from casework.cases c where c.application_id = a.id and not c.ended)
                order by a.id limit ?""").params(period.type(), after, asOf.minusYears(period.years()), CHUNK).query(Candidate.class).list();
    }

    /** The cases of those applications whose last case ended long enough ago. */
    private Map<String, List<Due>> due(List<String> applications, Period period, LocalDate asOf) {
        record Row(String id, String number, String application) { }
        List<Row> rows = client.sql("select id, number, application_id from casework.cases where application_id = any(?) order by id")
                .param(applications.toArray(String[]::new)).query((row, n) -> new Row(row.getString(1), row.getString(2), row.getString(3))).list();
        Map<String, CaseState> states = cases.states(rows.stream().map(Row::id).toList());
        Map<String, List<Due>> due = new TreeMap<>();
        for (Row row : rows) {
            CaseState state = states.get(row.id());
            LocalDate ended = Objects.requireNonNull(state.endedOn(), row.id());
            due.computeIfAbsent(row.application(), any -> new ArrayList<>()).add(new Due(row.id(), row.number(), state.organ(), ended, period.lastDay(ended)));
        }
        due.values().removeIf(cases -> cases.stream().anyMatch(one -> !asOf.isAfter(one.keptUntil())));
        return due;
    }

    private static List<Held> held(Candidate candidate, List<Due> cases, Map<String, List<Contest>> contested) {
        List<Held> held = new ArrayList<>();
        for (Due one : cases) {
            contested.getOrDefault(one.caseId(), List.of())
                    .forEach(contest -> held.add(new Held(one.number(), contest.title() + " " + contest.number() + " 没有审结")));
            if (candidate.held()) {
                held.add(new Held(one.number(), "有人要求保留"));
            }
        }
        return held;
    }

    /** One application that cannot be forgotten does not keep the others. */
    private boolean forgetOrTell(String application, List<Due> cases, Period period, List<Held> held) {
        try {
            boolean forgotten = forget(application, cases, period);
            loop.cameThrough(List.of(application));
            return forgotten;
        } catch (RuntimeException fault) {
            if (Trouble.of(fault).kind() != Trouble.Kind.PROGRAMME) {
                throw fault;
            }
            loop.leaveOut(application, fault);
            cases.forEach(one -> held.add(new Held(one.number(), "销毁时出错，没有销毁，下次再做；出错的位置见运行情况和日志")));
            return false;
        }
    }

    private boolean forget(String application, List<Due> cases, Period period) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            client.sql("select id from casework.cases where application_id = ? order by id for update").param(application).query(String.class).list();
            boolean first = client.sql("""
                    update casework.application set sealed = '', salt = '', same_person = null, asked = null, forgotten_on = ?
                    where id = ? and forgotten_on is null and not held""").params(now.today(), application).update() == 1;
            if (first) {
                List<String> ids = cases.stream().map(Due::caseId).toList();
                for (String table : List.of("casework.words", "casework.consultation", "casework.draft_version", "casework.draft_remark", "casework.note_to", "casework.note", "casework.finding", "casework.event_place", "casework.lack_said", "casework.lack", "casework.limitation_sign")) {
                    client.sql("delete from " + table + " where case_id = any(?)").param(ids.toArray(String[]::new)).update();
                }
                client.sql("update casework.public_answer_version set sealed = '', salt = '' where case_id = any(?)").param(ids.toArray(String[]::new)).update();
                client.sql("""
                        update casework.batch b set sealed = null where sealed is not null
                            and exists (select 1 from casework.batch_line l where l.batch = b.id and l.case_id = any(?))""")
                        .param(ids.toArray(String[]::new)).update();
                client.sql("update casework.order_round r set sealed = null where sealed is not null and exists (select 1 from casework.order_round_line l where l.round = r.id and l.case_id = any(?))")
                        .param(ids.toArray(String[]::new)).update();
                letters.forget(ids);
                ids.forEach(originals::destroy);
                ids.forEach(evidence::destroy);
                materials.destroy(application);
                cases.forEach(one -> ledger.record(ActDraft.of(FORGET, application).organ(one.organ()).article(period.basis())
                        .detail("case", one.caseId()).detail("endedOn", one.endedOn()).detail("keptUntil", one.keptUntil())));
            }
            return first;
        }));
    }

    /** What keeps a case, for its page. */
    public Standing standing(CaseFolder folder, Staff staff) {
        CaseState state = folder.state();
        LocalDate ended = state.endedOn();
        if (ended == null || folder.forgottenOn() != null) {
            return new Standing(null, null, List.of(), null, false);
        }
        Period period = periods.inForce(state.type().id(), now.today()).orElse(null);
        return new Standing(period == null ? null : period.lastDay(ended), period == null ? null : period.basis(),
                contests.against(folder), heldBecause(folder), maySet(staff, folder));
    }

    private @Nullable String heldBecause(CaseFolder folder) {
        return ReadOnce.<List<Act>>of(Act.class, folder.application().id(), () -> ledger.of(folder.application().id())).stream().filter(act -> act.kind().equals(HOLD) || act.kind().equals(RELEASE))
                .max(Comparator.comparing(Act::recordedAt)).filter(act -> act.kind().equals(HOLD))
                .map(act -> folder.state().id().equals(act.text("case")) ? folder.wordsOf(act.id()).getOrDefault("reason", "") : reasons.of(act, String.valueOf(act.text("case")))).orElse(null);
    }

    private static boolean maySet(Staff staff, CaseFolder folder) {
        return staff.may(Power.COORDINATE, folder.state().organ());
    }

    /** Keeps an application with all its cases until {@link #release}. */
    @Transactional
    public Attempt<Act> hold(CaseFolder folder, String reason, Staff staff) {
        staff.demand(Power.COORDINATE, folder.state().organ());
        Optional<String> refusal = Reasons.refusal("要保留", reason);
        if (refusal.isPresent()) {
            return Attempt.refused(refusal.get());
        }
        if (client.sql("update casework.application set held = true where id = ? and forgotten_on is null and not held")
                .param(folder.application().id()).update() == 0) {
            return Attempt.refused("这份申请已经在保留，或者已经销毁");
        }
        return Attempt.done(reasons.record(about(HOLD, folder, staff), folder.state().id(), reason));
    }

    @Transactional
    public Attempt<Act> release(CaseFolder folder, Staff staff) {
        staff.demand(Power.COORDINATE, folder.state().organ());
        return client.sql("update casework.application set held = false where id = ? and held").param(folder.application().id()).update() == 0
                ? Attempt.refused("这份申请没有被要求保留") : Attempt.done(ledger.record(about(RELEASE, folder, staff)));
    }

    private static ActDraft about(String kind, CaseFolder folder, Staff staff) {
        return ActDraft.of(kind, folder.application().id()).organ(folder.state().organ()).actor(staff.personId()).detail("case", folder.state().id());
    }
}

package org.gongkai.casework.sittinglist;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.Cases;
import org.gongkai.casework.Perform;
import org.gongkai.casework.Performed;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.filing.Submission;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.filing.Submitting;
import org.gongkai.casework.sitting.Sittings;
import org.gongkai.casework.sittinglist.list.SittingList;
import org.gongkai.casework.sittinglist.list.SittingList.Row;
import org.gongkai.casework.sittinglist.list.SittingList.Stage;
import org.gongkai.casework.sittinglist.list.SittingList.State;
import org.gongkai.directory.People;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.Loop;
import org.gongkai.ledger.Loops;
import org.gongkai.ledger.Trouble;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Refusal;
import org.gongkai.tables.Table;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Works at lists beside the requests: opens them, enters their rows, hands them out, each row in a transaction of its own with the line that says so. */
@Component
class ListWorker {

    private static final Logger LOG = LoggerFactory.getLogger(ListWorker.class);
    private static final Duration REST = Duration.ofMinutes(1);
    private static final int CHUNK = 50;
    /** What a list says of people lies in its matters, for as long as those are kept; the list itself is a working copy. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final ListRows rows;
    private final ListSheet sheet;
    private final CaseTypes types;
    private final Cases cases;
    private final Submitting submitting;
    private final People people;
    private final TransactionTemplate transaction;
    private final Now now;
    private final Loop loop;

    ListWorker(ListRows rows, ListSheet sheet, CaseTypes types, Cases cases, Submitting submitting, People people, TransactionTemplate transaction, Now now, Loops loops) {
        this.rows = rows;
        this.sheet = sheet;
        this.types = types;
        this.cases = cases;
        this.submitting = submitting;
        this.people = people;
        this.transaction = transaction;
        this.now = now;
        this.loop = loops.add(Loop.Plan.of("sitting-lists", "核对、登记和交办一次会议的建议提案", REST).finishing(Duration.ofSeconds(10)), this::round);
    }

    void wake() {
        loop.wake();
    }

    boolean round() {
        List<SittingList> waiting = rows.atWork();
        if (waiting.isEmpty()) {
            rows.forget(now.instant().minus(KEPT));
        }
        boolean went = false;
        for (SittingList list : waiting) {
            try {
                go(list);
                loop.cameThrough(List.of(list.id()));
                went = true;
            } catch (TransientDataAccessException | DataAccessResourceFailureException | TransactionException unreachable) {
                throw unreachable;
            } catch (RuntimeException fault) {
                loop.leaveOut(list.id(), fault);
            }
        }
        return went;
    }

    private void go(SittingList list) {
        switch (list.stage()) {
            case READING -> read(list);
            case ENTERING -> each(list, Stage.ENTERED, this::enter, State.FAILED, "登记时出错，没有登记成；请再试一次，仍然不成的单独登记", State.READY);
            default -> each(list, Stage.HANDED, this::handOut, State.NOT_HANDED, "交办时出错，没有交办；请再试一次，仍然不成的单独交办", State.ENTERED, State.KNOWN);
        }
    }

    private void read(SittingList list) {
        ListSheet.Read read;
        try {
            read = sheet.read(list, Table.read(rows.file(list)));
        } catch (org.gongkai.reading.Refusal unreadable) {
            read = new ListSheet.Read(List.of(), String.valueOf(unreadable.getMessage()));
        }
        rows.laidOut(list, read.rows(), read.told().isEmpty() ? null : read.told());
    }

    private interface Work {

        void on(SittingList list, Row row, Actor actor);
    }

    private void each(SittingList list, Stage after, Work work, State failed, String why, State... states) {
        List<Row> next = rows.rows(list, 0, CHUNK, states);
        Staff staff = people.staff(list.by()).orElse(new Staff(list.by(), "", List.of()));
        Actor actor = CaseFolders.actor(staff, list.organ());
        for (Row row : next) {
            if (!loop.isRunning()) {
                return;
            }
            try {
                work.on(list, row, actor);
            } catch (TransientDataAccessException | DataAccessResourceFailureException | TransactionException unreachable) {
                throw unreachable;
            } catch (RuntimeException fault) {
                LOG.error("Row {} of list {} failed", row.no(), list.id(), Trouble.bare(fault));
                rows.put(list, row, failed, why, row.caseId());
            }
            loop.beat();
        }
        if (next.size() < CHUNK) {
            rows.move(list, list.stage(), after);
        }
    }

    private void enter(SittingList list, Row row, Actor actor) {
        CaseType type = types.require(list.type());
        Sittings said = Sittings.of(type).orElseThrow();
        Submit submit = sheet.submit(list, type, said, row.values());
        String refused = transaction.execute(status -> {
            List<Refusal> against = submitting.refusals(submit);
            if (against.isEmpty()) {
                Submission.Accepted accepted = submitting.open(submit).accepted();
                String caseId = accepted.caseIds().getFirst();
                Performed performed = cases.perform(Perform.today(caseId, said.enlist(), actor, ListSheet.enlisted(list, row.values())));
                if (!(performed instanceof Performed.Refused(List<Refusal> reasons))) {
                    rows.put(list, row, State.ENTERED, null, caseId);
                    return "";
                }
                status.setRollbackOnly();
                against = reasons;
            }
            return said(against);
        });
        if (refused != null && !refused.isEmpty()) {
            rows.put(list, row, State.FAILED, refused, null);
        }
    }

    private void handOut(SittingList list, Row row, Actor actor) {
        String caseId = String.valueOf(row.caseId());
        CaseState state = cases.state(caseId);
        Sittings said = Sittings.of(state.type()).orElseThrow();
        if (state.times(said.handOut()) > 0) {
            rows.put(list, row, State.HANDED, "以前交办过", caseId);
            return;
        }
        Act enlisted = state.all(said.enlist()).getLast();
        if (enlisted.text(Sittings.PROPOSED_LEAD) == null) {
            rows.put(list, row, State.NOT_HANDED, "清单里没有拟主办单位，请逐件交办", caseId);
            return;
        }
        Map<String, String> values = new HashMap<>();
        Map.of(Sittings.LEAD, Sittings.PROPOSED_LEAD, Sittings.PARTNERS, Sittings.PROPOSED_PARTNERS, Sittings.PARTS, Sittings.PROPOSED_PARTS).forEach((field, proposed) -> {
            String organ = enlisted.text(proposed);
            if (organ != null) {
                values.put(field, organ);
            }
        });
        transaction.executeWithoutResult(status -> {
            if (cases.perform(Perform.today(caseId, said.handOut(), actor, values).once(list.id() + "/" + row.no())) instanceof Performed.Refused(List<Refusal> reasons)) {
                rows.put(list, row, State.NOT_HANDED, said(reasons), caseId);
            } else {
                rows.put(list, row, State.HANDED, null, caseId);
            }
        });
    }

    private static String said(List<Refusal> reasons) {
        return reasons.stream().map(Refusal::sentence).collect(Collectors.joining("；"));
    }
}

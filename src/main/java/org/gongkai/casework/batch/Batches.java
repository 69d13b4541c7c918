package org.gongkai.casework.batch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.Cases;
import org.gongkai.casework.Perform;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.lists.CaseLists;
import org.gongkai.casework.publicwords.PublicWords;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Staff;
import org.gongkai.procedure.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Chooses cases for one action, tries it on each without writing, starts and stops it. */
@Component
public class Batches {

    public static final int MOST = 20_000;
    /** Person of what nobody on the staff did. */
    static final String NOBODY = "";
    private static final int CHUNK = 500;

    /** There is something to do. */
    record Started() {
    }

    private final BatchRows rows;
    private final Cases cases;
    private final CaseLists lists;
    private final CaseTypes types;
    private final ObjectProvider<Following> following;
    private final Now now;
    private final ApplicationEventPublisher events;

    Batches(BatchRows rows, Cases cases, CaseLists lists, CaseTypes types, ObjectProvider<Following> following, Now now, ApplicationEventPublisher events) {
        this.types = types;
        this.following = following;
        this.rows = rows;
        this.cases = cases;
        this.lists = lists;
        this.now = now;
        this.events = events;
    }

    /** @param caseIds of cases that this person may see; others are left out */
    @Transactional
    public Batch choose(Staff staff, List<String> caseIds) {
        String id = Identifier.fresh();
        rows.add(id, staff.personId(), lists.within(staff.scope(), caseIds), now.instant());
        return rows.find(id).orElseThrow(() -> new IllegalArgumentException("none of these cases can be seen"));
    }

    /** Tries the action on every case and writes down what stands against it; no case changes. */
    @Transactional
    public Batch rehearse(Batch batch, Staff staff, String type, String action, Map<String, String> values) {
        rows.choose(batch.id(), type, action, values);
        List<Batch.Line> lines = rows.all(batch.id());
        Map<Integer, String> refused = new HashMap<>();
        Map<String, String> leads = new HashMap<>();
        types.find(type).ifPresent(found -> following.forEach(one -> leads.putAll(one.among(lines.stream().map(Batch.Line::caseId).toList(), found, action))));
        for (int from = 0; from < lines.size(); from += CHUNK) {
            List<Batch.Line> chunk = lines.subList(from, Math.min(from + CHUNK, lines.size()));
            Map<String, CaseState> states = cases.states(chunk.stream().map(Batch.Line::caseId).toList());
            for (Batch.Line line : chunk) {
                CaseState state = states.get(line.caseId());
                if (state == null || !state.type().id().equals(type)) {
                    refused.put(line.no(), "不是这种办件");
                    continue;
                }
                if (state.type().action(action).filter(PublicWords::areSaidBy).isPresent()) {
                    refused.put(line.no(), "公开来信和答复须逐件核对、预览，不能成批办理");
                    continue;
                }
                String lead = leads.get(line.caseId());
                if (lead != null) {
                    refused.put(line.no(), "已并入主件 " + lead + "，这一步随主件办理，不重复办理；主件没有办成的，这一件也没有办");
                    continue;
                }
                List<Refusal> reasons = cases.whyNot(state, Perform.today(line.caseId(), action, CaseFolders.actor(staff, line.organ()), values));
                if (!reasons.isEmpty()) {
                    refused.put(line.no(), said(reasons));
                }
            }
        }
        rows.rehearsed(batch.id(), refused);
        return require(batch.id());
    }

    static String said(List<Refusal> reasons) {
        return reasons.stream().map(Refusal::sentence).distinct().collect(Collectors.joining("；"));
    }

    /** Begins, or goes on after a stop. */
    @Transactional
    public boolean start(Batch batch) {
        boolean started = rows.move(batch.id(), Batch.State.RUNNING, now.instant(), null, Batch.State.REHEARSED, Batch.State.STOPPED);
        events.publishEvent(new Started());
        return started;
    }

    /** What was done stands; what waits is left alone. */
    @Transactional
    public boolean stop(Batch batch) {
        return rows.move(batch.id(), Batch.State.STOPPED, null, now.instant(), Batch.State.RUNNING);
    }

    /**
     * Takes on the members of an event what was taken on its lead, in the running transaction.
     *
     * @param only some of the members; null for all
     */
    @Transactional
    public void carry(String event, CaseState lead, Perform command, @Nullable List<String> only) {
        String person = command.actor().personId();
        if (rows.carry(Identifier.fresh(), person == null ? NOBODY : person, event, lead.type().id(), command, only, now.instant()) > 0) {
            events.publishEvent(new Started());
        }
    }

    /** A batch is open to whoever chose it. */
    public Optional<Batch> find(String id, Staff staff) {
        return rows.find(id).filter(batch -> batch.person().equals(staff.personId()));
    }

    public List<Batch> of(Staff staff, int limit) {
        return rows.of(staff.personId(), limit);
    }

    public List<Batch> ofEvent(String event) {
        return rows.ofEvent(event);
    }

    public List<Batch.Line> lines(Batch batch, Batch.LineState state, int after, int limit) {
        return rows.lines(batch.id(), state, after, limit);
    }

    public List<Batch.Reason> reasons(Batch batch) {
        return rows.reasons(batch.id());
    }

    public List<String> caseIds(Batch batch) {
        return rows.all(batch.id()).stream().map(Batch.Line::caseId).toList();
    }

    public Map<String, String> values(Batch batch) {
        return rows.values(batch.id());
    }

    private Batch require(String id) {
        return rows.find(id).orElseThrow();
    }
}

package org.gongkai.casework.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import org.gongkai.calendar.Now;
import org.gongkai.casework.Applications;
import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.copies.CaseRedactions;
import org.gongkai.casework.lists.CaseLists;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.Perform;
import org.gongkai.casework.ReadOnce;
import org.gongkai.casework.lists.Readers;
import org.gongkai.casework.batch.Batches;
import org.gongkai.casework.casetype.Consequence;
import org.gongkai.casework.ending.Endings;
import org.gongkai.casework.filing.Likeness;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Power;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds requests for the same, lets a person put them together and take them apart again. */
@Component
public class Events {

    private static final int MOST = 20_000;
    private static final int LOOKED_AT = 200;
    private static final int SHOWN = 10;
    private static final int ALIKE = 70;
    private static final int CHUNK = 1000;
    private static final String EVENT = """
            select e.id, e.type, e.organ, e.lead, c.number as lead_number, count(m.case_id) as members,
                count(m.case_id) filter (where mc.ending = any(:answers)) as answered
            from casework.event e join casework.cases c on c.id = e.lead left join casework.event_member m on m.event = e.id
                left join casework.cases mc on mc.id = m.case_id where e.id in (%s) group by e.id, c.number""";
    /** Open requests at the same organ with the same number of items that stand alone. */
    private static final String MAY_JOIN = """
            c.organ = ? and c.type = ? and c.items = ? and c.id <> ? and not c.ended and c.concluded_on is null
            and not exists (select 1 from casework.event led where led.lead = c.id)
            and not exists (select 1 from casework.event_member joined where joined.case_id = c.id)\s""";

    private final JdbcClient client;
    private final CaseLists lists;
    private final Applications applications;
    private final Readers readers;
    private final Ledger ledger;
    private final Batches batches;
    private final Endings endings;
    private final Now now;

    Events(JdbcClient client, CaseLists lists, Applications applications, Readers readers, Ledger ledger, Batches batches, Now now, Endings endings) {
        this.endings = endings;
        this.client = client;
        this.lists = lists;
        this.applications = applications;
        this.readers = readers;
        this.ledger = ledger;
        this.batches = batches;
        this.now = now;
    }

    /** A request that may ask for the same, and why it is thought so. */
    public record Alike(String caseId, String number, LocalDate submittedOn, String title, List<String> reasons) {
    }

    /**
     * What could be put together with a case.
     *
     * @param identical how many open requests ask in the very same words
     */
    public record Proposal(long identical, List<Alike> alike) {

        public static final Proposal NONE = new Proposal(0, List.of());

        public boolean isEmpty() {
            return identical == 0 && alike.isEmpty();
        }
    }

    /** The event that a case leads or belongs to. */
    public Optional<Event> of(String caseId) {
        return ReadOnce.of(Event.class, caseId, () -> client.sql(EVENT.formatted("select id from casework.event where lead = :case union all select event from casework.event_member where case_id = :case"))
                .param("case", caseId).param("answers", endings.answers().toArray(String[]::new)).query(Event.class).optional());
    }

    /** The event that a case leads; asked on every act, so that members cost no count of their event. */
    Optional<Event> ledBy(String caseId) {
        return client.sql("select id from casework.event where lead = ?").param(caseId).query(String.class).optional().flatMap(this::find);
    }

    public Optional<Event> find(String id) {
        return client.sql(EVENT.formatted(":id")).param("id", id).param("answers", endings.answers().toArray(String[]::new)).query(Event.class).optional();
    }

    /** The event, if the scope sees its lead. */
    public Optional<Event> find(String id, Scope scope) {
        return client.sql("select lead from casework.event where id = ?").param(id).query(String.class).optional()
                .filter(lead -> !lists.within(scope, List.of(lead)).isEmpty()).flatMap(lead -> find(id));
    }

    /** Members by id, after the last of the page before. */
    public List<CaseLists.Line> members(Event event, Scope scope, String after, int limit) {
        return lists.byIds(scope, client.sql("select case_id from casework.event_member where event = ? and case_id > ? order by case_id limit ?")
                .params(event.id(), after, limit).query(String.class).list());
    }

    /** What a person may want to put together with this case; the machine only proposes. */
    public Proposal proposal(CaseFolder folder) {
        CaseState state = folder.state();
        if (!CaseRedactions.isFor(state) || state.concludedOn() != null || state.ended() || of(state.id()).filter(event -> !event.isLedBy(state.id())).isPresent()) {
            return Proposal.NONE;
        }
        String mine = String.join("；", folder.application().titles());
        List<Alike> alike = new ArrayList<>();
        AtomicLong identical = new AtomicLong();
        mayJoin(folder, (row, others) -> {
            identical.set(others);
            String id = row.getString(1);
            String title = id == null || alike.size() == SHOWN ? "" : applications.title(row.getString(3), row.getBytes(5));
            int share = Likeness.of(mine, title);
            if (share >= ALIKE) {
                alike.add(new Alike(id, row.getString(2), row.getObject(4, LocalDate.class), title, List.of(share == 100 ? "名称相同，其余文字不同" : "名称相近 " + share + "%")));
            }
        });
        return new Proposal(identical.get(), alike);
    }

    private interface Candidate {
        /** @param identical how many ask in the very same words; the row is empty where only they are */
        void look(ResultSet row, long identical) throws SQLException;
    }

    /** Those that may join and ask in other words, those that fall due first; with how many ask in the very same words. In one query. */
    private void mayJoin(CaseFolder folder, Candidate candidate) {
        CaseState state = folder.state();
        Readers.Condition seen = readers.ofCase(Scope.of(Set.of(state.organ())));
        List<Object> own = List.of(state.organ(), state.type().id(), state.items(), state.id());
        List<Object> params = new ArrayList<>(List.of(folder.application().id()));
        params.addAll(own);
        params.add(MOST);
        params.addAll(own);
        params.addAll(seen.params());
        params.add(LOOKED_AT);
        client.sql("with mine as (select asked from casework.application where id = ?), same as (select count(*) as cases from (select 1 from mine, casework.cases c join casework.application a"
                + " on a.id = c.application_id where " + MAY_JOIN + "and a.asked = mine.asked limit ?) identical)"
                + " select other.*, same.cases from same left join lateral (select c.id, c.number, a.id as application, a.submitted_on, a.sealed from mine, casework.cases c"
                + " join casework.application a on a.id = c.application_id where " + MAY_JOIN + "and a.asked is distinct from mine.asked and " + seen.sql()
                + " order by c.due_on nulls last, c.id limit ?) other on true").params(params)
                .query(row -> {
                    candidate.look(row, row.getLong(6));
                });
    }

    private List<String> identical(CaseFolder folder) {
        CaseState state = folder.state();
        return client.sql("select c.id from casework.cases c join casework.application a on a.id = c.application_id where " + MAY_JOIN
                + "and a.asked = (select asked from casework.application where id = ?) order by c.id limit ?")
                .params(state.organ(), state.type().id(), state.items(), state.id(), folder.application().id(), MOST).query(String.class).list();
    }

    /** Puts every open request in the very same words together with this one; answers how many. */
    @Transactional
    public int joinIdentical(Staff staff, CaseFolder lead) {
        return join(staff, lead, identical(lead));
    }

    /** Puts requests together with this one; those answered meanwhile or already elsewhere are left out. Answers how many. */
    @Transactional
    public int join(Staff staff, CaseFolder lead, List<String> caseIds) {
        CaseState state = lead.state();
        demand(staff, state.organ());
        boolean open = client.sql("select concluded_on is null and not ended from casework.cases where id = ? for update").param(state.id())
                .query(Boolean.class).single();
        if (!open || caseIds.isEmpty() || of(state.id()).filter(event -> !event.isLedBy(state.id())).isPresent()) {
            return 0;
        }
        String event = of(state.id()).map(Event::id).orElseGet(() -> begin(staff.personId(), state));
        List<String> joined = client.sql("insert into casework.event_member (case_id, event, joined_at) select c.id, ?, ? from casework.cases c where "
                + MAY_JOIN + "and c.id = any(?) on conflict do nothing returning case_id")
                .params(event, now.instant().atOffset(ZoneOffset.UTC), state.organ(), state.type().id(), state.items(), state.id(),
                        caseIds.toArray(String[]::new)).query(String.class).list();
        for (int from = 0; from < joined.size(); from += CHUNK) {
            List<Act> acts = new ArrayList<>();
            for (String caseId : joined.subList(from, Math.min(from + CHUNK, joined.size()))) {
                acts.add(ledger.prepare(ActDraft.of("event.join", event).organ(state.organ()).actor(staff.personId()).detail("case", caseId)));
            }
            ledger.write(acts);
        }
        if (!joined.isEmpty()) {
            state.standing().stream().filter(act -> isAboutTheInformation(state, act)).forEach(act ->
                    batches.carry(event, state, Perform.today(state.id(), act.verb(), new Actor(act.actor(), Set.of()), said(lead, act)), joined));
        }
        return joined.size();
    }

    /** Searches, and opinions of others: they hold for whoever asks for the same, also for who came later. */
    private static boolean isAboutTheInformation(CaseState lead, Act act) {
        Consequence effect = lead.type().consequence(act.verb());
        return Together.isTaken(lead.type(), act.verb()) && effect.clock().extend() == null && !effect.concludes()
                && lead.type().action(act.verb()).map(Action::to).isEmpty();
    }

    private static Map<String, String> said(CaseFolder lead, Act act) {
        Map<String, String> values = new HashMap<>(lead.wordsOf(act.id()));
        act.detail().forEach((name, value) -> values.put(name, String.valueOf(value)));
        CaseState state = lead.state();
        String asking = state.type().consequence(act.verb()).answers();
        if (asking != null) {
            List<String> asked = state.all(asking).stream().map(Act::id).toList();
            values.put(CaseState.CONSULTATION, String.valueOf(asked.indexOf(act.text(CaseState.ANSWERED)) + 1));
        }
        return values;
    }

    /**
     * A step of the member put it behind the lead, in the running transaction; its act says who may.
     *
     * @throws IllegalStateException if the lead was answered or ended in the same moment
     */
    public void follow(CaseState lead, CaseState member, String person) {
        if (!client.sql("select concluded_on is null and not ended from casework.cases where id = ? for update").param(lead.id()).query(Boolean.class).single()) {
            throw new IllegalStateException("answered or ended in the same moment: " + lead.id());
        }
        String event = ledBy(lead.id()).map(Event::id).orElseGet(() -> begin(person, lead));
        client.sql("insert into casework.event_member (case_id, event, joined_at) values (?, ?, ?)").params(member.id(), event, now.instant().atOffset(ZoneOffset.UTC)).update();
        ledger.record(ActDraft.of("event.join", event).organ(lead.organ()).actor(person).detail("case", member.id()));
    }

    /** A step of the member took it out again, in the running transaction. */
    public void part(CaseState member, @Nullable String person) {
        client.sql("delete from casework.event_member where case_id = ? returning event").param(member.id()).query(String.class).optional()
                .ifPresent(event -> ledger.record(ActDraft.of("event.leave", event).organ(member.organ()).actor(person).detail("case", member.id())));
    }

    /** Puts a step in line for whoever follows this matter and is not answered, in the running transaction. */
    public void carry(CaseState lead, Perform command) {
        ledBy(lead.id()).filter(event -> event.members() > event.answered()).ifPresent(event -> batches.carry(event.id(), lead, command, null));
    }

    private String begin(String person, CaseState lead) {
        String id = Identifier.fresh();
        client.sql("insert into casework.event (id, type, organ, lead, made_by, made_at) values (?, ?, ?, ?, ?, ?)")
                .params(id, lead.type().id(), lead.organ(), lead.id(), person, now.instant().atOffset(ZoneOffset.UTC)).update();
        ledger.record(ActDraft.of("event.begin", id).organ(lead.organ()).actor(person).detail("lead", lead.id()));
        return id;
    }

    /** Takes a request out again, to be answered by itself; an answered one stays. */
    @Transactional
    public boolean leave(Staff staff, CaseFolder member) {
        CaseState state = member.state();
        demand(staff, state.organ());
        if (!CaseRedactions.isFor(state)) {
            return false;
        }
        Optional<String> left = client.sql("""
                delete from casework.event_member m using casework.cases c where m.case_id = ? and c.id = m.case_id and c.concluded_on is null
                returning m.event""").param(state.id()).query(String.class).optional();
        left.ifPresent(event -> ledger.record(ActDraft.of("event.leave", event).organ(state.organ()).actor(staff.personId()).detail("case", state.id())));
        return left.isPresent();
    }

    private static void demand(Staff staff, String organ) {
        staff.demand(Power.HANDLE, organ);
    }
}

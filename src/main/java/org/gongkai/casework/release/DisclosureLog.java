package org.gongkai.casework.release;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.identity.Identity;
import org.gongkai.casework.publicwords.Checked;
import org.gongkai.casework.publicwords.PublicWordsCheck;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Power;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.procedure.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 依申请公开目录: what was asked for and how it was answered, each line released by an officer and free of who asked. */
@Component
public class DisclosureLog {

    public static final String RELEASED = "casework.log-release";
    public static final String WITHDRAWN = "casework.log-withdraw";
    private static final int LONGEST = 200;

    private final JdbcClient client;
    private final Ledger ledger;
    private final PublicWordsCheck check;
    private final KeptWords kept;
    private final Now now;

    DisclosureLog(JdbcClient client, Ledger ledger, PublicWordsCheck check, KeptWords kept, Now now) {
        this.client = client;
        this.ledger = ledger;
        this.check = check;
        this.kept = kept;
        this.now = now;
    }

    /**
     * A line of the log.
     *
     * @param outcome  code of the reply kind
     * @param document id of what was published since; it may still be under review
     */
    public record Entry(String id, String organ, String title, LocalDate receivedOn, LocalDate answeredOn, String outcome, @Nullable String document) {

        /** The key of this line in the list. */
        public String key() {
            return answeredOn + "~" + id;
        }
    }

    /** Answered last first, after the key of the last line of the page before; of one organ and one year when given. */
    public List<Entry> newest(@Nullable String organ, @Nullable Integer year, @Nullable String after, int limit) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        List<Object> params = new ArrayList<>();
        if (organ != null) {
            conditions.add("l.organ = ?");
            params.add(organ);
        }
        if (year != null) {
            conditions.add("l.answered_on between ? and ?");
            params.add(LocalDate.of(year, 1, 1));
            params.add(LocalDate.of(year, 12, 31));
        }
        if (after != null) {
            conditions.add("(l.answered_on, l.id) < (?, ?)");
            params.add(LocalDate.parse(after.substring(0, Math.max(0, after.indexOf('~')))));
            params.add(after.substring(after.indexOf('~') + 1));
        }
        params.add(limit);
        return client.sql("""
                select l.id, l.organ, l.title, l.received_on, l.answered_on, l.outcome, r.document from casework.log_entry l
                left join casework.release r on r.case_id = l.case_id where\s""" + String.join(" and ", conditions)
                + " order by l.answered_on desc, l.id desc limit ?").params(params).query(Entry.class).list();
    }

    /** How many lines each year has, newest first. */
    public Map<Integer, Long> years() {
        return client.sql("select extract(year from answered_on)::int as year, count(*) from casework.log_entry group by 1 order by 1 desc")
                .query((row, n) -> Map.entry(row.getInt(1), row.getLong(2))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, java.util.LinkedHashMap::new));
    }

    /** The title under which a case stands in the log. */
    public Optional<String> titleOf(String caseId) {
        return client.sql("select title from casework.log_entry where case_id = ?").param(caseId).query(String.class).optional();
    }

    /** Whether a person may put cases of an organ into the log. */
    public static boolean mayRelease(Staff staff, String organ) {
        return staff.may(Power.HANDLE, organ);
    }

    @Transactional
    public Attempt<Act> release(CaseFolder folder, String title, Checked checked, Staff staff) {
        staff.demand(Power.HANDLE, folder.state().organ());
        return write(folder, title.strip(), checked, staff.personId());
    }

    /** The line as it would stand there, by the title of its field. */
    public static Map<String, String> line(String title) {
        return Map.of("目录里的标题", title);
    }

    /** Writes it down for a person who may, or for the demo, where nobody in particular does. */
    public Attempt<Act> write(CaseFolder folder, String title, Checked checked, @Nullable String person) {
        CaseState state = folder.state();
        if (state.receivedOn() == null || state.concludedOn() == null || state.outcome() == null || !state.type().itemised()) {
            return Attempt.refused("还没有答复的申请不列入目录");
        }
        if (state.ending() != null && !state.ending().answer()) {
            return Attempt.refused("这件没有答复，" + state.ending().title() + "，不列入目录");
        }
        if (title.isEmpty() || title.length() > LONGEST) {
            return Attempt.refused("请写明申请的是什么信息，不超过 " + LONGEST + " 字");
        }
        List<String> telling = Identity.of(folder.application()).in(title);
        if (folder.forgottenOn() != null || !telling.isEmpty()) {
            return Attempt.refused("目录里不能写明是谁申请的：" + String.join("、", telling));
        }
        List<Refusal> refusals = check.refuse(folder.application(), line(title), checked);
        if (!refusals.isEmpty()) {
            return Attempt.refused(refusals.stream().map(Refusal::sentence).toList());
        }
        String id = Identifier.fresh();
        Act act = kept.record(ActDraft.of(RELEASED, folder.application().id()).organ(state.organ()).actor(person).article("第四十四条")
                .detail("case", state.id()).detail("entry", id), folder, line(title), checked);
        int added = client.sql("""
                insert into casework.log_entry (id, case_id, organ, title, received_on, answered_on, outcome, released_on, act_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (case_id) do update set title = excluded.title, act_id = excluded.act_id""")
                .params(id, state.id(), state.organ(), title, state.receivedOn(), state.concludedOn(), state.outcome(), now.today(), act.id()).update();
        if (added != 1) {
            throw new IllegalStateException("log entry of " + state.id());
        }
        return Attempt.done(act);
    }

    @Transactional
    public Attempt<Act> withdraw(CaseFolder folder, Staff staff) {
        staff.demand(Power.HANDLE, folder.state().organ());
        return client.sql("delete from casework.log_entry where case_id = ?").param(folder.state().id()).update() == 0
                ? Attempt.refused("这件没有列入目录")
                : Attempt.done(ledger.record(ActDraft.of(WITHDRAWN, folder.application().id()).organ(folder.state().organ()).actor(staff.personId())
                        .detail("case", folder.state().id())));
    }
}

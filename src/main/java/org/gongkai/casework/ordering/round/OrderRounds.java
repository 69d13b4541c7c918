package org.gongkai.casework.ordering.round;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.gongkai.calendar.Now;
import org.gongkai.casework.ordering.OpenOrder;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Derived;
import org.gongkai.ledger.SealedColumn;
import org.gongkai.ledger.Sealing;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Chooses the organs of a round, starts and stops it. */
@Component
public class OrderRounds implements SealedColumn.Keeper {

    static final int MOST = 500;
    private static final String SAID = "casework.order_round/";
    private static final String ROUND = """
            select r.id, r.person, r.ordering, r.state, r.made_at, r.started_at, r.ended_at, count(*) filter (where l.state = 'READY') as ready, count(*) filter (where l.state = 'DONE') as done,
                count(*) filter (where l.state = 'FAILED') as failed
            from casework.order_round r join casework.order_round_line l on l.round = r.id\s""";

    /** There is something to do. */
    record Started() {
    }

    private final JdbcClient client;
    private final Sealing sealing;
    private final OpenOrder orders;
    private final Organs organs;
    private final Now now;
    private final ApplicationEventPublisher events;
    private final JsonMapper json = JsonMapper.builder().build();

    OrderRounds(JdbcClient client, Sealing sealing, OpenOrder orders, Organs organs, Now now, ApplicationEventPublisher events) {
        this.client = client;
        this.sealing = sealing;
        this.orders = orders;
        this.organs = organs;
        this.now = now;
        this.events = events;
    }

    /** What they were named as, in order, each once. @param named codes or names, one a line; what stands behind a comma or a tab is not read */
    public Attempt<Set<String>> meant(String named) {
        LocalDate today = now.today();
        Set<String> meant = new LinkedHashSet<>();
        List<String> reasons = new ArrayList<>();
        named.lines().map(line -> line.split("[,，\t]", 2)[0].strip().replaceAll("^\"|\"$", "")).filter(line -> !line.isEmpty()).forEach(name -> organs.find(name, today).or(() -> organs.meant(name, today)).map(Organ::id)
                .ifPresentOrElse(meant::add, () -> reasons.add("没有“" + name + "”这个机关")));
        return reasons.isEmpty() ? Attempt.done(meant) : Attempt.refused(reasons);
    }

    /** @param addressed ids of organs, in order */
    @Transactional
    public Attempt<String> choose(Staff staff, OpenOrder.Said said, Set<String> addressed) {
        if (!orders.at(staff).contains(said.ordering())) {
            return Attempt.refused("您在这个机关没有督办的岗位");
        }
        if (addressed.isEmpty() || addressed.size() > MOST) {
            return Attempt.refused("一次选 1 至 " + MOST + " 个机关");
        }
        String id = Identifier.fresh();
        client.sql("insert into casework.order_round (id, person, ordering, state, sealed, made_at) values (?, ?, ?, 'CHOSEN', ?, ?)")
                .params(id, staff.personId(), said.ordering(), sealing.seal(SAID + id, json.writeValueAsString(said)), at()).update();
        client.sql("insert into casework.order_round_line (round, no, organ, state) select ?, wanted.no, wanted.organ, 'READY' from unnest(?) with ordinality as wanted (organ, no)")
                .params(id, addressed.toArray(String[]::new)).update();
        return Attempt.done(id);
    }

    /** Begins, or goes on after a stop; what was forgotten is not sent any more. */
    @Transactional
    public void start(OrderRound round) {
        client.sql("update casework.order_round set state = 'RUNNING', started_at = coalesce(started_at, ?), ended_at = null where id = ? and state in ('CHOSEN', 'STOPPED') and sealed is not null").params(at(), round.id()).update();
        events.publishEvent(new Started());
    }

    /** What was issued stands; who waits is left alone. */
    @Transactional
    public void stop(OrderRound round) {
        client.sql("update casework.order_round set state = 'STOPPED', ended_at = ? where id = ? and state = 'RUNNING'").params(at(), round.id()).update();
    }

    /** The last ones that somebody made. */
    public List<OrderRound> of(Staff staff, int limit) {
        return client.sql(ROUND + "where r.person = ? group by r.id order by r.made_at desc limit ?").params(staff.personId(), limit).query((row, n) -> round(row)).list();
    }

    /** A round is open to whoever made it. */
    public Optional<OrderRound> find(String id, Staff staff) {
        return find(id).filter(round -> round.person().equals(staff.personId()));
    }

    Optional<OrderRound> find(String id) {
        return client.sql(ROUND + "where r.id = ? group by r.id").param(id).query((row, n) -> round(row)).optional();
    }

    private static OrderRound round(ResultSet row) throws SQLException {
        return new OrderRound(row.getString("id"), row.getString("person"), row.getString("ordering"), OrderRound.State.valueOf(row.getString("state")), row.getObject("made_at", OffsetDateTime.class).toInstant(),
                moment(row, "started_at"), moment(row, "ended_at"), row.getLong("ready"), row.getLong("done"), row.getLong("failed"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    public List<OrderRound.Line> lines(String round) {
        return client.sql("select l.no, l.organ, l.state, l.case_id, c.number, l.reason from casework.order_round_line l left join casework.cases c on c.id = l.case_id where l.round = ? order by l.no").param(round)
                .query(OrderRound.Line.class).list();
    }

    /** What its orders say; empty once one of them was forgotten. */
    public Optional<OpenOrder.Said> said(String round) {
        return client.sql("select sealed from casework.order_round where id = ? and sealed is not null").param(round).query(byte[].class).optional()
                .map(sealed -> json.readValue(sealing.open(SAID + round, sealed), OpenOrder.Said.class));
    }

    List<String> running() {
        return client.sql("select id from casework.order_round where state = 'RUNNING' order by started_at, id").query(String.class).list();
    }

    boolean isRunning(String round) {
        return client.sql("select state = 'RUNNING' from casework.order_round where id = ?").param(round).query(Boolean.class).single();
    }

    void done(String round, int no, String caseId) {
        client.sql("update casework.order_round_line set state = 'DONE', case_id = ? where round = ? and no = ?").params(caseId, round, no).update();
    }

    /** It was issued, and the line did not say so. */
    void doneBefore(String round, int no, String application) {
        client.sql("update casework.order_round_line set state = 'DONE', case_id = (select id from casework.cases where application_id = ?) where round = ? and no = ?").params(application, round, no).update();
    }

    void failed(String round, int no, String reason) {
        client.sql("update casework.order_round_line set state = 'FAILED', reason = ? where round = ? and no = ? and state = 'READY'").params(reason, round, no).update();
    }

    void finish(String round) {
        client.sql("update casework.order_round set state = 'FINISHED', ended_at = ? where id = ? and state = 'RUNNING'").params(at(), round).update();
    }

    private OffsetDateTime at() {
        return now.instant().atOffset(ZoneOffset.UTC);
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(new SealedColumn("casework.order_round", "id", "sealed", SAID));
    }

    /** A line names an order because that was issued. */
    @Component
    static class Tables implements Derived.Tables {

        @Override
        public List<Derived> tables() {
            return List.of(Derived.onRecord("casework.order_round_line", "成批督办的一份", "select round || '/' || no, case_id from casework.order_round_line where case_id is not null"));
        }
    }
}

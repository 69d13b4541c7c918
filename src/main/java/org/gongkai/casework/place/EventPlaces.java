package org.gongkai.casework.place;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.gongkai.casework.ActionTaken;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.filing.BroughtIn;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.Derived;
import org.gongkai.procedure.Spot;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps where matters are and what was done in which grid, in the transaction in which it happens; finds what lies near. */
@Component
public class EventPlaces {

    private static final double METRES_OF_A_DEGREE = 111_320;
    private static final int MOST = 50;

    private final JdbcClient client;

    EventPlaces(JdbcClient client) {
        this.client = client;
    }

    /**
     * What was reported near.
     *
     * @param metres from the place that was asked for
     * @param joined id of the matter into which it was joined; null where it stands for itself
     */
    public record Near(String id, String number, String organ, LocalDate reportedOn, int metres, boolean ended, @Nullable String joined) {
    }

    @EventListener
    void broughtIn(BroughtIn in) {
        CaseState first = in.first();
        PlaceCapability.of(first.type()).ifPresent(located -> {
            Act act = first.acts().getFirst();
            Optional<Spot> spot = Spot.of(in.application().content().getOrDefault(located.field(), ""));
            BigDecimal east = spot.map(Spot::east).orElse(null);
            BigDecimal north = spot.map(Spot::north).orElse(null);
            client.sql("insert into casework.event_place (case_id, type, organ, east, north, reported_on, act_id) values (?, ?, ?, ?, ?, ?, ?)")
                    .params(first.id(), first.type().id(), first.organ(), east, north, act.effectiveOn(), act.id()).update();
        });
    }

    @EventListener
    void taken(ActionTaken taken) {
        CaseState after = taken.after();
        if (PlaceCapability.of(after.type()).isEmpty()) {
            return;
        }
        Act act = after.lastAct();
        String struck = act.text(CaseState.STRUCK);
        if (struck != null) {
            client.sql("delete from casework.event_step where act_id = ?").param(struck).update();
        }
        String grid = InGrid.of(after).grid();
        List<Step> steps = PlaceCapability.counts(after.type(), act.verb());
        steps.forEach(step -> count(after, act, step, grid));
        if (steps.contains(Step.RECEIVED) && repeats(after)) {
            count(after, act, Step.REPEAT, grid);
        }
        String joins = after.standing().stream().flatMap(one -> PlaceCapability.joins(after.type(), one.verb()).map(one::text).stream()).findFirst().orElse(null);
        client.sql("update casework.event_place set joined = (select c.id from casework.cases c where c.number = ? and c.type = ?) where case_id = ?").params(joins, after.type().id(), after.id()).update();
    }

    private boolean repeats(CaseState state) {
        Kept kept = of(List.of(state.id())).get(state.id());
        return kept != null && kept.east() != null && kept.north() != null && !near(state.type().id(), List.of(state.organ()), kept.east(), kept.north(), state.acts().getFirst().effectiveOn(),
                PlaceCapability.of(state.type()).orElseThrow().near(), state.id()).isEmpty();
    }

    private void count(CaseState state, Act act, Step step, String grid) {
        client.sql("insert into casework.event_step (act_id, step, case_id, type, organ, grid, taken_on) values (?, ?, ?, ?, ?, ?, ?)")
                .params(act.id(), step.name(), state.id(), state.type().id(), state.organ(), grid, act.effectiveOn()).update();
    }

    /**
     * Matters of a type near a place, the nearest first.
     *
     * @param on     before and on which day they were reported, and not longer ago than what is near says
     * @param except id of a matter that is left out; empty for none
     */
    public List<Near> near(String type, Collection<String> organs, BigDecimal east, BigDecimal north, LocalDate on, PlaceCapability.Near within, String except) {
        double up = within.metres() / METRES_OF_A_DEGREE;
        double aside = up / Math.cos(Math.toRadians(north.doubleValue()));
        return client.sql("""
                select e.case_id, c.number, e.organ, e.reported_on, e.east, e.north, c.ended, e.joined from casework.event_place e join casework.cases c on c.id = e.case_id
                where e.type = :type and e.organ = any(:organs) and e.case_id <> :except and e.reported_on between :from and :on and coalesce(c.ending, '') <> 'voided'
                    and e.north between :south and :top and e.east between :west and :right order by e.reported_on desc, e.case_id limit :most""")
                .param("type", type).param("organs", organs.toArray(String[]::new)).param("except", except).param("from", on.minusDays(within.days())).param("on", on)
                .param("south", north.doubleValue() - up).param("top", north.doubleValue() + up).param("west", east.doubleValue() - aside).param("right", east.doubleValue() + aside).param("most", MOST)
                .query((row, n) -> new Near(row.getString(1), row.getString(2), row.getString(3), row.getObject(4, LocalDate.class),
                        metres(east, north, row.getBigDecimal(5), row.getBigDecimal(6)), row.getBoolean(7), row.getString(8))).list().stream()
                .filter(one -> one.metres() <= within.metres()).sorted(Comparator.comparingInt(Near::metres)).toList();
    }

    /** The same also of what was reported later, for whoever looks at one. */
    List<Near> around(String type, String organ, BigDecimal east, BigDecimal north, LocalDate on, PlaceCapability.Near within, String except) {
        PlaceCapability.Near both = new PlaceCapability.Near(within.metres(), 2 * within.days(), within.basis(), within.confirmed());
        return near(type, List.of(organ), east, north, on.plusDays(within.days()), both, except);
    }

    /** The numbers of the matters that were joined into this one. */
    List<String> into(String matter) {
        return client.sql("select c.number from casework.event_place e join casework.cases c on c.id = e.case_id where e.joined = ? order by c.number").param(matter).query(String.class).list();
    }

    /** Near enough for a street; the earth is round over longer ways. */
    static int metres(BigDecimal east, BigDecimal north, BigDecimal otherEast, BigDecimal otherNorth) {
        double up = (otherNorth.doubleValue() - north.doubleValue()) * METRES_OF_A_DEGREE;
        double aside = (otherEast.doubleValue() - east.doubleValue()) * METRES_OF_A_DEGREE * Math.cos(Math.toRadians(north.doubleValue()));
        return (int) Math.round(Math.hypot(up, aside));
    }

    /** A place as it was kept. @param joined id of the matter into which it was joined */
    record Kept(@Nullable BigDecimal east, @Nullable BigDecimal north, @Nullable String joined) {
    }

    /** Where matters are, by id; what is forgotten is missing. */
    Map<String, Kept> of(Collection<String> matters) {
        return client.sql("select case_id, east, north, joined from casework.event_place where case_id = any(?)").param(matters.toArray(String[]::new))
                .query((row, n) -> Map.entry(row.getString(1), new Kept(row.getBigDecimal(2), row.getBigDecimal(3), row.getString(4)))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The matter of a type with this number, if it is at the organ. */
    Optional<String> numbered(String type, String organ, String number) {
        return client.sql("select id from casework.cases where type = ? and organ = ? and number = ?").params(type, organ, number.strip()).query(String.class).optional();
    }

    /** A matter is somewhere, and was counted, because it was brought in and steps were taken. */
    @Component
    static class Tables implements Derived.Tables {

        @Override
        public List<Derived> tables() {
            return List.of(Derived.onAct("casework.event_place", "事件的位置", "select case_id, act_id from casework.event_place"),
                    Derived.onAct("casework.event_step", "按网格计数的步骤", "select act_id || '/' || step, act_id from casework.event_step"));
        }
    }
}

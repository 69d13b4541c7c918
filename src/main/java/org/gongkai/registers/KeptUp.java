package org.gongkai.registers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.ComputedDay;
import org.gongkai.calendar.Now;
import org.gongkai.calendar.Provisions;
import org.gongkai.calendar.WorkingCalendar;
import org.gongkai.clock.Light;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which organ owes a register the entries of the last period, and until when. */
@Component
public class KeptUp {

    /** Of each register and organ the day of its first and last entry, and the last day one holds from: a look into an index each, however many there are. */
    static final String FIRST_AND_LAST = """
            select g.register, o.organ, (f.recorded_at at time zone 'Asia/Shanghai')::date, (l.recorded_at at time zone 'Asia/Shanghai')::date, v.valid_on
            from unnest(:regular::text[]) g(register) cross join unnest(:organs::text[]) o(organ)
            cross join lateral (select e.recorded_at from registers.entry e where e.register = g.register and e.organ = o.organ order by e.number limit 1) f
            cross join lateral (select e.recorded_at from registers.entry e where e.register = g.register and e.organ = o.organ order by e.number desc limit 1) l
            cross join lateral (select e.valid_on from registers.entry e where e.register = g.register and e.organ = o.organ order by e.valid_on desc limit 1) v""";

    private final JdbcClient client;
    private final Calendars calendars;
    private final Provisions provisions;
    private final Now now;

    KeptUp(JdbcClient client, Calendars calendars, Provisions provisions, Now now) {
        this.client = client;
        this.calendars = calendars;
        this.provisions = provisions;
        this.now = now;
    }

    /**
     * What is owed.
     *
     * @param left working days left, negative when over
     */
    public record Owed(Register register, String organ, Rhythm.Period period, ComputedDay lastDay, Light light, int left) {
    }

    record Kept(LocalDate firstEntered, LocalDate lastEntered, LocalDate lastValid) {
    }

    /** What is owed by those for whom somebody enters, the most pressing first. */
    public List<Owed> owed(Collection<Keepers.Hand> hands) {
        Set<String> organs = hands.stream().flatMap(hand -> hand.enters().stream()).collect(Collectors.toSet());
        List<String> registers = regular(hands.stream().map(Keepers.Hand::register).toList()).stream().map(Register::id).toList();
        return registers.isEmpty() || organs.isEmpty() ? List.of() : owed(hands, kept(registers, organs), said(registers, organs));
    }

    List<Owed> owed(Collection<Keepers.Hand> hands, Map<String, Kept> kept, Map<String, String> said) {
        List<Owed> owed = new ArrayList<>();
        for (Keepers.Hand hand : hands) {
            owed.addAll(owed(regular(List.of(hand.register())), hand.enters(), kept, said));
        }
        owed.sort(Comparator.comparing(one -> one.lastDay().date()));
        return owed;
    }

    /** Those with a rhythm that people keep up. */
    static List<Register> regular(Collection<Register> registers) {
        return registers.stream().filter(register -> register.keeping().rhythm() != null).toList();
    }

    /** What these organs owe, the most pressing first: of registers that they ever entered something into, for the period that ended last. */
    public List<Owed> owed(Collection<Register> registers, Collection<String> organs) {
        List<Register> regular = regular(registers);
        if (regular.isEmpty() || organs.isEmpty()) {
            return List.of();
        }
        List<String> ids = regular.stream().map(Register::id).toList();
        return owed(regular, organs, kept(ids, organs), said(ids, organs));
    }

    private List<Owed> owed(List<Register> regular, Collection<String> organs, Map<String, Kept> kept, Map<String, String> said) {
        LocalDate today = now.today();
        List<Owed> owed = new ArrayList<>();
        for (Register register : regular) {
            Rhythm rhythm = register.keeping().rhythm();
            for (String organ : organs) {
                Kept one = kept.get(register.id() + " " + organ);
                if (one == null || rhythm == null) {
                    continue;
                }
                Rhythm.Period period = rhythm.endedBefore(today);
                boolean began = !one.firstEntered().isAfter(period.last());
                boolean entered = one.lastEntered().isAfter(period.last()) || !one.lastValid().isBefore(period.first()) && !one.lastEntered().isBefore(period.first());
                if (began && !entered && !period.id().equals(said.get(register.id() + " " + organ + " " + period.id()))) {
                    owed.add(owed(register, organ, period, rhythm, today));
                }
            }
        }
        owed.sort(Comparator.comparing(one -> one.lastDay().date()));
        return owed;
    }

    private Owed owed(Register register, String organ, Rhythm.Period period, Rhythm rhythm, LocalDate today) {
        LocalDate last = calendars.of(organ).plus(period.last(), rhythm.within());
        Term term = term(organ, period.last(), last, today);
        return new Owed(register, organ, period, Objects.requireNonNull(term.lastDay()), Objects.requireNonNull(term.light()), term.left());
    }

    /** A last day, and how it stands today. @param left working days left, negative when over */
    record Term(@Nullable ComputedDay lastDay, @Nullable Light light, int left) {

        static final Term NONE = new Term(null, null, 0);
    }

    /** A day by which an organ has something to do; empty where the calendar does not reach it. */
    Optional<Term> term(String organ, LocalDate since, LocalDate last) {
        WorkingCalendar calendar = calendars.of(organ);
        return calendar.objection(last).isPresent() ? Optional.empty() : Optional.of(term(organ, calendar.objection(since).isPresent() ? last : since, last, now.today()));
    }

    /** Since when a machine is silent, where it is so longer than it may be. */
    Optional<Term> silence(String organ, LocalDate heard, int within) {
        LocalDate today = now.today();
        return calendars.of(organ).workingDays(heard, today) <= within ? Optional.empty() : Optional.of(term(organ, heard, calendars.of(organ).plus(heard, within), today));
    }

    private Term term(String organ, LocalDate since, LocalDate last, LocalDate today) {
        WorkingCalendar calendar = calendars.of(organ);
        int left = calendar.workingDays(today, last);
        return new Term(calendar.computed(since.isAfter(last) ? last : since, last), Light.of(last, today, left, provisions.lights()), left);
    }

    /** When each register was entered first and last for each organ, by both ids. */
    Map<String, Kept> kept(List<String> registers, Collection<String> organs) {
        Map<String, Kept> kept = new TreeMap<>();
        client.sql(FIRST_AND_LAST).param("regular", registers.toArray(String[]::new)).param("organs", organs.toArray(String[]::new))
                .query((row, n) -> kept.put(row.getString(1) + " " + row.getString(2), new Kept(row.getObject(3, LocalDate.class), row.getObject(4, LocalDate.class), row.getObject(5, LocalDate.class)))).list();
        return kept;
    }

    private Map<String, String> said(List<String> registers, Collection<String> organs) {
        Map<String, String> said = new TreeMap<>();
        client.sql("select register, organ, period from registers.nothing_new where register = any(?) and organ = any(?)").params(registers.toArray(String[]::new), organs.toArray(String[]::new))
                .query((row, n) -> said.put(row.getString(1) + " " + row.getString(2) + " " + row.getString(3), row.getString(3))).list();
        return said;
    }
}

package org.gongkai.registers;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import org.gongkai.calendar.Now;
import org.gongkai.ledger.Ledger;
import org.gongkai.search.Field;
import org.gongkai.search.Found;
import org.gongkai.search.Hit;
import org.gongkai.search.Order;
import org.gongkai.search.Search;
import org.gongkai.search.SearchIndex;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What anybody reads of open registers: lists, one record with its history, how it stood on a day, sums for a chart. */
@Component
public class RecordSearch {

    private static final int GROUPS = 12;

    /**
     * What somebody wants of a register.
     *
     * @param chosen value of each field that it is narrowed by
     * @param order  field it is sorted by; empty for the declared order
     * @param cursor of another page; null for the first
     */
    public record Asked(String words, Map<String, String> chosen, String order, boolean descending, @Nullable String cursor, int size) {
    }

    /** @param counts of each facet its values with how many one would see by choosing it */
    public record Listed(long total, List<Entry> entries, Map<String, List<Found.Count>> counts, @Nullable String next, @Nullable String previous) {
    }

    /** @param value as it is kept @param shown in words */
    public record Group(String value, String shown, BigDecimal amount) {
    }

    private record Tally(long entries, LocalDate day, long standing, @Nullable LocalDate heldFrom) {
    }

    /** @param last act of the register that it shows */
    private record Charted(long last, LocalDate day, List<Group> groups) {
    }

    private final RecordRows records;
    private final ProjectedRecords projected;
    private final Registers registers;
    private final SearchIndex index;
    private final Ledger ledger;
    private final PublicTerms terms;
    private final Map<String, Tally> counted = new ConcurrentHashMap<>();
    private final Now now;
    private final Map<String, Charted> charts = new ConcurrentHashMap<>();

    RecordSearch(RecordRows records, ProjectedRecords projected, Registers registers, SearchIndex index, Ledger ledger, PublicTerms terms, Now now) {
        this.records = records;
        this.projected = projected;
        this.registers = registers;
        this.index = index;
        this.ledger = ledger;
        this.terms = terms;
        this.now = now;
    }

    public Listed find(Register register, Asked asked) {
        Search search = Search.list(RegisterFindables.kind(register)).saying(asked.words()).sized(asked.size()).from(asked.cursor()).ordered(order(register, asked))
                .counting(register.shown().facets().stream().map(name -> Field.keyword(name)).toArray(Field[]::new));
        for (Map.Entry<String, String> chosen : asked.chosen().entrySet()) {
            search = search.choosing(Field.keyword(chosen.getKey()), chosen.getValue());
        }
        Found found = index.find(search);
        List<String> keys = found.hits().stream().map(Hit::id).map(id -> id.substring(register.id().length() + 1)).toList();
        Map<String, Entry> entries = register.isProjected() ? projected.among(register, keys) : records.find(register.id(), keys);
        Map<String, List<Found.Count>> counts = new LinkedHashMap<>();
        register.shown().facets().forEach(name -> counts.put(name, found.counts().getOrDefault(Field.keyword(name), List.of())));
        return new Listed(found.total(), keys.stream().map(entries::get).filter(Objects::nonNull).filter(entry -> !entry.ends() && !entry.isWithdrawn() && !terms.isOver(register, entry)).toList(), counts, found.next(),
                found.previous());
    }

    /** Whether {@link #find} finds from now on what the acts of a register up to now made of it; asked before. */
    public boolean isCaughtUp(Register register) {
        return index.shows(register.isProjected() ? ledger.recorded() : ledger.reached(register.subject()), now.today()) && (!register.isProjected() || projected.isUpToDate(register));
    }

    /** Whether the counts of {@link #overview} are those of now; asked afterwards. */
    public boolean isCounted() {
        return registers.all().stream().filter(register -> register.isOpen() && register.isProjected()).allMatch(projected::isUpToDate);
    }

    private static Order order(Register register, Asked asked) {
        if (asked.order().isEmpty() && !asked.words().isBlank()) {
            return Order.RELEVANCE;
        }
        String name = asked.order().isEmpty() ? register.shown().order() : asked.order();
        boolean descending = asked.order().isEmpty() ? register.shown().descending() : asked.descending();
        return new Order(field(register, name), descending);
    }

    /** The field of the index that a list is sorted by. */
    private static Field field(Register register, @Nullable String name) {
        if (name == null || name.equals(Register.VALID_ON)) {
            return Field.DAY;
        }
        return register.field(name).map(field -> switch (field.kind()) {
            case NUMBER, SHARE -> Field.number(name);
            case DAY -> Field.date(name);
            default -> Field.keyword(name);
        }).orElseGet(() -> Field.keyword(name));
    }

    /** Whether a list can be sorted by it. */
    public static boolean sorts(Register register, String name) {
        return name.equals(Register.ORGAN) || register.field(name).map(field -> switch (field.kind()) {
            case TEXT, PLACE, WEB, SEVERAL, FILE, ROWS -> false;
            default -> true;
        }).orElse(false);
    }

    /** A record with all its entries, the latest first; empty where there never was one. Where its term is over, they say no more than that they were entered. */
    public List<Entry> history(Register register, String key) {
        return register.isProjected() ? projected.find(register, key).stream().toList() : terms.withheld(register, records.history(register.id(), key));
    }

    /** The last day on which a record was public, where that lies behind. */
    public Optional<LocalDate> publicUntil(Register register, String key) {
        return register.about().publicUntil() == null ? Optional.empty() : terms.over(register, records.history(register.id(), key));
    }

    /** The day of the first entry, where another lies before it: what was known earlier, nobody can say. */
    public Optional<LocalDate> untoldBefore(Register register, LocalDate day) {
        return records.entry(register.id(), 1).map(Entry::recordedAt).map(at -> at.atZone(Now.ZONE).toLocalDate()).filter(day::isBefore);
    }

    /** What stood, as it was known at the end of a day; keys after one. */
    public List<Entry> knownOn(Register register, LocalDate day, String after, int limit) {
        return records.knownOn(register.id(), day, terms.still(register), after, limit);
    }

    /** What held on a day, by all that is known now. */
    public List<Entry> validOn(Register register, LocalDate day, String after, int limit) {
        return records.validOn(register.id(), day, terms.still(register), after, limit);
    }

    /** Records that stand, in order of their key, for whoever takes all. */
    public List<Entry> standing(Register register, String after, int limit) {
        return register.isProjected() ? projected.standing(register, after, limit) : records.standing(register.id(), null, terms.still(register), after, limit);
    }

    /** How many records of each open register stand that these organs answer for. */
    public Map<Register, Long> standingOf(Collection<String> organs) {
        Map<String, Long> counts = records.standingOf(organs, terms.still());
        Map<Register, Long> open = new LinkedHashMap<>();
        registers.all().stream().filter(register -> register.isOpen() && counts.containsKey(register.id())).forEach(register -> open.put(register, counts.get(register.id())));
        return open;
    }

    /** Entries after a number. */
    public List<Entry> entries(Register register, long after, int limit) {
        return terms.withheld(register, records.after(register.id(), after, limit));
    }

    public long entries(Register register) {
        return records.entries(register.id());
    }

    /** Of every register that has entries, and of those that other rooms fill: how many records stand, and when it was changed. */
    public Map<String, RegisterStanding> overview() {
        Map<String, RegisterStanding> overview = new TreeMap<>();
        records.latest().forEach(latest -> {
            Tally tally = tally(latest);
            overview.put(latest.register(), new RegisterStanding(tally.standing(), latest.changedAt(), tally.heldFrom(), latest.organ()));
        });
        registers.all().stream().filter(Register::isProjected).forEach(register -> overview.put(register.id(), projected.overview(register)));
        return overview;
    }

    /** Counted anew when an entry was added, and every day: a list of very many is opened more often than it changes. */
    private Tally tally(RecordRows.Latest latest) {
        LocalDate today = now.today();
        Tally known = counted.get(latest.register());
        if (known == null || known.entries() != latest.entries() || !known.day().equals(today)) {
            known = new Tally(latest.entries(), today, records.standing(latest.register(), PublicTerms.still(registers.find(latest.register()).stream().toList(), today)), records.heldFrom(latest.register(), today).orElse(null));
            counted.put(latest.register(), known);
        }
        return known;
    }

    /** The sums of its chart, the largest first, or in order where it is along time or numbers; computed anew when something happened to the register. */
    public List<Group> chart(Register register) {
        Register.Chart chart = register.shown().chart();
        if (chart == null) {
            return List.of();
        }
        if (register.isProjected()) {
            return charted(register, chart, projected.groups(register, chart, first(register, chart), GROUPS));
        }
        long last = ledger.last(register.subject());
        Charted known = charts.get(register.digest());
        if (known == null || known.last() != last || !known.day().equals(now.today())) {
            known = new Charted(last, now.today(), charted(register, chart, records.groups(register.id(), chart, terms.still(register), first(register, chart), GROUPS)));
            charts.put(register.digest(), known);
        }
        return known.groups();
    }

    /** Along time and numbers a chart goes from left to right in their order, and ends with the latest. */
    private static RecordRows.First first(Register register, Register.Chart chart) {
        return register.field(chart.by()).map(field -> switch (field.kind()) {
            case MONTH, DAY -> RecordRows.First.LATEST;
            case NUMBER -> RecordRows.First.HIGHEST;
            default -> RecordRows.First.LARGEST;
        }).filter(first -> first == RecordRows.First.LATEST || !register.isProjected()).orElse(RecordRows.First.LARGEST);
    }

    private static List<Group> charted(Register register, Register.Chart chart, List<RecordRows.Group> groups) {
        Optional<RegisterField> by = register.field(chart.by());
        List<RecordRows.Group> ordered = first(register, chart) == RecordRows.First.LARGEST ? groups : groups.reversed();
        return ordered.stream().map(group -> new Group(group.value(), group.value().isEmpty() ? "" : by.map(field -> field.type().shown(group.value())).orElse(group.value()), group.amount())).toList();
    }
}

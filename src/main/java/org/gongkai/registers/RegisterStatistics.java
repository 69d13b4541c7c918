package org.gongkai.registers;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.ledger.FactQuery;
import org.gongkai.ledger.FactSumOfYear;
import org.gongkai.ledger.Facts;
import org.gongkai.registers.datatype.NumberType;
import org.springframework.stereotype.Component;

/** What open registers count, by year and organ: from the facts that the statutory reports count, so that both say the same. */
@Component
public class RegisterStatistics {

    /** Most years that are shown, the current one among them. */
    public static final int YEARS = 5;

    private final Facts facts;
    private final Organs organs;
    private final Now now;

    RegisterStatistics(Facts facts, Organs organs, Now now) {
        this.facts = facts;
        this.organs = organs;
        this.now = now;
    }

    /**
     * What a register counts in one way.
     *
     * @param stock  whether a year says how many there were at its end, and not how many came in it
     * @param years  the sum of all organs, by year, the earliest first; none before the first year of which anything is known, for that was not nothing but was not kept
     * @param organs the same of each organ, by its id
     */
    public record Figure(Register register, String kind, String title, boolean stock, Map<Integer, BigDecimal> years, Map<String, Map<Integer, BigDecimal>> organs) {

        /** A sum in the unit of the field that is added up. */
        public String said(BigDecimal amount) {
            String field = register.counts().stream().filter(counted -> counted.kind().equals(kind) && counted.title().equals(title) && counted.amount() != null).map(Counted::amount).findFirst().orElse(null);
            String plain = amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
            return field == null ? NumberType.grouped(amount) : register.field(field).map(one -> one.type().shown(plain)).orElse(plain);
        }
    }

    /** Figures of these registers, of years until today; of those that never counted anything there are none. */
    public List<Figure> of(Collection<Register> registers) {
        LocalDate today = now.today();
        Set<String> kinds = registers.stream().flatMap(register -> register.counts().stream()).map(Counted::kind).collect(Collectors.toSet());
        if (kinds.isEmpty()) {
            return List.of();
        }
        Set<String> ids = organs.asOf(today).stream().map(Organ::id).collect(Collectors.toSet());
        Map<String, List<FactSumOfYear>> sums = facts.sumsByYear(FactQuery.of(kinds, organs.withPredecessors(ids, today)).between(null, today)).stream().collect(Collectors.groupingBy(FactSumOfYear::kind));
        List<Figure> figures = new ArrayList<>();
        for (Register register : registers) {
            Map<String, Counted> distinct = new LinkedHashMap<>();
            register.counts().forEach(counted -> distinct.putIfAbsent(counted.kind(), counted));
            distinct.values().forEach(counted -> {
                List<FactSumOfYear> of = sums.getOrDefault(counted.kind(), List.of());
                if (!of.isEmpty()) {
                    figures.add(figure(register, counted, of, today.getYear()));
                }
            });
        }
        return figures;
    }

    private Figure figure(Register register, Counted counted, List<FactSumOfYear> sums, int year) {
        int first = Math.max(year - YEARS + 1, sums.stream().mapToInt(FactSumOfYear::year).min().orElse(year));
        Map<String, Map<Integer, BigDecimal>> byOrgan = new TreeMap<>();
        for (String organ : new TreeSet<>(sums.stream().map(FactSumOfYear::organ).toList())) {
            byOrgan.put(organ, years(sums.stream().filter(sum -> sum.organ().equals(organ)).toList(), counted.stock(), first, year));
        }
        return new Figure(register, counted.kind(), counted.title(), counted.stock(), years(sums, counted.stock(), first, year), byOrgan);
    }

    private static Map<Integer, BigDecimal> years(List<FactSumOfYear> sums, boolean stock, int first, int last) {
        Map<Integer, BigDecimal> years = new TreeMap<>();
        for (int year = first; year <= last; year++) {
            int of = year;
            years.put(year, sums.stream().filter(sum -> stock ? sum.year() <= of : sum.year() == of).map(FactSumOfYear::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
        }
        return years;
    }
}

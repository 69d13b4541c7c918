package org.gongkai.registers.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.directory.Organs;
import org.gongkai.registers.RecordSearch;
import org.gongkai.registers.Register;
import org.gongkai.registers.RegisterStatistics.Figure;
import org.gongkai.registers.RegisterThemes.Theme;

/**
 * Figures and charts of registers as their page says them.
 *
 * @param charts of each register that has a chart or a figure, in order
 * @param themes those registers as they are listed elsewhere
 * @param one    whether one register was asked for, whose organs are told apart
 */
public record StatisticsView(List<Figure> figures, Map<Register, List<RecordSearch.Group>> charts, List<Theme> themes, boolean one, Organs organs) {

    private static final long WHOLE = 10_000;
    private static final int LAST_YEARS = 3;
    private static final int FIRST_GROUPS = 3;

    public String organ(String id) {
        return organs.name(id);
    }

    public List<Figure> of(Register register) {
        return figures.stream().filter(figure -> figure.register().equals(register)).toList();
    }

    /** The years that a page shows: of one register all, of all registers the last ones, that the page stays light. */
    public Map<Integer, BigDecimal> years(Figure figure) {
        Map<Integer, BigDecimal> years = new LinkedHashMap<>();
        figure.years().entrySet().stream().skip(one ? 0 : Math.max(0, figure.years().size() - LAST_YEARS)).forEach(year -> years.put(year.getKey(), year.getValue()));
        return years;
    }

    public long whole() {
        return WHOLE;
    }

    /** How long a bar is, of {@link #whole()}, where the longest of several is whole. */
    public long bar(BigDecimal amount, Collection<BigDecimal> all) {
        BigDecimal most = all.stream().max(BigDecimal::compareTo).orElse(BigDecimal.ONE);
        return most.signum() <= 0 ? 0 : amount.max(BigDecimal.ZERO).multiply(BigDecimal.valueOf(WHOLE)).divide(most, 0, RoundingMode.HALF_UP).longValue();
    }

    public List<Register> registers() {
        return charts.keySet().stream().toList();
    }

    public List<BigDecimal> amounts(Register register) {
        return charts.getOrDefault(register, List.of()).stream().map(RecordSearch.Group::amount).toList();
    }

    /** The groups that a page shows: of one register all; beside others only of those without a figure by year, the first ones, or the latest along time, that the page stays light. */
    public List<RecordSearch.Group> groups(Register register) {
        List<RecordSearch.Group> all = charts.getOrDefault(register, List.of());
        int few = Math.min(FIRST_GROUPS, all.size());
        return one ? all : !of(register).isEmpty() ? List.of() : isAlongTime(register) ? all.subList(all.size() - few, all.size()) : all.subList(0, few);
    }

    /** Such a chart ends with the latest. */
    private static boolean isAlongTime(Register register) {
        Register.Chart chart = register.shown().chart();
        return chart != null && register.field(chart.by()).filter(field -> switch (field.kind()) {
            case MONTH, DAY, NUMBER -> true;
            default -> false;
        }).isPresent();
    }

    /** A group of a chart as its register shows it. */
    public PublicRegisterView shown(Register register) {
        return new PublicRegisterView(register, new RecordSearch.Asked("", Map.of(), "", false, null, 1), 0, List.of(), Map.of(), null, null, charts.getOrDefault(register, List.of()), null, null, false, organs);
    }
}

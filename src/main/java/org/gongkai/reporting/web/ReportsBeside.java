package org.gongkai.reporting.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.gongkai.face.Figure;
import org.gongkai.reporting.AnnualReports.Published;
import org.gongkai.reporting.Edition;
import org.gongkai.reporting.ReportScope;
import org.gongkai.reporting.form.Form;
import org.gongkai.tables.PlainCell;
import org.jspecify.annotations.Nullable;

/**
 * Annual reports laid side by side: the organs of one year, or the years of one organ.
 *
 * @param year   whose organs are compared; 0 where the years of an organ are
 * @param organ  whose years are compared; empty where the organs of a year are
 * @param titles of the numbers they are compared by
 * @param lines  what counts others comes before them
 * @param wholes where organs are compared, those that count others, each of its years, earliest first
 * @param years  in which something is published, newest first
 * @param organs that published something, by id with their names of today
 */
public record ReportsBeside(int year, String organ, List<String> titles, List<Line> lines, List<Line> wholes, Set<Integer> years,
        Map<String, String> organs) {

    /** @param whole whether it counts what others of the lines count as well @param numbers by title; what its form does not have is missing */
    public record Line(Edition edition, String label, boolean whole, Map<String, BigDecimal> numbers) {

        public String address() {
            return "/reports/annual/" + edition.organ() + "/" + edition.year();
        }
    }

    private static final Comparator<Line> BY_YEAR = Comparator.comparing(line -> line.edition().year());

    /**
     * @param opened reads the reports of editions
     * @param names  an organ's name
     * @param whole  whether a report counts what other organs report as well
     */
    static ReportsBeside of(List<Edition> published, String organ, String year, Function<Collection<Edition>, List<Published>> opened, Function<String, String> names,
            Predicate<Edition> whole) {
        Set<Integer> years = new LinkedHashSet<>(published.stream().map(Edition::year).sorted(Comparator.reverseOrder()).toList());
        Map<String, String> organs = new TreeMap<>();
        published.forEach(edition -> organs.computeIfAbsent(edition.organ(), names));
        boolean ofOrgan = organs.containsKey(organ);
        int chosen = ofOrgan || years.isEmpty() ? 0 : years.stream().filter(one -> String.valueOf(one).equals(year)).findFirst().orElse(years.iterator().next());
        List<Published> shown = opened.apply(published.stream().filter(edition -> ofOrgan ? edition.organ().equals(organ) : edition.year() == chosen).toList());
        Set<String> titles = new LinkedHashSet<>();
        List<Line> lines = new ArrayList<>();
        for (Published one : shown) {
            Line line = line(one, ofOrgan ? String.valueOf(one.edition().year()) : one.report().organName(), whole);
            titles.addAll(line.numbers().keySet());
            lines.add(line);
        }
        lines.sort(ofOrgan ? BY_YEAR : Comparator.comparing(Line::whole).thenComparing(ReportsBeside::first).reversed());
        Set<String> sums = ofOrgan ? Set.of() : lines.stream().filter(Line::whole).map(line -> line.edition().organ()).collect(Collectors.toSet());
        List<Line> wholes = sums.isEmpty() ? List.of() : opened.apply(published.stream().filter(edition -> sums.contains(edition.organ()) && whole.test(edition)).toList()).stream()
                .map(one -> line(one, String.valueOf(one.edition().year()), whole)).sorted(BY_YEAR).toList();
        return new ReportsBeside(chosen, ofOrgan ? organ : "", List.copyOf(titles), lines, wholes, years, organs);
    }

    private static Line line(Published one, String label, Predicate<Edition> whole) {
        return new Line(one.edition(), label, whole.test(one.edition()), numbers(one));
    }

    private static BigDecimal first(Line line) {
        return line.numbers().values().stream().findFirst().orElse(BigDecimal.ZERO);
    }

    private static Map<String, BigDecimal> numbers(Published one) {
        Map<String, BigDecimal> numbers = new LinkedHashMap<>();
        for (Form.Compared compared : one.report().form().compared()) {
            BigDecimal number = one.report().figures().at(compared.at());
            if (number != null) {
                numbers.put(compared.title(), number);
            }
        }
        return numbers;
    }

    /** One number of the years of an organ, or of those of a year that count their own alone: a sum is no bigger part of itself. */
    public List<Figure> figures(String title) {
        return figures(lines.stream().filter(line -> !organ.isEmpty() || !line.whole()).toList(), title);
    }

    /** Those that count others, by the organ. */
    public Map<String, List<Line>> wholesByOrgan() {
        return wholes.stream().collect(Collectors.groupingBy(line -> line.edition().organ(), TreeMap::new, Collectors.toList()));
    }

    public static List<Figure> figures(List<Line> of, String title) {
        return of.stream().filter(line -> line.numbers().containsKey(title)).map(line -> new Figure(line.label(), line.numbers().get(title).longValue())).toList();
    }

    public String number(Line line, String title) {
        @Nullable BigDecimal number = line.numbers().get(title);
        return number == null ? "—" : number.stripTrailingZeros().toPlainString();
    }

    /** All of them, a line for each number of each report. */
    static String csv(List<Published> published, Predicate<Edition> whole) {
        StringBuilder csv = new StringBuilder("\uFEFF机关代码,机关,年度,数,值,范围\r\n");
        for (Published one : published) {
            numbers(one).forEach((title, number) -> csv.append(PlainCell.line(List.of(one.edition().organ(), one.report().organName(), String.valueOf(one.edition().year()), title,
                    number.stripTrailingZeros().toPlainString(), whole.test(one.edition()) ? ReportScope.WHOLE.title() : ReportScope.OWN.title()))));
        }
        return csv.toString();
    }
}

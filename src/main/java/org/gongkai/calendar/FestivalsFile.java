package org.gongkai.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Meaning;
import org.gongkai.definition.Names;
import org.gongkai.definition.Sort;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The file of festivals as it is written, and everything that can be wrong with a row beyond its shape. */
final class FestivalsFile {

    static final Kind<Declared> FILE = Kind.of("法定节日", "festivals.yaml", Declared.class, FestivalsFile::look);

    private static final Sort SORT = new Sort("festival", "节日");

    private FestivalsFile() {
    }

    static Festivals read(DefinitionTree regulations) {
        Declared file = Definitions.one(regulations, FILE).value();
        Map<String, String> instruments = new LinkedHashMap<>();
        file.instruments.forEach(one -> instruments.put(one.id, "《" + one.title + "》（" + one.number + "）"));
        return new Festivals(file.festivals.stream().map(row -> row.festival(instruments)).toList(), new LunarCalendar(file.almanac));
    }

    private static void look(Declared file, Names names) {
        names.demand(!file.festivals.isEmpty(), "没有任何节日（festivals）", "festivals");
        List<String> instruments = file.instruments.stream().map(Instrument::id).toList();
        for (int n = 0; n < file.festivals.size(); n++) {
            Row row = file.festivals.get(n);
            Names at = names.under("festivals", n);
            at.demand(instruments.contains(row.instrument), "instrument “" + row.instrument + "”不在 instruments 中", "instrument");
            at.holds(SORT, row.id, row.from, row.to, "from");
            at.demand(row.days > 0, "days 应为正整数", "days");
            at.demand(Stream.of(row.day, row.lunar, row.term).filter(said -> said != null).count() == 1, "day、lunar、term 应写一个，只写一个", "day");
            at.demand(row.day == null || isMonthDay(row.day), "day 应如 01-01，不是 " + row.day, "day");
            at.demand(row.lunar == null || isMonthDay(row.lunar), "lunar 应如 01-01，不是 " + row.lunar, "lunar");
        }
        for (int n = 0; n < file.almanac.size(); n++) {
            MonthBegins row = file.almanac.get(n);
            Names at = names.under("almanac", n);
            at.demand(row.month >= 1 && row.month <= 12, "month 应为 1 到 12", "month");
            at.demand(Math.abs(row.begins.getYear() - row.year) <= 1, "begins 不在 " + row.year + " 年", "begins");
        }
    }

    private static boolean isMonthDay(String said) {
        try {
            return MonthDay.parse("--" + said) != null;
        } catch (DateTimeException other) {
            return false;
        }
    }

    /** What a festival is counted from in the nature of the year. */
    enum Term {

        @JsonProperty("清明") QINGMING(15);

        /** Longitude of the sun in degrees. */
        private final int longitude;

        Term(int longitude) {
            this.longitude = longitude;
        }

        int longitude() {
            return longitude;
        }
    }

    record Declared(String title, String description, String basis, List<Instrument> instruments, List<Row> festivals, List<MonthBegins> almanac) {
    }

    record Instrument(String id, String title, String number) {
    }

    record Row(@Meaning("前后各行相同的名称") String id, String title, @Meaning("公历的月日，如 01-01") @Nullable String day,
            @Meaning("农历的月日，如 08-15") @Nullable String lunar, @Meaning("节气") @Nullable Term term, @Meaning("从这一日起放假几天") int days,
            @Meaning("连同前一日，农历除夕") @Nullable Boolean eve, @Meaning("instruments 中的法规") String instrument, String article,
            LocalDate from, @Nullable LocalDate to, @Meaning("是否已对照原文核实") Boolean confirmed) {

        Festival festival(Map<String, String> instruments) {
            return new Festival(id, title, day == null ? null : MonthDay.parse("--" + day), lunar == null ? null : MonthDay.parse("--" + lunar), term,
                    Boolean.TRUE.equals(eve) ? -1 : 0, days, instruments.getOrDefault(instrument, "") + article, new InForce(from, to));
        }
    }

    /** A month of the moon that begins on another day than the computation says. */
    record MonthBegins(@Meaning("农历年，以其正月所在的公历年计") int year, @Meaning("农历月，不是闰月") int month, @Meaning("初一的公历日期") LocalDate begins,
            @Meaning("为什么与推算不同") String why) {
    }

    /** One wording of one festival.
     * @param first  0, or -1 where the day before belongs to it
     * @param article the instrument and its article */
    record Festival(String id, String title, @Nullable MonthDay day, @Nullable MonthDay lunar, @Nullable Term term, int first, int days, String article,
            InForce inForce) {
    }
}

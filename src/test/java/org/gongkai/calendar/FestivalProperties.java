package org.gongkai.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Label("法定节日的一般性质")
class FestivalProperties {

    private static final WorkingCalendar SHIPPED = WorkingCalendar.shipped();

    /** What somebody wants a day to be. */
    record Wish(LocalDate date, boolean off) {
    }

    @Property(tries = 100)
    @Label("不论导入什么通知、作出什么本地安排，没有一个法定节日是工作日，1 月 1 日永远不是")
    void noFestivalIsEverAWorkingDay(@ForAll("wishes") List<Wish> notice, @ForAll("wishes") List<Wish> local) {
        WorkingCalendar calendar = SHIPPED;
        if (NoticeFile.read(json(notice)) instanceof NoticeFile.Usable(Notice usable)) {
            calendar = calendar.with(usable);
        }
        calendar = calendar.withLocalDays(local.stream().map(wish -> new LocalDay(wish.date, !wish.off, null, "本地安排")).toList());
        for (int year = 2007; year <= 2066; year++) {
            assertThat(calendar.isWorkingDay(LocalDate.of(year, 1, 1))).isFalse();
            assertThat(Festivals.shipped().in(year).keySet()).noneMatch(calendar::isWorkingDay);
        }
    }

    @Property(tries = 100)
    @Label("期限的最后一日从不落在法定节日")
    void noPeriodEndsOnOne(@ForAll("days") LocalDate from, @ForAll("lengths") int length) {
        assertThat(Festivals.shipped().on(SHIPPED.plus(from, length))).isEmpty();
        assertThat(Festivals.shipped().on(SHIPPED.workingDayFrom(from))).isEmpty();
    }

    @Provide
    Arbitrary<List<Wish>> wishes() {
        List<LocalDate> festivals = new ArrayList<>(Festivals.shipped().in(2027).keySet());
        Arbitrary<LocalDate> dates = Arbitraries.oneOf(Arbitraries.of(festivals), Arbitraries.integers().between(1, 365).map(day -> LocalDate.ofYearDay(2027, day)));
        return Combinators.combine(dates, Arbitraries.of(true, false)).as(Wish::new).list().uniqueElements(Wish::date).ofMaxSize(12);
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, 58 * 365).map(day -> LocalDate.of(2007, 1, 1).plusDays(day));
    }

    @Provide
    Arbitrary<Integer> lengths() {
        return Arbitraries.of(1, 5, 7, 15, 20, 40);
    }

    private static byte[] json(List<Wish> wishes) {
        return wishes.stream().map(wish -> "{\"name\": \"安排\", \"date\": \"%s\", \"isOffDay\": %s}".formatted(wish.date, wish.off))
                .collect(Collectors.joining(",", "{\"year\": 2027, \"days\": [", "]}")).getBytes(StandardCharsets.UTF_8);
    }
}

package org.gongkai.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongkai.clock.ClockFixtures.CALENDAR;
import static org.gongkai.clock.ClockFixtures.PROVISIONS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.gongkai.clock.ClockEvent.Ended;
import org.gongkai.clock.ClockEvent.Extended;
import org.gongkai.clock.ClockEvent.Paused;
import org.gongkai.clock.ClockEvent.Restarted;
import org.gongkai.clock.ClockEvent.Resumed;
import org.gongkai.clock.ClockEvent.Started;

@Label("期限的一般性质")
class ClockProperties {

    /** A letter sent so many days after receipt, answered so many days later. */
    record Asked(int sent, int took) {
    }

    @Property(tries = 1000)
    @Label("晚收到的申请不会更早到期")
    void dueIsMonotoneInTheDayOfReceipt(@ForAll("receipts") LocalDate receipt, @ForAll @IntRange(min = 1, max = 40) int later) {
        LocalDate next = receipt.plusDays(later);
        if (PROVISIONS.inForce(DeadlineInquiry.REPLY, receipt).equals(PROVISIONS.inForce(DeadlineInquiry.REPLY, next))) {
            assertThat(due(List.of(started(next)))).isAfterOrEqualTo(due(List.of(started(receipt))));
        }
    }

    @Property(tries = 1000)
    @Label("暂停从不缩短期限")
    void aPauseNeverShortens(@ForAll("receipts") LocalDate receipt, @ForAll("asked") List<Asked> asked, @ForAll("asked") List<Asked> more) {
        List<ClockEvent> events = paused(receipt, asked);
        List<ClockEvent> longer = paused(receipt, concat(asked, more));
        assertThat(due(longer)).isAfterOrEqualTo(due(events)).isAfterOrEqualTo(due(List.of(started(receipt))));
    }

    @Property(tries = 1000)
    @Label("重叠的暂停合并而不相加：到期日只取决于被覆盖的日子")
    void overlapsAreMerged(@ForAll("receipts") LocalDate receipt, @ForAll("asked") @Size(min = 1) List<Asked> asked) {
        LocalDate due = due(paused(receipt, asked));
        long counted = receipt.datesUntil(due.plusDays(1)).skip(1).filter(CALENDAR::isWorkingDay)
                .filter(day -> asked.stream().noneMatch(a -> day.isAfter(receipt.plusDays(a.sent))
                        && !day.isAfter(receipt.plusDays((long) a.sent + a.took)))).count();
        assertThat(counted).isEqualTo(PROVISIONS.inForce(DeadlineInquiry.REPLY, receipt).amount());
        assertThat(CALENDAR.isWorkingDay(due)).isTrue();
    }

    @Property(tries = 1000)
    @Label("延长恰好增加所准的工作日")
    void anExtensionAddsExactlyItsDays(@ForAll("receipts") LocalDate receipt, @ForAll @IntRange(min = 1, max = 20) int days) {
        LocalDate before = due(List.of(started(receipt)));
        LocalDate after = due(List.of(started(receipt), new Extended(receipt, days, "第三十三条", "e", null)));
        assertThat(CALENDAR.workingDays(before, after)).isEqualTo(days);
    }

    @Property(tries = 1000)
    @Label("重放事件与逐件推进结果相同，与记录先后无关")
    void replayEqualsIncrement(@ForAll("receipts") LocalDate receipt, @ForAll("asked") List<Asked> asked,
            @ForAll @IntRange(max = 60) int restart, @ForAll @IntRange(max = 20) int extension, @ForAll @IntRange(max = 90) int end,
            @ForAll Random random) {
        List<ClockEvent> events = paused(receipt, asked);
        if (restart > 0) {
            events.add(new Restarted(receipt.plusDays(restart), "第三十条", "r"));
        }
        if (extension > 0) {
            events.add(new Extended(receipt.plusDays(15), extension, "第三十三条", "e", null));
        }
        if (end > 0) {
            events.add(new Ended(receipt.plusDays(end), "d"));
        }
        events.sort(Comparator.comparing(ClockEvent::on));
        LocalDate asOf = receipt.plusDays(50);
        StatutoryClock clock = StatutoryClock.started((Started) events.getFirst());
        for (ClockEvent event : events.subList(1, events.size())) {
            clock = clock.after(event);
        }
        Reading increment = clock.read(CALENDAR, PROVISIONS, asOf);
        assertThat(StatutoryClock.read(events, CALENDAR, PROVISIONS, asOf)).isEqualTo(increment);
        if (events.stream().map(ClockEvent::on).distinct().count() == events.size()) {
            List<ClockEvent> asRecorded = new ArrayList<>(events);
            Collections.shuffle(asRecorded, random);
            assertThat(StatutoryClock.read(asRecorded, CALENDAR, PROVISIONS, asOf)).isEqualTo(increment);
        }
    }

    @Property(tries = 1000)
    @Label("逐日说明与到期日一致：最后一日是最后一个计入的日子")
    void theExplanationEndsOnTheDueDay(@ForAll("receipts") LocalDate receipt, @ForAll("asked") List<Asked> asked) {
        Reading reading = StatutoryClock.read(paused(receipt, asked), CALENDAR, PROVISIONS, receipt);
        assertThat(reading.days().getLast().date()).isEqualTo(reading.due());
        assertThat(reading.days().getLast().number()).isEqualTo(reading.provision().amount());
        assertThat(reading.days()).filteredOn(CountedDay::counted).hasSize(reading.provision().amount());
        int excludedBeforeDue = reading.days().stream().filter(d -> d.paused() && d.day().working()).mapToInt(d -> 1).sum();
        assertThat(CALENDAR.workingDays(receipt, reading.due())).isEqualTo(reading.provision().amount() + excludedBeforeDue);
    }

    @Provide
    Arbitrary<LocalDate> receipts() {
        return Arbitraries.longs().between(LocalDate.of(2008, 5, 1).toEpochDay(), LocalDate.of(2027, 12, 31).toEpochDay()).map(LocalDate::ofEpochDay);
    }

    @Provide
    Arbitrary<List<Asked>> asked() {
        return Combinators.combine(Arbitraries.integers().between(0, 40), Arbitraries.integers().between(0, 30)).as(Asked::new).list().ofMaxSize(4);
    }

    private static Started started(LocalDate receipt) {
        return new Started(receipt, DeadlineInquiry.REPLY, "receipt");
    }

    private static List<ClockEvent> paused(LocalDate receipt, List<Asked> asked) {
        List<ClockEvent> events = new ArrayList<>();
        events.add(started(receipt));
        for (int i = 0; i < asked.size(); i++) {
            LocalDate sent = receipt.plusDays(asked.get(i).sent);
            events.add(new Paused(sent, "第三十三条", "l" + i, null));
            events.add(new Resumed(sent.plusDays(asked.get(i).took), "l" + i));
        }
        return events;
    }

    private static <T> List<T> concat(List<T> one, List<T> other) {
        List<T> both = new ArrayList<>(one);
        both.addAll(other);
        return both;
    }

    private static LocalDate due(List<ClockEvent> events) {
        return StatutoryClock.read(events, CALENDAR, PROVISIONS, events.getFirst().on()).due();
    }
}

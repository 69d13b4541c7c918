package org.gongkai.publication;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.ComputedDay;
import org.gongkai.calendar.Now;
import org.gongkai.clock.Light;
import org.gongkai.clock.Reading;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Power;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Duties;
import org.gongkai.procedure.Duty;
import org.gongkai.procedure.Queue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The drafts and reviews that wait for a person, those first that are soonest to be public by the period of their kind. */
@Component
class DocumentDuties implements Duties {

    private static final String OWED = "先公开、欠审批";
    /** So many of each stage are looked at. */
    private static final int COUNTED = 200;

    private final DeskDocuments desk;
    private final ReviewChain chain;
    private final PublicationPeriods periods;
    private final Calendars calendars;
    private final Organs organs;
    private final OwedSteps owed;
    private final Now now;

    DocumentDuties(DeskDocuments desk, ReviewChain chain, PublicationPeriods periods, Calendars calendars, Organs organs, OwedSteps owed, Now now) {
        this.owed = owed;
        this.calendars = calendars;
        this.periods = periods;
        this.now = now;
        this.desk = desk;
        this.chain = chain;
        this.organs = organs;
    }

    @Override
    public Waiting of(Staff staff, int limit) {
        List<DeskDocuments.Row> rows = desk.waiting(staff, Math.max(limit, COUNTED));
        Map<String, Reading> clocks = new HashMap<>();
        rows.forEach(row -> Optional.ofNullable(row.formed()).flatMap(periods::running).ifPresent(clock -> clocks.put(row.editionId(), clock)));
        Map<String, Map<String, List<Action>>> due = chain.dueByChain();
        List<Duty> duties = rows.stream().map(row -> duty(row, clocks.get(row.editionId()), due, staff))
                .sorted(Comparator.comparing(Duty::dueOn, Comparator.nullsLast(Comparator.naturalOrder()))).toList();
        List<OwedSteps.Owed> owing = staff.may(Power.SIGN) ? owed.of(staff, COUNTED).stream().filter(one -> staff.may(Power.SIGN, one.organ()) && !staff.personId().equals(one.drafter())).toList() : List.of();
        List<Queue> queues = queues(rows, clocks);
        List<Duty> debts = owing.stream().map(this::duty).toList();
        queues.addAll(Waiting.of(debts, COUNTED).queues());
        return new Waiting(Stream.concat(debts.stream(), duties.stream()).toList(), queues);
    }

    /** By stage and light; what is beyond those looked at is counted without one. */
    private List<Queue> queues(List<DeskDocuments.Row> rows, Map<String, Reading> clocks) {
        List<Queue> queues = new ArrayList<>();
        rows.stream().collect(Collectors.groupingBy(DeskDocuments.Row::stage, LinkedHashMap::new, Collectors.toList())).forEach((stage, those) -> {
            Map<Queue, Long> lit = those.stream().map(DeskDocuments.Row::editionId).filter(clocks::containsKey).map(clocks::get)
                    .collect(Collectors.groupingBy(clock -> new Queue(kind(), chain.titleOf(stage), clock.light(now.today()), 0, Duty.Whose.MINE, clock.lastDay().date()), LinkedHashMap::new, Collectors.counting()));
            lit.forEach((queue, count) -> queues.add(queue.with(count)));
            long without = those.getFirst().inStage() - lit.values().stream().mapToLong(Long::longValue).sum();
            if (without > 0) {
                queues.add(new Queue(kind(), chain.titleOf(stage), null, without));
            }
        });
        return queues;
    }

    /** What was made public before it was approved is approved at once. */
    private Duty duty(OwedSteps.Owed one) {
        return new Duty(kind(), OWED, "补办审批，或者撤回", "第 " + one.number() + " 版", one.title(), organs.shortName(one.organ()), new ComputedDay(one.since(), false),
                now.today().isAfter(one.since()) ? Light.BLACK : Light.RED, now.today().isAfter(one.since()) ? -calendars.of(one.organ()).workingDays(one.since(), now.today()) : 0,
                "条例第十七条", "/desk/documents/editions/" + one.editionId());
    }

    private Duty duty(DeskDocuments.Row row, @Nullable Reading clock, Map<String, Map<String, List<Action>>> due, Staff staff) {
        Action next = due.get(row.chain()).getOrDefault(row.stage(), List.of()).stream()
                .filter(action -> action.who().stream().anyMatch(role -> staff.holds(Role.valueOf(role), row.organ()))).findFirst().orElseThrow();
        return new Duty(kind(), chain.titleOf(row.stage()), next.title(), "第 " + row.number() + " 版", row.title(),
                organs.shortName(row.organ()), clock == null ? null : clock.lastDay(), clock == null ? null : clock.light(now.today()),
                clock == null ? 0 : clock.left(now.today(), calendars.of(row.organ())), clock == null ? next.article() : clock.provision().article(), "/desk/documents/editions/" + row.editionId());
    }

    private String kind() {
        return chain.title();
    }
}

package org.gongkai.publication;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.Now;
import org.gongkai.calendar.Provision;
import org.gongkai.calendar.Provisions;
import org.gongkai.clock.ClockEvent;
import org.gongkai.clock.Light;
import org.gongkai.clock.Reading;
import org.gongkai.clock.StatutoryClock;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Power;
import org.gongkai.directory.Staff;
import org.gongkai.pages.OncePerState;
import org.gongkai.pages.PageChanges;
import org.gongkai.procedure.Duties;
import org.gongkai.procedure.Duty;
import org.springframework.stereotype.Component;

/** What cleanups wait for: proposals and the outcome by whoever drafts in the organ, decisions by whoever signs, and a new round once the declared time is over. */
@Component
public class CleanupDuties implements Duties {

    private static final String KIND = "规范性文件清理";
    private static final String ADDRESS = "/desk/documents/cleanups";

    /** What a round waits for. @param unproposed documents without a proposal @param proposals by whom, those that nobody has decided */
    private record Waits(Cleanups.Round round, long unproposed, Map<String, Long> proposals, boolean told) {
    }

    private record Known(List<Waits> open, Map<String, LocalDate> since) {
    }

    private final CleanupRules rules;
    private final Organs organs;
    private final Calendars calendars;
    private final Provisions provisions;
    private final Now now;
    /** In the whole house: every inbox asks. */
    private final OncePerState<Known> known;

    CleanupDuties(Cleanups cleanups, CleanupRules rules, Organs organs, Calendars calendars, Provisions provisions, PageChanges changes, Now now) {
        this.rules = rules;
        this.organs = organs;
        this.calendars = calendars;
        this.provisions = provisions;
        this.now = now;
        this.known = new OncePerState<>(changes, now, today -> known(cleanups));
    }

    private static Known known(Cleanups cleanups) {
        List<Cleanups.Round> open = cleanups.open();
        Map<String, List<Cleanups.Line>> lines = cleanups.lines(open);
        return new Known(open.stream().map(round -> waits(round, lines.getOrDefault(round.id(), List.of()))).toList(), new TreeMap<>(cleanups.lastGoneThrough()));
    }

    private static Waits waits(Cleanups.Round round, List<Cleanups.Line> lines) {
        List<Cleanups.Item> items = lines.stream().map(Cleanups.Line::item).filter(Objects::nonNull).toList();
        return new Waits(round, lines.size() - items.stream().filter(item -> !item.isSentBack()).count(),
                items.stream().filter(item -> item.agreed() == null).collect(Collectors.groupingBy(Cleanups.Item::proposedBy, Collectors.counting())), round.inReview());
    }

    /** By when an organ goes through what it has in force again; empty where it has nothing, or goes through it now. */
    public Optional<Reading> next(String organ) {
        LocalDate since = known.now().open().stream().anyMatch(waits -> waits.round().organ().equals(organ)) ? null : known.now().since().get(organ);
        Optional<Provision> rhythm = provisions.find(rules.rhythm(), now.today()).filter(Provision::isPeriod);
        if (since == null || rhythm.isEmpty()) {
            return Optional.empty();
        }
        // nobody is late under a rule that was not there
        LocalDate from = since.isBefore(rhythm.get().inForce().from()) ? rhythm.get().inForce().from() : since;
        return Optional.of(StatutoryClock.read(List.of(new ClockEvent.Started(from, rules.rhythm(), "cleanup")), calendars.of(organ), provisions, now.today()));
    }

    @Override
    public Waiting of(Staff staff, int limit) {
        List<Duty> duties = new ArrayList<>();
        for (Waits waits : known.now().open()) {
            String organ = waits.round().organ();
            long others = waits.proposals().entrySet().stream().filter(one -> !staff.answersFor(one.getKey())).mapToLong(Map.Entry::getValue).sum();
            if (staff.may(Power.SIGN, organ) && others > 0) {
                duties.add(duty(waits.round(), "待决定", "决定 " + others + " 件的清理意见"));
            }
            if (staff.may(Power.DRAFT, organ) && waits.unproposed() > 0) {
                duties.add(duty(waits.round(), "待提意见", "还有 " + waits.unproposed() + " 件没有清理意见"));
            } else if (staff.may(Power.DRAFT, organ) && waits.proposals().isEmpty() && !waits.told()) {
                duties.add(duty(waits.round(), "待公布结果", "起草清理结果"));
            }
        }
        known.now().since().keySet().stream().filter(organ -> staff.may(Power.DRAFT, organ)).forEach(organ -> next(organ).filter(clock -> clock.light(now.today()) != Light.GREEN)
                .ifPresent(clock -> duties.add(due(organ, clock))));
        return Waiting.of(duties, limit);
    }

    private Duty duty(Cleanups.Round round, String queue, String what) {
        return new Duty(KIND, queue, what, "", organs.shortName(round.organ()) + KIND, organs.shortName(round.organ()), null, null, 0, rules.article(), ADDRESS + "/" + round.id());
    }

    private Duty due(String organ, Reading clock) {
        LocalDate today = now.today();
        return new Duty(KIND, "到期清理", "开始新一次清理", "", organs.shortName(organ) + KIND, organs.shortName(organ), clock.lastDay(), clock.light(today),
                clock.left(today, calendars.of(organ)), clock.provision().article(), ADDRESS);
    }
}

package org.gongkai.casework.extension;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.Provision;
import org.gongkai.calendar.Provisions;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.Perform;
import org.gongkai.casework.StandingCondition;
import org.gongkai.casework.extension.Extending.Part;
import org.gongkai.clock.StatutoryClock;
import org.gongkai.ledger.Act;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Refusal;

/** More time is asked for while there is some left, and granted only where it was asked for, once, and no more than the file allows; who asks does not decide. */
public class AskedInTime implements StandingCondition {

    private final Calendars calendars;
    private final Provisions provisions;

    public AskedInTime(Calendars calendars, Provisions provisions) {
        this.calendars = calendars;
        this.provisions = provisions;
    }

    @Override
    public String title() {
        return "期限届满以前申请过延期，没有超过可以延长的日数";
    }

    @Override
    public boolean concerns(CaseState state, Attempt attempt) {
        return Extending.part(state.type(), attempt.action().id()).isPresent();
    }

    @Override
    public List<Refusal> refuse(CaseState state, Perform command, Attempt attempt) {
        Optional<Act> asked = Extending.asked(state);
        if (Extending.part(state.type(), attempt.action().id()).orElseThrow() == Part.ASKED) {
            return (asked.isPresent() ? Optional.of(Refusal.because("已经申请过延期，还没有答复")) : granted(state).or(() -> over(state, attempt.on()))).stream().toList();
        }
        if (asked.isEmpty()) {
            return List.of(Refusal.because("承办单位没有申请延期，或者已经答复过"));
        }
        if (attempt.isBy(asked.get().actor())) {
            return List.of(Refusal.because("延期是您自己申请的，请由另一个人决定"));
        }
        return Stream.concat(granted(state).stream(), tooLong(state, attempt).stream()).toList();
    }

    /** Once in a count: what is done again, or brought again, has a period of its own. */
    private static Optional<Refusal> granted(CaseState state) {
        List<Act> standing = state.standing();
        int since = 0;
        for (int n = 0; n < standing.size(); n++) {
            since = state.type().consequence(standing.get(n).verb()).clock().restart() ? n : since;
        }
        return standing.subList(since, standing.size()).stream().anyMatch(act -> Extending.part(state.type(), act.verb()).filter(Part.GRANTED::equals).isPresent())
                ? Optional.of(Refusal.because("已经同意过一次延期，不能再延")) : Optional.empty();
    }

    private Optional<Refusal> over(CaseState state, LocalDate on) {
        if (state.clock().isEmpty()) {
            return Optional.of(Refusal.because("期限还没有开始计算"));
        }
        LocalDate lawful = StatutoryClock.read(state.clock(), calendars.of(state.organ()), provisions, on).due();
        LocalDate told = state.standing().reversed().stream().map(act -> act.date(CaseState.TOLD)).filter(Objects::nonNull).findFirst().orElse(lawful);
        LocalDate last = told.isAfter(lawful) ? told : lawful;
        return on.isAfter(last) ? Optional.of(Refusal.because("期限到 " + last + " 已经届满，不能再申请延期")) : Optional.empty();
    }

    private Optional<Refusal> tooLong(CaseState state, Attempt attempt) {
        String rule = state.type().consequence(attempt.action().id()).clock().extend();
        String days = attempt.value(CaseState.DAYS);
        if (rule == null || days == null) {
            return Optional.empty();
        }
        Provision limit = provisions.inForce(rule, Objects.requireNonNullElse(state.receivedOn(), attempt.on()));
        int wanted = Integer.parseInt(days);
        return wanted < 1 || wanted > limit.amount() ? Optional.of(Refusal.ofField(CaseState.DAYS, "最多延长 " + limit.amount() + " 个工作日，现填 " + wanted)) : Optional.empty();
    }
}

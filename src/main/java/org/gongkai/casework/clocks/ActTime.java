package org.gongkai.casework.clocks;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.casework.CaseState;
import org.gongkai.casework.EnteredLater;
import org.gongkai.casework.Perform;
import org.gongkai.ledger.Act;
import org.gongkai.procedure.FieldValue;
import org.gongkai.procedure.Refusal;
import org.jspecify.annotations.Nullable;

/** The time of day at which an act takes effect; said where a named clock of the type counts hours. */
public final class ActTime {

    /** In an act: the time of day in China, on the day it takes effect. */
    public static final String AT = "at";

    private ActTime() {
    }

    /** The moment of an act. What was taken over from elsewhere says only its day, which counts from its beginning. */
    static LocalDateTime of(Act act) {
        String at = act.text(AT);
        return at == null ? act.effectiveOn().atStartOfDay() : act.effectiveOn().atTime(LocalTime.parse(at));
    }

    /** What the act says; null where nobody knows the hour any more. */
    static @Nullable String kept(Map<String, String> values, LocalDate on, LocalDateTime now) {
        return time(values, on, now).map(LocalTime::toString).orElse(null);
    }

    private static Optional<LocalTime> time(Map<String, String> values, LocalDate on, LocalDateTime now) {
        return said(values).flatMap(FieldValue::time).or(() -> on.equals(now.toLocalDate()) ? Optional.of(now.toLocalTime()) : Optional.empty());
    }

    private static Optional<String> said(Map<String, String> values) {
        return Optional.ofNullable(values.get(AT)).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** What stands against the hour: it has come, comes after the step before, and whoever enters it later says why. */
    static List<Refusal> refusals(CaseState state, Perform command, LocalDate on, LocalDateTime now) {
        if (said(command.values()).filter(text -> FieldValue.time(text).isEmpty()).isPresent()) {
            return List.of(Refusal.ofField(AT, "几点应写成 14:30 这样的时间，在 00:00 和 23:59 之间"));
        }
        LocalTime time = time(command.values(), on, now).orElse(null);
        if (time == null) {
            return EnteredLater.isOfTheHouse(command.lateReason()) ? List.of()
                    : List.of(Refusal.ofField(AT, "“" + state.type().title() + "”有按小时计算的期限，补记 " + on + " 的事项请写明几点"));
        }
        LocalDateTime at = on.atTime(time);
        if (at.isAfter(now)) {
            return List.of(Refusal.ofField(AT, time + " 还没有到，请填写现在或以前的时间"));
        }
        LocalDateTime previous = of(state.standing().getLast());
        if (at.isBefore(previous)) {
            return List.of(Refusal.ofField(AT, "时间 " + time + " 早于上一步的 " + (previous.toLocalDate().equals(on) ? "" : previous.toLocalDate() + " ") + previous.toLocalTime() + "，请核对先后顺序"));
        }
        return on.equals(now.toLocalDate()) && at.isBefore(now) && (command.lateReason() == null || command.evidence() == null)
                ? List.of(Refusal.ofField(AT, "补记 " + time + " 的事项须写明补记原因和凭证编号")) : List.of();
    }
}

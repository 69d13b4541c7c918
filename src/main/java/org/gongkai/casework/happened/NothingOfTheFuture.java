package org.gongkai.casework.happened;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.gongkai.calendar.Now;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.Perform;
import org.gongkai.casework.StandingCondition;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.FieldValue;
import org.gongkai.procedure.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a step records as having happened lies no later than the step takes effect, and no later than now. */
@Component
class NothingOfTheFuture implements StandingCondition {

    private final Now now;

    NothingOfTheFuture(Now now) {
        this.now = now;
    }

    @Override
    public String title() {
        return "记下的已经发生";
    }

    @Override
    public boolean concerns(CaseState state, Attempt attempt) {
        return !Happened.of(state.type(), attempt.action().id()).isEmpty();
    }

    @Override
    public List<Refusal> refuse(CaseState state, Perform command, Attempt attempt) {
        return Happened.of(state.type(), attempt.action().id()).stream().flatMap(one -> refusals(one, attempt)).toList();
    }

    private Stream<Refusal> refusals(Happened one, Attempt attempt) {
        Field day = field(attempt, one.day());
        String said = day == null ? null : attempt.value(day.name());
        if (said != null && day.kind() == Field.Kind.MONTH) {
            boolean comes = YearMonth.parse(FieldValue.kept(day, said)).isAfter(YearMonth.from(attempt.on()));
            return comes ? Stream.of(tooLate(day, FieldValue.kept(day, said), attempt)) : Stream.empty();
        }
        LocalDate on = day == null ? attempt.on() : said == null ? null : LocalDate.parse(said);
        if (on != null && on.isAfter(attempt.on())) {
            return Stream.of(tooLate(day, on.toString(), attempt));
        }
        Field at = field(attempt, one.at());
        LocalTime time = at == null ? null : Optional.ofNullable(attempt.value(at.name())).flatMap(FieldValue::time).orElse(null);
        LocalDateTime present = now.local();
        return on != null && time != null && on.atTime(time).isAfter(present)
                ? Stream.of(Refusal.ofField(at.name(), "“" + at.title() + "”" + time + " 还没有到；记下的是已经发生的，请核对")) : Stream.empty();
    }

    private static Refusal tooLate(@Nullable Field field, String said, Attempt attempt) {
        String sentence = said + " 晚于办这一步的 " + attempt.on() + "；记下的是已经发生的，请核对";
        return field == null ? Refusal.because(sentence) : Refusal.ofField(field.name(), "“" + field.title() + "”" + sentence);
    }

    private static @Nullable Field field(Attempt attempt, @Nullable String name) {
        return attempt.action().fields().stream().filter(one -> one.name().equals(name)).findFirst().orElse(null);
    }
}

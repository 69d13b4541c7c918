package org.gongkai.casework.ordering;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.Now;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.Handling;
import org.gongkai.casework.Perform;
import org.gongkai.casework.StandingCondition;
import org.gongkai.casework.ordering.OrderingCapability.Ordering;
import org.gongkai.casework.ordering.Rectification.Standing;
import org.gongkai.casework.ordering.subject.Subject;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An order goes to another organ and says what is lacking; it is answered, accepted and sent back item by item, made longer in time, and circulated last. */
@Component
class StepsOfOrders implements StandingCondition {

    private final Rectification rectification;
    private final Calendars calendars;
    private final Now now;

    StepsOfOrders(Rectification rectification, Calendars calendars, Now now) {
        this.rectification = rectification;
        this.calendars = calendars;
        this.now = now;
    }

    @Override
    public String title() {
        return "督办的各步有据可查：逐项答复、由别人逐项核对";
    }

    @Override
    public boolean concerns(CaseState state, Attempt attempt) {
        return OrderingCapability.of(state.type()).filter(ordering -> Stream.of(ordering.issue(), ordering.answer(), ordering.accept(), ordering.sendBack(), ordering.extend(), ordering.circulate(), ordering.lift())
                .anyMatch(attempt.action().id()::equals)).isPresent();
    }

    @Override
    public List<Refusal> refuse(CaseState state, Perform command, Attempt attempt) {
        Ordering ordering = OrderingCapability.of(state.type()).orElseThrow();
        String step = attempt.action().id();
        List<Refusal> against = new ArrayList<>();
        if (step.equals(ordering.issue())) {
            issued(state, attempt, against);
            return against;
        }
        if ((step.equals(ordering.extend()) || step.equals(ordering.sendBack())) && attempt.value("addressed") != null && !Objects.equals(attempt.value("addressed"), addressed(state, ordering))) {
            against.add(Refusal.ofField("addressed", "督办不改换机关：发错了的撤销，另发一件"));
        }
        ownHand(state, command, step, ordering, against);
        List<Standing> items = rectification.standing(state.id());
        if (step.equals(ordering.answer())) {
            missing(items, Lack.State.OPEN, "还没有写补了什么").forEach(against::add);
        } else if (step.equals(ordering.accept())) {
            missing(items, Lack.State.OPEN, "没有认可").forEach(against::add);
            missing(items, Lack.State.ANSWERED, "还没有由别人核对").forEach(against::add);
        } else if (step.equals(ordering.sendBack())) {
            missing(items, Lack.State.ANSWERED, "还没有核对").forEach(against::add);
            if (items.stream().noneMatch(item -> item.state() == Lack.State.OPEN)) {
                against.add(Refusal.because("每一项都认可了，没有可退回的"));
            }
        } else if (step.equals(ordering.extend())) {
            extended(state, attempt, against);
        } else if (step.equals(ordering.circulate())) {
            circulated(state, ordering, against);
        }
        return against;
    }

    /** Nobody ends an order, or grants it more time, for what they answered or asked for themselves. */
    private void ownHand(CaseState state, Perform command, String step, Ordering ordering, List<Refusal> against) {
        String mine = command.actor().personId();
        if (mine == null) {
            return;
        }
        if (Stream.of(ordering.accept(), ordering.sendBack(), ordering.lift()).anyMatch(step::equals) && rectification.answerers(state).contains(mine)) {
            against.add(Refusal.because(step.equals(ordering.lift()) ? "这件督办您答复过，由别人撤销" : "这件督办您答复过，由别人核对、认可"));
        } else if (step.equals(ordering.extend()) && state.acts().stream().anyMatch(act -> act.verb().equals(ordering.askTime()) && mine.equals(act.actor()))) {
            against.add(Refusal.because("延期是您自己申请的，由别人同意"));
        }
    }

    private static void issued(CaseState state, Attempt attempt, List<Refusal> against) {
        String subject = attempt.value("subject");
        if (state.organ().equals(attempt.value("addressed"))) {
            against.add(Refusal.ofField("addressed", "督办写给别的机关，不写给自己"));
        }
        if (subject != null && Subject.of(subject).filter(one -> one.address().equals(subject)).isEmpty()) {
            against.add(Refusal.ofField("subject", "督办的对象写成办件、文件、记录、机关或者网页的地址，例如 /organs/机关编码"));
        }
        if (attempt.value("lacks") != null && Rectification.lines(attempt.value("lacks")).isEmpty()) {
            against.add(Refusal.ofField("lacks", "请写明差什么，一行一项"));
        }
    }

    private static Stream<Refusal> missing(List<Standing> items, Lack.State state, String said) {
        String which = items.stream().filter(item -> item.state() == state).map(item -> "第 " + item.no() + " 项").collect(Collectors.joining("、"));
        return which.isEmpty() ? Stream.empty() : Stream.of(Refusal.because(which + said));
    }

    private void extended(CaseState state, Attempt attempt, List<Refusal> against) {
        LocalDate due = state.openElsewhere().stream().findFirst().flatMap(handling -> due(state, handling)).orElse(null);
        LocalDate until = attempt.date("until");
        if (due != null && attempt.on().isAfter(due)) {
            against.add(Refusal.because("期限 " + due + " 已经过了，不能再延；照超期计"));
        } else if (due != null && until != null && !until.isAfter(due)) {
            against.add(Refusal.ofField("until", "延期要晚于现在的期限 " + due));
        }
    }

    private void circulated(CaseState state, Ordering ordering, List<Refusal> against) {
        int overdue = ordering.circulateAfter().overdue();
        int returns = ordering.circulateAfter().returns();
        boolean late = state.openElsewhere().stream().flatMap(handling -> due(state, handling).stream()).anyMatch(due -> calendars.of(state.organ()).workingDays(due, now.today()) >= overdue);
        if (!late && state.times(ordering.sendBack()) < returns) {
            against.add(Refusal.because("通报是最后一步：逾期满 " + overdue + " 个工作日，或者退回满 " + returns + " 次才通报"));
        }
    }

    /** The day that was told with the act that sent it to the organ last. */
    private static Optional<LocalDate> due(CaseState state, Handling handling) {
        return state.standing().reversed().stream().filter(act -> handling.clock().stream().anyMatch(event -> event.ref().equals(act.id()))).map(act -> act.date("until")).filter(Objects::nonNull).findFirst();
    }

    /** To which organ the order went. */
    static @Nullable String addressed(CaseState state, Ordering ordering) {
        return state.last(ordering.issue()).map(act -> act.text("addressed")).orElse(null);
    }
}

package org.gongkai.casework.ordering.condition;

import java.time.Duration;
import java.util.List;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.Now;
import org.gongkai.casework.filing.Submission;
import org.gongkai.casework.ordering.OpenOrder;
import org.gongkai.casework.ordering.condition.OrderConditions.Condition;
import org.gongkai.directory.Scope;
import org.gongkai.ledger.Loop;
import org.gongkai.ledger.Loops;
import org.gongkai.procedure.Actor;
import org.springframework.stereotype.Component;

/** Opens orders for what meets a condition that the office confirmed: one for a subject and cause, ever. */
@Component
public class OpensByItself {

    private static final int LONGEST = 100;

    private final OrderConditions conditions;
    private final Watching watching;
    private final OpenOrder orders;
    private final Calendars calendars;
    private final Now now;
    private final Loop loop;

    OpensByItself(OrderConditions conditions, Watching watching, OpenOrder orders, Calendars calendars, Now now, Loops loops) {
        this.conditions = conditions;
        this.watching = watching;
        this.orders = orders;
        this.calendars = calendars;
        this.now = now;
        this.loop = loops.add(Loop.Plan.of("order-conditions", "按条件发起督办", Duration.ofHours(1)).firstAfter(Duration.ofMinutes(15)), () -> {
            open(conditions.today());
            return false;
        });
    }

    /** @return how many were opened */
    int open(List<Condition> all) {
        int opened = 0;
        for (Condition condition : all) {
            if (!condition.isConfirmed()) {
                continue;
            }
            for (Watching.Met met : watching.of(condition, Scope.EVERYTHING)) {
                loop.beat();
                try {
                    opened += open(met) ? 1 : 0;
                    loop.cameThrough(List.of(met.subject()));
                } catch (RuntimeException fault) {
                    loop.leaveOut(met.subject(), fault);
                }
            }
        }
        return opened;
    }

    private boolean open(Watching.Met met) {
        Condition condition = met.condition();
        String title = condition.title() + "：" + met.called();
        OpenOrder.Said said = new OpenOrder.Said(met.ordering(), met.subject(), title.length() > LONGEST ? title.substring(0, LONGEST) : title,
                calendars.of(met.addressed()).plus(now.today(), condition.answer()), condition.lacks(), "", "condition");
        return orders.open(said, met.addressed(), Actor.system(), met.cause(), met.cause() + " " + met.subject(), accepted -> { }) instanceof Submission.Accepted;
    }
}

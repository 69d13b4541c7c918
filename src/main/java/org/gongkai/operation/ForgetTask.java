package org.gongkai.operation;

import java.time.LocalDate;
import java.util.Map;
import java.util.function.Consumer;

import org.gongkai.calendar.Now;
import org.gongkai.casework.retention.Forgetting;
import org.springframework.stereotype.Component;

/** Forgets people whose matters are over for long enough, inside the application. */
@Component
class ForgetTask implements OperatorTask {

    static final String NAME = "forget";

    private final Forgetting forgetting;
    private final Now now;

    ForgetTask(Forgetting forgetting, Now now) {
        this.forgetting = forgetting;
        this.now = now;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Object run(Order order, Consumer<Object> progress) {
        String asked = order.options().get("asOf");
        LocalDate asOf = asked == null ? now.today() : LocalDate.parse(asked);
        boolean rehearsal = Boolean.parseBoolean(order.options().get("dryRun"));
        if (asOf.isAfter(now.today()) && !rehearsal) {
            throw new CannotStart(asOf + " 还没有到，只能用 --dry-run 预演。");
        }
        return forgetting.forget(asOf, rehearsal, forgotten -> progress.accept(Map.of("forgotten", forgotten)));
    }
}

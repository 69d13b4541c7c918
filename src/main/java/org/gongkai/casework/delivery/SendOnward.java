package org.gongkai.casework.delivery;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.Cases;
import org.gongkai.casework.Perform;
import org.gongkai.casework.Performed;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Answers and sends in one: all of it or nothing. */
@Component
public class SendOnward {

    private final Cases cases;
    private final List<GoesAhead> ahead;
    private final TransactionTemplate transaction;

    SendOnward(Cases cases, List<GoesAhead> ahead, TransactionTemplate transaction) {
        this.cases = cases;
        this.ahead = ahead;
        this.transaction = transaction;
    }

    /** What follows an action in words, as 发出（电子邮件）; empty where nothing is declared for what was chosen. */
    public Optional<String> inWords(CaseFolder folder, String action) {
        List<Onward> steps = steps(folder, action);
        return steps.isEmpty() ? Optional.empty() : Optional.of(steps.stream().map(step -> folder.state().type().action(step.action()).map(Action::title).orElse(step.action())).collect(Collectors.joining("、"))
                + "（" + steps.stream().flatMap(step -> step.with().entrySet().stream().map(one -> folder.state().type().action(step.action()).map(act -> Field.of(act.fields(), one.getKey()).options().get(one.getValue())).orElse(null)))
                        .filter(Objects::nonNull).distinct().collect(Collectors.joining("、")) + "）");
    }

    private List<Onward> steps(CaseFolder folder, String action) {
        List<Onward> steps = Onward.of(folder.state().type(), action, folder.application());
        return steps.isEmpty() || ahead.stream().anyMatch(one -> one.leads(folder.state().id())) ? List.of() : steps;
    }

    /** @param answer takes the action; what follows is recorded by whoever took it */
    public Performed after(CaseFolder folder, String action, Supplier<Performed> answer) {
        List<Onward> steps = steps(folder, action);
        return Objects.requireNonNull(transaction.execute(status -> {
            Performed performed = answer.get();
            if (performed instanceof Performed.Done done) {
                for (Onward step : steps) {
                    Performed sent = cases.perform(Perform.today(done.act().subject(), step.action(), new Actor(done.act().actor(), Set.of(Actor.SYSTEM)), step.values(done.act().id())).once(done.act().id() + "/" + step.action()));
                    if (sent instanceof Performed.Refused(List<Refusal> reasons)) {
                        status.setRollbackOnly();
                        return new Performed.Refused(reasons.stream().map(reason -> Refusal.because(reason.sentence() + "。也可以先签发，另行发出")).toList());
                    }
                }
            } else {
                status.setRollbackOnly();
            }
            return performed;
        }));
    }
}

package org.gongkai.casework.filing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import org.gongkai.casework.Cases;
import org.gongkai.casework.Handling;
import org.gongkai.casework.Perform;
import org.gongkai.casework.Performed;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.procedure.Refusal;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings in what came to an office on paper or by word of mouth: where the day it came is itself the day of receipt, it is received by the
 * same entry (政府信息公开条例 2019, Art. 31 (1), (2)).
 */
@Component
public class CounterEntry {

    private final CaseTypes types;
    private final Submitting submitting;
    private final Cases cases;
    private final TransactionTemplate transaction;

    CounterEntry(CaseTypes types, Submitting submitting, Cases cases, TransactionTemplate transaction) {
        this.types = types;
        this.submitting = submitting;
        this.cases = cases;
        this.transaction = transaction;
    }

    /** A step that is taken with the entry itself, once the matter is received. Where it is refused, its fields are named behind it: {@code send-out-unit}. */
    public record Then(String action, Map<String, String> values) {
    }

    /** All of it or nothing; nothing is done with it at once. */
    public Submission enter(Submit command, Map<String, String> proof, Consumer<Submission.Accepted> within) {
        return enter(command, proof, List.of(), within);
    }

    /**
     * All of it or nothing.
     *
     * @param proof what the office knows of how it came, by field of the action that receives it: the number of the mailing,
     *              that it was read back
     * @param then   what is done with it at once, in order
     * @param within what else belongs to the transaction
     */
    public Submission enter(Submit command, Map<String, String> proof, List<Then> then, Consumer<Submission.Accepted> within) {
        List<Refusal> refusals = submitting.refusals(command);
        if (!refusals.isEmpty()) {
            return new Submission.Refused(refusals);
        }
        try {
            return Objects.requireNonNull(transaction.execute(status -> enter(command, proof, then, within, status)));
        } catch (DuplicateKeyException sameToken) {
            return submitting.repeated(command, sameToken);
        }
    }

    private Submission enter(Submit command, Map<String, String> proof, List<Then> then, Consumer<Submission.Accepted> within, TransactionStatus status) {
        Submission.Accepted accepted = submitting.open(command).accepted();
        within.accept(accepted);
        CaseType.Channel channel = types.find(command.type()).flatMap(type -> type.channel(command.channel())).orElse(null);
        List<Then> steps = new ArrayList<>(then);
        if (channel != null && channel.then() != null) {
            Map<String, String> values = new HashMap<>(proof);
            values.putAll(channel.with());
            steps.addFirst(new Then(channel.then(), values));
        }
        for (String caseId : accepted.caseIds()) {
            for (Then step : steps) {
                Performed performed = cases.perform(new Perform(caseId, step.action(), command.actor(), command.on(),
                        step.values(), null, command.lateReason(), command.evidence(), true, Handling.FIRST));
                if (performed instanceof Performed.Refused refused) {
                    status.setRollbackOnly();
                    return new Submission.Refused(then.contains(step) ? refused.reasons().stream().map(reason -> reason.field() == null ? reason
                            : new Refusal(reason.sentence(), reason.article(), step.action() + "-" + reason.field())).toList() : refused.reasons());
                }
            }
        }
        return accepted;
    }
}

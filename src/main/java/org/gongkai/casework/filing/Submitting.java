package org.gongkai.casework.filing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.gongkai.casework.Application;
import org.gongkai.casework.CaseFiles;
import org.gongkai.casework.CaseRows;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.Street;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.clocks.ActTime;
import org.gongkai.casework.material.Enclosed;
import org.gongkai.casework.receipt.AccessCodes;
import org.gongkai.directory.Identifier;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.FieldValue;
import org.gongkai.procedure.Identifies;
import org.gongkai.procedure.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings matters in: checks what was filled in, seals it, opens one case per organ. */
@Component
public class Submitting {

    /** In an act that begins a case: the id of the case that began it. */
    public static final String FROM = "from";
    /** Channel of a request that another organ handed over. */
    public static final String HANDED_OVER = "handed-over";

    private final CaseTypes types;
    private final CaseFiles files;
    private final CaseRows rows;
    private final AccessCodes codes;
    private final Ledger ledger;
    private final Street street;
    private final SubmissionCheck check;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    Submitting(CaseTypes types, CaseFiles files, CaseRows rows, AccessCodes codes, Ledger ledger, Street street, SubmissionCheck check,
            TransactionTemplate transaction, ApplicationEventPublisher events) {
        this.events = events;
        this.types = types;
        this.files = files;
        this.rows = rows;
        this.codes = codes;
        this.ledger = ledger;
        this.street = street;
        this.check = check;
        this.transaction = transaction;
    }

    public Submission submit(Submit command) {
        return submit(command, accepted -> { });
    }

    /** @param within what else belongs to the transaction that brings it in */
    public Submission submit(Submit command, Consumer<Submission.Accepted> within) {
        List<Refusal> refusals = refusals(command);
        if (!refusals.isEmpty()) {
            return new Submission.Refused(refusals);
        }
        try {
            return transaction.execute(status -> {
                Submission.Accepted accepted = open(command).accepted();
                within.accept(accepted);
                return accepted;
            });
        } catch (DuplicateKeyException sameToken) {
            return repeated(command, sameToken);
        }
    }

    /** What the same form brought in before; to be asked once the transaction that failed has ended. */
    Submission repeated(Submit command, DuplicateKeyException sameToken) {
        return Optional.ofNullable(command.token()).flatMap(files::submittedWith).orElseThrow(() -> sameToken);
    }

    /** What was opened, with the states to go on from. */
    public record Opened(Submission.Accepted accepted, List<CaseState> states) {
    }

    /** Opens a checked submission in the running transaction. */
    public Opened open(Submit command) {
        return open(command, null, null);
    }

    /**
     * Opens a checked submission that another matter begins, in the running transaction.
     *
     * @param from   the matter that begins it; null where somebody brings it in
     * @param beginning id of the one that begins; null for any
     */
    public Opened open(Submit command, @Nullable String from, @Nullable String beginning) {
        LocalDate on = check.day(command);
        CaseType type = types.find(command.type(), on).orElseThrow();
        List<Map<String, String>> items = command.items().isEmpty() ? List.of(Map.of())
                : command.items().stream().map(item -> kept(type.item(), item)).toList();
        Application application = new Application(Identifier.fresh(), type.id(),
                files.number(type, command.organs().getFirst(), on.getYear()), command.channel(), command.party(), on,
                kept(type.applicant(), command.applicant()), kept(type.content(), command.content()), items);
        String code = codes.fresh();
        String binding = files.keep(application, code, command.token(), command.sourceId());
        List<CaseState> states = new ArrayList<>();
        int part = 0;
        for (String organ : command.organs()) {
            part++;
            String caseId = beginning == null ? Identifier.fresh() : beginning;
            CaseState state = begun(type, application, draft(type, application, command, organ, caseId, binding).detail(FROM, from), command.organs().size() == 1 ? application.number()
                    : application.number() + "-" + part);
            states.add(state);
        }
        events.publishEvent(new BroughtIn(application, states.getFirst(), command.actor().personId(), from));
        return new Opened(new Submission.Accepted(application.id(), application.number(), code,
                states.stream().map(CaseState::id).toList()), states);
    }

    /**
     * Opens the same request at another organ, in the running transaction, with number, code and receipt of its own.
     *
     * @param item the one item that goes there, from 1; 0 for all
     */
    public Submission.Accepted handOver(CaseState from, Act act, String organ, int item, String caseId) {
        CaseType type = types.require(from.type().id());
        Application said = files.application(files.applicationOf(from.id()));
        Application application = new Application(Identifier.fresh(), type.id(), files.number(type, organ, act.effectiveOn().getYear()),
                HANDED_OVER, from.party(), act.effectiveOn(), said.applicant(), Enclosed.goingAlong(type, from, files.words(from.id()), said.content()),
                item == 0 ? said.items() : List.of(said.items().get(item - 1)));
        String code = codes.fresh();
        String binding = files.keep(application, code, null, null);
        Submit command = new Submit(type.id(), HANDED_OVER, from.party(), List.of(organ), Actor.system(), Map.of(), Map.of(),
                List.of(), act.effectiveOn(), null, null, act.lateReason(), act.evidence());
        CaseState state = begun(type, application, draft(type, application, command, organ, caseId, binding).detail(FROM, from.id()), application.number());
        events.publishEvent(new BroughtIn(application, state, act.actor(), from.id()));
        return new Submission.Accepted(application.id(), application.number(), code, List.of(caseId));
    }

    private CaseState begun(CaseType type, Application application, ActDraft draft, String number) {
        CaseState state = CaseState.begunBy(type, ledger.record(draft.detail(ActTime.AT, street.named().hour(type, Map.of(), application.submittedOn()))));
        rows.open(state, application, number, street.named().next(state, state.handlings().getFirst()).orElse(null));
        return state;
    }

    private static Map<String, String> kept(List<Field> fields, Map<String, String> values) {
        Map<String, String> kept = new LinkedHashMap<>(values);
        for (Field field : fields) {
            kept.computeIfPresent(field.name(), (name, value) -> FieldValue.kept(field, value));
            kept.computeIfPresent(field.name() + Identifies.COMPARED, (name, number) -> "yes");
        }
        return kept;
    }

    /** The act that begins a case. */
    public static ActDraft draft(CaseType type, Application application, Submit command, String organ, String caseId,
            String binding) {
        ActDraft draft = ActDraft.of(type.id() + "." + CaseState.SUBMIT, caseId).organ(organ).actor(command.actor().personId())
                .on(application.submittedOn()).detail("application", application.id())
                .detail("definition", type.definition()).detail("party", application.party())
                .detail("channel", application.channel()).detail("items", application.items().size())
                .detail("words", binding.isEmpty() ? null : binding).late(command.lateReason(), command.evidence());
        for (Field field : type.content()) {
            draft = field.kept() == Field.Keeping.ACT ? draft.detail(field.name(), application.content().get(field.name())) : draft;
        }
        return draft;
    }

    /** What stands against a case of an old register; it need not say all that a form asks for. */
    public List<Refusal> mayTakeOver(Submit command) {
        return check.mayTakeOver(command);
    }

    /** Everything that stands against a submission, each with the field it is about; empty when it may go in. */
    public List<Refusal> refusals(Submit command) {
        return check.refusals(command);
    }
}

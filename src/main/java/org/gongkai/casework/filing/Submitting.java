package org.gongkai.casework.filing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.calendar.Now;
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
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.FieldCheck;
import org.gongkai.procedure.FieldValue;
import org.gongkai.procedure.Identifies;
import org.gongkai.procedure.Refusal;
import org.gongkai.tables.StorableText;
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
    private static final int MOST_ITEMS = 20;

    private final CaseTypes types;
    private final CaseFiles files;
    private final CaseRows rows;
    private final AccessCodes codes;
    private final Ledger ledger;
    private final Organs organs;
    private final Street street;
    private final Now now;
    private final List<FilingCondition> conditions;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    Submitting(CaseTypes types, CaseFiles files, CaseRows rows, AccessCodes codes, Ledger ledger, Organs organs, Street street, Now now, List<FilingCondition> conditions,
            TransactionTemplate transaction, ApplicationEventPublisher events) {
        this.events = events;
        this.conditions = conditions;
        this.types = types;
        this.files = files;
        this.rows = rows;
        this.codes = codes;
        this.ledger = ledger;
        this.organs = organs;
        this.street = street;
        this.now = now;
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
        LocalDate on = day(command);
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
        List<Refusal> unseen = command.items().stream().flatMap(item -> item.entrySet().stream()).filter(said -> !said.getValue().isEmpty() && StorableText.isUnseen(said.getValue()))
                .map(said -> Refusal.ofField(said.getKey(), "“" + said.getKey() + "”里只有看不见的字符")).toList();
        return types.find(command.type(), day(command)).map(type -> Stream.of(whereAndWhen(command, type), unseen, named(command, type)).flatMap(List::stream).toList()).orElseGet(() -> refusals(command));
    }

    /** A register brings no files. */
    private static List<Refusal> named(Submit command, CaseType type) {
        return Stream.concat(type.applicant().stream().filter(field -> command.applicant().containsKey(field.name())), type.content().stream().filter(field -> command.content().containsKey(field.name())))
                .filter(field -> field.kind() == Field.Kind.FILE).map(field -> Refusal.ofField(field.name(), "“" + field.title() + "”是文件，不能从登记簿带入；请去掉这一列")).toList();
    }

    /** Everything that stands against a submission, each with the field it is about; empty when it may go in. */
    public List<Refusal> refusals(Submit command) {
        Optional<CaseType> found = types.find(command.type(), day(command));
        if (found.isEmpty()) {
            return List.of(Refusal.because("没有“" + command.type() + "”这种办件"));
        }
        CaseType type = found.get();
        List<Refusal> refusals = new ArrayList<>(whereAndWhen(command, type));
        refusals.addAll(addressed(command, type));
        refusals.addAll(filledIn(command, type, day(command)));
        conditions.forEach(condition -> refusals.addAll(condition.refuse(type, command)));
        return refusals;
    }

    private LocalDate day(Submit command) {
        return command.on() == null ? now.today() : command.on();
    }

    private List<Refusal> whereAndWhen(Submit command, CaseType type) {
        List<Refusal> refusals = new ArrayList<>();
        if (type.channel(command.channel()).isEmpty()) {
            refusals.add(Refusal.ofField("channel", "请选择提交方式"));
        }
        if (type.party(command.party()).isEmpty()) {
            refusals.add(Refusal.ofField("party", "请选择申请人类别"));
        }
        LocalDate on = day(command);
        if (on.isAfter(now.today())) {
            refusals.add(Refusal.ofField("on", "提交日期 " + on + " 还没有到"));
        }
        if (!type.isOn(on)) {
            refusals.add(Refusal.ofField("on", "“" + type.title() + "”自 " + type.from() + " 起施行" + (type.to() == null ? "" : "，到 " + type.to() + " 为止") + "，不适用于 " + on));
        }
        if (command.organs().isEmpty() || new HashSet<>(command.organs()).size() < command.organs().size()) {
            refusals.add(Refusal.ofField("organ", "请选择受理机关，每个机关一次"));
        }
        for (String organ : command.organs()) {
            if (organs.asOf(on).stream().noneMatch(existing -> existing.id().equals(organ))) {
                refusals.add(Refusal.ofField("organ", "没有编码为“" + organ + "”的机关，或者它在 " + on + " 不存在"));
            }
        }
        return refusals;
    }

    /** What the form offers is what is accepted. */
    private List<Refusal> addressed(Submit command, CaseType type) {
        CaseType.Addressee addressee = type.addressee().orElse(null);
        if (addressee == null) {
            return List.of();
        }
        Set<String> allowed = addressee.decided(command.content()).map(Set::of)
                .orElseGet(() -> organs.asOf(now.today()).stream().filter(addressee::takes).map(Organ::id).collect(Collectors.toCollection(LinkedHashSet::new)));
        return command.organs().stream().filter(organ -> !allowed.contains(organ)).findFirst().map(organ -> Refusal.ofField("organ",
                "“" + type.title() + "”" + (addressee.by() == null ? "" : "按所选的“" + Field.of(type.content(), addressee.by()).title() + "”") + "应向"
                        + String.join("、", allowed.stream().map(id -> organs.find(id).map(Organ::name).orElse(id)).toList()) + "提出")).stream().toList();
    }

    private static List<Refusal> needed(Submit command, CaseType type) {
        List<Refusal> refusals = new ArrayList<>();
        for (CaseType.Need need : type.needs()) {
            if (need.value().equals(command.content().get(need.field())) && command.applicant().getOrDefault(need.applicant(), "").isBlank()) {
                Field chosen = Field.of(type.content(), need.field());
                refusals.add(new Refusal("“" + chosen.title() + "”选了“" + chosen.options().get(need.value()) + "”，请填写“"
                        + Field.of(type.applicant(), need.applicant()).title() + "”，或者改选其他方式", need.article(), need.applicant()));
            }
        }
        return refusals;
    }

    /** Numbers that nobody can have, and those that may have been misread. */
    private static List<Refusal> identified(Submit command, CaseType type, LocalDate on) {
        boolean person = type.party(command.party()).map(CaseType.Party::person).orElse(true);
        return type.applicant().stream().filter(field -> field.limits().numbers() != null)
                .flatMap(field -> field.limits().numbers().refusals(field, command.applicant(), person, on).stream()).toList();
    }

    /** What is wrong with what was filled in; the same at every entrance. */
    public static List<Refusal> filledIn(Submit command, CaseType type, LocalDate on) {
        List<Refusal> refusals = new ArrayList<>();
        if (command.items().size() > MOST_ITEMS) {
            refusals.add(Refusal.ofField("items", "一次最多申请 " + MOST_ITEMS + " 项信息，请分次提交"));
        }
        // A paper application with something missing is received and then completed (Art. 30); on line it is asked for at once.
        if (type.channel(command.channel()).map(CaseType.Channel::selfService).orElse(false)) {
            refusals.addAll(FieldCheck.refusals(type.applicant(), command.applicant()));
            refusals.addAll(FieldCheck.refusals(type.content(), command.content()));
            refusals.addAll(needed(command, type));
            for (int n = 0; n < Math.max(1, command.items().size()); n++) {
                Map<String, String> item = command.items().isEmpty() ? Map.of() : command.items().get(n);
                refusals.addAll(ofItem(n + 1, FieldCheck.refusals(type.item(), item)));
            }
        } else {
            refusals.addAll(FieldCheck.ofGiven(type.applicant(), command.applicant()));
            refusals.addAll(FieldCheck.ofGiven(type.content(), command.content()));
            for (int n = 0; n < command.items().size(); n++) {
                refusals.addAll(ofItem(n + 1, FieldCheck.ofGiven(type.item(), command.items().get(n))));
            }
        }
        Set<String> wrong = refusals.stream().map(Refusal::field).filter(Objects::nonNull).collect(Collectors.toSet());
        identified(command, type, on).stream().filter(refusal -> !wrong.contains(refusal.field())).forEach(refusals::add);
        return refusals;
    }

    private static List<Refusal> ofItem(int no, List<Refusal> refusals) {
        return refusals.stream().map(refusal -> new Refusal(refusal.sentence(), refusal.article(),
                refusal.field() == null ? null : "item" + no + "." + refusal.field())).toList();
    }
}

package org.gongkai.registers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Sealing;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.Guard;
import org.gongkai.procedure.Permission;
import org.gongkai.procedure.Permissions;
import org.gongkai.procedure.Procedure;
import org.gongkai.procedure.Refusal;
import org.gongkai.procedure.Stage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Savings on their way through the hands that have to agree; they are no entries until the last of them has. */
@Component
public class Proposals {

    static final String PROPOSE = "registers.propose";
    static final String ENTERED = "entered";
    static final String RETURNED = "returned";
    private static final String WAITS = "waits-";
    private static final String PASS = "pass-";
    private static final String RETURN = "return";
    static final String WITHDRAWN = "withdrawn";
    private static final String WITHDRAW = "withdraw";
    private static final String PLACE = "registers.proposal/";
    static final String RETURNED_PLACE = "registers.proposal.returned/";
    private static final String SELECT = "select id, register, organ, stage, person, put_at, rows from registers.proposal";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * A saving that waits.
     *
     * @param person who put it
     * @param rows   how many there are
     */
    public record Proposal(String id, String register, String organ, String stage, String person, OffsetDateTime putAt, int rows) {

        /** Whether it came by a command and not from a person. */
        public boolean isOfTheHouse() {
            return person.isEmpty();
        }

        public boolean isReturned() {
            return stage.equals(RETURNED);
        }

        /** Whether it still waits for somebody to agree. */
        public boolean waits() {
            return stage.startsWith(WAITS);
        }
    }

    /** What was proposed, as it was typed. @param undoes the saving that it takes back; null where it does not */
    public record Content(String how, String reason, List<TypedRow> rows, @Nullable String undoes) {
    }

    private final SaveRows save;
    private final UndoSaving undo;
    private final Keepers keepers;
    private final Registers registers;
    private final Ledger ledger;
    private final Sealing sealing;
    private final Now now;
    private final JdbcClient client;
    private final TransactionTemplate transaction;
    private final Permissions<Proposal> permissions = new Permissions<>(List.of(new NotOwn(), new Own()));

    Proposals(SaveRows save, UndoSaving undo, Keepers keepers, Registers registers, Ledger ledger, Sealing sealing, Now now, JdbcClient client, TransactionTemplate transaction) {
        this.save = save;
        this.undo = undo;
        this.keepers = keepers;
        this.registers = registers;
        this.ledger = ledger;
        this.sealing = sealing;
        this.now = now;
        this.client = client;
        this.transaction = transaction;
    }

    /** Nobody agrees to what he put himself. */
    private static final class NotOwn implements Guard<Proposal> {

        @Override
        public String name() {
            return "not-own";
        }

        @Override
        public String title() {
            return "不由录入的人自己审批";
        }

        @Override
        public Optional<Refusal> refuse(Proposal proposal, Attempt attempt) {
            return proposal.person().equals(attempt.actor().personId()) ? Optional.of(Refusal.because("这是您自己录入的，须由另一个人审批")) : Optional.empty();
        }
    }

    /** Only whoever put it takes it back. */
    private static final class Own implements Guard<Proposal> {

        @Override
        public String name() {
            return "own";
        }

        @Override
        public String title() {
            return "由录入的人自己撤回";
        }

        @Override
        public Optional<Refusal> refuse(Proposal proposal, Attempt attempt) {
            return proposal.isOfTheHouse() || proposal.person().equals(attempt.actor().personId()) ? Optional.empty() : Optional.of(Refusal.because("由录入的人自己撤回；您可以退回"));
        }
    }

    /** The steps of a register: one hand after the other, each of which may return it. */
    static Procedure procedure(Register register) {
        List<String> roles = register.keeping().approves();
        List<Stage> stages = new ArrayList<>();
        List<Action> actions = new ArrayList<>();
        for (int n = 0; n < roles.size(); n++) {
            stages.add(new Stage(WAITS + n, "待" + Role.valueOf(roles.get(n)).title() + "审批", false));
            String next = n + 1 < roles.size() ? WAITS + (n + 1) : ENTERED;
            actions.add(new Action(PASS + n, next.equals(ENTERED) ? "同意，登记" : "同意，送下一步", null, null, Set.of(WAITS + n), next, Set.of(roles.get(n)), List.of("not-own"), List.of()));
        }
        stages.add(new Stage(ENTERED, "已登记", true));
        stages.add(new Stage(RETURNED, "已退回", false));
        stages.add(new Stage(WITHDRAWN, "已撤回", true));
        Set<String> waiting = Set.copyOf(stages.stream().map(Stage::id).filter(id -> id.startsWith(WAITS)).toList());
        actions.add(new Action(RETURN, "退回", null, null, waiting, RETURNED, Set.copyOf(roles), List.of(),
                List.of(new Field("reason", "退回理由", null, Field.Kind.TEXT, Field.Keeping.SEALED, true, Map.of(), 500, null))));
        Set<String> open = new HashSet<>(waiting);
        open.add(RETURNED);
        actions.add(new Action(WITHDRAW, "撤回，不再送审", null, null, open, WITHDRAWN, Set.copyOf(register.keeping().enters()), List.of("own"), List.of()));
        return new Procedure(register.id(), register.title(), WAITS + 0, stages, actions);
    }

    /** Puts rows that were looked at before; in the running transaction. Without an actor they are of the house: whoever enters there takes them up when they come back. */
    @Transactional
    Outcome put(SaveRows.Order order, List<TypedRow> rows, @Nullable String undoes) {
        String id = order.saving();
        Register register = order.register();
        Procedure procedure = procedure(register);
        String person = order.actor() == null ? "" : order.actor();
        if (find(id).isEmpty()) {
            String salt = sealing.salt();
            String content = JSON.writeValueAsString(new Content(order.how().name(), order.reason() == null ? "" : order.reason(), rows, undoes));
            Act act = ledger.record(ActDraft.of(PROPOSE, id).organ(order.organ()).actor(order.actor()).detail("register", register.id()).detail("rows", rows.size())
                    .detail("binding", sealing.binding(salt, content)));
            client.sql("insert into registers.proposal (id, register, organ, stage, person, put_at, rows, sealed, salt) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(id, register.id(), order.organ(), procedure.first(), person, act.recordedAt().atOffset(ZoneOffset.UTC), rows.size(),
                            sealing.seal(PLACE + id, content), salt).update();
        }
        Proposal put = find(id).orElseThrow();
        return put.register().equals(register.id()) && put.person().equals(person) ? new Outcome.Proposed(id, procedure.stage(put.stage()).title()) : Outcome.EXPIRED;
    }

    public Optional<Proposal> find(String id) {
        return client.sql(SELECT + " where id = ?").param(id).query((row, n) -> proposal(row)).optional();
    }

    private static Proposal proposal(ResultSet row) throws SQLException {
        return new Proposal(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5), row.getObject(6, OffsetDateTime.class), row.getInt(7));
    }

    /** What was proposed, for those who put or decide it. */
    public Content content(Proposal proposal) {
        byte[] sealed = client.sql("select sealed from registers.proposal where id = ?").param(proposal.id()).query(byte[].class).single();
        return JSON.readValue(sealing.open(PLACE + proposal.id(), sealed), new TypeReference<Content>() { });
    }

    /** Those that wait for this person, or were returned to them, the oldest first. */
    public List<Proposal> waiting(Staff staff, int limit) {
        return concerning(client.sql(SELECT + " where stage not in (?, ?) order by put_at, id").params(ENTERED, WITHDRAWN)
                .query((row, n) -> proposal(row)).list(), staff, limit);
    }

    List<Proposal> concerning(List<Proposal> open, Staff staff, int limit) {
        return open.stream().filter(proposal -> concerns(proposal, staff)).limit(limit).toList();
    }

    private boolean concerns(Proposal proposal, Staff staff) {
        if (proposal.isReturned()) {
            return isTakenUpBy(proposal, staff);
        }
        return registers.find(proposal.register()).map(register -> procedure(register).actions().stream()
                .anyMatch(action -> action.id().startsWith(PASS) && action.from().contains(proposal.stage()) && action.openTo(actor(staff, proposal)))
                && !proposal.person().equals(staff.personId())).orElse(false);
    }

    /** Whether it is theirs to mend when it came back. */
    public boolean isTakenUpBy(Proposal proposal, Staff staff) {
        return proposal.isOfTheHouse() ? registers.find(proposal.register()).filter(register -> keepers.enters(register, staff).contains(proposal.organ())).isPresent()
                : proposal.person().equals(staff.personId());
    }

    /** How its stage is called. */
    public String stageTitle(Proposal proposal, Register register) {
        return procedure(register).stages().stream().filter(stage -> stage.id().equals(proposal.stage())).findFirst().map(Stage::title).orElse(proposal.stage());
    }

    /** What this person may do with it now. */
    public List<Permission> now(Proposal proposal, Register register, Staff staff) {
        return permissions.now(procedure(register), proposal.stage(), proposal, actor(staff, proposal), now.today());
    }

    /** Whether somebody may read it: who put it, and who enters or approves there. */
    public boolean isReadBy(Proposal proposal, Register register, Staff staff) {
        return proposal.person().equals(staff.personId()) || keepers.sees(register, staff).contains(proposal.organ());
    }

    private static Actor actor(Staff staff, Proposal proposal) {
        return new Actor(staff.personId(), Set.copyOf(Arrays.stream(Role.values()).filter(role -> staff.holds(role, proposal.organ())).map(Role::name).toList()));
    }

    /** What became of a step. */
    public sealed interface Step {
        record Taken(Proposal proposal) implements Step {
        }

        record Refused(List<Refusal> reasons) implements Step {
        }
    }

    public Step take(String id, String actionId, Map<String, String> values, Staff staff) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Proposal proposal = client.sql(SELECT + " where id = ? for update").param(id)
                    .query((row, n) -> proposal(row)).optional().orElse(null);
            Register register = proposal == null ? null : registers.find(proposal.register()).orElse(null);
            if (proposal == null || register == null) {
                return new Step.Refused(List.of(Refusal.because("没有这一份送审的内容")));
            }
            Procedure procedure = procedure(register);
            Action action = procedure.action(actionId).orElse(null);
            if (action == null) {
                return new Step.Refused(List.of(Refusal.because("没有这个步骤")));
            }
            List<Refusal> refusals = permissions.refusals(procedure, proposal.stage(), proposal, new Attempt(action, actor(staff, proposal), now.today(), values));
            if (!refusals.isEmpty()) {
                return new Step.Refused(refusals);
            }
            if (ENTERED.equals(action.to())) {
                Content content = content(proposal);
                SaveRows.Order order = new SaveRows.Order(register, id, proposal.organ(), staff.personId(), Change.valueOf(content.how()),
                        content.reason().isEmpty() ? null : content.reason(), Set.of(proposal.organ()));
                Outcome outcome = content.undoes() == null ? save.save(order, content.rows()) : undo.undo(order, content.undoes());
                if (outcome instanceof Outcome.Refused(List<RowFault> faults)) {
                    status.setRollbackOnly();
                    return new Step.Refused(faults.stream().map(fault -> Refusal.because((fault.line() > 0 ? "第 " + fault.line() + " 行：" : "") + fault.sentence() + "。请退回录入的人改正")).toList());
                }
            }
            String verb = "registers." + (action.id().startsWith(PASS) ? "pass" : action.id());
            ActDraft act = ActDraft.of(verb, id).organ(proposal.organ()).actor(staff.personId()).detail("register", register.id()).detail("stage", proposal.stage());
            ledger.record(act);
            client.sql("update registers.proposal set stage = ?, returned = ? where id = ?").param(action.to())
                    .param(RETURNED.equals(action.to()) ? sealing.seal(RETURNED_PLACE + id, values.getOrDefault("reason", "")) : null).param(id).update();
            return new Step.Taken(find(id).orElseThrow());
        }));
    }

    /** Why it was returned. */
    public Optional<String> returnedBecause(Proposal proposal) {
        return client.sql("select returned from registers.proposal where id = ? and returned is not null").param(proposal.id()).query(byte[].class).optional()
                .map(sealed -> sealing.open(RETURNED_PLACE + proposal.id(), sealed));
    }
}

package org.gongkai.registers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Sealing;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Attempt;
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
    static final String WAITS = "waits-";
    static final String PASS = "pass-";
    static final String WITHDRAWN = "withdrawn";
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
    private final Permissions<Proposal> permissions = new Permissions<>(ProposalSteps.guards());

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

    /** Puts rows that were looked at before; in the running transaction. Without an actor they are of the house: whoever enters there takes them up when they come back. */
    @Transactional
    Outcome put(SaveRows.Order order, List<TypedRow> rows, @Nullable String undoes) {
        String id = order.saving();
        Register register = order.register();
        Procedure procedure = ProposalSteps.of(register);
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

    /** Those of a register that are neither entered nor withdrawn, the oldest first. */
    public List<Proposal> open(Register register) {
        return client.sql(SELECT + " where register = ? and stage not in (?, ?) order by put_at, id").params(register.id(), ENTERED, WITHDRAWN).query((row, n) -> proposal(row)).list();
    }

    /** Those of them that wait for this person, or were returned to them. */
    public List<Proposal> concerning(List<Proposal> open, Staff staff, int limit) {
        return open.stream().filter(proposal -> concerns(proposal, staff)).limit(limit).toList();
    }

    private boolean concerns(Proposal proposal, Staff staff) {
        if (proposal.isReturned()) {
            return isTakenUpBy(proposal, staff);
        }
        return registers.find(proposal.register()).map(register -> ProposalSteps.of(register).actions().stream()
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
        return ProposalSteps.of(register).stages().stream().filter(stage -> stage.id().equals(proposal.stage())).findFirst().map(Stage::title).orElse(proposal.stage());
    }

    /** What this person may do with it at its stage, and why not; nothing once it has ended. */
    public List<Permission> now(Proposal proposal, Register register, Staff staff) {
        return permissions.now(ProposalSteps.of(register), proposal.stage(), proposal, actor(staff, proposal), now.today()).stream()
                .filter(permission -> permission.action().from().contains(proposal.stage())).toList();
    }

    /** How it ended. @param person who did it; null for the house itself */
    public record Ended(boolean entered, @Nullable String person, Instant at) {
    }

    /** Empty while it waits or is to be mended. */
    public Optional<Ended> ended(Proposal proposal) {
        boolean entered = proposal.stage().equals(ENTERED);
        return !entered && !proposal.stage().equals(WITHDRAWN) ? Optional.empty()
                : ledger.of(proposal.id()).stream().reduce((one, next) -> next).map(act -> new Ended(entered, act.actor(), act.recordedAt()));
    }

    /** Whether somebody may read it: who put it, and who enters or approves there. */
    public boolean isReadBy(Proposal proposal, Register register, Staff staff) {
        return proposal.person().equals(staff.personId()) || keepers.sees(register, staff).contains(proposal.organ());
    }

    private static Actor actor(Staff staff, Proposal proposal) {
        return Actor.of(staff, proposal.organ());
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
            Procedure procedure = ProposalSteps.of(register);
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
            ActDraft act = ActDraft.of(verb, id).organ(proposal.organ()).actor(staff.personId()).detail(Actor.INSTEAD, actor(staff, proposal).insteadOf(action.who())).detail("register", register.id()).detail("stage", proposal.stage());
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

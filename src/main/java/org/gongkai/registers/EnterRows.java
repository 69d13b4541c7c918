package org.gongkai.registers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.gongkai.directory.Identifier;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Sha256;
import org.gongkai.procedure.Refusal;
import org.gongkai.registers.datatype.TextType;
import org.gongkai.registers.datatype.Datatype;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people of the house do with rows: look at what would happen, and save, or put to those who have to agree. */
@Component
public class EnterRows {

    private static final TextType REASON = new TextType(500, true);

    /**
     * What somebody wants to save.
     *
     * @param saving an id made with the form: sent twice, it is saved once
     * @param how    {@link Change#CHANGE} or {@link Change#CORRECT}, for records that stand already
     * @param reason why something is corrected, ended or void; empty where nothing is
     */
    public record Wish(Register register, String saving, String organ, Change how, String reason) {
    }

    private final SaveRows save;
    private final Keepers keepers;
    private final Proposals proposals;
    private final RowCheck check;
    private final UndoSaving undo;

    EnterRows(SaveRows save, Keepers keepers, Proposals proposals, RowCheck check, UndoSaving undo) {
        this.save = save;
        this.keepers = keepers;
        this.proposals = proposals;
        this.check = check;
        this.undo = undo;
    }

    /** An id for a saving that begins. */
    public static String fresh() {
        return Identifier.fresh();
    }

    public Outcome foresee(Wish wish, List<TypedRow> rows, Staff staff) {
        Outcome refused = refused(wish, staff);
        return refused != null ? refused : save.foresee(order(wish, staff), rows);
    }

    public Outcome enter(Wish wish, List<TypedRow> rows, Staff staff) {
        Outcome refused = refused(wish, staff);
        if (refused != null) {
            return refused;
        }
        return saveOrPut(order(wish, staff), rows);
    }

    /** Entered where nobody has to agree, or somebody did; else put to those who have to. */
    private Outcome saveOrPut(SaveRows.Order order, List<TypedRow> rows) {
        if (order.register().keeping().approves().isEmpty() || order.approved() != null) {
            return save.save(order, rows);
        }
        Outcome foreseen = save.foresee(order, rows);
        return foreseen instanceof Outcome.Saved saved && !saved.counts().isEmpty() ? proposals.put(order, rows, null) : foreseen;
    }

    /** Rows of one organ that wait for those who have to agree. */
    record Waiting(List<TypedRow> rows, Outcome.Proposed proposed) {
    }

    /** Puts rows to those who have to agree, organ by organ, under ids that follow from the saving: sent again, they wait once. Rows that change nothing wait for nobody. */
    List<Waiting> put(SaveRows.Order order, List<TypedRow> rows) {
        Map<String, List<TypedRow>> of = new TreeMap<>();
        rows.forEach(row -> of.computeIfAbsent(check.answers(row, order.organ()), organ -> new ArrayList<>()).add(row));
        List<Waiting> waiting = new ArrayList<>();
        of.forEach((organ, mine) -> {
            String saving = Sha256.hex(order.saving() + "/" + organ).substring(0, 40);
            if (saveOrPut(new SaveRows.Order(order.register(), saving, organ, order.actor(), order.how(), order.reason(), order.organs()), mine) instanceof Outcome.Proposed proposed) {
                waiting.add(new Waiting(mine, proposed));
            }
        });
        return waiting;
    }

    /** Takes a saving back, or puts that to those who have to agree. @param wish with the id of the new saving and why */
    public Outcome undo(Wish wish, String saving, Staff staff) {
        Outcome refused = wish.reason().isBlank() ? new Outcome.Refused(List.of(new RowFault(0, "reason", "请写明为什么撤销", null))) : refused(wish, staff);
        if (refused != null) {
            return refused;
        }
        SaveRows.Order order = order(wish, staff);
        return wish.register().keeping().approves().isEmpty() ? undo.undo(order, saving) : proposals.put(order, undo.rows(wish.register(), saving), saving);
    }

    /** Rows that come from the house itself, such as those of its demonstration or of another room. */
    public Outcome enterForTheHouse(Wish wish, List<TypedRow> rows) {
        return save.save(new SaveRows.Order(wish.register(), wish.saving(), wish.organ(), null, wish.how(), wish.reason().isBlank() ? null : wish.reason(), null), rows);
    }

    private @Nullable Outcome refused(Wish wish, Staff staff) {
        Optional<Refusal> refusal = keepers.whyNot(wish.register(), staff, wish.organ());
        if (refusal.isPresent()) {
            return new Outcome.Refused(List.of(new RowFault(0, "", refusal.get().sentence(), null)));
        }
        if (!wish.reason().isBlank() && REASON.read(wish.reason()) instanceof Datatype.Wrong(String sentence, String none)) {
            return new Outcome.Refused(List.of(new RowFault(0, "reason", "“理由”" + sentence, null)));
        }
        if (wish.saving().length() > 60 || wish.saving().isBlank()) {
            return Outcome.EXPIRED;
        }
        return null;
    }

    private SaveRows.Order order(Wish wish, Staff staff) {
        Set<String> organs = keepers.enters(wish.register(), staff);
        return new SaveRows.Order(wish.register(), wish.saving(), wish.organ(), Objects.requireNonNull(staff.personId()), wish.how(), wish.reason().isBlank() ? null : wish.reason().strip(), organs);
    }
}

package org.gongkai.registers;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.gongkai.directory.Identifier;
import org.gongkai.directory.Staff;
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
    private final UndoSaving undo;

    EnterRows(SaveRows save, Keepers keepers, Proposals proposals, UndoSaving undo) {
        this.save = save;
        this.keepers = keepers;
        this.proposals = proposals;
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
        SaveRows.Order order = order(wish, staff);
        if (wish.register().keeping().approves().isEmpty()) {
            return save.save(order, rows);
        }
        Outcome foreseen = save.foresee(order, rows);
        return foreseen instanceof Outcome.Saved saved && !saved.counts().isEmpty() ? proposals.put(order, rows, null) : foreseen;
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
    Outcome enterForTheHouse(Wish wish, List<TypedRow> rows) {
        return save.save(new SaveRows.Order(wish.register(), wish.saving(), wish.organ(), null, wish.how(), wish.reason().isBlank() ? null : wish.reason(), null), rows);
    }

    /**
     * Rows that a command brings: entered where nobody has to agree, or somebody did; else put to those who have to.
     *
     * @param approved who agreed and on what paper; null where nobody did yet
     * @param brought  what came of the same file before
     */
    Outcome bring(Wish wish, @Nullable String approved, List<SaveRows.Stretch> brought, List<TypedRow> rows) {
        SaveRows.Order order = new SaveRows.Order(wish.register(), wish.saving(), wish.organ(), null, wish.how(), null, null, approved, brought);
        if (wish.register().keeping().approves().isEmpty() || approved != null) {
            return save.save(order, rows);
        }
        Outcome foreseen = save.foresee(order, rows);
        return foreseen instanceof Outcome.Saved saved && !saved.counts().isEmpty() ? proposals.put(order, rows, null) : foreseen;
    }

    /** What would come of rows of the house. */
    Outcome foreseen(Wish wish, List<TypedRow> rows) {
        return save.foresee(new SaveRows.Order(wish.register(), wish.saving(), wish.organ(), null, wish.how(), null, null), rows);
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

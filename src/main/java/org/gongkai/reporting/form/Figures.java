package org.gongkai.reporting.form;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.reporting.form.Row.Share;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of one form: what the register gives and what was typed over it, both kept; blank, zero and not applicable are three things.
 */
public final class Figures {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DECIMALS = 2;

    /** A number typed by a person; {@code null} leaves the cell blank, or says that it does not apply. */
    public record Typed(@Nullable BigDecimal value, @Nullable String reason, boolean applies) {

        public Typed(@Nullable BigDecimal value, @Nullable String reason) {
            this(value, reason, true);
        }
    }

    private final Form form;
    private final Map<Cell, BigDecimal> register;
    private final Map<Cell, Typed> typed;

    public Figures(Form form, Map<Cell, BigDecimal> register, Map<Cell, Typed> typed) {
        this.form = form;
        this.register = Map.copyOf(register);
        this.typed = Map.copyOf(typed);
    }

    public Form form() {
        return form;
    }

    /** What the report says there; null when the cell is blank or does not apply. */
    public @Nullable BigDecimal at(Cell cell) {
        Typed over = typed.get(cell);
        return over == null ? register(cell) : over.value();
    }

    /** What the register gives, or follows from other cells; null for a cell that counts no facts, and for a share in nothing. */
    public @Nullable BigDecimal register(Cell cell) {
        Share share = form.has(cell) ? form.row(cell).share() : null;
        return share == null ? register.get(cell) : share(cell, share);
    }

    /** Whether there can be a number: a share in nothing is none, and a person may say so of any other. What nobody has filled in yet may become one. */
    public boolean applies(Cell cell) {
        Typed over = typed.get(cell);
        Share share = form.row(cell).share();
        if (over != null || share == null) {
            return over == null || over.applies();
        }
        BigDecimal whole = sum(cell, share.whole());
        return whole == null || whole.signum() != 0;
    }

    private @Nullable BigDecimal share(Cell cell, Share share) {
        BigDecimal whole = sum(cell, share.whole());
        BigDecimal part = sum(cell, share.part());
        return whole == null || part == null || whole.signum() == 0 ? null
                : part.multiply(HUNDRED).divide(whole, DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
    }

    /** Null while one of them is blank: nobody knows the sum then. What does not apply adds nothing. */
    private @Nullable BigDecimal sum(Cell cell, List<String> rows) {
        BigDecimal sum = BigDecimal.ZERO;
        for (String row : rows) {
            Cell one = new Cell(cell.table(), row, cell.column());
            BigDecimal value = at(one);
            if (value == null && applies(one)) {
                return null;
            }
            sum = value == null ? sum : sum.add(value);
        }
        return sum;
    }

    public Optional<Typed> typed(Cell cell) {
        return Optional.ofNullable(typed.get(cell));
    }

    public Map<Cell, Typed> typed() {
        return typed;
    }

    public Figures typedOver(Map<Cell, Typed> over) {
        return new Figures(form, register, over);
    }
}

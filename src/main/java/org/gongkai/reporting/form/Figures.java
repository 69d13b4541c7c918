package org.gongkai.reporting.form;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The numbers of one form: what the register gives and what was typed over it, both kept; blank is not zero.
 */
public final class Figures {

    /** A number typed by a person; {@code null} leaves the cell blank. */
    public record Typed(@Nullable BigDecimal value, @Nullable String reason) {}

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

    /** What the report says there; null when the cell is blank. */
    public @Nullable BigDecimal at(Cell cell) {
        Typed over = typed.get(cell);
        return over == null ? register.get(cell) : over.value();
    }

    /** What the register gives; null for a cell that counts no facts. */
    public @Nullable BigDecimal register(Cell cell) {
        return register.get(cell);
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

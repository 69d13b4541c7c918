package org.gongkai.registers;

import java.util.List;

import org.gongkai.registers.datatype.Datatype;
import org.jspecify.annotations.Nullable;

/**
 * A field of a register.
 *
 * @param sealed  whether it is for those who keep the register only: its entry says no more than a digest
 * @param prose   whether people write it in words of their own, so that something may stand in it that must not become public
 * @param columns what a sheet may call it, besides its title
 */
public record RegisterField(String name, String title, @Nullable String hint, RegisterField.Kind kind, Datatype type, boolean required,
        boolean sealed, boolean prose, List<String> columns) {

    /** How it is asked for and shown. */
    public enum Kind { LINE, TEXT, CHOICE, SEVERAL, NUMBER, SHARE, DAY, MONTH, YES_NO, NAMED, PLACE, WEB, FILE, ROWS }
}

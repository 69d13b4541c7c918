package org.gongkai.clock;

import java.time.LocalDate;
import java.util.List;

/**
 * Why a reading goes beyond the last day of the law: a later day was told and binds whoever told it. Whether an answer is timely is still asked of the law.
 *
 * @param lawful  the last day that the law sets
 * @param reason  why what was told binds, from the definition of the matter
 * @param further days after it that count, up to the day that was told
 */
public record Binding(LocalDate lawful, String reason, List<LocalDate> further) {

    public Binding {
        further = List.copyOf(further);
    }
}

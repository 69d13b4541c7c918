package org.gongkai.reporting.published;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.gongkai.ledger.Act;

/**
 * A report that stands on another site, as a person found it there.
 *
 * @param on       the day on which it was published there
 * @param seen     the day on which it was seen and read
 * @param findings what the check found in it, in sentences; at most {@link NoteElsewhere#KEPT}
 * @param found    how many there were
 */
public record Elsewhere(String address, LocalDate on, LocalDate seen, List<String> findings, int found, int errors) {

    static Elsewhere of(Act act) {
        Map<String, Object> detail = act.detail();
        List<String> findings = detail.get("findings") instanceof List<?> said ? said.stream().map(String::valueOf).toList() : List.of();
        return new Elsewhere(act.text("address"), LocalDate.parse(act.text("published")), act.effectiveOn(), findings, number(detail.get("found")), number(detail.get("errors")));
    }

    private static int number(Object said) {
        return Integer.parseInt(String.valueOf(said));
    }
}

package org.gongkai.registers;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.gongkai.definition.Sort;
import org.gongkai.ledger.Act;
import org.jspecify.annotations.Nullable;

/**
 * Port: what a room knows already and a register shows, so that it is not typed a second time. The register follows it: it has the rows that are
 * there when it is asked. A room that answers from above tells the declarations its id by {@code DefinitionKinds.known}.
 */
public interface Projection {

    /** The sort of name under which a file of a register speaks of one. */
    Sort SORT = new Sort("projection", "名录可以由它形成的部分");

    /** By which a declaration names it. */
    String id();

    /** All of it as it is today. */
    List<Row> rows();

    /** Whether an act may have changed it. */
    boolean follows(Act act);

    /**
     * One row.
     *
     * @param organ  that answers for it
     * @param on     the day from which it is as it is; null where nobody knows
     * @param values as they are kept, by the name of the field; a declaration shows those that it has fields for
     */
    record Row(String organ, @Nullable LocalDate on, Map<String, String> values) {
    }
}

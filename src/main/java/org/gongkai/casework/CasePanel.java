package org.gongkai.casework;

import java.util.Map;
import java.util.Optional;

import org.gongkai.directory.Staff;

/** Something that a capability shows on the page of a case at the desk; the page knows none by name. Panels of one place stand in the order of their beans. */
public interface CasePanel {

    /** Under the heading; above everything; beside what was asked; among the papers; before what happened; before what can be done. */
    enum Place { HEADING, ABOVE, ASKED, PAPERS, HAPPENED, NOW }

    /**
     * @param template by its path below {@code org/gongkai}
     * @param values   what it takes
     */
    record Shown(String template, Map<String, Object> values) {
    }

    Place place();

    /** Empty where there is nothing to show of this case, or not to these staff. */
    Optional<Shown> of(CaseFolder folder, Staff staff);
}

package org.gongkai.inspection.rules;

/** A family of rules. */
interface Check {

    void look(Report report, Rulebook book, Notes notes);
}

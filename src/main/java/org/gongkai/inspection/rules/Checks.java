package org.gongkai.inspection.rules;

import java.util.List;

import org.gongkai.reporting.form.Surroundings;

/** Every family of rules, in the order in which they are asked. */
public final class Checks {

    private static final List<Check> FAMILIES = List.of(new TableStateCheck(), new StructureCheck(), new NarrativeCheck(),
            new EnumerationCheck(), new ShareCheck(), new ActivityCheck(), new DateCheck(), new PatternCheck(), new CharacterCheck(),
            new PageCheck(), new PrivacyCheck());

    private Checks() {
    }

    public static void look(Report report, Surroundings earlier, Notes notes) {
        FormulaCheck.look(report, earlier, notes);
        FAMILIES.forEach(family -> family.look(report, Rulebook.shipped(), notes));
    }
}

package org.gongkai.casework.assignment;

import java.util.Map;
import java.util.Optional;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CasePanel;
import org.gongkai.directory.Staff;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** By which rule a case came to whom. */
@Component
@Order(1)
class RulePanel implements CasePanel {

    private final AssignmentRules rules;

    RulePanel(AssignmentRules rules) {
        this.rules = rules;
    }

    @Override
    public Place place() {
        return Place.HAPPENED;
    }

    @Override
    public Optional<Shown> of(CaseFolder folder, Staff staff) {
        return rules.why(folder.state()).map(why -> new Shown("casework/assignment/why", Map.of("why", why)));
    }
}

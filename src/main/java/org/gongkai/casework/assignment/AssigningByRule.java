package org.gongkai.casework.assignment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.gongkai.casework.ActionTaken;
import org.gongkai.casework.Application;
import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.Cases;
import org.gongkai.casework.Perform;
import org.gongkai.casework.Performed;
import org.gongkai.directory.People;
import org.gongkai.directory.Person;
import org.gongkai.directory.Role;
import org.gongkai.directory.Scope;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Gives a case to somebody as soon as it is received, where the organ has rules for that (Art. 45: registered, then handled). */
@Component
class AssigningByRule {

    private static final Logger LOG = LoggerFactory.getLogger(AssigningByRule.class);
    private static final String RULE = "rule";

    private final AssignmentRules rules;
    private final Cases cases;
    private final CaseFolders folders;
    private final People people;
    private final Now now;

    AssigningByRule(AssignmentRules rules, Cases cases, CaseFolders folders, People people, Now now) {
        this.rules = rules;
        this.cases = cases;
        this.folders = folders;
        this.people = people;
        this.now = now;
    }

    @EventListener
    void on(ActionTaken taken) {
        CaseState state = taken.after();
        Optional<Action> byRule = state.type().procedure().action(AssignmentRules.BY_RULE).filter(action -> action.from().contains(state.stage()));
        if (byRule.isEmpty() || taken.command().on() != null && taken.command().on().isBefore(now.today())) {
            return;
        }
        List<AssignmentRule> asked = rules.inForce(state.organ(), now.today());
        if (asked.isEmpty()) {
            return;
        }
        Application application = folders.open(state.id(), Scope.EVERYTHING).map(CaseFolder::application).orElseThrow();
        Optional<AssignmentRule> first = asked.stream().filter(rule -> rule.fits(application).isPresent()).findFirst();
        Map<String, String> values = new HashMap<>();
        values.put(RULE, first.map(AssignmentRule::id).orElse(AssignmentRules.BY_LOAD));
        first.map(rules::next).or(() -> rules.leastLoaded(state.organ(), people.holding(Role.OFFICER, state.organ()).stream().map(Person::id).toList()))
                .ifPresent(person -> values.put("assignee", person));
        if (cases.perform(Perform.today(state.id(), byRule.get().id(), Actor.system(), values)) instanceof Performed.Refused refused) {
            LOG.warn("Case {} was not given out: {}", state.id(), refused.reasons());
        }
    }
}

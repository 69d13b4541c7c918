package org.gongkai.services.scenario;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gongkai.directory.Organs;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.procedure.Duties;
import org.gongkai.procedure.Duty;
import org.gongkai.registers.Register;
import org.gongkai.services.Guides;
import org.gongkai.services.ItemStanding;
import org.springframework.stereotype.Component;

/** The office that looks after disclosure is told which items of the scenarios the register does not have, or has no longer. */
@Component
class ScenarioDuties implements Duties {

    private final Scenarios scenarios;
    private final Guides guides;
    private final ItemStanding standing;
    private final Organs organs;

    ScenarioDuties(Scenarios scenarios, Guides guides, ItemStanding standing, Organs organs) {
        this.scenarios = scenarios;
        this.guides = guides;
        this.standing = standing;
        this.organs = organs;
    }

    @Override
    public Waiting of(Staff staff, int limit) {
        String first = organs.first().map(organ -> organ.id()).orElse("");
        Register items = guides.items().orElse(null);
        if (items == null || !staff.holds(Role.DISCLOSURE_OFFICE, first)) {
            return Waiting.NOTHING;
        }
        return Waiting.of(missing(standing.of(items).codes()).entrySet().stream().map(one -> new Duty("场景导办", "缺事项", "登记或者改场景里的事项：" + String.join("、", one.getValue()), one.getValue().size() + " 项", one.getKey().title(),
                organs.shortName(first), null, null, 0, null, "/services/scenarios/" + one.getKey().id() + "/how")).toList(), limit);
    }

    /** By scenario, the names of items that no record that stands bears. */
    private Map<Scenario, Set<String>> missing(Set<String> standing) {
        Map<Scenario, Set<String>> missing = new LinkedHashMap<>();
        for (Scenario scenario : scenarios.today()) {
            Set<String> names = new LinkedHashSet<>();
            List<Scenario.Item> items = scenario.steps().stream().flatMap(step -> step.rules().stream()).flatMap(rule -> rule.items().stream()).distinct().toList();
            items.stream().filter(item -> !standing.contains(item.code())).forEach(item -> names.add(item.name()));
            if (!names.isEmpty()) {
                missing.put(scenario, names);
            }
        }
        return missing;
    }
}

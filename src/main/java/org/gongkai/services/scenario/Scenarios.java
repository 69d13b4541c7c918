package org.gongkai.services.scenario;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.gongkai.calendar.Now;
import org.gongkai.definition.Definition;
import org.gongkai.definition.DefinitionKinds;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Own;
import org.gongkai.definition.Regulations;
import org.springframework.stereotype.Component;

/** The scenarios that hold today: {@code regulations/scenarios/}. */
@Component
public class Scenarios {

    static final Kind<Scenario> FILES = Kind.of("场景导办", "scenarios", Scenario.class, Scenario::look).own(Own.AT_ONCE);

    private final Supplier<List<Scenario>> all;
    private final Now now;

    Scenarios(Regulations regulations, Now now) {
        this.all = regulations.made(tree -> Definitions.all(tree, FILES).stream().map(Definition::value).toList());
        this.now = now;
    }

    /** The kind of file that this package reads. */
    static class Kinds implements DefinitionKinds {

        @Override
        public List<Kind<?>> kinds() {
            return List.of(FILES);
        }
    }

    /** Where one begins. */
    public static String address(Scenario scenario) {
        return "/services/scenarios/" + scenario.id();
    }

    public List<Scenario> today() {
        LocalDate today = now.today();
        return all.get().stream().filter(scenario -> scenario.inForce().on(today)).toList();
    }

    public Optional<Scenario> find(String id) {
        return today().stream().filter(scenario -> scenario.id().equals(id)).findFirst();
    }

    /** Those in which an item has to be done with some answers. */
    public List<Scenario> naming(String code) {
        return today().stream().filter(scenario -> scenario.steps().stream().flatMap(step -> step.rules().stream()).flatMap(rule -> rule.items().stream()).anyMatch(item -> item.code().equals(code))).toList();
    }
}

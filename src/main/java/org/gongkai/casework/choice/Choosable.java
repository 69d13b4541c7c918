package org.gongkai.casework.choice;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.Handling;
import org.gongkai.casework.Perform;
import org.gongkai.casework.StandingCondition;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Outsiders;
import org.gongkai.directory.People;
import org.gongkai.directory.Person;
import org.gongkai.directory.Power;
import org.gongkai.directory.Role;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.Field.Among;
import org.gongkai.procedure.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which person and which organ an action may name: what the screen offers and what the command accepts are one list. */
@Component
public class Choosable implements StandingCondition {

    /** Whom a field offers that does not say among whom: who works on matters. It accepts others too, as it always did. */
    private static final Set<String> WORKING = Set.of(Role.with(Power.WORK));

    private final People people;
    private final Outsiders outsiders;
    private final Organs organs;
    private final Now now;

    Choosable(People people, Outsiders outsiders, Organs organs, Now now) {
        this.people = people;
        this.outsiders = outsiders;
        this.organs = organs;
        this.now = now;
    }

    /** What may be chosen in the matters of these organs; people are asked for once for each set of roles. */
    public Offered at(Collection<String> organIds) {
        return new Offered(List.copyOf(organIds));
    }

    /** What may be chosen in the matters of some organs. */
    public final class Offered {

        private final List<String> at;
        private final Map<Set<String>, Map<String, String>> byRoles = new LinkedHashMap<>();

        private Offered(List<String> at) {
            this.at = at;
        }

        /** Names by id, in the order in which they are offered. */
        public Map<String, String> of(Field field) {
            Among among = field.limits().among();
            return switch (field.kind()) {
                case PERSON -> among != null && !among.outsiders().isEmpty() ? named(outsiders.of(among.outsiders()))
                        : byRoles.computeIfAbsent(among == null ? WORKING : among.roles(), this::holding);
                case ORGAN, ORGANS -> organs.asOf(now.today()).stream().filter(organ -> among == null || fits(organ, among))
                        .collect(Collectors.toMap(Organ::id, Organ::name, (one, other) -> one, LinkedHashMap::new));
                default -> Map.of();
            };
        }

        /** Who holds a role for every one of the organs. */
        private Map<String, String> holding(Set<String> roles) {
            Map<String, String> names = new LinkedHashMap<>();
            for (int n = 0; n < at.size(); n++) {
                Map<String, String> here = named(people.holding(roles, at.get(n)));
                if (n == 0) {
                    names.putAll(here);
                } else {
                    names.keySet().retainAll(here.keySet());
                }
            }
            return names;
        }

        private boolean fits(Organ organ, Among among) {
            return (among.organs().isEmpty() || among.organs().contains(organ.id())) && (among.kinds().isEmpty() || among.kinds().contains(organ.kind()))
                    && (!among.below() || at.stream().allMatch(above -> !above.equals(organ.id()) && organs.subtree(above, now.today()).contains(organ.id())));
        }
    }

    /** Names by id; two people of one name are told apart by what they sign in with. */
    private static Map<String, String> named(List<Person> people) {
        Map<String, Long> often = people.stream().collect(Collectors.groupingBy(Person::name, Collectors.counting()));
        Map<String, String> names = new LinkedHashMap<>();
        people.forEach(person -> names.put(person.id(), often.get(person.name()) == 1 || person.login() == null ? person.name()
                : person.name() + "（" + person.login() + "）"));
        return names;
    }

    @Override
    public String title() {
        return "所选的人和机关在可选的范围以内";
    }

    @Override
    public boolean concerns(CaseState state, Attempt attempt) {
        return attempt.action().fields().stream().anyMatch(field -> field.limits().among() != null);
    }

    @Override
    public List<Refusal> refuse(CaseState state, Perform command, Attempt attempt) {
        Offered offered = at(List.of(state.handling(command.handling(), attempt.action().id()).map(Handling::organ).orElse(state.organ())));
        List<Refusal> refusals = new ArrayList<>();
        for (Field field : attempt.action().fields()) {
            @Nullable String chosen = attempt.value(field.name());
            if (field.limits().among() != null && chosen != null && !offered.of(field).keySet().containsAll(field.kind() == Field.Kind.ORGANS ? Handling.organs(chosen) : List.of(chosen))) {
                refusals.add(Refusal.ofField(field.name(), "“" + field.title() + "”请在所列的" + (field.kind() == Field.Kind.PERSON ? "人" : "机关") + "当中选择"));
            }
        }
        return refusals;
    }
}

package org.gongkai.registers.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.gongkai.directory.Organs;
import org.gongkai.directory.People;
import org.gongkai.directory.Person;
import org.gongkai.directory.Role;
import org.gongkai.registers.Keepers;
import org.gongkai.registers.Register;
import org.springframework.stereotype.Component;

/** Who keeps a register now, and what is to be done where nobody does. */
@Component
public class DeskKeepers {

    private final Keepers keepers;
    private final People people;
    private final Organs organs;
    private final DeskHands hands;

    DeskKeepers(Keepers keepers, People people, Organs organs, DeskHands hands) {
        this.keepers = keepers;
        this.people = people;
        this.organs = organs;
        this.hands = hands;
    }

    /**
     * Who does what at an organ.
     *
     * @param does  what they do
     * @param roles that may do it
     * @param names of those who hold one; empty where nobody does
     */
    public record Place(String organ, boolean enters, String roles, List<String> names) {
    }

    /** @param organ the one that keeps it for all; empty where each keeps its own @param named whether it was named, rather than being the government itself */
    public record Kept(String organ, boolean named, List<Place> places) {
    }

    Kept of(Keepers.Hand hand) {
        Register register = hand.register();
        Collection<String> at = hand.keeper() == null ? hand.sees() : hand.keeper().isEmpty() ? Set.of() : Set.of(hand.keeper());
        List<Place> places = new ArrayList<>();
        for (String organ : new LinkedHashSet<>(at)) {
            places.add(place(organ, true, register.keeping().enters()));
            register.keeping().approves().forEach(role -> places.add(place(organ, false, List.of(role))));
        }
        return new Kept(hand.keeper() == null ? "" : hands.name(hand.keeper()), hand.keeper() != null && keepers.isNamed(register), places);
    }

    private Place place(String organ, boolean enters, List<String> roles) {
        return new Place(organs.name(organ), enters, String.join("、", roles.stream().map(role -> Role.valueOf(role).title()).toList()),
                people.holding(roles, organ).stream().map(Person::name).distinct().toList());
    }
}

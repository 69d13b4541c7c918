package org.gongkai.casework.theirs;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CasePanel;
import org.gongkai.casework.opening.Veiling;
import org.gongkai.directory.People;
import org.gongkai.directory.Staff;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whose a matter is by its acts, of people outside. */
@Component
@Order(3)
class TheirsPanel implements CasePanel {

    private final People people;

    TheirsPanel(People people) {
        this.people = people;
    }

    @Override
    public Place place() {
        return Place.ASKED;
    }

    @Override
    public Optional<Shown> of(CaseFolder folder, Staff staff) {
        Map<String, String> whose = Veiling.unnamed(folder.state(), staff) ? Map.of() : Theirs.of(folder.state());
        List<String> names = people.names(whose.keySet()).values().stream().sorted().toList();
        return names.isEmpty() ? Optional.empty() : Optional.of(new Shown("casework/theirs/whose", Map.of("names", names)));
    }
}

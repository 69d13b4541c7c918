package org.gongkai.publication;

import java.util.List;
import java.util.Optional;

import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Meaning;
import org.gongkai.definition.Names;
import org.gongkai.definition.Own;
import org.springframework.stereotype.Component;

/** Where what is public is handed over to be kept and read: {@code regulations/publication/deposits.yaml}. */
@Component
public class DepositPlaces {

    static final Kind<Declared> FILE = Kind.of("送存", "publication/deposits.yaml", Declared.class, Declared::look).own(Own.AT_START);

    record Declared(String title, String description, String legalBasis, @Meaning("送存、登记回执时引用的条文") String article, List<Place> places) {

        private void look(Names names) {
            for (int n = 0; n < places.size(); n++) {
                String id = places.get(n).id();
                names.demand(places.stream().filter(other -> other.id().equals(id)).count() == 1, "“" + id + "”写了两次", "places", n, "id");
            }
        }
    }

    /** @param recipient who is usually handed it there */
    public record Place(String id, String title, @Meaning("通常送给哪个单位") String recipient) {
    }

    private final Declared declared;

    DepositPlaces(DefinitionTree regulations) {
        this.declared = Definitions.one(regulations, FILE).value();
    }

    public List<Place> all() {
        return declared.places();
    }

    /** What a place is called. */
    public String titleOf(String id) {
        return find(id).map(Place::title).orElse(id);
    }

    /** The article under which documents are handed over. */
    String article() {
        return declared.article();
    }

    public Optional<Place> find(String id) {
        return declared.places().stream().filter(place -> place.id().equals(id)).findFirst();
    }
}

package org.gongkai.publication;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.gongkai.directory.Organ;
import org.gongkai.directory.OrganForm;
import org.gongkai.directory.Organs;
import org.gongkai.search.Vocabulary;
import org.gongkai.search.Synonym;
import org.springframework.stereotype.Component;

/** The names by which people ask for organs: short ones, and those that an organ or what was merged into it bore before. */
@Component
class OrganNames implements Vocabulary {

    private static final int SHORTEST = 2;

    private final Organs organs;

    OrganNames(Organs organs) {
        this.organs = organs;
    }

    @Override
    public String revision() {
        return "organs " + organs.revision();
    }

    @Override
    public List<Synonym> wordings(LocalDate day) {
        return organs.asOf(day).stream().flatMap(organ -> wordings(organ, day)).distinct().toList();
    }

    private Stream<Synonym> wordings(Organ organ, LocalDate day) {
        Set<String> former = new LinkedHashSet<>();
        Stream.concat(Stream.of(organ), organs.predecessors(organ.id()).stream()).flatMap(one -> organs.forms(one.id()).stream())
                .filter(form -> !form.from().isAfter(day)).map(OrganForm::name).filter(name -> !name.equals(organ.name())).forEach(former::add);
        return Stream.concat(pair(organ.shortName(), organ.name(), Synonym.Why.NAME),
                former.stream().flatMap(name -> pair(name, organ.name(), Synonym.Why.FORMER_NAME)));
    }

    /** Both ways; a name within the other is found with it anyway. */
    private static Stream<Synonym> pair(String one, String other, Synonym.Why why) {
        return one.length() < SHORTEST || other.length() < SHORTEST || one.contains(other) || other.contains(one) ? Stream.empty()
                : Stream.of(new Synonym(one, other, why), new Synonym(other, one, why));
    }
}

package org.gongkai.casework.ordering.web;

import java.util.List;
import java.util.Map;

import org.gongkai.casework.ordering.Lack;

/**
 * The list of an order as its page shows it.
 *
 * @param names of who said something, by id
 */
public record LackView(List<Lack> lacks, Map<String, String> names) {

    public String name(String person) {
        return names.getOrDefault(person, person);
    }

    public long in(Lack.State state) {
        return lacks.stream().filter(lack -> lack.state() == state).count();
    }
}

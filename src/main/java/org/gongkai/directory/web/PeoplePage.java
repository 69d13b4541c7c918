package org.gongkai.directory.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.gongkai.directory.Organs;
import org.gongkai.directory.Person;
import org.gongkai.directory.PostHeld;

/**
 * A page of people, by name.
 *
 * @param found how many there are in all
 * @param more  whether others follow the last one
 */
public record PeoplePage(List<Line> lines, int found, boolean more) {

    /** @param posts held today, each as organ and role */
    public record Line(Person person, List<String> posts) {
    }

    static PeoplePage of(List<Person> people, int found, boolean more, Map<String, List<PostHeld>> posts, Organs organs, LocalDate today) {
        return new PeoplePage(people.stream().map(person -> new Line(person, posts.getOrDefault(person.id(), List.of()).stream()
                .filter(post -> post.isHeldOn(today))
                .map(post -> organs.shortName(post.organ()) + " " + post.role().title())
                .toList())).toList(), found, more);
    }
}

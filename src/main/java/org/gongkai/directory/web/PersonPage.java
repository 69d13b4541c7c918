package org.gongkai.directory.web;

import java.util.List;

import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Person;
import org.gongkai.directory.PostHeld;
import org.jspecify.annotations.Nullable;

/**
 * One person with every post.
 *
 * @param password a one-time password to hand over, shown this once
 * @param organs   every organ of today, to choose from
 */
public record PersonPage(Person person, List<Line> posts, @Nullable String password, List<Organ> organs) {

    public record Line(PostHeld post, String organName) {
    }

    static List<Line> lines(List<PostHeld> posts, Organs organs) {
        return posts.stream()
                .map(post -> new Line(post, organs.name(post.organ()))).toList();
    }
}

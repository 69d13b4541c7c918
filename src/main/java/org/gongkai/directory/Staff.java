package org.gongkai.directory;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The signed-in person with the posts held today: the principal of Spring Security. */
public record Staff(String personId, String name, List<Post> posts) {

    public Staff {
        posts = List.copyOf(posts);
    }

    /** Whether a post with this role reaches the organ. */
    public boolean holds(Role role, String organId) {
        return posts.stream().anyMatch(post -> post.role() == role && post.reach().contains(organId));
    }

    /** Whether a post with this role is held anywhere. */
    public boolean holds(Role role) {
        return posts.stream().anyMatch(post -> post.role() == role);
    }

    /** Asks for a role at an organ; without it the answer is a 403 page that names the role. */
    public void demand(Role role, String organId) {
        if (!holds(role, organId)) {
            throw new RoleNeeded(role, organId);
        }
    }

    /** Whether a post that allows this reaches the organ. */
    public boolean may(Power power, String organId) {
        return posts.stream().anyMatch(post -> post.role().may(power) && post.reach().contains(organId));
    }

    /** Whether a post that allows this is held anywhere. */
    public boolean may(Power power) {
        return posts.stream().anyMatch(post -> post.role().may(power));
    }

    /** Asks for a post that allows this at an organ; without it the answer is a 403 page that names the first such role. */
    public void demand(Power power, String organId) {
        if (!may(power, organId)) {
            throw new RoleNeeded(Role.valueOf(Role.with(power)[0]), organId);
        }
    }

    /** Everything these posts open. */
    public Scope scope() {
        return scope(post -> post.role().reads());
    }

    /** What the posts that allow this open. */
    public Scope scope(Power power) {
        return scope(post -> post.role().may(power));
    }

    /** What the posts with one of these roles open. */
    public Scope scope(Role... roles) {
        Set<Role> wanted = Set.of(roles);
        return scope(post -> wanted.contains(post.role()));
    }

    private Scope scope(Predicate<Post> wanted) {
        return Scope.of(personId, posts.stream().filter(wanted).toList());
    }
}

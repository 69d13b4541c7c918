package org.gongkai.directory;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/** The signed-in person with the posts held today, and those of whoever they stand in for: the principal of Spring Security. */
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

    /** With their own posts alone. */
    public Staff own() {
        return new Staff(personId, name, posts.stream().filter(post -> post.instead() == null).toList());
    }

    /** Ids of the people for whom they stand in today. */
    public Set<String> standsInFor() {
        Set<String> away = new TreeSet<>();
        posts.stream().map(Post::instead).filter(Objects::nonNull).forEach(away::add);
        return away;
    }

    /** Somebody for whom they stand in, with what of their posts went to the substitute: what they owe is looked up as theirs. */
    public Staff inPlaceOf(String absent, String absentName) {
        return new Staff(absent, absentName, posts.stream().filter(post -> absent.equals(post.instead())).map(post -> new Post(post.organId(), post.role(), post.reach())).toList());
    }

    /** Whether it is for them: theirs, or that of somebody for whom they stand in. */
    public boolean answersFor(@Nullable String person) {
        return personId.equals(person) || person != null && posts.stream().anyMatch(post -> person.equals(post.instead()));
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

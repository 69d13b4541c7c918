package org.gongkai.directory;

/**
 * A part of the invented district's story that {@code serve --demo} tells once; each room with something to show adds
 * its own bean, in {@link org.springframework.core.annotation.Order}.
 */
public interface DemoChapter {

    /** Never changes: a chapter told under this name is not told again. */
    String name();

    /** Whether it is told in one transaction; one that is not goes on where it stopped when it is told again. */
    default boolean isWhole() {
        return true;
    }

    void tell();

    /** The first who holds this post of the organ, or of one above it that reaches it. */
    static Staff holding(People people, Role role, String organ) {
        return people.holding(role, organ).stream().findFirst().flatMap(person -> people.staff(person.id()))
                .orElseThrow(() -> new IllegalStateException("the demo: nobody is " + role + " of " + organ));
    }
}

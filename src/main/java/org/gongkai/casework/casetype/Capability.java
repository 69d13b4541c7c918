package org.gongkai.casework.casetype;

import java.util.List;

import org.gongkai.definition.Extension;
import org.gongkai.definition.Names;
import org.springframework.core.io.support.SpringFactoriesLoader;

/**
 * Something that matters of some types can do and the street knows nothing of: it adds keys to the files of case types and reads them itself with
 * {@link CaseType#says}. Named in {@code META-INF/spring.factories}, for files are checked without the application too.
 */
public interface Capability {

    /** Keys of a type and keys of its actions; see {@link CaseType#ofType} and {@link CaseType#ofAction}. */
    List<Extension<?>> keys();

    /** What a type needs from other declarations for its sake, and what is contradictory in it. Types that were accepted once are not looked at again. */
    default void look(CaseType type, Names names) {
    }

    static List<Capability> all() {
        return Loaded.ALL;
    }

    /** Read once: every type and every text that is kept is read against them. */
    final class Loaded {

        private static final List<Capability> ALL = List.copyOf(
                SpringFactoriesLoader.forDefaultResourceLocation(Capability.class.getClassLoader()).load(Capability.class));

        private Loaded() {
        }
    }
}

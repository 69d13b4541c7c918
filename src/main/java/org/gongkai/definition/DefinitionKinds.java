package org.gongkai.definition;

import java.util.List;

import org.springframework.core.io.support.SpringFactoriesLoader;

/** The kinds of file that a room reads; a room names its implementation in {@code META-INF/spring.factories}. */
public interface DefinitionKinds {

    List<Kind<?>> kinds();

    /** Names that the room's Java gives declarations to speak of. */
    default List<Known> known() {
        return List.of();
    }

    /** Those of every room. */
    static List<DefinitionKinds> ofAllRooms() {
        return SpringFactoriesLoader.forDefaultResourceLocation(DefinitionKinds.class.getClassLoader()).load(DefinitionKinds.class);
    }

    /** Every kind of file of every room. */
    static List<Kind<?>> all() {
        return ofAllRooms().stream().<Kind<?>>flatMap(room -> room.kinds().stream()).toList();
    }

    /** Holds everything in a tree against each other, with all that the rooms read and know. */
    static Definitions check(DefinitionTree tree) {
        return Definitions.check(tree, all(), ofAllRooms().stream().flatMap(room -> room.known().stream()).toList());
    }
}

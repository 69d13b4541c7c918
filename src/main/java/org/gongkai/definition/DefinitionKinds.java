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

    /** What is wrong between files that are each right, once all of them are read. */
    default List<Fault> together(Definitions read, List<Known> known) {
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

    /** Holds everything in a tree against each other, with all that the rooms read and know; once, however often it is asked. */
    static Definitions check(DefinitionTree tree) {
        return tree.checked(() -> checkNow(tree));
    }

    private static Definitions checkNow(DefinitionTree tree) {
        List<Known> known = ofAllRooms().stream().flatMap(room -> room.known().stream()).toList();
        Definitions read = Definitions.check(tree, all(), known);
        // What cannot be read is missing everywhere: nothing is said of how files fit until each is right.
        return read.faults().stream().anyMatch(fault -> !fault.ofNew()) ? read : read.with(ofAllRooms().stream().flatMap(room -> room.together(read, known).stream()).toList());
    }
}

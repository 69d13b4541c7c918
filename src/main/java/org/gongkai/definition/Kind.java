package org.gongkai.definition;

import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * A kind of file under {@code regulations/}, registered by the room that reads it.
 *
 * @param <T> the record its files become; components that may be left out are {@code @Nullable}
 */
public interface Kind<T> {

    /** What one such file is called, such as 办件类型. */
    String title();

    /** The folder below {@code regulations/} whose files are of this kind, such as {@code casetypes}, or the one file, such as {@code fees.yaml}. */
    String where();

    Class<T> shape();

    /** Whether a file may say {@code like:} and inherit from another of the kind. */
    default boolean inherits() {
        return false;
    }

    /** What a file of another id does not take over from the one it inherits from: it would compete with it there. */
    default Set<String> ofEachAlone() {
        return Set.of();
    }

    /** Whether an installation may say something of its own in such files, and from when it holds. */
    default Own own() {
        return Own.NEVER;
    }

    /** What other packages add to its records. */
    default List<Extension<?>> extensions() {
        return List.of();
    }

    /** What a file offers to others, what it needs from them, and what is wrong with it beyond its shape. */
    default void look(T declared, Names names) {
    }

    /** Whether there is one such file, over which that of an installation is laid row by row. */
    default boolean isOneFile() {
        return where().endsWith(".yaml");
    }

    /** Whether it reads the file at this path below {@code regulations/}. */
    default boolean reads(String path) {
        return isOneFile() ? path.equals(where()) : path.startsWith(where() + "/");
    }

    /** A kind of this shape that inherits nothing and needs no further look. */
    static <T> Plain<T> of(String title, String where, Class<T> shape) {
        return of(title, where, shape, (declared, names) -> { });
    }

    /** The same with what its files offer and need. */
    static <T> Plain<T> of(String title, String where, Class<T> shape, BiConsumer<T, Names> look) {
        return new Plain<>(title, where, shape, look, Own.NEVER, false, Set.of(), List::of);
    }

    /** A kind that is all said by its values. @param added is asked late: others may not be there yet when the kind is made */
    record Plain<T>(String title, String where, Class<T> shape, BiConsumer<T, Names> looking, Own own, boolean inherits, Set<String> ofEachAlone,
            Supplier<List<Extension<?>>> added) implements Kind<T> {

        /** The same, of which an installation may have its own. */
        public Plain<T> own(Own from) {
            return new Plain<>(title, where, shape, looking, from, inherits, ofEachAlone, added);
        }

        /** The same, whose files may inherit; all but these keys. */
        public Plain<T> inheriting(String... butNot) {
            return new Plain<>(title, where, shape, looking, own, true, Set.of(butNot), added);
        }

        /** The same with what others add to its records. */
        public Plain<T> extendedBy(Supplier<List<Extension<?>>> others) {
            return new Plain<>(title, where, shape, looking, own, inherits, ofEachAlone, others);
        }

        @Override
        public List<Extension<?>> extensions() {
            return added.get();
        }

        @Override
        public void look(T declared, Names names) {
            looking.accept(declared, names);
        }
    }
}

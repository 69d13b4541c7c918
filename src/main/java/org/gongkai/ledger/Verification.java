package org.gongkai.ledger;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** Something that can be derived again from the acts and compared with what is stored. Rooms add their own. */
public interface Verification {

    /** What is verified, as a person would say it. */
    String title();

    /**
     * Compares and tells every difference.
     *
     * @param range which part of the change sequence to look at
     */
    void verify(Range range, Differences out);

    /** Positions after {@code after} up to {@code to}, both as given by the linker. */
    record Range(long after, long to) {

        /** Whether everything is asked for: then nothing that was found right before is taken on trust. */
        public boolean fromTheStart() {
            return after == 0;
        }
    }

    /** Takes the differences found, and how many things were compared. */
    interface Differences {

        void compared(long count);

        /** A sign of life in long work. */
        default void reached(long done, long of) {
        }

        void differs(String record, String what, Object derived, Object stored);

        /** Tells of a difference where there is one. */
        default void tell(String record, String what, @Nullable Object derived, @Nullable Object stored) {
            if (!Objects.equals(derived, stored)) {
                differs(record, what, String.valueOf(derived), String.valueOf(stored));
            }
        }
    }
}

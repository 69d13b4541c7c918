package org.gongkai.directory;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** What happened in the directory: ids and days only, published in the transaction of the change. */
public sealed interface DirectoryEvent {

    /** The day from which it holds. */
    LocalDate on();

    /** The operator's person id; null when the installation itself did it, from the command line. */
    @Nullable String by();

    record OrganEstablished(String organ, LocalDate on, @Nullable String by) implements DirectoryEvent {
    }

    record OrganRenamed(String organ, LocalDate on, @Nullable String by) implements DirectoryEvent {
    }

    record OrganMoved(String organ, @Nullable String parent, LocalDate on, @Nullable String by) implements DirectoryEvent {
    }

    record OrganMerged(String organ, String successor, LocalDate on, @Nullable String by) implements DirectoryEvent {
    }

    record OrganDescribed(String organ, LocalDate on, @Nullable String by) implements DirectoryEvent {
    }

    record PersonAdded(String person, LocalDate on, @Nullable String by) implements DirectoryEvent {
    }

    record PostGiven(String post, String person, String organ, Role role, LocalDate on, @Nullable String by)
            implements DirectoryEvent {
    }

    record PostEnded(String post, String person, String organ, LocalDate on, @Nullable String by) implements DirectoryEvent {
    }

    /** @param on the first day away */
    record AbsenceRecorded(String absence, String person, String substitute, LocalDate on, LocalDate until, @Nullable String by) implements DirectoryEvent {
    }

    /** @param on the day they are back, earlier than was recorded */
    record BackEarlier(String absence, String person, LocalDate on, @Nullable String by) implements DirectoryEvent {
    }

    /**
     * Somebody outside got a sign-in.
     *
     * @param document id of the document that was looked at
     */
    record OutsiderAdmitted(String person, String kind, String document, LocalDate on, @Nullable String by) implements DirectoryEvent {
    }

    record OutsiderEnded(String person, LocalDate on, @Nullable String by) implements DirectoryEvent {
    }

    record OutsiderResumed(String person, LocalDate on, @Nullable String by) implements DirectoryEvent {
    }

    record PasswordReset(String person, LocalDate on, @Nullable String by) implements DirectoryEvent {
    }
}

package org.gongkai.publication;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A published, or one day to be published, thing at an address that never changes.
 *
 * @param organ       id of the organ that answers for it
 * @param indexNumber 索引号
 * @param validity    today; it changes by itself on its days
 * @param replacedBy  id of the document that took its place
 * @param liveEdition id of the edition the public sees; null before the first publication
 * @param withdrawal  why it was withdrawn, in words for the public
 * @param withdrawalGround one of {@link Withdrawals}; null where it is not known
 * @param coming      how it will bind from a day to come; null where nothing is declared
 */
public record Document(String id, String organ, @Nullable String indexNumber, Validity validity, @Nullable String replacedBy,
        @Nullable String liveEdition, @Nullable LocalDate withdrawnOn, @Nullable String withdrawal, @Nullable String withdrawalGround, DaysOfValidity.@Nullable Change coming) {

    /** One that is not withdrawn. */
    Document(String id, String organ, @Nullable String indexNumber, Validity validity, @Nullable String replacedBy, @Nullable String liveEdition) {
        this(id, organ, indexNumber, validity, replacedBy, liveEdition, null, null, null, null);
    }

    /** What its address still says; null while it is not withdrawn. */
    public @Nullable Tombstone tombstone() {
        return withdrawnOn == null ? null : Tombstone.of(withdrawnOn, withdrawalGround, withdrawal);
    }

    public boolean isPublic() {
        return liveEdition != null && withdrawnOn == null;
    }
}

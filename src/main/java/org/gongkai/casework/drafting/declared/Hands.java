package org.gongkai.casework.drafting.declared;

import java.util.Collection;

import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.drafting.Draft;
import org.gongkai.directory.Staff;
import org.gongkai.procedure.Action;

/**
 * What somebody may do with a draft at an organ, by the posts they hold there.
 *
 * @param drafts  writes it
 * @param reviews looks at what others wrote
 * @param signs   takes the action
 */
public record Hands(boolean drafts, boolean reviews, boolean signs) {

    public static Hands of(Drafted drafted, Action action, Staff staff, String organ) {
        return new Hands(holdsOne(drafted.by(), staff, organ), holdsOne(drafted.reviewers(), staff, organ), action.openTo(CaseFolders.actor(staff, organ)));
    }

    public static boolean holdsOne(Collection<String> roles, Staff staff, String organ) {
        return CaseFolders.actor(staff, organ).capacities().stream().anyMatch(roles::contains);
    }

    public boolean any() {
        return drafts || reviews || signs;
    }

    /** Whether it is their turn; nobody reviews what they wrote themselves. */
    public boolean holds(Draft.Stage stage, String author, Staff staff) {
        return switch (stage) {
            case DRAFTING -> drafts;
            case REVIEW -> reviews && !author.equals(staff.personId());
            case SIGNING -> signs;
            case SIGNED, DROPPED -> false;
        };
    }
}

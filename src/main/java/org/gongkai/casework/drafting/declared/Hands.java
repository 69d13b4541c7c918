package org.gongkai.casework.drafting.declared;

import java.util.Collection;

import org.gongkai.casework.drafting.Draft;
import org.gongkai.directory.Staff;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Actor;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may do with a draft at an organ, by the posts they hold there and those of whoever they stand in for.
 *
 * @param drafts  writes it
 * @param reviews looks at what others wrote
 * @param signs   takes the action
 * @param instead in whose place; null where a post of their own lets them
 */
public record Hands(boolean drafts, boolean reviews, boolean signs, Instead instead) {

    public static final Hands NONE = new Hands(false, false, false, new Instead(null, null, null));

    /** In whose place each is done. */
    public record Instead(@Nullable String drafts, @Nullable String reviews, @Nullable String signs) {
    }

    public static Hands of(Drafted drafted, Action action, Staff staff, String organ) {
        Actor actor = Actor.of(staff, organ);
        return new Hands(holdsOne(drafted.by(), actor), holdsOne(drafted.reviewers(), actor), action.openTo(actor),
                new Instead(actor.insteadOf(drafted.by()), actor.insteadOf(drafted.reviewers()), actor.insteadOf(action.who())));
    }

    public static boolean holdsOne(Collection<String> roles, Staff staff, String organ) {
        return holdsOne(roles, Actor.of(staff, organ));
    }

    private static boolean holdsOne(Collection<String> roles, Actor actor) {
        return actor.capacities().stream().anyMatch(roles::contains);
    }

    public boolean any() {
        return drafts || reviews || signs;
    }

    /** In whose place a draft is held where it stands; null where it is held in one's own. */
    public @Nullable String insteadAt(Draft.Stage stage) {
        return switch (stage) {
            case DRAFTING -> instead.drafts();
            case REVIEW -> instead.reviews();
            case SIGNING -> instead.signs();
            case SIGNED, DROPPED -> null;
        };
    }

    /** Whether it is their turn; nobody reviews what they wrote themselves, nor what those wrote in whose place they look at it, nor signs in another's place what they wrote. */
    public boolean holds(Draft.Stage stage, String author, Staff staff) {
        return switch (stage) {
            case DRAFTING -> drafts;
            case REVIEW -> reviews && !author.equals(staff.personId()) && !author.equals(instead.reviews());
            case SIGNING -> signs && (instead.signs() == null || !author.equals(staff.personId()));
            case SIGNED, DROPPED -> false;
        };
    }
}

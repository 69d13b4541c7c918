package org.gongkai.search;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.gongkai.ledger.Act;

/** Port: what a room lets be found. A bean of each room that has something; the index asks, a room never writes into it. */
public interface Findables {

    /** The room's name, for ever: {@code publication}. */
    String room();

    /** Another word than before says that the room hands over something else than before: the index is built anew at the next start. */
    String shape();

    /** The kinds it hands over now, each with its name as a page shows it. */
    Map<String, String> kinds();

    /** Ids of what these acts may have changed, put, or taken away; acts of other rooms are among them. May be asked for the same acts again. */
    Set<String> touched(List<Act> acts);

    /** Those of the ids that can be found now, as they are now; the index forgets the others. At most a thousand are asked for. */
    List<Findable> among(Collection<String> ids);

    /** Ids of what can be found, in an order of the room's own that does not change, after one; at the very beginning after the empty id. */
    List<String> idsAfter(String id, int limit);

    /** How many can be found now. */
    long count();

    /** Those of the ids that this reader may see at this moment, however late the index is. */
    Set<String> openAmong(Collection<String> ids, Audience reader);

    /** Ids of what is otherwise, without an act, on a day after one and up to another; may name more. */
    default List<String> changingBetween(LocalDate after, LocalDate until) {
        return List.of();
    }

    /** The number in its normal form, of a text that is one of this room's numbers and nothing else. */
    default Optional<String> number(String text) {
        return Optional.empty();
    }

    /** The number that somebody may have meant who typed this. */
    default Optional<String> numberMeant(String typed) {
        return number(typed);
    }
}

package org.gongkai.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

import org.springframework.stereotype.Component;

/** Finds what the rooms let be found, within a second or two of its act being linked; what a reader may not see any longer is not shown, however late the index is. */
@Component
public class SearchIndex {

    private static final long LOOK_AGAIN_AFTER_MILLIS = 200;

    private final IndexFollower follower;
    private final Rooms rooms;

    SearchIndex(IndexFollower follower, Rooms rooms) {
        this.follower = follower;
        this.rooms = rooms;
    }

    public Found find(Search search) {
        Found found = follower.searcher().find(search);
        List<Hit> all = new ArrayList<>(found.hits());
        found.hits().forEach(hit -> all.addAll(hit.copies()));
        all.addAll(found.answers());
        Predicate<Hit> open = open(all, search.reader());
        if (all.stream().allMatch(open)) {
            return found;
        }
        List<Hit> hits = found.hits().stream().filter(open).map(hit -> hit.with(hit.copies().stream().filter(open).toList())).toList();
        long closed = found.hits().stream().filter(hit -> (found.loosely() || !hit.partly()) && !open.test(hit)).count();
        return new Found(found.understood(), found.total() - (int) closed, hits, found.counts(), found.loosely(),
                found.answers().stream().filter(open).toList(), found.next(), found.previous());
    }

    /** What goes by its title and text with what somebody is typing, best first; kinds, reader and size of the question hold, nothing else of it. */
    public List<Hit> suggest(Search search) {
        List<Hit> hits = follower.searcher().suggest(search);
        return hits.stream().filter(open(hits, search.reader())).toList();
    }

    /** What is there in a kind as a page shows it, by kind. */
    public Map<String, String> kinds() {
        Map<String, String> kinds = new LinkedHashMap<>();
        rooms.all().forEach(room -> kinds.putAll(room.kinds()));
        return kinds;
    }

    /** How many can be found now, all rooms together. */
    public long count() {
        return rooms.all().stream().mapToLong(Findables::count).sum();
    }

    /**
     * Builds the index anew from what can be found now and waits for it; until then the old one answers.
     *
     * @param built takes how many are in, several times a second
     * @return how many are in
     */
    public long rebuild(LongConsumer built) throws InterruptedException {
        follower.rebuild();
        while (follower.isRebuilding()) {
            built.accept(follower.built());
            Thread.sleep(LOOK_AGAIN_AFTER_MILLIS);
        }
        return follower.built();
    }

    /** The position of the change sequence up to which things can be found. */
    public long position() {
        return follower.position();
    }

    /** Whether what it finds from now on is what was so after that many acts of the change sequence, on that day. */
    public boolean shows(long acts, LocalDate on) {
        return follower.shows(acts, on);
    }

    private Predicate<Hit> open(List<Hit> hits, Audience reader) {
        Map<String, Set<String>> byRoom = new HashMap<>();
        hits.forEach(hit -> byRoom.computeIfAbsent(hit.room(), room -> new HashSet<>()).add(hit.id()));
        byRoom.replaceAll((room, ids) -> rooms.named(room).openAmong(ids, reader));
        return hit -> byRoom.get(hit.room()).contains(hit.id());
    }
}

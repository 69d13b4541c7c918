package org.gongkai.search;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.gongkai.ledger.Act;

/** A room that has a list in memory; no act touches it. */
public final class ListOfATest implements Findables {

    private final String room;
    private final String shape;
    private final TreeMap<String, Findable> list;

    public ListOfATest(String room, Findable... list) {
        this(room, "1", new TreeMap<>(Arrays.stream(list).collect(Collectors.toMap(Findable::id, one -> one))));
    }

    private ListOfATest(String room, String shape, TreeMap<String, Findable> list) {
        this.room = room;
        this.shape = shape;
        this.list = list;
    }

    ListOfATest shaped(String other) {
        return new ListOfATest(room, other, list);
    }

    @Override
    public String room() {
        return room;
    }

    @Override
    public String shape() {
        return shape;
    }

    @Override
    public Map<String, String> kinds() {
        return list.values().stream().collect(Collectors.toMap(Findable::kind, Findable::kind, (one, same) -> one));
    }

    @Override
    public Set<String> touched(List<Act> acts) {
        return Set.of();
    }

    @Override
    public List<Findable> among(Collection<String> ids) {
        return list.values().stream().filter(one -> ids.contains(one.id())).toList();
    }

    @Override
    public List<String> idsAfter(String id, int limit) {
        return list.tailMap(id, false).keySet().stream().limit(limit).toList();
    }

    @Override
    public long count() {
        return list.size();
    }

    @Override
    public Set<String> openAmong(Collection<String> ids, Audience reader) {
        return Set.copyOf(ids);
    }
}

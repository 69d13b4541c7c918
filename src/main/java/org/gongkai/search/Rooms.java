package org.gongkai.search;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The rooms that let something be found; asked for when needed, for a room may stand on this one. */
@Component
class Rooms {

    private final Supplier<List<Findables>> looked;
    private volatile @Nullable List<Findables> all;

    @Autowired
    Rooms(ObjectProvider<Findables> rooms) {
        looked = () -> rooms.stream().sorted(Comparator.comparing(Findables::room)).toList();
    }

    Rooms(List<Findables> rooms) {
        looked = () -> rooms;
    }

    List<Findables> all() {
        List<Findables> known = all;
        if (known == null) {
            known = looked.get();
            all = known;
        }
        return known;
    }

    Findables named(String room) {
        return all().stream().filter(one -> one.room().equals(room)).findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing can be found in " + room));
    }

    /** What the index holds, in a word: another one and it is built anew. */
    String shape() {
        return all().stream().map(room -> room.room() + "=" + room.shape().strip().replaceAll("\\s", "-")).collect(Collectors.joining(","));
    }

    /** The first number that a room reads in it. */
    Optional<String> number(Function<Findables, Optional<String>> reading) {
        return all().stream().map(reading).flatMap(Optional::stream).findFirst();
    }
}

package org.gongkai.casework.patrol;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

import org.gongkai.registers.Change;
import org.gongkai.registers.Entry;
import org.jspecify.annotations.Nullable;

/**
 * In which rounds a point was to be looked at, as its register told it over time: a change holds from its own day on and leaves the rounds of
 * before as they were; a correction and a withdrawn record were never otherwise.
 *
 * @param grids code of the grid from a day on
 */
record Rounds(List<Span> spans, NavigableMap<LocalDate, String> grids) {

    private static final String ACTIVE = "active";

    /** Days on which it was looked at equally often. @param until the first day on which it was not any more; null while it is */
    record Span(LocalDate from, @Nullable LocalDate until, Every every) {

        private boolean holds(LocalDate day) {
            return !day.isBefore(from) && (until == null || day.isBefore(until));
        }
    }

    /** One round of it that is over. @param grid in which it lay then */
    record Round(LocalDate begins, LocalDate ends, String grid) {
    }

    /** @param told entries of one record, in the order in which they were saved */
    static Rounds of(List<Entry> told) {
        NavigableMap<LocalDate, Entry> said = new TreeMap<>();
        for (Entry entry : told) {
            (entry.change() == Change.VOID ? said : said.tailMap(entry.validOn(), true)).clear();
            if (entry.change() != Change.VOID) {
                said.put(entry.validOn(), entry);
            }
        }
        List<Span> spans = new ArrayList<>();
        NavigableMap<LocalDate, String> grids = new TreeMap<>();
        said.forEach((from, entry) -> {
            Every every = every(entry);
            Span last = spans.isEmpty() ? null : spans.getLast();
            boolean open = last != null && last.until() == null;
            if (open && last.every() != every) {
                spans.set(spans.size() - 1, new Span(last.from(), from, last.every()));
            }
            if (every != null && !(open && last.every() == every)) {
                spans.add(new Span(from, null, every));
            }
            grids.put(from, entry.said().getOrDefault("grid", ""));
        });
        return new Rounds(List.copyOf(spans), grids);
    }

    /** How often from the day of an entry on; null where it is not looked at any more. */
    private static @Nullable Every every(Entry entry) {
        Map<String, String> said = entry.said();
        return !entry.ends() && ACTIVE.equals(said.get("state")) ? Every.valueOf(said.getOrDefault("every", "month").toUpperCase(Locale.ROOT)) : null;
    }

    /** How often it is looked at on a day; empty where it is not. */
    Optional<Every> on(LocalDate day) {
        return spans.stream().filter(span -> span.holds(day)).map(Span::every).findFirst();
    }

    /** The first day on which it was part of a round; empty where it never was. */
    Optional<LocalDate> since() {
        return spans.stream().map(Span::from).min(LocalDate::compareTo);
    }

    /** Rounds that began no earlier than a day and were over before another, in order: one during which it came or went, or its rhythm changed, is none. */
    List<Round> over(LocalDate from, LocalDate before) {
        List<Round> over = new ArrayList<>();
        for (Span span : spans) {
            LocalDate until = span.until() == null || span.until().isAfter(before) ? before : span.until();
            span.every().over(span.from().isBefore(from) ? from : span.from(), until).forEach(begins -> {
                LocalDate ends = span.every().ends(begins);
                over.add(new Round(begins, ends, Objects.requireNonNull(grids.floorEntry(ends)).getValue()));
            });
        }
        return over;
    }
}

package org.gongkai.directory;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.gongkai.tables.StorableText;
import org.jspecify.annotations.Nullable;

/** All organs with all their forms and mergers: answers for any day, changes never. */
final class OrganTree {

    /** What stays the same while names and places change. */
    record Body(String id, OrganKind kind, @Nullable String creditCode, LocalDate from, @Nullable LocalDate to,
            OrganProfile profile) {
    }

    /** The successor carries the predecessor's work on from a day. */
    record Merger(String predecessor, String successor, LocalDate on) {
    }

    private record History(Body body, NavigableMap<LocalDate, OrganForm> forms) {

        Organ on(LocalDate day) {
            var entry = forms.floorEntry(day);
            OrganForm form = entry == null ? forms.firstEntry().getValue() : entry.getValue();
            return new Organ(body.id, form.name(), form.shortName(), form.parentId(), body.kind, body.creditCode,
                    body.from, body.to, body.profile);
        }

        /** Its word, or while it has none any of its short names. */
        boolean heads(String word) {
            return body.profile.documentWord() == null ? forms.values().stream().anyMatch(form -> form.shortName().equals(word)) : word.equals(body.profile.documentWord());
        }
    }

    private static final int LONGEST_WORD = 20;
    private static final String GOVERNMENT = "人民政府";

    private final Map<String, History> histories = new LinkedHashMap<>();
    private final Map<String, Merger> mergers = new HashMap<>();

    OrganTree(List<Body> bodies, Map<String, List<OrganForm>> forms, Collection<Merger> mergers) {
        for (Body body : bodies) {
            NavigableMap<LocalDate, OrganForm> dated = new TreeMap<>();
            forms.getOrDefault(body.id, List.of()).forEach(form -> dated.put(form.from(), form));
            if (dated.isEmpty()) {
                throw new IllegalArgumentException("organ without a name: " + body.id);
            }
            histories.put(body.id, new History(body, dated));
        }
        mergers.forEach(merger -> this.mergers.put(merger.predecessor, merger));
    }

    /** The organ in its form of that day, also before its first day and after its last. */
    Optional<Organ> find(String id, LocalDate on) {
        return Optional.ofNullable(histories.get(id)).map(history -> history.on(on));
    }

    List<Organ> asOf(LocalDate on) {
        return histories.values().stream().map(history -> history.on(on)).filter(organ -> organ.existsOn(on)).toList();
    }

    List<Organ> children(String id, LocalDate on) {
        return asOf(on).stream().filter(organ -> id.equals(organ.parentId())).toList();
    }

    /** From the root down to the organ itself. */
    List<Organ> path(String id, LocalDate on) {
        List<Organ> path = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (@Nullable String at = id; at != null && seen.add(at); ) {
            Organ organ = find(at, on).orElseThrow();
            path.addFirst(organ);
            at = organ.parentId();
        }
        return path;
    }

    Set<String> subtree(String id, LocalDate on) {
        Map<String, List<String>> children = new HashMap<>();
        Set<String> existing = new LinkedHashSet<>();
        for (Organ organ : asOf(on)) {
            existing.add(organ.id());
            if (organ.parentId() != null) {
                children.computeIfAbsent(organ.parentId(), parent -> new ArrayList<>()).add(organ.id());
            }
        }
        Set<String> found = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(existing.contains(id) ? List.of(id) : List.of());
        while (!open.isEmpty()) {
            String next = open.poll();
            if (found.add(next)) {
                open.addAll(children.getOrDefault(next, List.of()));
            }
        }
        return found;
    }

    /** The given organs with every body that had been merged into one of them by that day. */
    Set<String> withPredecessors(Collection<String> organs, LocalDate on) {
        Set<String> found = new LinkedHashSet<>(organs);
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Merger merger : mergers.values()) {
                if (!merger.on.isAfter(on) && found.contains(merger.successor)) {
                    grown |= found.add(merger.predecessor);
                }
            }
        }
        return found;
    }

    /** Who carries on the work of an organ on that day: itself while it exists, else what it was merged into. */
    Optional<Organ> successor(String id, LocalDate on) {
        @Nullable Organ organ = find(id, on).orElse(null);
        while (organ != null && organ.to() != null && !on.isBefore(organ.to())) {
            Merger merger = mergers.get(organ.id());
            organ = merger == null ? null : find(merger.successor, on).orElse(null);
        }
        return Optional.ofNullable(organ);
    }

    /** The organ that bore the name, or the short form of it, on that day. */
    Optional<Organ> named(String name, LocalDate on) {
        List<Organ> organs = asOf(on);
        return organs.stream().filter(organ -> organ.name().equals(name)).findFirst()
                .or(() -> organs.stream().filter(organ -> organ.shortName().equals(name)).findFirst());
    }

    /**
     * The organ that is meant here by a name, also one that leaves the place of its government out: 教育局 for 青澜区教育局, 住建局 for 区住建局.
     * Of several the one nearest to the root.
     */
    Optional<Organ> meant(String name, LocalDate on) {
        return named(name, on).or(() -> name.isEmpty() ? Optional.empty() : asOf(on).stream().filter(organ -> organ.name().endsWith(name) || organ.shortName().endsWith(name))
                .filter(organ -> leavesThePlaceOut(name, organ, on)).min(Comparator.comparingInt(organ -> path(organ.id(), on).size())));
    }

    private boolean leavesThePlaceOut(String name, Organ organ, LocalDate on) {
        return path(organ.id(), on).stream().filter(above -> above.kind() == OrganKind.GOVERNMENT && !above.id().equals(organ.id()) && above.name().endsWith(GOVERNMENT))
                .map(above -> above.name().substring(0, above.name().length() - GOVERNMENT.length()))
                .anyMatch(place -> !place.isEmpty() && (organ.name().equals(place + name) || organ.shortName().equals(place.substring(place.length() - 1) + name)));
    }

    /** The government at the root; without one, the organ that was entered first. */
    Optional<Organ> first(LocalDate on) {
        List<Organ> organs = asOf(on);
        return organs.stream().filter(organ -> organ.kind() == OrganKind.GOVERNMENT && organ.parentId() == null)
                .findFirst().or(() -> organs.stream().findFirst());
    }

    /**
     * Why an organ may not head its numbers with this word: another does, or did, and two papers would bear one number.
     *
     * @param but the organ that wants it
     */
    Optional<String> whyNotHeaded(@Nullable String word, String but) {
        if (word == null) {
            return Optional.empty();
        }
        if (StorableText.isUnseen(word) || word.length() > LONGEST_WORD) {
            return Optional.of("机关代字应有字，最多 " + LONGEST_WORD + " 字");
        }
        return histories.values().stream().filter(history -> !history.body.id().equals(but)).filter(history -> history.heads(word)).findFirst()
                .map(other -> "机关代字“" + word + "”已经由" + other.forms.lastEntry().getValue().name() + "使用，两个机关的编号会相同，请另用一个");
    }

    Optional<String> withCreditCode(String code) {
        return histories.values().stream().map(History::body).filter(body -> code.equals(body.creditCode))
                .map(Body::id).findFirst();
    }

    /** Why the organ cannot take another form on that day: history is continued, never rewritten. */
    Optional<String> whyNotReformed(String id, LocalDate on) {
        History history = histories.get(id);
        if (history == null) {
            return Optional.of("没有这个机构：" + id);
        }
        LocalDate last = history.forms.lastKey();
        if (history.body.to != null) {
            return Optional.of("该机构已于 %s 撤销。".formatted(history.body.to));
        }
        return on.isAfter(last) ? Optional.empty()
                : Optional.of("生效日期应晚于该机构上一次变更的日期 %s。".formatted(last));
    }

    List<OrganForm> forms(String id) {
        return List.copyOf(Objects.requireNonNull(histories.get(id)).forms.values());
    }

    List<String> predecessors(String id) {
        return mergers.values().stream().filter(merger -> merger.successor.equals(id)).map(Merger::predecessor).toList();
    }
}

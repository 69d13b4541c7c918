package org.gongkai.directory;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/** Who stands in for whom on a day: a substitute who is away too passes it on to theirs. */
final class Substitution {

    private Substitution() {
    }

    /** Whoever acts, by who is away. Nobody acts where the last one asked is away again or asks somebody who asked before. */
    static Map<String, String> on(LocalDate day, Collection<Absence> absences) {
        Map<String, Absence> away = new LinkedHashMap<>();
        absences.stream().filter(one -> one.isOn(day)).forEach(one -> away.putIfAbsent(one.person(), one));
        Map<String, String> acting = new TreeMap<>();
        for (Absence absence : away.values()) {
            Set<String> asked = new HashSet<>(Set.of(absence.person()));
            @Nullable Absence last = absence;
            String substitute = absence.substitute();
            while (last != null && asked.add(substitute)) {
                last = away.get(substitute);
                if (last != null) {
                    substitute = last.substitute();
                }
            }
            if (last == null) {
                acting.put(absence.person(), substitute);
            }
        }
        return acting;
    }

    /** An absence of those at hand through which asking this substitute for these days would come to this person; empty where it does not. */
    static Optional<Absence> comesTo(String person, String substitute, LocalDate first, LocalDate last, Collection<Absence> absences) {
        return new Asking(person, absences).comesBack(substitute, first, last, Set.of());
    }

    private record Asking(String person, Collection<Absence> absences) {

        /** @param passed whoever was asked before on this way: nobody asks twice on one way, but may be reached by another on other days */
        Optional<Absence> comesBack(String substitute, LocalDate first, LocalDate last, Set<String> passed) {
            Set<String> asked = new HashSet<>(passed);
            if (!asked.add(substitute)) {
                return Optional.empty();
            }
            return absences.stream().filter(next -> next.person().equals(substitute) && next.meets(first, last)).flatMap(next ->
                    (person.equals(next.substitute()) ? Optional.of(next) : comesBack(next.substitute(), later(first, next.from()), earlier(last, next.last()), asked)).stream()).findFirst();
        }
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}

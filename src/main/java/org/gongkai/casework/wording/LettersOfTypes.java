package org.gongkai.casework.wording;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.gongkai.calendar.Now;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.consistency.WordsOfLetters;
import org.gongkai.definition.Blanks;
import org.gongkai.letters.LetterParts;
import org.gongkai.letters.DeclaredWording;
import org.gongkai.letters.Wordings;
import org.springframework.stereotype.Component;

/** Which letters the types issue, and what can be filled into each. */
@Component
public class LettersOfTypes {

    private final CaseTypes types;
    private final KeptTypes kept;
    private final Wordings wordings;
    private final LetterParts parts;
    private final Now now;

    LettersOfTypes(CaseTypes types, KeptTypes kept, Wordings wordings, LetterParts parts, Now now) {
        this.kept = kept;
        this.parts = parts;
        this.types = types;
        this.wordings = wordings;
        this.now = now;
    }

    /**
     * The letters that some types issue, and no others do.
     *
     * @param types  their titles
     * @param steps  titles of the steps that issue each letter
     * @param inForce as they are declared for what is received today; {@code earlier} for what was received under earlier law
     */
    public record Group(List<String> types, Map<String, Set<String>> steps, List<DeclaredWording> inForce, List<DeclaredWording> earlier) {
    }

    /** All letters, by who issues them. */
    List<Group> groups() {
        Map<String, Set<String>> issuers = new LinkedHashMap<>();
        Map<String, Set<String>> steps = new LinkedHashMap<>();
        types.all().forEach(type -> type.actions().forEach(action -> type.consequence(action.id()).papers().all().forEach(letter -> {
            issuers.computeIfAbsent(letter, any -> new LinkedHashSet<>()).add(type.title());
            steps.computeIfAbsent(letter, any -> new LinkedHashSet<>()).add(action.title());
        })));
        Map<Set<String>, List<DeclaredWording>> byIssuers = new LinkedHashMap<>();
        issuers.forEach((letter, titles) -> byIssuers.computeIfAbsent(titles, any -> new ArrayList<>()).addAll(wordings.declared(letter)));
        LocalDate today = now.today();
        return byIssuers.entrySet().stream().map(one -> new Group(List.copyOf(one.getKey()), steps, one.getValue().stream().filter(letter -> !isOver(letter, today)).toList(),
                one.getValue().stream().filter(letter -> isOver(letter, today)).toList())).toList();
    }

    static boolean isOver(DeclaredWording letter, LocalDate today) {
        return letter.to() != null && letter.to().isBefore(today);
    }

    boolean issues(CaseType type, String letter) {
        return type.actions().stream().anyMatch(action -> type.consequence(action.id()).papers().all().contains(letter));
    }

    Optional<DeclaredWording> declared(String letter, LocalDate law) {
        return wordings.declared(letter, law);
    }

    /**
     * What can be filled in, with what each is: first what is declared, then what else every step that issues the letter has, whatever happened before. What only
     * some steps of a type know, or a code that opens something, stands only where it is declared.
     */
    Map<String, String> words(DeclaredWording letter) {
        Map<String, String> sure = WordsOfLetters.sure(letter, kept.all());
        Map<String, String> words = new LinkedHashMap<>();
        Stream.concat(letter.body().stream().flatMap(line -> Blanks.in(line).stream()), new TreeSet<>(sure.keySet()).stream()).forEach(word -> {
            String field = sure.getOrDefault(word, "");
            words.putIfAbsent(word, field.isEmpty() || !parts.title(word).equals(word) ? parts.title(word) : field);
        });
        return words;
    }

    Set<String> known(DeclaredWording letter) {
        return words(letter).keySet();
    }
}

package org.gongkai.casework.consistency;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.casework.begin.Begins;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.papers.CasePapers;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Fault;
import org.gongkai.definition.Known;
import org.gongkai.definition.Nearest;
import org.gongkai.definition.Sort;
import org.gongkai.letters.Letter;
import org.gongkai.letters.LetterBlank;
import org.gongkai.letters.DeclaredWording;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Field;

/** Whether each step that issues a letter has something for every blank of its wording. */
public final class WordsOfLetters {

    /** What the rules of a type fill in: the type and the word, with a blank between. */
    public static final Sort OF_TYPE = new Sort("letter.word", "文书里可以填的词");

    private WordsOfLetters() {
    }

    /** A step, the letters that it issues and what it has for their blanks. */
    private record Step(CaseType type, Action action, Set<String> letters, Set<String> filled) {

        boolean issues(LetterBlank blank) {
            return letters.contains(blank.letter()) && blank.holds(type.from(), type.to());
        }
    }

    static List<Fault> faults(Definitions read, List<CaseType> types, List<Known> known) {
        Set<String> ofTypes = known.stream().filter(one -> one.sort().equals(OF_TYPE)).flatMap(one -> one.names().stream()).collect(Collectors.toSet());
        List<Step> steps = types.stream().flatMap(type -> steps(type, ofTypes)).toList();
        Set<String> anywhere = steps.stream().flatMap(step -> step.filled().stream()).collect(Collectors.toCollection(TreeSet::new));
        List<Fault> faults = new ArrayList<>();
        for (LetterBlank blank : LetterBlank.in(read)) {
            List<Step> issuing = steps.stream().filter(step -> step.issues(blank)).toList();
            issuing.stream().filter(step -> !step.filled().contains(blank.word())).forEach(step -> faults.add(new Fault(blank.place(),
                    "“" + step.type().title() + "”的“" + step.action().title() + "”发这份文书，没有“{" + blank.word() + "}”可填", Nearest.to(blank.word(), step.filled()), true)));
            if (issuing.isEmpty() && !anywhere.contains(blank.word())) {
                faults.add(new Fault(blank.place(), "没有“{" + blank.word() + "}”可填", Nearest.to(blank.word(), anywhere), true));
            }
        }
        return faults;
    }

    /**
     * What every step that issues a letter to whoever asked fills in whatever happened before, with what each is called; empty where it is not the step's. What only some see,
     * or somebody wrote under seal, is none of it: that stands in a letter only where it is declared. To anybody else but whoever asked nothing is told but of the organ.
     *
     * @param types every definition under which a matter may yet come to the letter
     */
    public static Map<String, String> sure(DeclaredWording wording, List<CaseType> types) {
        Map<String, String> all = new HashMap<>();
        LetterBlank.OF_ORGAN.forEach(word -> all.put(word, ""));
        if (wording.recipient() == Letter.Recipient.APPLICANT) {
            CasePapers.ALWAYS.forEach(word -> all.put(word, ""));
            all.putAll(ofSteps(wording.letter(), types));
        }
        return all;
    }

    private static Map<String, String> ofSteps(String letter, List<CaseType> types) {
        Map<String, String> sure = null;
        for (CaseType type : types) {
            for (Action action : type.actions()) {
                if (type.consequence(action.id()).papers().all().contains(letter)) {
                    Map<String, String> fields = action.fields().stream().filter(WordsOfLetters::mayBeTold).collect(Collectors.toMap(Field::name, Field::title, (one, other) -> one));
                    if (sure == null) {
                        sure = new HashMap<>(fields);
                    } else {
                        sure.keySet().retainAll(fields.keySet());
                    }
                }
            }
        }
        return sure == null ? Map.of() : sure;
    }

    private static boolean mayBeTold(Field field) {
        return field.kind() != Field.Kind.FILE && field.kept() != Field.Keeping.SEALED && !field.limits().masked() && field.limits().read().isEmpty();
    }

    private static Stream<Step> steps(CaseType type, Set<String> ofTypes) {
        Set<String> answered = type.actions().stream().filter(action -> action.who().contains(Actor.CONSULTED))
                .map(action -> type.consequence(action.id()).answers()).filter(Objects::nonNull).collect(Collectors.toSet());
        return type.actions().stream().map(action -> new Step(type, action, Set.copyOf(type.consequence(action.id()).papers().all()), filled(type, action, answered, ofTypes)));
    }

    private static Set<String> filled(CaseType type, Action action, Set<String> answered, Set<String> ofTypes) {
        Set<String> filled = new HashSet<>(CasePapers.WORDS);
        action.fields().stream().map(Field::name).forEach(filled::add);
        String own = type.id() + " ";
        ofTypes.stream().filter(word -> word.startsWith(own)).map(word -> word.substring(own.length())).forEach(filled::add);
        if (answered.contains(action.id())) {
            filled.addAll(List.of("answerNumber", "answerCode"));
        }
        if (type.consequence(action.id()).opens() != null || Begins.of(type, action.id()).isPresent()) {
            filled.addAll(List.of("newNumber", "newCode"));
        }
        return filled;
    }
}

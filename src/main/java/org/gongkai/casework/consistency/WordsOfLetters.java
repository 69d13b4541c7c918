package org.gongkai.casework.consistency;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.gongkai.casework.begin.Begins;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.papers.CasePapers;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Fault;
import org.gongkai.definition.Known;
import org.gongkai.definition.Nearest;
import org.gongkai.definition.Sort;
import org.gongkai.letters.LetterBlank;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Field;

/** Whether each step that issues a letter has something for every blank of its wording. */
public final class WordsOfLetters {

    /** What the rules of a type fill in: the type and the word, with a blank between. */
    public static final Sort OF_TYPE = new Sort("letter.word", "文书里可以填的词");

    private WordsOfLetters() {
    }

    static List<Fault> faults(Definitions read, List<CaseType> types, List<Known> known) {
        Set<String> ofTypes = known.stream().filter(one -> one.sort().equals(OF_TYPE)).flatMap(one -> one.names().stream()).collect(Collectors.toSet());
        List<Fault> faults = new ArrayList<>();
        for (LetterBlank blank : LetterBlank.in(read)) {
            boolean issued = false;
            Set<String> anywhere = new TreeSet<>();
            for (CaseType type : types) {
                for (Action action : type.actions()) {
                    Set<String> filled = filled(type, action, ofTypes);
                    anywhere.addAll(filled);
                    boolean issues = type.consequence(action.id()).papers().all().contains(blank.letter()) && blank.holds(type.from(), type.to());
                    issued |= issues;
                    if (issues && !filled.contains(blank.word())) {
                        faults.add(new Fault(blank.place(), "“" + type.title() + "”的“" + action.title() + "”发这份文书，没有“{" + blank.word() + "}”可填",
                                Nearest.to(blank.word(), filled), true));
                    }
                }
            }
            if (!issued && !anywhere.contains(blank.word())) {
                faults.add(new Fault(blank.place(), "没有“{" + blank.word() + "}”可填", Nearest.to(blank.word(), anywhere), true));
            }
        }
        return faults;
    }

    private static Set<String> filled(CaseType type, Action action, Set<String> ofTypes) {
        Set<String> filled = new HashSet<>(CasePapers.WORDS);
        action.fields().stream().map(Field::name).forEach(filled::add);
        String own = type.id() + " ";
        ofTypes.stream().filter(word -> word.startsWith(own)).map(word -> word.substring(own.length())).forEach(filled::add);
        if (type.actions().stream().anyMatch(answer -> answer.who().contains(Actor.CONSULTED) && action.id().equals(type.consequence(answer.id()).answers()))) {
            filled.addAll(List.of("answerNumber", "answerCode"));
        }
        if (type.consequence(action.id()).opens() != null || Begins.of(type, action.id()).isPresent()) {
            filled.addAll(List.of("newNumber", "newCode"));
        }
        return filled;
    }
}

package org.gongkai.casework.publicwords;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.casework.casetype.CaseType;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Field;

/** What everyone is to read of a letter and its answer. */
public record PublicWords(String title, String question, String answer) {

    /** Names of the public fields of an action, as definitions have them. */
    public static final String TITLE = "publicTitle";
    public static final String QUESTION = "publicQuestion";
    public static final String ANSWER = "publicAnswer";
    private static final List<String> FIELDS = List.of(TITLE, QUESTION, ANSWER);

    public static PublicWords of(Map<String, String> values) {
        return new PublicWords(values.getOrDefault(TITLE, "").strip(), values.getOrDefault(QUESTION, "").strip(), values.getOrDefault(ANSWER, "").strip());
    }

    /** By the name of the field. */
    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(TITLE, title);
        values.put(QUESTION, question);
        values.put(ANSWER, answer);
        return values;
    }

    public boolean isBlank() {
        return title.isEmpty() && question.isEmpty() && answer.isEmpty();
    }

    /** Whether an action makes something public. */
    public static boolean areSaidBy(Action action) {
        return action.fields().stream().anyMatch(field -> field.kept() == Field.Keeping.PUBLIC);
    }

    /** The action with which cases of a type become public; empty where none does. */
    public static Optional<Action> saidIn(CaseType type) {
        return type.actions().stream().filter(PublicWords::areSaidBy).findFirst();
    }

    /** Whether these are the fields of an action; other public fields nobody would check or show. */
    public static boolean areAllOf(Action action) {
        return action.fields().stream().filter(field -> field.kept() == Field.Keeping.PUBLIC).map(Field::name).toList().equals(FIELDS);
    }
}

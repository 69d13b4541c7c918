package org.gongkai.casework.material;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.gongkai.casework.Application;
import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.opening.Veil;
import org.gongkai.ledger.Act;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.NamedFile;

/**
 * A file where a matter names it.
 *
 * @param where section and name of the field, as a veil gives it
 */
public record Enclosed(String where, Field field, NamedFile file) {

    /** All files that came with a matter and with its steps, in the order in which they are named. */
    public static List<Enclosed> in(CaseFolder folder) {
        List<Enclosed> all = new ArrayList<>(in(folder.state().type(), folder.application()));
        for (Act act : folder.state().acts()) {
            all.addAll(named(fields(folder.state(), act.verb()), folder.wordsOf(act.id()), act.id() + "."));
        }
        return all;
    }

    /** The files that came with it when it was brought in. */
    static List<Enclosed> in(CaseType type, Application said) {
        return Stream.concat(named(type.applicant(), said.applicant(), Veil.APPLICANT).stream(), named(type.content(), said.content(), Veil.CONTENT).stream()).toList();
    }

    /**
     * What a form said with the files that whoever brought it added in later steps, for the matter that it becomes elsewhere.
     *
     * @param words by act, then by field
     */
    public static Map<String, String> goingAlong(CaseType type, CaseState state, Map<String, Map<String, String>> words, Map<String, String> content) {
        List<NamedFile> added = state.standing().stream().filter(act -> state.type().action(act.verb()).filter(action -> action.who().contains(Actor.APPLICANT)).isPresent())
                .flatMap(act -> named(fields(state, act.verb()), words.getOrDefault(act.id(), Map.of()), "").stream()).map(Enclosed::file).toList();
        Field place = type.content().stream().filter(field -> field.kind() == Field.Kind.FILE).findFirst().orElse(null);
        if (added.isEmpty() || place == null) {
            return content;
        }
        Map<String, String> with = new LinkedHashMap<>(content);
        with.put(place.name(), NamedFile.joined(Stream.concat(NamedFile.all(content.getOrDefault(place.name(), "")).stream(), added.stream()).distinct().toList()));
        return with;
    }

    static List<Enclosed> named(List<Field> fields, Map<String, String> values, String section) {
        return fields.stream().filter(field -> field.kind() == Field.Kind.FILE && values.containsKey(field.name()))
                .flatMap(field -> NamedFile.all(values.get(field.name())).stream().map(file -> new Enclosed(section + field.name(), field, file))).toList();
    }

    static List<Field> fields(CaseState state, String action) {
        return state.type().action(action).map(found -> found.fields()).orElse(List.of());
    }
}

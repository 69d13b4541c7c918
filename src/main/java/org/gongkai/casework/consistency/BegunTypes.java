package org.gongkai.casework.consistency;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.casework.begin.Begins;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.declaration.CaseTypeDeclared;
import org.gongkai.definition.Definition;
import org.gongkai.definition.Fault;
import org.gongkai.definition.Nearest;
import org.gongkai.procedure.Field;

/** Whether what goes along to a matter of another type has a field there in every version that holds while the type does that begins it. */
final class BegunTypes {

    private BegunTypes() {
    }

    static List<Fault> faults(Map<Definition<CaseTypeDeclared.Root>, CaseType> types) {
        List<Fault> faults = new ArrayList<>();
        types.forEach((file, type) -> {
            for (CaseType.Placed placed : type.placed()) {
                Begins begins = Begins.of(type, placed.action().id()).orElse(null);
                if (begins != null) {
                    types.values().stream().filter(other -> other.id().equals(begins.type()) && meet(type, other)).forEach(other ->
                            lacking(begins, other).forEach((said, why) -> faults.add(new Fault(file.place(
                                    Stream.concat(Stream.of(placed.path()), Stream.of("begins", said.getFirst(), said.getLast())).toArray()), why, near(other, said), true))));
                }
            }
        });
        return faults;
    }

    private static boolean meet(CaseType one, CaseType other) {
        return (one.to() == null || !one.to().isBefore(other.from())) && (other.to() == null || !other.to().isBefore(one.from()));
    }

    /** By group and field: what the other type has no place for. */
    private static Map<List<String>, String> lacking(Begins begins, CaseType other) {
        Map<List<String>, String> lacking = new LinkedHashMap<>();
        named(begins).forEach((group, fields) -> fields.stream().filter(field -> !names(other, group).contains(field)).forEach(field ->
                lacking.put(List.of(group, field), "“" + other.title() + "”自 " + other.from() + " 起的一份没有填写项“" + field + "”，带不过去")));
        return lacking;
    }

    private static Map<String, Set<String>> named(Begins begins) {
        Map<String, Set<String>> named = new LinkedHashMap<>();
        named.put("applicant", begins.applicant() == null ? Set.of() : begins.applicant().keySet());
        named.put("item", begins.item() == null ? Set.of() : begins.item().keySet());
        named.put("content", begins.content() == null ? Set.of() : begins.content().keySet());
        return named;
    }

    private static Set<String> names(CaseType type, String group) {
        return (group.equals("applicant") ? type.applicant() : group.equals("item") ? type.item() : type.content()).stream().map(Field::name).collect(Collectors.toSet());
    }

    private static String near(CaseType other, List<String> said) {
        return Nearest.to(said.getLast(), names(other, said.getFirst()));
    }
}

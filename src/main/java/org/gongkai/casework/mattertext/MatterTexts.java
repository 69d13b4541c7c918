package org.gongkai.casework.mattertext;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import org.gongkai.casework.Application;
import org.gongkai.casework.casetype.Answers;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.identity.Identity;
import org.gongkai.procedure.Field;
import org.springframework.stereotype.Component;

/** Makes of what is sealed of a matter what is sought in: what whoever sees the matter reads in it without opening anything. */
@Component
public class MatterTexts {

    private static final String NUMBER = "编号";
    private static final String WHERE = "where";
    private static final Set<String> NAMES = Set.of("name", "contactPerson");
    private static final Set<Field.Kind> NUMBERS = Set.of(Field.Kind.IDENTITY, Field.Kind.PHONE, Field.Kind.EMAIL);

    /** The fields of words of a definition that are sought in, by the number of items and name. */
    private final Map<String, Map<String, String>> written = new ConcurrentHashMap<>();

    /** @param words what people wrote with the acts of the matter, by act and field */
    public MatterText of(CaseType type, String number, Application said, Map<String, Map<String, String>> words) {
        List<MatterText.Part> parts = new ArrayList<>();
        parts.add(new MatterText.Part(NUMBER, number));
        said.items().forEach(item -> add(parts, type.item(), item));
        add(parts, type.content(), said.content());
        Map<String, String> titles = written.computeIfAbsent(type.definition() + '/' + said.items().size(), any -> written(type, said.items().size()));
        words.values().forEach(spoken -> spoken.forEach((name, value) -> {
            if (titles.containsKey(name) && !value.isBlank()) {
                parts.add(new MatterText.Part(titles.get(name), Identity.masked(value, false)));
            }
        }));
        return new MatterText(parts);
    }

    /** What was told, by item and field, for comparing only: numbers of persons are not masked in it. */
    public List<String> told(CaseType type, List<Map<String, String>> items) {
        return told(type, items, field -> true);
    }

    /** Where it is, of that: in a line of its own or an address. */
    public List<String> places(CaseType type, List<Map<String, String>> items) {
        return told(type, items, field -> field.kind() == Field.Kind.PLACE || field.kind() == Field.Kind.LINE && field.name().equals(WHERE));
    }

    private static List<String> told(CaseType type, List<Map<String, String>> items, Predicate<Field> which) {
        return items.stream().flatMap(item -> type.item().stream().filter(MatterTexts::isSoughtIn).filter(which).map(field -> item.getOrDefault(field.name(), ""))).filter(text -> !text.isBlank()).toList();
    }

    private static void add(List<MatterText.Part> parts, List<Field> fields, Map<String, String> values) {
        for (Field field : fields) {
            String value = values.getOrDefault(field.name(), "");
            if (isSoughtIn(field) && !value.isBlank()) {
                parts.add(new MatterText.Part(field.title(), Identity.masked(value, false)));
            }
        }
    }

    private static Map<String, String> written(CaseType type, int items) {
        Map<String, String> titles = new HashMap<>();
        Set<String> closed = new LinkedHashSet<>();
        List<Field> fields = new ArrayList<>();
        type.actions().forEach(action -> {
            fields.addAll(action.fields());
            fields.addAll(Answers.fields(items, type.consequence(action.id()).perItem()));
        });
        for (Field field : fields) {
            titles.putIfAbsent(field.name(), field.title());
            if (!isSoughtIn(field)) {
                closed.add(field.name());
            }
        }
        titles.keySet().removeAll(closed);
        return titles;
    }

    /** Words that everybody reads who sees the matter: what is opened with a reason, or by some alone, is not found by others. */
    private static boolean isSoughtIn(Field field) {
        return field.isWritten() && !field.limits().masked() && field.limits().read().isEmpty();
    }

    /** Names and numbers of whoever brought it, folded; without what only some may read. */
    public List<String> who(CaseType type, Application said) {
        return type.applicant().stream().filter(field -> (NAMES.contains(field.name()) || NUMBERS.contains(field.kind())) && field.limits().read().isEmpty())
                .map(field -> MatterText.word(said.applicant().getOrDefault(field.name(), ""))).filter(word -> word.length() > 1).distinct().toList();
    }
}

package org.gongkai.casework.casetype;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.casework.declaration.CaseTypeDeclared;
import org.gongkai.definition.Extension;
import org.gongkai.definition.Written;

/** What extensions say of the type and of each of its actions. */
public record Further(Map<Extension<?>, Object> ofType, Map<String, Map<Extension<?>, Object>> ofActions) {

    public static final Further NONE = new Further(Map.of(), Map.of());

    /** Reads what every capability added to the type and to its actions, each at its place in the file. */
    public static Further in(Written file, List<CaseType.Placed> actions) {
        Map<Extension<?>, Object> ofType = new HashMap<>();
        Map<String, Map<Extension<?>, Object>> ofActions = new HashMap<>();
        for (Extension<?> added : Capability.all().stream().flatMap(capability -> capability.keys().stream()).toList()) {
            if (added.of() == CaseTypeDeclared.Root.class) {
                ofType.put(added, file.says(added));
            } else {
                for (CaseType.Placed placed : actions) {
                    ofActions.computeIfAbsent(placed.action().id(), action -> new HashMap<>()).put(added, file.says(added, placed.path()));
                }
            }
        }
        return new Further(Map.copyOf(ofType), Map.copyOf(ofActions));
    }
}

package org.gongkai.casework.consistency;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.gongkai.casework.declaration.CaseTypeDeclared;
import org.gongkai.procedure.StepsDeclared.Act;
import org.gongkai.casework.declaration.CaseTypeDeclared.Root;
import org.gongkai.procedure.StepsDeclared.Step;
import org.gongkai.definition.Names;
import org.gongkai.definition.Nearest;
import org.jspecify.annotations.Nullable;

/** Whether the steps of a type lead from stages that are there to stages that are there. */
public final class StepsReached {

    private final Names names;
    private final Set<String> seen = new HashSet<>();
    private boolean sound = true;

    private StepsReached(Names names) {
        this.names = names;
    }

    /** Says what is wrong at its place; only what is sound can be made a procedure of. */
    public static boolean areSound(Root type, Names names) {
        StepsReached steps = new StepsReached(names);
        steps.look(type.first(), type.stages(), type.actions());
        List<CaseTypeDeclared.Turn> turns = type.handlings() == null ? List.of() : type.handlings();
        for (int n = 0; n < turns.size(); n++) {
            steps.look(turns.get(n).first(), turns.get(n).stages(), turns.get(n).actions(), "handlings", n);
        }
        return steps.sound;
    }

    private void look(String first, List<Step> stages, List<Act> actions, Object... path) {
        Set<String> there = stages.stream().map(Step::id).collect(Collectors.toSet());
        stage(first, there, path, "first");
        for (int n = 0; n < stages.size(); n++) {
            once("环节", stages.get(n).id(), path, "stages", n, "id");
            List<String> due = stages.get(n).due() == null ? List.of() : stages.get(n).due();
            for (int d = 0; d < due.size(); d++) {
                String owed = due.get(d);
                String stage = stages.get(n).id();
                List<String> can = actions.stream().filter(action -> action.from().contains(stage)).map(Act::id).toList();
                demand(can.contains(owed), "环节 " + stage + " 应办的“" + owed + "”在这一环节不能办", Nearest.to(owed, can), path, "stages", n, "due", d);
            }
        }
        for (int n = 0; n < actions.size(); n++) {
            Act action = actions.get(n);
            once("动作", action.id(), path, "actions", n, "id");
            for (int f = 0; f < action.from().size(); f++) {
                stage(action.from().get(f), there, path, "actions", n, "from", f);
            }
            stage(action.to(), there, path, "actions", n, "to");
            demand(!action.from().isEmpty(), "“" + action.title() + "”没有写在哪个环节能办", null, path, "actions", n, "from");
            demand(!action.who().isEmpty(), "“" + action.title() + "”没有写由谁办", null, path, "actions", n, "who");
        }
    }

    private void stage(@Nullable String stage, Set<String> there, Object[] path, Object... at) {
        demand(stage == null || there.contains(stage), "没有环节“" + stage + "”", stage == null ? null : Nearest.to(stage, there), path, at);
    }

    /** Acts name an action and lists a stage, neither says of which handling: the names of a type are its own. */
    private void once(String sort, String name, Object[] path, Object... at) {
        demand(seen.add(sort + name), sort + "“" + name + "”写了两次", null, path, at);
    }

    private void demand(boolean holds, String otherwise, @Nullable String right, Object[] path, Object... at) {
        if (!holds) {
            List<Object> whole = new ArrayList<>(List.of(path));
            whole.addAll(List.of(at));
            names.wrong(otherwise, right, whole.toArray());
            sound = false;
        }
    }
}

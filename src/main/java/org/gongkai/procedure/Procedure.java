package org.gongkai.procedure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Declared stages and the actions between them.
 *
 * @param first stage in which everything begins
 */
public record Procedure(String id, String title, String first, List<Stage> stages, List<Action> actions) {

    public Procedure {
        Map<String, Stage> byId = stages.stream().collect(Collectors.toMap(Stage::id, Function.identity()));
        List<String> broken = new ArrayList<>();
        if (!byId.containsKey(first)) {
            broken.add("没有起始环节 " + first);
        }
        Set<String> seen = new HashSet<>();
        for (Action action : actions) {
            if (!seen.add(action.id())) {
                broken.add("动作 " + action.id() + " 重复");
            }
            action.from().stream().filter(stage -> !byId.containsKey(stage))
                    .forEach(stage -> broken.add("动作 " + action.id() + " 的来源环节 " + stage + " 未定义"));
            if (action.to() != null && !byId.containsKey(action.to())) {
                broken.add("动作 " + action.id() + " 的目标环节 " + action.to() + " 未定义");
            }
            if (action.who().isEmpty()) {
                broken.add("动作 " + action.id() + " 没有办理人");
            }
        }
        stages.stream().filter(stage -> stage.due() != null).forEach(stage -> stage.due().stream().filter(due -> actions.stream()
                .noneMatch(action -> action.id().equals(due) && action.from().contains(stage.id())))
                .forEach(due -> broken.add("环节 " + stage.id() + " 应办的 " + due + " 不能在这一环节办理")));
        if (!broken.isEmpty()) {
            throw new IllegalArgumentException("程序 " + id + ":" + String.join(";", broken));
        }
    }

    public Stage stage(String stageId) {
        return stages.stream().filter(stage -> stage.id().equals(stageId)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("程序 " + id + " 没有环节 " + stageId));
    }

    /**
     * The action that is owed in a stage: the foremost open to this actor, else the foremost; empty while others are waited for. What ends the whole thing beside a step that goes on,
     * as a registration is struck, is owed by nobody; where nothing goes on, ending it is what is owed.
     */
    public Optional<Action> due(String stageId, Actor actor) {
        List<String> said = stage(stageId).due();
        List<Action> owed = said == null ? actions.stream().filter(action -> action.from().contains(stageId) && action.to() != null).toList()
                : said.stream().map(this::action).flatMap(Optional::stream).toList();
        Optional<Action> own = owed.stream().filter(action -> action.openTo(actor) && (said != null || !endsBeside(action, owed))).findFirst();
        return own.isPresent() ? own : owed.stream().findFirst();
    }

    private boolean endsBeside(Action action, List<Action> owed) {
        return ends(action) && owed.subList(0, owed.indexOf(action)).stream().anyMatch(before -> !ends(before));
    }

    private boolean ends(Action action) {
        return action.to() != null && stage(action.to()).last();
    }

    public Optional<Action> action(String actionId) {
        return actions.stream().filter(action -> action.id().equals(actionId)).findFirst();
    }

    /** Every guard that an action names. */
    public Set<String> guardNames() {
        return actions.stream().flatMap(action -> action.guards().stream()).collect(Collectors.toSet());
    }
}

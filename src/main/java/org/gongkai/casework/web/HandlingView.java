package org.gongkai.casework.web;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.Handling;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.Consequence;
import org.gongkai.casework.ending.Closing;
import org.gongkai.casework.ending.Endings;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Permission;
import org.gongkai.procedure.Permissions;
import org.gongkai.procedure.Procedure;
import org.jspecify.annotations.Nullable;

/**
 * A handling as somebody sees it who may act in it.
 *
 * @param organ what the organ is called
 * @param owed  what is owed now; null where nothing is
 * @param grave ids of those that cannot be taken back, or end the matter without an answer
 * @param next  id of the action that is theirs to take now; null where none is, or somebody prepares it
 */
public record HandlingView(Handling handling, String organ, String title, List<Permission> permissions, @Nullable String owed, @Nullable String next, Set<String> grave) {

    static HandlingView of(CaseFolder folder, Handling handling, List<Permission> permissions, Actor actor, Predicate<Action> prepared) {
        Procedure procedure = handling.procedureIn(folder.state().type());
        Optional<Action> due = folder.waits(handling) ? permissions.stream().filter(Permission::allowed).map(Permission::action).filter(action -> folder.state().type().consequence(action.id()).clock().resume()).findFirst()
                : procedure.due(handling.stage(), actor);
        return new HandlingView(handling, folder.organs().get(handling.organ()).name(), handling.turn() == null ? "" : handling.turn().title(), permissions,
                due.map(action -> Permissions.owed(action, actor)).orElse(null),
                due.filter(action -> permissions.stream().anyMatch(one -> one.allowed() && one.action().id().equals(action.id())) && !prepared.test(action)).map(Action::id).orElse(null),
                permissions.stream().map(one -> one.action().id()).filter(action -> isGrave(folder.state().type(), action)).collect(Collectors.toSet()));
    }

    private static boolean isGrave(CaseType type, String action) {
        Consequence effect = type.consequence(action);
        return effect.strikes() != null || !Closing.of(type, action).asks().isEmpty() || effect.result().ending() != null && !effect.result().ending().equals(Endings.ANSWERED);
    }

    /** What they may do: what is owed before the rest; what is grave stands apart. */
    public List<Action> allowed() {
        return permissions.stream().filter(Permission::allowed).map(Permission::action).filter(action -> !grave.contains(action.id())).sorted(Comparator.comparing(action -> !action.id().equals(next))).toList();
    }

    public List<Action> allowedApart() {
        return permissions.stream().filter(Permission::allowed).map(Permission::action).filter(action -> grave.contains(action.id())).toList();
    }

    /** Whether they may do anything at all. */
    public boolean mayAct() {
        return permissions.stream().anyMatch(Permission::allowed);
    }

    /** Those of this stage that somebody else or something stands against. */
    public List<Permission> refusedHere() {
        return permissions.stream().filter(one -> !one.allowed() && one.action().from().contains(handling.stage())).toList();
    }

    public List<Permission> ofOtherStages() {
        return permissions.stream().filter(one -> !one.action().from().contains(handling.stage())).toList();
    }

    String key(String action) {
        return CaseForm.key(action, handling.no());
    }
}

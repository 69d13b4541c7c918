package org.gongkai.casework.owing;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.directory.People;
import org.gongkai.directory.Power;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Duty.Whose;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.Procedure;
import org.gongkai.procedure.Stage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whose turn an open handling is, for somebody who looks: by who has it, and by who may take the step that is due. */
@Component
public class Owing {

    /** The field of an action that says who has the matter from then on. */
    public static final String ASSIGNEE = "assignee";
    private static final List<String> HANDLING = List.of(Role.with(Power.HANDLE));

    private final People people;
    private final List<Engaged> engaged;

    Owing(People people, List<Engaged> engaged) {
        this.people = people;
        this.engaged = engaged;
    }

    /** Whether a person sees what others owe somewhere: whoever coordinates and whoever signs. */
    public static boolean leads(Staff staff) {
        return staff.may(Power.COORDINATE) || staff.may(Power.SIGN);
    }

    /** Where somebody takes a handling that nobody has. */
    public static String takenAt(String caseId, int handling) {
        return "/desk/cases/" + caseId + "/take/" + handling;
    }

    /** @param stopped whether its main clock stands still */
    Whose whose(CaseType type, String stageId, boolean stopped, String organ, @Nullable String assignee, Staff staff) {
        if (staff.personId().equals(assignee)) {
            return Whose.MINE;
        }
        Procedure procedure = type.procedureOf(stageId);
        Stage stage = procedure.stage(stageId);
        Actor actor = CaseFolders.actor(staff, organ);
        Action due = stopped && stage.paused() != null ? null : procedure.due(stageId, actor).orElse(null);
        boolean open = due != null && due.openTo(actor);
        if (assignee == null) {
            boolean mayTake = open || staff.may(Power.HANDLE, organ);
            return !mayTake ? Whose.OTHERS : isAlone(due, open, organ, staff) ? Whose.MINE : Whose.CLAIM;
        }
        boolean theirs = due == null || people.staff(assignee).map(other -> due.openTo(CaseFolders.actor(other, organ))).orElse(false)
                || engaged.stream().anyMatch(one -> one.prepares(type, due.id()));
        return open && !theirs ? Whose.MINE : Whose.OTHERS;
    }

    /** Whether nobody else could take it: nobody has to claim it from anybody then. */
    private boolean isAlone(@Nullable Action due, boolean open, String organ, Staff staff) {
        Set<String> roles = open && due != null ? due.who() : Set.copyOf(HANDLING);
        return people.holding(roles, organ).stream().allMatch(person -> person.id().equals(staff.personId()));
    }

    /** The action by which this actor takes a handling that nobody has; empty where there is none. */
    public Optional<Action> claim(Procedure procedure, String stage, Actor actor) {
        return procedure.actions().stream().filter(action -> action.from().contains(stage) && action.openTo(actor))
                .filter(action -> action.fields().stream().anyMatch(field -> field.name().equals(ASSIGNEE) && field.kind() == Field.Kind.PERSON)
                        && action.fields().stream().allMatch(field -> field.name().equals(ASSIGNEE) || !field.required()))
                .min(Comparator.comparing(action -> action.to() != null));
    }
}

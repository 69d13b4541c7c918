package org.gongkai.casework.notes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.gongkai.calendar.Now;
import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CasePanel;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.Handling;
import org.gongkai.casework.opening.Veiling;
import org.gongkai.directory.People;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What was written within the office beside a matter, and where to write. */
@Component
@Order(1)
public class NotesPanel implements CasePanel {

    private final Notes notes;
    private final Watches watches;
    private final People people;
    private final Now now;

    NotesPanel(Notes notes, Watches watches, People people, Now now) {
        this.now = now;
        this.notes = notes;
        this.watches = watches;
        this.people = people;
    }

    /**
     * @param reachable to whom one may write, by id
     * @param posts     what those to whom one may write do at the organ, by id
     * @param names     of who wrote and to whom
     * @param presses   whether this person watches over periods and this one is over: then it is theirs to ask that it be done by a day
     * @param news      how many acts happened since this person saw the matter that they follow; -1 where they do not
     */
    public record Desk(String matter, List<Note> notes, Map<String, String> reachable, Map<String, String> names, boolean instructs, boolean presses, int news, String me, Set<String> instead, String organ, Map<String, List<String>> posts) {

        /** Whether something waits for this person, or for somebody in whose place they are. */
        public boolean isMine(String person) {
            return me.equals(person) || instead.contains(person);
        }

        public String name(String person) {
            return names.getOrDefault(person, person);
        }
    }

    @Override
    public Place place() {
        return Place.HAPPENED;
    }

    @Override
    public Optional<Shown> of(CaseFolder folder, Staff staff) {
        CaseState state = folder.state();
        Optional<String> organ = organ(state, staff);
        if (folder.forgottenOn() != null || organ.isEmpty() || Veiling.unnamed(state, staff)) {
            return Optional.empty();
        }
        List<Note> all = notes.of(state.id(), staff);
        int news = watches.of(state.id()).stream().filter(one -> one.person().equals(staff.personId())).findFirst().map(one -> Math.max(0, state.acts().size() - one.seen())).orElse(-1);
        Map<String, String> reachable = notes.reachable(organ.get(), state);
        List<String> others = new ArrayList<>();
        all.forEach(note -> {
            others.add(note.author());
            note.to().forEach(to -> others.add(to.person()));
        });
        Map<String, String> names = new LinkedHashMap<>(reachable);
        names.putAll(people.names(others.stream().distinct().filter(one -> !reachable.containsKey(one)).toList()));
        return Optional.of(new Shown("casework/notes/notes", Map.of("desk", new Desk(state.id(), all, reachable, names, Notes.instructs(staff, organ.get()),
                staff.holds(Role.SUPERVISOR, organ.get()) && !state.ended() && folder.clock().map(clock -> clock.endedOn() == null && clock.isOverdueOn(now.today())).orElse(false), news, staff.personId(), staff.standsInFor(), organ.get(), people.postsAt(organ.get(), reachable.keySet())))));
    }

    /** Where this person writes: the first organ with a part in the matter at which they hold a post. */
    static Optional<String> organ(CaseState state, Staff staff) {
        return state.handlings().stream().map(Handling::organ).filter(organ -> staff.scope().covers(organ)).findFirst();
    }
}

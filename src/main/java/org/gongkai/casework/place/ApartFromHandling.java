package org.gongkai.casework.place;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.gongkai.casework.CaseState;
import org.gongkai.directory.Post;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Guard;
import org.gongkai.procedure.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * 监管分离: whoever did it does not confirm it, and nobody does who has the post of those that do such things at the organ that did it. What counts
 * as doing it a file says with {@code handles:}.
 */
public final class ApartFromHandling {

    private static final String NAME = "apart-from-handling";

    private final Function<String, Optional<Staff>> posts;

    /** @param posts what posts a person holds today, by id */
    public ApartFromHandling(Function<String, Optional<Staff>> posts) {
        this.posts = posts;
    }

    public Guard<CaseState> guard() {
        return Guard.of(NAME, "核实的不是处置的人，也不在处置它的岗位上", "平台的做法", this::refuse);
    }

    private Optional<Refusal> refuse(CaseState state, Attempt attempt) {
        for (Act act : state.standing()) {
            Action did = state.type().action(act.verb()).filter(action -> PlaceCapability.handles(state.type(), action.id())).orElse(null);
            if (did != null && attempt.isBy(act.actor())) {
                return Optional.of(Refusal.because("这件是您处置的，请由另设岗位的另一个人核实"));
            }
            if (did != null && hasThePost(attempt.actor().personId(), did.who(), act.organ())) {
                return Optional.of(Refusal.because("您在处置这件的机关也任处置的岗位，监督和处置要分开，请由不在那里任职的人核实"));
            }
        }
        return Optional.empty();
    }

    /** Also one that reaches from above, or is held in somebody's place. */
    private boolean hasThePost(@Nullable String person, Set<String> who, String organ) {
        return person != null && posts.apply(person).map(Staff::posts).stream().flatMap(held -> held.stream()).filter(post -> who.contains(post.role().name())).map(Post::reach)
                .anyMatch(reach -> reach.contains(organ));
    }
}

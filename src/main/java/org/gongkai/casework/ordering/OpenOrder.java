package org.gongkai.casework.ordering;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.filing.CounterEntry;
import org.gongkai.casework.filing.Submission;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.ordering.OrderingCapability.Ordering;
import org.gongkai.casework.ordering.subject.Subject;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Post;
import org.gongkai.directory.Staff;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens an order and issues its letter: all of it or nothing. */
@Component
public class OpenOrder {

    /** Channel of what somebody opens, and of what a condition opens. */
    private static final String BY_HAND = "desk";
    private static final String BY_CONDITION = "trigger";

    private final CaseTypes types;
    private final CounterEntry entry;
    private final Organs organs;
    private final Now now;

    OpenOrder(CaseTypes types, CounterEntry entry, Organs organs, Now now) {
        this.now = now;
        this.types = types;
        this.entry = entry;
        this.organs = organs;
    }

    /**
     * What an order says.
     *
     * @param ordering organ that orders
     * @param subject  address as it was typed; empty where the order is about the organ itself
     * @param lacks    one item a line
     * @param joint    with whom it is issued; empty where alone
     * @param source   code of where it comes from; empty where nobody said
     */
    public record Said(String ordering, String subject, String title, LocalDate until, String lacks, String joint, String source) {
    }

    /** The type by which orders are opened, and its steps. */
    public record Kind(CaseType type, Ordering steps) {
    }

    /** The organs at which a person may order: those with others below where they hold a post that issues. */
    public Set<String> at(Staff staff) {
        Kind kind = kind();
        Set<String> who = kind.type().action(kind.steps().issue()).orElseThrow().who();
        return staff.posts().stream().filter(post -> who.contains(post.role().name())).map(Post::organId).filter(organ -> !below(organ).isEmpty()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The organs that one may order. */
    public Set<String> below(String organ) {
        Set<String> below = new TreeSet<>(organs.subtree(organ, now.today()));
        below.remove(organ);
        return below;
    }

    /** @throws IllegalStateException where no type of this installation orders */
    public Kind kind() {
        return types.all().stream().flatMap(type -> OrderingCapability.of(type).map(steps -> new Kind(type, steps)).stream()).findFirst()
                .orElseThrow(() -> new IllegalStateException("no type of matter says ordering:"));
    }

    /**
     * @param cause  id of the condition that opens it; null where the actor does
     * @param token  lets what is sent twice act once
     * @param within what else belongs to the transaction
     */
    public Submission open(Said said, String addressed, Actor actor, @Nullable String cause, String token, Consumer<Submission.Accepted> within) {
        List<Refusal> reasons = new ArrayList<>();
        Subject subject = Subject.of(said.subject().isBlank() ? "/organs/" + addressed : said.subject()).orElse(null);
        if (subject == null) {
            reasons.add(Refusal.ofField("subject", "督办的对象写成办件、文件、记录、机关或者网页的地址，例如 /organs/机关编码"));
        }
        if (said.title().isBlank()) {
            reasons.add(Refusal.ofField("title", "请写督办事项"));
        }
        if (!reasons.isEmpty() || subject == null) {
            return new Submission.Refused(reasons);
        }
        CaseType type = kind().type();
        Submit submit = new Submit(type.id(), cause == null ? BY_HAND : BY_CONDITION, type.parties().getFirst().id(), List.of(said.ordering()), actor, Map.of(),
                said.source().isBlank() ? Map.of() : Map.of("source", said.source()), List.of(Map.of("title", said.title().strip())), null, token, null, null, null);
        Map<String, String> issued = new HashMap<>(Map.of("subject", subject.address(), "addressed", addressed, "until", said.until().toString(), "lacks", String.join("\n", Rectification.lines(said.lacks()))));
        if (cause != null) {
            issued.put("cause", cause);
        }
        if (!said.joint().isBlank()) {
            issued.put("joint", said.joint().strip());
        }
        return entry.enter(submit, issued, within);
    }
}

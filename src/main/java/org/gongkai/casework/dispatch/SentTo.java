package org.gongkai.casework.dispatch;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.gongkai.casework.Handling;
import org.gongkai.casework.begin.Begins;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.Consequence;
import org.gongkai.ledger.Act;

/** To which organs an act sends a matter: a part of it, or all of it as a matter of its own there. */
public final class SentTo {

    private SentTo() {
    }

    /** Ids of organs, in the order given. */
    public static List<String> organs(CaseType type, Act act) {
        Consequence does = type.consequence(act.verb());
        Stream<String> fields = Stream.of(does.hands().dispatch().stream().map(Consequence.Dispatch::to), Stream.ofNullable(does.opens()),
                Begins.of(type, act.verb()).map(Begins::organ).stream()).flatMap(one -> one).filter(Objects::nonNull);
        return fields.flatMap(field -> Handling.organs(act.text(field)).stream()).distinct().toList();
    }

    /** The same of all the acts of a matter. */
    public static List<String> organs(CaseType type, List<Act> acts) {
        return acts.stream().flatMap(act -> organs(type, act).stream()).distinct().toList();
    }
}

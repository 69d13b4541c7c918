package org.gongkai.casework.papers;

import java.util.Map;
import java.util.Objects;

import org.gongkai.ledger.Act;
import org.gongkai.procedure.Actor;

/** Who did something, as it stands on sheets, in files and in what happened: 李四（代张三）. */
public final class Instead {

    private Instead() {
    }

    /** @param names of people by id; an id without one is shown itself, an act that nobody of the house took is nobody's */
    public static String said(Act act, Map<String, String> names) {
        String actor = act.actor();
        String absent = act.text(Actor.INSTEAD);
        return actor == null ? "" : absent == null ? names.getOrDefault(actor, actor) : names.getOrDefault(actor, actor) + "（代" + Objects.requireNonNullElse(names.get(absent), absent) + "）";
    }
}

package org.gongkai.procedure;

import java.util.List;

/** An action and what stands against it now; allowed when nothing does. */
public record Permission(Action action, List<Refusal> reasons) {

    public boolean allowed() {
        return reasons.isEmpty();
    }
}

package org.gongkai.operation;

import java.util.Map;
import java.util.function.Consumer;

import org.gongkai.ledger.Resealing;
import org.springframework.stereotype.Component;

/** Shows the keys and what needs them; begins with new ones; brings what is there under the current ones. */
@Component
class KeysTask implements OperatorTask {

    static final String NAME = "keys";
    static final String ROTATE = "rotate";
    static final String RESEAL = "reseal";

    private final Resealing resealing;

    KeysTask(Resealing resealing) {
        this.resealing = resealing;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Object run(Order order, Consumer<Object> progress) {
        String asked = order.options().getOrDefault("do", "");
        if (asked.equals(ROTATE)) {
            resealing.rotate();
        }
        long resealed = asked.equals(ROTATE) || asked.equals(RESEAL) ? resealing.run(done -> progress.accept(Map.of("done", done))) : 0;
        return Map.of("resealed", resealed, "keys", resealing.standings());
    }
}

package org.gongkai.operation;

import java.util.Map;
import java.util.function.Consumer;

import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Verify;
import org.springframework.stereotype.Component;

/** Proves the ledger inside the application. */
@Component
class VerifyTask implements OperatorTask {

    static final String NAME = "verify";

    private final Verify verify;
    private final Ledger ledger;

    VerifyTask(Verify verify, Ledger ledger) {
        this.verify = verify;
        this.ledger = ledger;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Object run(Order order, Consumer<Object> progress) {
        long head = ledger.headPosition();
        return verify.run(Boolean.parseBoolean(order.options().get("all")),
                reached -> progress.accept(Map.of("what", reached.what(), "done", reached.done(), "of", reached.of() == 0 ? head : reached.of())));
    }
}

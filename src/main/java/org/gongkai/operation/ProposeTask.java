package org.gongkai.operation;

import java.util.Map;
import java.util.function.Consumer;

import org.gongkai.publication.words.ProposeWords;
import org.springframework.stereotype.Component;

/** Looks for pairs of words inside the application. */
@Component
class ProposeTask implements OperatorTask {

    static final String NAME = "propose";

    private final ProposeWords words;

    ProposeTask(ProposeWords words) {
        this.words = words;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Object run(Order order, Consumer<Object> progress) {
        return Map.of("waiting", words.propose(read -> progress.accept(Map.of("read", read))));
    }
}

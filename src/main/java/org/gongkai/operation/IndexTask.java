package org.gongkai.operation;

import java.util.Map;
import java.util.function.Consumer;

import org.gongkai.search.SearchIndex;
import org.springframework.stereotype.Component;

/** Builds the search index anew inside the application, which goes on answering from the old one. */
@Component
class IndexTask implements OperatorTask {

    static final String NAME = "index";

    private final SearchIndex search;

    IndexTask(SearchIndex search) {
        this.search = search;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Object run(Order order, Consumer<Object> progress) {
        long all = search.count();
        try {
            return Map.of("findables", search.rebuild(built -> progress.accept(Map.of("built", built, "all", all))));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CannotStart("重建被中止；服务下次启动时接着做。", stopped);
        }
    }
}

package org.gongkai.operation;

import java.util.Map;
import java.util.function.Consumer;

/** Work that the owner of an installation orders from the command line, done inside the application. */
interface OperatorTask {

    /** What one order may carry; a line of a document that is imported is cut long before. */
    int MOST_CONTENT = 64 << 20;

    /** As in {@code POST /operator/{name}}. */
    String name();

    /**
     * @param progress takes milestones on the way; they become JSON
     * @return the outcome; it becomes JSON
     * @throws CannotStart with the reason, when the order is refused
     */
    Object run(Order order, Consumer<Object> progress);

    /**
     * What is ordered.
     *
     * @param content what the command read from a file, empty when it read none
     */
    record Order(Map<String, String> options, byte[] content) {
    }
}

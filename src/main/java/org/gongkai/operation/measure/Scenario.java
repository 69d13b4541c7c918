package org.gongkai.operation.measure;

/** One thing to measure. */
public interface Scenario {

    /** As in {@code ./gongkai measure NAME}. */
    String name();

    /** What is measured, in a sentence. */
    String title();

    /** Measures and writes lines ready for docs/measured.md. */
    void run(Bench bench) throws Exception;
}

package org.gongkai.reporting.form;

import java.util.List;
import java.util.Optional;

/** What formulas may look at beside the report itself: its earlier years and the organs rolled up in it. */
public interface Surroundings {

    /** The same report so many years before; empty when there is none. */
    Optional<Figures> yearsBack(int years);

    /** Each organ's own numbers; empty when the report is one organ's own. */
    List<Figures> organs();

    static Surroundings none() {
        return new Surroundings() {
            @Override
            public Optional<Figures> yearsBack(int years) {
                return Optional.empty();
            }

            @Override
            public List<Figures> organs() {
                return List.of();
            }
        };
    }
}

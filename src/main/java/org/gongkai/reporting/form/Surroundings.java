package org.gongkai.reporting.form;

import java.util.List;
import java.util.Optional;

/** What formulas may look at beside the report itself: its earlier periods and the organs rolled up in it. */
public interface Surroundings {

    /** The same report so many periods before; empty when there is none. */
    Optional<Figures> periodsBack(int periods);

    /** Each organ's own numbers; empty when the report is one organ's own. */
    List<Figures> organs();

    static Surroundings none() {
        return new Surroundings() {
            @Override
            public Optional<Figures> periodsBack(int periods) {
                return Optional.empty();
            }

            @Override
            public List<Figures> organs() {
                return List.of();
            }
        };
    }
}

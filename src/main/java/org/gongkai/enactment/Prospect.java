package org.gongkai.enactment;

import java.util.List;
import java.util.stream.Stream;

import org.gongkai.definition.DefinitionText;
import org.gongkai.definition.Fault;

/**
 * What lies in the installation's own folder, held against what is in force.
 *
 * @param there      whether there is such a folder
 * @param digest     of what lies in it
 * @param faults     with file, line, what is wrong
 * @param refusals   what is right in itself and may not take effect all the same
 * @param difference from what was accepted last
 */
public record Prospect(boolean there, String digest, List<DefinitionText> texts, List<Fault> faults, List<String> refusals, Difference difference) {

    public boolean isBroken() {
        return !faults.isEmpty() || !refusals.isEmpty();
    }

    /** Whether something lies there that is not in force and could be. */
    public boolean waits() {
        return there && !isBroken() && !difference.isNothing();
    }

    /** Everything that stands against it, in words. */
    public List<String> reasons() {
        return Stream.concat(faults.stream().map(Fault::toString), refusals.stream()).toList();
    }
}

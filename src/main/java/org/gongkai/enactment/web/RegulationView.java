package org.gongkai.enactment.web;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

import org.gongkai.calendar.Now;
import org.gongkai.definition.Fault;
import org.gongkai.enactment.AcceptedSet;
import org.gongkai.enactment.Difference;
import org.gongkai.enactment.FollowAcceptance;
import org.gongkai.enactment.Prospect;
import org.jspecify.annotations.Nullable;

/**
 * What the operator sees of the installation's own declarations.
 *
 * @param prospect what lies in the folder
 * @param by       who put the present set in force; empty for the command line
 * @param reasons  why it was refused just now
 * @param done     whether it was put in force just now
 */
public record RegulationView(FollowAcceptance node, Prospect prospect, String by, List<String> reasons, boolean done) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(Now.ZONE);
    private static final int SHORT = 12;

    public AcceptedSet inForce() {
        return node.inForce();
    }

    public String at() {
        return inForce().at() == null ? "" : TIME.format(inForce().at());
    }

    public static String brief(String digest) {
        return digest.substring(0, SHORT);
    }

    /** The file in which something is declared otherwise. */
    public Difference.@Nullable FileChange file(Difference.Declared declared) {
        return prospect.difference().files().stream().filter(file -> file.path().equals(declared.path())).findFirst().orElse(null);
    }

    /** What to see to before anything is put in force. */
    public List<String> wrong() {
        return reasons.isEmpty() ? prospect.reasons() : reasons;
    }

    /** What is in force and has to be mended: what would not be accepted any more, organs that are not there. */
    public List<String> borne() {
        return Stream.concat(node.borne().stream().map(Fault::toString), node.organsMissing().stream()).toList();
    }

    public List<String> leftOut() {
        return node.leftOut().stream().map(Fault::toString).toList();
    }
}

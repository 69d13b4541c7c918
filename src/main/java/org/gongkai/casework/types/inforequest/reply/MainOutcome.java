package org.gongkai.casework.types.inforequest.reply;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.gongkai.calendar.ReplyKind;
import org.gongkai.calendar.ReplyKind.Family;
import org.gongkai.calendar.ReplyKinds;

/**
 * The one row of the statutory form that a request with several items counts in (a convention, not confirmed by a text):
 * all alike, that; some granted and some not, partly granted; else the first in the order of the form.
 */
public final class MainOutcome {

    private static final String PARTLY = "R37";

    private final ReplyKinds replyKinds;

    public MainOutcome(ReplyKinds replyKinds) {
        this.replyKinds = replyKinds;
    }

    public String of(List<String> answers, LocalDate on) {
        Set<String> different = new TreeSet<>(answers);
        if (different.size() == 1) {
            return answers.getFirst();
        }
        Set<Family> families = answers.stream().map(code -> replyKinds.require(code).family()).collect(Collectors.toSet());
        boolean someGranted = families.contains(Family.GRANTED) || families.contains(Family.PARTLY);
        if (someGranted && families.size() > 1) {
            return PARTLY;
        }
        return replyKinds.all().stream().map(ReplyKind::code).filter(different::contains).findFirst().orElseThrow();
    }
}

package org.gongkai.casework.types.inforequest.reply;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.gongkai.casework.casetype.Answers;
import org.gongkai.procedure.Attempt;
import org.jspecify.annotations.Nullable;

/** The grounds of one item: its reply kind and those of each part that is withheld (2019 Arts. 14 to 16, 36, 37). */
public final class Grounds {

    public static final String FURTHER = "Grounds";

    private Grounds() {
    }

    /** Every ground of an item, from 1: the reply first. */
    public static Set<String> of(Attempt attempt, int item) {
        Set<String> grounds = new LinkedHashSet<>();
        String reply = attempt.value(Answers.field(item));
        if (reply != null) {
            grounds.add(reply);
        }
        grounds.addAll(further(attempt.value(Answers.field(item, FURTHER))));
        return grounds;
    }

    public static List<String> further(@Nullable String said) {
        return said == null ? List.of() : Arrays.stream(said.split("[,，;；\\s]+")).filter(code -> !code.isBlank()).toList();
    }
}

package org.gongkai.casework.phrase;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.gongkai.calendar.ReplyKind;
import org.gongkai.calendar.ReplyKinds;
import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.casetype.Answers;
import org.gongkai.casework.casetype.Consequence.ItemField;
import org.gongkai.casework.copies.CaseRedactions;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Staff;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Fills in the words with which a chosen reply begins, so that whoever answers looks and changes instead of typing; what somebody wrote is left as it is. */
@Component
public class FirstWords {

    /** Beginning of the name under which a form sends, for each item, the reply for which its words were shown; whatever stands or is missing there since is meant so. */
    public static final String SHOWN = "shown.";

    private static final String PATH = "path";

    private final Phrases phrases;
    private final ReplyKinds replyKinds;
    private final CaseRedactions redactions;

    FirstWords(Phrases phrases, ReplyKinds replyKinds, CaseRedactions redactions) {
        this.phrases = phrases;
        this.replyKinds = replyKinds;
        this.redactions = redactions;
    }

    /** What was filled in, and the beginning of the words of each item whose reply is chosen and of which nobody wrote any. */
    public Map<String, String> begun(CaseFolder folder, Action action, Staff staff, Map<String, String> values) {
        CaseState state = folder.state();
        List<ItemField> asked = state.type().consequence(action.id()).perItem();
        List<Phrase> usable = asked.isEmpty() ? List.of() : phrases.usable(staff, state).stream().filter(phrase -> phrase.ground() != null && phrase.isFor(action.id(), phrase.ground())).toList();
        if (usable.isEmpty()) {
            return values;
        }
        boolean given = CaseRedactions.isFor(state) && !redactions.forApplicant(state).isEmpty();
        Map<String, String> begun = new LinkedHashMap<>(values);
        for (int item = 1; item <= state.items(); item++) {
            ReplyKind kind = replyKinds.find(begun.getOrDefault(Answers.field(item), "")).orElse(null);
            if (kind != null && kind.code().equals(values.get(SHOWN + item))) {
                continue;
            }
            // what is ready for the chosen reply too may have been chosen by hand
            List<Phrase> ofOthers = usable.stream().filter(phrase -> kind == null || !kind.code().equals(phrase.ground())).toList();
            Phrase first = kind == null ? null : first(usable, kind, given);
            for (ItemField one : asked) {
                String name = Answers.field(item, one.field().name());
                if (one.field().kind() == Field.Kind.TEXT) {
                    put(begun, name, ofOthers.stream().map(Phrase::words).toList(), first == null || !one.isFor(kind) ? null : first.words());
                } else if (isPlace(one)) {
                    put(begun, name, ofOthers.stream().map(phrase -> place(phrase, folder.organ())).filter(Objects::nonNull).toList(), first == null || given || !one.isFor(kind) ? null : place(first, folder.organ()));
                }
            }
        }
        return begun;
    }

    /** Of those that are whole the one that completes the reply: with a place where no file goes with it. */
    private static @Nullable Phrase first(List<Phrase> usable, ReplyKind kind, boolean given) {
        return usable.stream().filter(phrase -> phrase.isWhole() && kind.code().equals(phrase.ground()))
                .min(Comparator.comparing((Phrase phrase) -> phrase.isStock()).thenComparing(phrase -> kind.requires(PATH) && given == (phrase.place() != null))).orElse(null);
    }

    /** Words that came with another reply give way; words that somebody wrote stay. */
    private static void put(Map<String, String> values, String name, List<String> ready, @Nullable String words) {
        String said = values.getOrDefault(name, "").strip();
        if (said.isEmpty() || ready.contains(said)) {
            values.put(name, words == null ? "" : words);
        }
    }

    private static boolean isPlace(ItemField one) {
        return one.field().kind() == Field.Kind.LINE && one.when().equals(Set.of(PATH));
    }

    /** A place with the organ's own name, address and hours; null where it says none, or the organ does not tell what it needs. */
    private static @Nullable String place(Phrase phrase, Organ organ) {
        String place = phrase.place();
        if (place == null || place.isBlank()) {
            return null;
        }
        Map<String, Optional<String>> told = Map.of("{organ}", Optional.of(organ.name()), "{address}", Optional.ofNullable(organ.profile().address()), "{hours}", Optional.ofNullable(organ.profile().hours()));
        for (Map.Entry<String, Optional<String>> one : told.entrySet()) {
            if (place.contains(one.getKey())) {
                if (one.getValue().isEmpty()) {
                    return null;
                }
                place = place.replace(one.getKey(), one.getValue().get());
            }
        }
        return place;
    }
}

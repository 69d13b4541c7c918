package org.gongkai.casework.answer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.casetype.Answers;
import org.gongkai.ledger.Act;
import org.gongkai.letters.Letter;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Field;
import org.jspecify.annotations.Nullable;

/**
 * What the office answered whoever brought the matter, whatever the type and however old the definition it began under.
 *
 * @param result what it came to, where the action let the office choose; else null
 * @param words  the words as they were written
 * @param papers letters to the applicant that the same act issued
 */
public record GivenAnswer(LocalDate on, String title, @Nullable String article, @Nullable String result, List<String> words, List<Letter> papers) {

    /** What an old register does not say. */
    private static final String UNRECORDED = "unrecorded";

    public static List<GivenAnswer> of(CaseFolder folder) {
        CaseState state = folder.state();
        List<GivenAnswer> answers = new ArrayList<>();
        for (Act act : state.acts()) {
            Action action = state.type().action(act.verb()).orElse(null);
            if (action != null && state.type().consequence(act.verb()).concludes() && !byApplicantAlone(action)) {
                answers.add(of(folder, act, action));
            }
        }
        return answers;
    }

    /** Nobody is told what they did themselves. */
    public static boolean byApplicantAlone(Action action) {
        return action.who().stream().allMatch(Actor.APPLICANT::equals);
    }

    private static GivenAnswer of(CaseFolder folder, Act act, Action action) {
        CaseState state = folder.state();
        List<Letter> papers = folder.letters().stream()
                .filter(letter -> letter.actId().equals(act.id()) && letter.recipient() == Letter.Recipient.APPLICANT).toList();
        Map<String, String> written = folder.wordsOf(act.id());
        List<String> words = new ArrayList<>();
        Optional.ofNullable(Told.of(state.type(), act.verb()).field()).map(written::get).ifPresent(words::add);
        if (state.type().consequence(act.verb()).result().ofItems() && papers.isEmpty()) {
            for (int item = 1; item <= state.items(); item++) {
                Optional.ofNullable(written.get(Answers.words(item))).filter(said -> !UNRECORDED.equals(said)).ifPresent(words::add);
            }
        }
        return new GivenAnswer(act.effectiveOn(), action.title(), act.article(), result(state, act, action), words, papers);
    }

    private static @Nullable String result(CaseState state, Act act, Action action) {
        String chosen = state.type().consequence(act.verb()).result().outcomeOf();
        String value = chosen == null ? null : act.text(chosen);
        return value == null ? null : action.fields().stream().filter(field -> field.name().equals(chosen)).map(Field::options)
                .map(options -> options.getOrDefault(value, value)).findFirst().orElse(value);
    }
}

package org.gongkai.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.casework.clocks.ClockReading;
import org.gongkai.clock.Reading;
import org.gongkai.directory.Organ;
import org.gongkai.letters.Letter;
import org.gongkai.letters.OutgoingMail;
import org.jspecify.annotations.Nullable;

/**
 * A case opened whole for someone entitled to it.
 *
 * @param number what it is called
 * @param organs those that have or had a part in it, by id
 * @param words  what people wrote, by act and field
 * @param named  what the named clocks of the matter say
 * @param mails  messages to the applicant, without their words
 * @param forgottenOn since when nothing of a person is kept of it; null while it is
 */
public record CaseFolder(CaseState state, Map<String, Organ> organs, String number, Application application,
        Map<String, Map<String, String>> words, List<Letter> letters, List<OutgoingMail> mails, Optional<Reading> clock, List<ClockReading> named,
        @Nullable LocalDate forgottenOn) {

    /** The organ at which it was brought in. */
    public Organ organ() {
        return organs.get(state.organ());
    }

    /** Whether a handling waits for others, so that its next step is to write down what they said: its period does not run. */
    public boolean waits(Handling handling) {
        return handling.isFirst() && handling.procedureIn(state.type()).stage(handling.stage()).paused() != null && clock.map(Reading::isPaused).orElse(false);
    }

    /** What was written with an act, by field. */
    public Map<String, String> wordsOf(String actId) {
        return words.getOrDefault(actId, Map.of());
    }
}

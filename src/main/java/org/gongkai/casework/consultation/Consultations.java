package org.gongkai.casework.consultation;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.ComputedDay;
import org.gongkai.casework.CaseFiles;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.Cases;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.receipt.AccessCodes;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.ledger.Act;
import org.gongkai.procedure.Action;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where somebody outside who was asked for an opinion gives it by number and code; of the applicant they learn nothing. */
@Component
public class Consultations {

    private final CaseFiles files;
    private final ConsultationRows rows;
    private final AccessCodes codes;
    private final Cases cases;
    private final Organs organs;
    private final Calendars calendars;
    private final CaseTypes types;

    Consultations(CaseFiles files, ConsultationRows rows, AccessCodes codes, Cases cases, Organs organs, Calendars calendars, CaseTypes types) {
        this.files = files;
        this.rows = rows;
        this.codes = codes;
        this.cases = cases;
        this.organs = organs;
        this.calendars = calendars;
        this.types = types;
    }

    /**
     * What was asked.
     *
     * @param order    number, from 1, among what the case asked with the same action
     * @param words    what the officer wrote, by field
     * @param action   with which it is answered
     * @param lapsesOn last day; null where the law sets none
     */
    public record Asked(String actId, String caseId, String number, Organ organ, int order, LocalDate askedOn,
            Map<String, String> words, Action action, @Nullable ComputedDay lapsesOn, boolean open, String title, @Nullable String article) {
    }

    /** Who asks, if number and code belong together. */
    public Optional<String> byNumberAndCode(String number, String code) {
        return codes.consultation(number, code);
    }

    public Optional<Asked> open(String actId) {
        return rows.of(actId).map(row -> {
            CaseState state = cases.state(row.caseId());
            Act act = state.acts().stream().filter(one -> one.id().equals(actId)).findFirst().orElseThrow();
            Action action = state.type().action(row.answering()).orElseThrow();
            Action asking = state.type().action(act.verb()).orElseThrow();
            boolean open = state.unanswered(act.verb()).contains(act) && action.from().contains(state.stage());
            ComputedDay lapse = LapseDay.of(state, act, types.provisions(), calendars.of(state.organ())).orElse(null);
            return new Asked(actId, state.id(), row.number(), organs.require(state.organ()), state.all(act.verb()).indexOf(act) + 1,
                    act.effectiveOn(), files.words(state.id()).getOrDefault(actId, Map.of()), action,
                    lapse, open, asking.title(), act.article());
        });
    }
}

package org.gongkai.casework.begin;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.casework.Application;
import org.gongkai.casework.CaseFiles;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.Perform;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.filing.Submit;
import org.gongkai.procedure.Attempt;
import org.springframework.stereotype.Component;

/** What an action brings in as a matter of another type. */
@Component
public class Beginnings {

    private final CaseTypes types;
    private final CaseFiles files;

    Beginnings(CaseTypes types, CaseFiles files) {
        this.types = types;
        this.files = files;
    }

    /** Empty where the action begins nothing. */
    public Optional<Submit> of(CaseState state, String organ, Attempt attempt, Perform command) {
        return Begins.of(state.type(), attempt.action().id()).map(begins -> carried(state, begins, organ, attempt, command));
    }

    private Submit carried(CaseState state, Begins begins, String organ, Attempt attempt, Perform command) {
        LocalDate on = attempt.on();
        CaseType other = types.find(begins.type(), on).orElse(null);
        String at = begins.organ() == null ? organ : String.valueOf(attempt.value(begins.organ()));
        if (other == null) {
            return new Submit(begins.type(), begins.channel(), begins.party(state.party()), List.of(at), command.actor(), Map.of(), Map.of(), List.of(), on, null, null, null, null);
        }
        Application said = files.application(files.applicationOf(state.id()));
        List<Map<String, String>> items = said.items().stream().limit(other.itemised() ? said.items().size() : 1)
                .map(item -> begins.item(attempt, item, other.item())).toList();
        return new Submit(other.id(), begins.channel(), begins.party(state.party()), List.of(at), command.actor(), begins.applicant(attempt, said.applicant(), other.applicant()),
                begins.content(attempt, said.content(), other.content()), items, on, null, null, command.lateReason(), command.evidence());
    }
}

package org.gongkai.casework.finding.web;

import java.time.LocalDate;
import java.util.Objects;

import org.gongkai.casework.lists.CaseRow;
import org.gongkai.casework.mattertext.MatterText;
import org.gongkai.face.Wording;
import org.jspecify.annotations.Nullable;

/**
 * A matter that was found, as its list shows it.
 *
 * @param holder  name of who has it; empty where nobody has
 * @param outcome title of the kind of answer; empty before
 */
public record FoundRow(CaseRow row, String holder, String outcome, MatterText.@Nullable Snippet snippet) {

    public String cell(Column column) {
        return switch (column) {
            case LIGHT -> row.light() == null ? "" : Wording.t(row.light().light().word());
            case TITLE -> row.title();
            case TYPE -> Wording.t(row.typeTitle());
            case ORGAN -> row.organName();
            case STAGE -> Wording.t(row.stageTitle());
            case HOLDER -> holder;
            case BROUGHT -> row.line().submittedOn().toString();
            case RECEIVED -> day(row.line().receivedOn());
            case DUE -> row.lastDay() == null ? "" : row.lastDay().date().toString();
            case CLOSED -> day(row.line().concludedOn());
            case OUTCOME -> outcome;
            case ENDING -> row.ending() == null ? "" : Wording.t(row.ending().title());
        };
    }

    private static String day(@Nullable LocalDate day) {
        return Objects.toString(day, "");
    }
}

package org.gongkai.inspection;

import java.util.List;
import java.util.Optional;

import org.gongkai.calendar.Provisions;
import org.gongkai.calendar.ReplyKinds;
import org.gongkai.definition.DefinitionText;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.inspection.text.Reading;
import org.gongkai.inspection.text.Text;
import org.gongkai.reading.Job;
import org.gongkai.reading.Refusal;
import org.gongkai.reading.Within;
import org.gongkai.reporting.form.Forms;
import org.jspecify.annotations.Nullable;

/** Reads a report of any kind and checks it. */
@Within(seconds = 12)
final class CheckReport extends Job<CheckReport.Asked, Verdict> {

    private static @Nullable Examination examination;
    private static @Nullable Asked before;

    /**
     * @param anyText whether it is no report, and only asked what any text can be asked
     * @param own     the installation's own regulations that forms and law are read from
     * @param days    its own working days
     */
    record Asked(String file, boolean anyText, List<DefinitionText> own, OwnDays days) {
    }

    @Override
    public Result<Verdict> open(byte[] content, Asked asked) throws Refusal {
        Text text = Reading.of(asked.file(), content);
        Examination examination = by(asked);
        return Result.of(asked.anyText() ? examination.ofAnyText(asked.file(), text)
                : examination.of(asked.file(), text, (organ, year) -> Optional.empty()).verdict());
    }

    /** A child has one job at a time, and nearly all of them by the same forms, law and days. */
    private static Examination by(Asked asked) {
        Examination known = examination;
        if (known == null || before == null || !before.own().equals(asked.own()) || !before.days().equals(asked.days())) {
            DefinitionTree regulations = DefinitionTree.shipped().over(asked.own());
            known = new Examination(new Forms(new ReplyKinds(regulations), regulations), Provisions.of(regulations), asked.days()::of);
            examination = known;
            before = asked;
        }
        return known;
    }
}

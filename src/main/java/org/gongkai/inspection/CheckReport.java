package org.gongkai.inspection;

import java.util.Optional;

import org.gongkai.calendar.ReplyKinds;
import org.gongkai.inspection.text.Reading;
import org.gongkai.inspection.text.Text;
import org.gongkai.reading.Job;
import org.gongkai.reading.Refusal;
import org.gongkai.reading.Within;
import org.gongkai.reporting.form.Forms;

/** Reads a report of any kind and checks it. */
@Within(seconds = 12)
final class CheckReport extends Job<CheckReport.Asked, Verdict> {

    private static final Examination EXAMINATION = new Examination(new Forms(new ReplyKinds()));

    /** @param anyText whether it is no report, and only asked what any text can be asked */
    record Asked(String file, boolean anyText) {
    }

    @Override
    public Result<Verdict> open(byte[] content, Asked asked) throws Refusal {
        Text text = Reading.of(asked.file(), content);
        return Result.of(asked.anyText() ? EXAMINATION.ofAnyText(asked.file(), text)
                : EXAMINATION.of(asked.file(), text, (organ, year) -> Optional.empty()).verdict());
    }
}

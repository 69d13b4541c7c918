package org.gongkai.inspection;

import org.gongkai.inspection.text.Reading;
import org.gongkai.inspection.text.Text;
import org.gongkai.reading.Job;
import org.gongkai.reading.Refusal;
import org.gongkai.reading.Within;

/** Reads a report of any kind for one who checks it together with others. */
@Within(seconds = 30)
final class ReadReport extends Job<ReadReport.Asked, Text.Parts> {

    /** What the file is called. */
    record Asked(String file) {
    }

    @Override
    public Result<Text.Parts> open(byte[] content, Asked asked) throws Refusal {
        return Result.of(Reading.of(asked.file(), content).parts());
    }
}

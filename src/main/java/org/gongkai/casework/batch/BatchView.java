package org.gongkai.casework.batch;

import java.util.List;
import java.util.Map;

/**
 * A batch as it is shown.
 *
 * @param numbers of the cases shown, by id
 * @param title   of its action; empty until one is chosen
 */
public record BatchView(List<Batch.Line> refused, List<Batch.Line> failed, List<Batch.Line> ready, Map<String, String> numbers,
        List<Batch.Reason> reasons, String title, long perSecond) {

    public String number(Batch.Line line) {
        return numbers.getOrDefault(line.caseId(), line.caseId());
    }
}

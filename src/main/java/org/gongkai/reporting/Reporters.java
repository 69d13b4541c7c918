package org.gongkai.reporting;

import java.util.List;

import org.gongkai.directory.Staff;
import org.springframework.stereotype.Component;

/** Who works on a report, with what they were named for. */
@Component
public class Reporters {

    private final List<FillsInPlace> named;

    Reporters(List<FillsInPlace> named) {
        this.named = named;
    }

    public Reporter of(Staff staff, ReportKey key) {
        return new Reporter(staff, named.stream().anyMatch(one -> one.fills(staff.personId(), key)) ? key : null);
    }
}

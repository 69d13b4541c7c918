package org.gongkai.reporting;

import java.util.List;

import org.gongkai.ledger.Derived;
import org.springframework.stereotype.Component;

/** Editions of annual reports and the register of remedies; each is there because of an act. */
@Component
class ReportTables implements Derived.Tables {

    @Override
    public List<Derived> tables() {
        return List.of(Derived.onRecord("reporting.edition", "年报", "select id, id from reporting.edition", "report.prepared"),
                Derived.onRecord("reporting.remedy", "复议、诉讼", "select id, id from reporting.remedy", RemedyFacts.REGISTERED));
    }
}

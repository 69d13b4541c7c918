package org.gongkai.redaction;

import java.util.List;

import org.gongkai.ledger.Derived;
import org.springframework.stereotype.Component;

/** Originals are there because they were attached; a copy is given because somebody gave it. */
@Component
class OriginalTables implements Derived.Tables {

    @Override
    public List<Derived> tables() {
        return List.of(Derived.onRecord("redaction.original", "原件", "select id, id, binding from redaction.original", "redaction.attach").saying("binding"),
                Derived.onRecord("redaction.copy", "给出的副本", "select id, original, id from redaction.copy where given_on is not null", "redaction.give")
                        .saying("copy"));
    }
}

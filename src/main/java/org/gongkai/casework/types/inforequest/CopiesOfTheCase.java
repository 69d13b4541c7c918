package org.gongkai.casework.types.inforequest;

import java.util.List;

import org.gongkai.casework.CaseRedactions;
import org.gongkai.redaction.Original;
import org.springframework.stereotype.Component;

/** The copies that stand as given in the room of redaction. */
@Component
class CopiesOfTheCase implements GivenGuards.Copies {

    private final CaseRedactions redactions;

    CopiesOfTheCase(CaseRedactions redactions) {
        this.redactions = redactions;
    }

    @Override
    public List<List<String>> groundsOf(String caseId) {
        return redactions.given(caseId).stream().map(Original.Made::grounds).toList();
    }
}

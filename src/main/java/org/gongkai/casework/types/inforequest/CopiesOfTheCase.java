package org.gongkai.casework.types.inforequest;

import java.util.List;

import org.gongkai.casework.copies.CaseRedactions;
import org.gongkai.casework.types.inforequest.reply.GivenGuards;
import org.springframework.stereotype.Component;

/** The copies that stand as given in the room of redaction. */
@Component
class CopiesOfTheCase implements GivenGuards.Copies {

    private final CaseRedactions redactions;

    CopiesOfTheCase(CaseRedactions redactions) {
        this.redactions = redactions;
    }

    @Override
    public List<GivenGuards.Copy> of(String caseId) {
        return redactions.given(caseId).stream().flatMap(original -> original.given().stream()
                .map(copy -> new GivenGuards.Copy(original.part(), copy.grounds(), copy.numbers()))).toList();
    }
}

package org.gongkai.casework.papers;

import java.util.Optional;

import org.gongkai.casework.copies.CaseRedactions;
import org.gongkai.letters.Enclosures;
import org.gongkai.redaction.Original;
import org.gongkai.redaction.Originals;
import org.springframework.stereotype.Component;

/** The proved copies that go with an answer, for as long as they stand as given. */
@Component
class CaseEnclosures implements Enclosures {

    private final CaseRedactions redactions;
    private final Originals originals;

    CaseEnclosures(CaseRedactions redactions, Originals originals) {
        this.redactions = redactions;
        this.originals = originals;
    }

    @Override
    public Optional<Enclosure> open(String subject, String id) {
        for (Original original : redactions.given(subject)) {
            for (Original.Made copy : original.given()) {
                if (copy.id().equals(id)) {
                    return Optional.of(new Enclosure("公开件-" + copy.id() + "." + copy.kind().ending(), copy.kind().mediaType(), originals.open(original, copy)));
                }
            }
        }
        return Optional.empty();
    }
}

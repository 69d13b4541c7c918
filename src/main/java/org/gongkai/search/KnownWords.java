package org.gongkai.search;

import org.springframework.stereotype.Component;

/** What the search already takes for the same, from every vocabulary. */
@Component
public class KnownWords {

    private final Vocabularies vocabularies;

    KnownWords(Vocabularies vocabularies) {
        this.vocabularies = vocabularies;
    }

    /** Whether who types the first word is given what says the second. */
    public boolean are(String said, String written) {
        String other = Folding.fold(written);
        return vocabularies.understanding().wordings().in(Folding.fold(said)).stream().anyMatch(place -> place.from() == 0 && place.to() == Folding.fold(said).length()
                && place.wordings().stream().anyMatch(wording -> wording.written().equals(other)));
    }
}

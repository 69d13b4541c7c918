package org.gongkai.casework.agent;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.calendar.Now;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.category.LetterCategories;
import org.gongkai.casework.category.PastLetters;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.springframework.stereotype.Component;

/** By whom matters of such words are mostly handled, told while they are still being written down. */
@Component
public class LikelyUnits {

    private final LetterCategories categories;
    private final PastLetters past;
    private final Organs organs;
    private final Now now;

    LikelyUnits(LetterCategories categories, PastLetters past, Organs organs, Now now) {
        this.categories = categories;
        this.past = past;
        this.organs = organs;
        this.now = now;
    }

    /** @param words of what is written that speak for it */
    public record Unit(String id, String name, List<String> words) {
    }

    /** The likeliest first; none where matters of the type have no category, or no word is known. */
    public List<Unit> of(CaseType type, String title, String text) {
        if (!categories.areOf(type)) {
            return List.of();
        }
        List<Organ> there = organs.asOf(now.today());
        Map<String, Unit> units = new LinkedHashMap<>();
        past.proposed(categories, title, text).forEach(proposal -> categories.unit(proposal.category().id(), there)
                .ifPresent(unit -> units.putIfAbsent(unit.id(), new Unit(unit.id(), unit.name(), proposal.words()))));
        return List.copyOf(units.values());
    }
}

package org.gongkai.portal.organs;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.gongkai.casework.figures.CaseFigures;
import org.gongkai.directory.Organ;
import org.gongkai.directory.OrganForm;
import org.gongkai.publication.DocumentLine;
import org.gongkai.registers.Register;
import org.gongkai.registers.web.PublicMap;
import org.jspecify.annotations.Nullable;

/**
 * An organ as its page shows it.
 *
 * @param successor who carries on its work; null while it exists
 * @param forms     names and places in the tree, oldest first
 * @param below     organs below it
 * @param sections  内设机构
 * @param kept      open registers with how many of its records stand in them
 * @param answered  this year
 * @param counters  where its counters are; null where no register says
 */
public record OrganView(Organ organ, @Nullable Organ successor, List<OrganForm> forms, List<Organ> predecessors, List<Organ> below, List<String> sections, List<Leader> leaders,
        List<DocumentLine> documents, List<DocumentLine> budgets, Map<Register, Long> kept, CaseFigures.Concluded answered, @Nullable PublicMap counters, LocalDate today) {

    /** Its earlier names and places, newest first. */
    public List<OrganForm> earlier() {
        return forms.size() < 2 ? List.of() : forms.reversed();
    }

    /** Answers of this year that kept their legal time, in whole per cent, rounded down. */
    public long percent() {
        return answered.cases() == 0 ? 0 : answered.inTime() * 100 / answered.cases();
    }
}

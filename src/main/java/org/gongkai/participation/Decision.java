package org.gongkai.participation;

import java.util.List;

import org.gongkai.publication.DocumentLine;
import org.jspecify.annotations.Nullable;

/**
 * Where a decision stands (决策前公开、实施过程动态公开、实施结果公开), made from what is public and linked: nobody writes it.
 *
 * @param first    the earliest question that decides: it names the page
 * @param asked    how people were asked, the first first
 * @param document that was decided; null while none is public
 * @param before   what else is public from before it was decided: meetings that discussed it
 * @param during   how it is explained and carried out
 * @param results  what came of carrying it out
 */
public record Decision(Solicitation first, List<Solicitation> asked, @Nullable DocumentLine document, List<DocumentLine> before, List<DocumentLine> during, List<DocumentLine> results) {

    /** The stage that it has reached. */
    public enum Phase {
        BEFORE("决策前"), DURING("实施过程"), RESULT("实施结果");

        private final String title;

        Phase(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    public Phase phase() {
        return !results.isEmpty() ? Phase.RESULT : document != null ? Phase.DURING : Phase.BEFORE;
    }

    public String title() {
        return document == null ? first.title() : document.title();
    }

    public String address() {
        return address(first.id());
    }

    static String address(String solicitation) {
        return Solicitation.ADDRESS + "decisions/" + solicitation;
    }
}

package org.gongkai.casework.copies;

import java.util.ArrayList;
import java.util.List;

import org.gongkai.redaction.Original;

/**
 * A redacted copy as the applicant sees it.
 *
 * @param item    the item it answers; 0 for all of them
 * @param grounds why something was withheld, each with its article
 */
public record WithheldView(String title, int item, Original.Made copy, List<String> grounds) {

    public static List<WithheldView> of(List<Original> originals, CaseRedactions redactions) {
        List<WithheldView> views = new ArrayList<>();
        for (Original original : originals) {
            for (Original.Made copy : original.given()) {
                views.add(new WithheldView("公开件 " + (views.size() + 1), original.part(), copy, redactions.inWords(copy.grounds())));
            }
        }
        return views;
    }
}

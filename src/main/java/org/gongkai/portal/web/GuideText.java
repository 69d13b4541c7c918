package org.gongkai.portal.web;

import java.util.List;

import org.gongkai.calendar.RegulationFile;

/**
 * What the guide says for every organ alike (R2019 Art. 12), read from {@code regulations/publication/guide.yaml}.
 *
 * @param provisions ids of the periods it lists
 * @param remedies   ids of the periods for those who disagree
 */
public record GuideText(String title, String description, String basis, List<String> provisions, List<String> remedies,
        List<Rule> obtain, Rule fees, Rule help) {

    /** A sentence and the article it rests on. */
    public record Rule(String text, String article) {
    }

    private static final String FILE = "/regulations/publication/guide.yaml";

    static GuideText read() {
        return RegulationFile.read(FILE, GuideText.class);
    }
}

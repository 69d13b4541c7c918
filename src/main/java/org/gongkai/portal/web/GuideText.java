package org.gongkai.portal.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

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

    private static final String FILE = "regulations/publication/guide.yaml";

    static GuideText read() {
        try (InputStream in = new ClassPathResource(FILE).getInputStream()) {
            return YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build().readValue(in, GuideText.class);
        } catch (IOException unreadable) {
            throw new IllegalStateException(FILE + " cannot be read", unreadable);
        }
    }
}

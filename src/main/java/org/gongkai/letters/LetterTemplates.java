package org.gongkai.letters;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The wordings of all letters in {@code regulations/letters}; two of one letter never hold on one day. */
@Component
class LetterTemplates {

    private final List<LetterTemplate> templates = new ArrayList<>();

    LetterTemplates() {
        YAMLMapper yaml = YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:regulations/letters/*.yaml")) {
                if (!"replies.yaml".equals(file.getFilename())) {
                    try (InputStream in = file.getInputStream()) {
                        templates.addAll(yaml.readValue(in, Declared.class).letters());
                    }
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        for (LetterTemplate one : templates) {
            for (LetterTemplate other : templates) {
                if (one != other && one.id().equals(other.id())
                        && (one.inForce(other.from()) || other.inForce(one.from()))) {
                    throw new IllegalStateException("letter " + one.id() + " has two wordings on one day: from "
                            + one.from() + " and from " + other.from());
                }
            }
        }
    }

    LetterTemplate inForce(String id, LocalDate on) {
        return templates.stream().filter(template -> template.id().equals(id) && template.inForce(on)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no wording of letter " + id + " in force on " + on));
    }

    String titled(String id, LocalDate on) {
        return templates.stream().filter(template -> template.id().equals(id)).min(Comparator.comparing(template -> !template.inForce(on)))
                .map(LetterTemplate::title).orElseThrow(() -> new IllegalArgumentException("no letter " + id));
    }

    private record Declared(List<LetterTemplate> letters) {
    }
}

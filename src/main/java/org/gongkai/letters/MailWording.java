package org.gongkai.letters;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.springframework.stereotype.Component;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What an e-mail says around its letters, from {@code regulations/mail.yaml}. */
@Component
class MailWording {

    private static final String FILE = "/regulations/mail.yaml";

    private final Declared declared;

    MailWording() {
        try (InputStream in = MailWording.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is not on the classpath");
            }
            declared = YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build().readValue(in, Declared.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private record Declared(String title, String description, String legalBasis, String subject, List<String> body) {
    }

    String subject(Map<String, String> words) {
        return filled(declared.subject(), words);
    }

    String body(Map<String, String> words) {
        return String.join("\r\n\r\n", declared.body().stream().map(line -> filled(line, words)).filter(line -> !line.isBlank()).toList()) + "\r\n";
    }

    private static String filled(String wording, Map<String, String> words) {
        Set<String> missing = new TreeSet<>();
        String filled = LetterText.fill(wording, words, missing);
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(FILE + " lacks " + missing);
        }
        return filled;
    }
}

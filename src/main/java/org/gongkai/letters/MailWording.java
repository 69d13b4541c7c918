package org.gongkai.letters;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.gongkai.calendar.RegulationFile;
import org.springframework.stereotype.Component;

/** What an e-mail says around its letters, from {@code regulations/mail.yaml}. */
@Component
class MailWording {

    private static final String FILE = "/regulations/mail.yaml";

    private final Declared declared;

    MailWording() {
        declared = RegulationFile.read(FILE, Declared.class);
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

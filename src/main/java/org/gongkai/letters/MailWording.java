package org.gongkai.letters;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.springframework.stereotype.Component;

/** What an e-mail says around its letters, from {@code regulations/mail.yaml}. */
@Component
class MailWording {

    static final Kind<Declared> FILE = Kind.of("邮件正文", "mail.yaml", Declared.class);

    private final Declared declared;

    MailWording(DefinitionTree regulations) {
        declared = Definitions.one(regulations, FILE).value();
    }

    record Declared(String title, String description, String legalBasis, String subject, List<String> body, Map<String, Text> others) {
    }

    /** What a message without letters says. */
    record Text(String title, String subject, List<String> body) {
    }

    String title(String wording) {
        return text(wording).title();
    }

    private Text text(String wording) {
        Text other = declared.others().get(wording);
        return other == null ? new Text(declared.title(), declared.subject(), declared.body()) : other;
    }

    String subject(String wording, Map<String, String> words) {
        return filled(text(wording).subject(), words);
    }

    String body(String wording, Map<String, String> words) {
        return String.join("\r\n\r\n", text(wording).body().stream().map(line -> filled(line, words)).filter(line -> !line.isBlank()).toList()) + "\r\n";
    }

    private static String filled(String wording, Map<String, String> words) {
        Set<String> missing = new TreeSet<>();
        String filled = LetterText.fill(wording, words, missing);
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(FILE.where() + " lacks " + missing);
        }
        return filled;
    }
}

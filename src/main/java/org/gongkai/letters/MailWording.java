package org.gongkai.letters;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Own;
import org.gongkai.definition.Regulations;
import org.springframework.stereotype.Component;

/** What an e-mail says around its letters, from {@code regulations/mail.yaml}. */
@Component
class MailWording {

    static final Kind<Declared> FILE = Kind.of("邮件正文", "mail.yaml", Declared.class).own(Own.AT_ONCE);

    private final Supplier<Declared> declared;

    MailWording(Regulations regulations) {
        declared = regulations.made(tree -> Definitions.one(tree, FILE).value());
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
        Declared declared = this.declared.get();
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

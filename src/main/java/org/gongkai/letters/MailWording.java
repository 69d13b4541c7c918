package org.gongkai.letters;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Names;
import org.gongkai.definition.Own;
import org.gongkai.definition.Regulations;
import org.springframework.stereotype.Component;

/** What an e-mail says around its letters, from {@code regulations/mail.yaml}. */
@Component
class MailWording {

    static final Kind<Declared> FILE = Kind.of("邮件正文", "mail.yaml", Declared.class, MailWording::look).own(Own.AT_ONCE);

    /** What is filled into every message. */
    private static final List<String> ALWAYS = List.of("organ", "address", "papers", "applicant", "number");
    private static final List<String> WITH_LETTERS = joined("enclosed");
    /** What is filled into a message without letters. */
    private static final List<String> WITHOUT = joined("code", "matter", "request", "phone");
    /** What is filled into what people of the office are told. */
    private static final List<String> OF_THE_OFFICE = List.of("organ", "day", "count", "over", "today", "owed", "news", "red", "instead", "desk");

    /** What is filled into what whoever registered for a gathering is told. */
    private static final List<String> OF_A_GATHERING = joined("title", "when", "place", "standing", "lot", "reason", "page", "mine");
    private static final Set<String> GATHERINGS = Set.of(MailOrder.PLACE, MailOrder.WAITS, MailOrder.MOVED, MailOrder.CANCELLED);
    /** What is filled into what readers are told who subscribed. */
    private static final List<String> OF_SUBSCRIPTIONS = List.of("organ", "topic", "link", "count", "items", "leave");

    private final Supplier<Declared> declared;

    MailWording(Regulations regulations) {
        declared = regulations.made(tree -> Definitions.one(tree, FILE).value());
    }

    private static void look(Declared declared, Names names) {
        look(declared.subject(), declared.body(), WITH_LETTERS, names);
        declared.others().forEach((id, text) -> look(text.subject(), text.body(), filled(id), names.under("others", id)));
        Stream.concat(Stream.of(MailOrder.RECEIPT, MailOrder.NEW_CODE, MailOrder.DIGEST), GATHERINGS.stream().sorted()).forEach(id -> names.demandOfNew(declared.others().containsKey(id), "没有“" + id + "”这一种邮件", "others"));
    }

    /** What is filled into this mail. */
    private static List<String> filled(String id) {
        if (GATHERINGS.contains(id)) {
            return OF_A_GATHERING;
        }
        return switch (id) {
            case MailOrder.DIGEST -> OF_THE_OFFICE;
            case MailOrder.SUBSCRIPTION, MailOrder.NEWS -> OF_SUBSCRIPTIONS;
            default -> WITHOUT;
        };
    }

    private static void look(String subject, List<String> body, List<String> filled, Names names) {
        names.blanks(subject, filled, "subject");
        for (int line = 0; line < body.size(); line++) {
            names.blanks(body.get(line), filled, "body", line);
        }
    }

    private static List<String> joined(String... further) {
        return Stream.concat(ALWAYS.stream(), Stream.of(further)).toList();
    }

    record Declared(String title, String description, String legalBasis, String subject, List<String> body, Map<String, Text> others) {
    }

    /** What a message without letters says. */
    record Text(String title, String subject, List<String> body) {
    }

    /** Whether there is a text of that name of its own. */
    boolean says(String wording) {
        return declared.get().others().containsKey(wording);
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

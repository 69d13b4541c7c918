package org.gongkai.letters;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import jakarta.mail.MessagingException;

/** Writes a message out with its letters and what goes with them. */
@Component
class MailWriter {

    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private final Outbox outbox;
    private final Letters letters;
    private final List<Enclosures> enclosures;
    private final MailSettings settings;
    private final Smtp smtp;

    MailWriter(Outbox outbox, Letters letters, List<Enclosures> enclosures, MailSettings settings, Smtp smtp) {
        this.outbox = outbox;
        this.letters = letters;
        this.enclosures = enclosures;
        this.settings = settings;
        this.smtp = smtp;
    }

    MailMessage write(OutgoingMail mail) throws MessagingException {
        Outbox.Contents contents = outbox.contents(mail.id());
        MailMessage message = new MailMessage(smtp.session(), mail.messageId(), settings, contents, mail.sending().queuedAt());
        for (String id : contents.letters()) {
            Letter letter = letters.find(id).orElseThrow(() -> new IllegalStateException("no letter " + id));
            Optional<byte[]> pdf = letters.pdf(letter);
            String name = letter.title() + letter.number();
            if (pdf.isPresent()) {
                message.attach(name + ".pdf", "application/pdf", pdf.get());
            } else {
                message.attach(name + ".docx", DOCX, letters.docx(letter));
            }
        }
        for (String id : contents.enclosures()) {
            Enclosures.Enclosure enclosure = enclosures.stream().flatMap(kept -> kept.open(mail.subject(), id).stream()).findFirst()
                    .orElseThrow(() -> new IllegalStateException("no enclosure " + id));
            message.attach(enclosure.name(), enclosure.mediaType(), enclosure.content());
        }
        return message.finished();
    }
}

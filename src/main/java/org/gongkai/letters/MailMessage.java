package org.gongkai.letters;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;

import org.gongkai.directory.MailAddress;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;

/** One e-mail with a Message-ID that stays the same however often it is handed over. */
final class MailMessage extends MimeMessage {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final String messageId;
    private final MimeMultipart parts = new MimeMultipart();

    /** @throws MessagingException if the address is none */
    MailMessage(Session session, String messageId, MailSettings settings, Outbox.Contents contents, Instant queuedAt) throws MessagingException {
        super(session);
        this.messageId = messageId;
        try {
            setFrom(new InternetAddress(settings.from(), oneLine(contents.from()), UTF_8));
            setRecipient(Message.RecipientType.TO, new InternetAddress(deliverable(contents.to()), true));
            setSubject(oneLine(contents.heading()), UTF_8);
            setHeader("Auto-Submitted", "auto-generated");
            if (contents.leave() != null) {
                setHeader("List-Unsubscribe", "<" + oneLine(contents.leave()) + ">");
                setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            }
            setSentDate(Date.from(queuedAt));
            MimeBodyPart text = new MimeBodyPart();
            text.setText(contents.body(), UTF_8);
            parts.addBodyPart(text);
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String deliverable(String written) throws AddressException {
        return MailAddress.deliverable(written).orElseThrow(() -> new AddressException("no server can deliver to it"));
    }

    void attach(String name, String mediaType, byte[] content) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(content, mediaType)));
        part.setFileName(oneLine(name));
        parts.addBodyPart(part);
    }

    MailMessage finished() throws MessagingException {
        setContent(parts);
        saveChanges();
        return this;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    /** Nothing that somebody wrote may begin a header of its own. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }
}

package org.gongkai.letters;

import java.io.IOException;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.net.ssl.SSLException;

import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.MimeMessage;

/** Hands one message to the mail server and tells what is certain about it afterwards (RFC 5321, 4.2.5 and 6.1). */
@Component
class Smtp {

    private static final Logger LOG = LoggerFactory.getLogger(Smtp.class);
    private static final Pattern CODES = Pattern.compile("^([245]\\d\\d)(?:[ -]([245]\\.\\d{1,3}\\.\\d{1,3}))?");
    private static final int PERMANENT = 500;
    private static final int TRANSIENT = 400;
    private static final int SUCCESS = 200;
    private static final int LONGEST_PROOF = 80;

    private final MailSettings settings;
    private final Session session;

    Smtp(MailSettings settings, SslBundles bundles) {
        this.settings = settings;
        Properties properties = properties(settings);
        if (!settings.bundle().isBlank()) {
            properties.put(protocol(settings) + "ssl.socketFactory", bundles.getBundle(settings.bundle()).createSslContext().getSocketFactory());
        }
        this.session = Session.getInstance(properties);
    }

    /** What is certain after the attempt. */
    sealed interface Outcome {

        /** The server has it. */
        record Accepted(String proof) implements Outcome {
        }

        /** The server has it not and will never take it. */
        record Refused(MailTrouble trouble) implements Outcome {
        }

        /** The server has it not; later perhaps. */
        record Deferred(MailTrouble trouble) implements Outcome {
        }

        /** The whole message was given and no answer came: only the server knows. */
        record Unanswered(MailTrouble trouble) implements Outcome {
        }
    }

    Session session() {
        return session;
    }

    Outcome hand(MimeMessage message) {
        boolean tls = settings.security() == MailSettings.Security.TLS;
        Transport transport = new Transport(session, tls);
        try {
            transport.connect(settings.host(), settings.port(), blankAsNull(settings.username()), blankAsNull(settings.password()));
            transport.sendMessage(message, message.getAllRecipients());
            return new Outcome.Accepted(proof(transport.getLastServerResponse()));
        } catch (AuthenticationFailedException refused) {
            return new Outcome.Deferred(MailTrouble.of(MailTrouble.Kind.REFUSED_SIGN_IN));
        } catch (MessagingException failed) {
            return outcome(failed, transport);
        } finally {
            close(transport);
        }
    }

    private static Outcome outcome(MessagingException failed, Transport transport) {
        for (Exception cause = failed; cause != null; cause = cause instanceof MessagingException chained ? chained.getNextException() : null) {
            if (cause instanceof SMTPAddressFailedException address) {
                return answered(address.getReturnCode(), address.getMessage(), true);
            }
            if (cause instanceof SMTPSendFailedException refused && refused.getReturnCode() >= TRANSIENT) {
                return answered(refused.getReturnCode(), refused.getMessage(), transport.began());
            }
        }
        if (transport.ending) {
            return new Outcome.Unanswered(MailTrouble.of(MailTrouble.Kind.NO_ANSWER));
        }
        return new Outcome.Deferred(MailTrouble.of(transport.greeted ? MailTrouble.Kind.BROKEN_OFF
                : isNotPrivate(failed, transport) ? MailTrouble.Kind.NOT_PRIVATE : MailTrouble.Kind.UNREACHABLE));
    }

    /** The server cannot or will not encrypt, or is not who it should be: nothing was said to it, no password either. */
    private static boolean isNotPrivate(MessagingException failed, Transport transport) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return true;
            }
        }
        return transport.getRequireStartTLS() && !transport.isSSL() && transport.getLastReturnCode() >= SUCCESS;
    }

    /** @param final5xx whether a permanent refusal speaks of this message, not of our account at the server */
    private static Outcome answered(int code, String answer, boolean final5xx) {
        Matcher codes = CODES.matcher(String.valueOf(answer));
        String known = codes.find() ? codes.group().replace('-', ' ') : String.valueOf(code);
        return code >= PERMANENT && final5xx ? new Outcome.Refused(new MailTrouble(MailTrouble.Kind.REFUSED, known))
                : new Outcome.Deferred(new MailTrouble(MailTrouble.Kind.NOT_NOW, known));
    }

    /** The server's answer without anything that may be an address. */
    private static String proof(String answer) {
        String line = answer.strip().replaceAll("\\p{Cntrl}", " ").replaceAll("\\S*@\\S*", "").replaceAll("\\s+", " ").strip();
        return line.length() > LONGEST_PROOF ? line.substring(0, LONGEST_PROOF) : line;
    }

    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException alreadyGone) {
            LOG.debug("The mail server hung up first");
        }
    }

    private static @Nullable String blankAsNull(String value) {
        return value.isBlank() ? null : value;
    }

    private static String protocol(MailSettings settings) {
        return settings.security() == MailSettings.Security.TLS ? "mail.smtps." : "mail.smtp.";
    }

    private static Properties properties(MailSettings settings) {
        String protocol = protocol(settings);
        String millis = String.valueOf(settings.timeout().toMillis());
        Properties properties = new Properties();
        properties.setProperty(protocol + "timeout", millis);
        properties.setProperty(protocol + "connectiontimeout", millis);
        properties.setProperty(protocol + "writetimeout", millis);
        properties.setProperty(protocol + "quitwait", "false");
        properties.setProperty(protocol + "auth", String.valueOf(!settings.username().isBlank()));
        properties.setProperty(protocol + "ssl.checkserveridentity", "true");
        properties.setProperty(protocol + "starttls.enable", String.valueOf(settings.security() == MailSettings.Security.STARTTLS));
        properties.setProperty(protocol + "starttls.required", String.valueOf(settings.security() == MailSettings.Security.STARTTLS));
        if (settings.isSet()) {
            properties.setProperty(protocol + "from", settings.from());
            properties.setProperty(protocol + "localhost", settings.domain());
        }
        return properties;
    }

    /** Remembers how far it came: a server can have a message only once its end was written. */
    private static final class Transport extends SMTPTransport {

        private boolean greeted;
        private boolean addressed;
        private boolean ending;

        Transport(Session session, boolean tls) {
            super(session, new URLName(tls ? "smtps" : "smtp", null, -1, null, null, null), tls ? "smtps" : "smtp", tls);
        }

        /** Whether the server heard for whom it is. */
        boolean began() {
            return addressed;
        }

        @Override
        protected void mailFrom() throws MessagingException {
            greeted = true;
            super.mailFrom();
        }

        @Override
        protected void rcptTo() throws MessagingException {
            addressed = true;
            super.rcptTo();
        }

        @Override
        protected void finishData() throws IOException, MessagingException {
            ending = true;
            super.finishData();
        }
    }
}

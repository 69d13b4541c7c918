package org.gongkai.letters;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mail server that takes what this installation sends.
 *
 * @param host        empty where no letters go by e-mail
 * @param port        of the submission service
 * @param security    how the connection is kept private
 * @param from        address that letters come from
 * @param username    empty where the server asks for none
 * @param timeout     for each answer of the server
 * @param giveUpAfter how long a message that the server does not take is tried again
 * @param bundle      SSL bundle with the authorities that sign its certificate; empty where the usual ones do
 * @param sends       whether this node hands messages over; off where another one does
 */
@ConfigurationProperties("gongkai.mail")
record MailSettings(@DefaultValue("") String host, @DefaultValue("465") int port, @DefaultValue("tls") Security security,
        @DefaultValue("") String from, @DefaultValue("") String username, @DefaultValue("") String password,
        @DefaultValue("") String bundle,
        @DefaultValue("60s") Duration timeout, @DefaultValue("3d") Duration giveUpAfter, @DefaultValue("true") boolean sends) {

    enum Security { TLS, STARTTLS, NONE }

    MailSettings {
        if (!host.isBlank() && !from.matches("[^@\\s]+@[^@\\s]+")) {
            throw new IllegalArgumentException("gongkai.mail.host is set and gongkai.mail.from is no address");
        }
    }

    boolean isSet() {
        return !host.isBlank();
    }

    String domain() {
        return from.substring(from.indexOf('@') + 1);
    }
}

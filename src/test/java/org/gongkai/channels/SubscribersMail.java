package org.gongkai.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

/** What subscribers find in their mailboxes, at a mail server that a test stops and starts again, empty, where it was. */
class SubscribersMail {

    private static final Pattern LINK = Pattern.compile("https://www\\.qinghe\\.example\\.cn(/subscriptions/(confirm|leave)\\?s=([0-9a-z]+)&code=([0-9a-z]+))");

    private final ServerSetup setup;
    private GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());

    SubscribersMail() {
        server.start();
        setup = new ServerSetup(server.getSmtp().getPort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    }

    int port() {
        return setup.getPort();
    }

    void stop() {
        server.stop();
    }

    void start() {
        server = new GreenMail(setup);
        server.start();
    }

    List<MimeMessage> to(String address) {
        return Arrays.stream(server.getReceivedMessages()).filter(message -> {
            try {
                return message.getAllRecipients()[0].toString().equals(address);
            } catch (MessagingException unreadable) {
                throw new IllegalStateException(unreadable);
            }
        }).toList();
    }

    List<String> titles(String address) throws Exception {
        List<String> titles = new ArrayList<>();
        for (MimeMessage message : to(address)) {
            Matcher title = Pattern.compile("《([^》]+)》").matcher(text(message));
            while (title.find()) {
                titles.add(title.group(1));
            }
        }
        return titles;
    }

    static String text(MimeMessage message) throws Exception {
        return String.valueOf(((MimeMultipart) message.getContent()).getBodyPart(0).getContent());
    }

    /** Where the message leads: the address within the site, confirm or leave, the subscription, its code. */
    static Matcher link(MimeMessage message) throws Exception {
        Matcher link = LINK.matcher(text(message));
        assertThat(link.find()).isTrue();
        return link;
    }
}

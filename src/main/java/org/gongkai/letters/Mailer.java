package org.gongkai.letters;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.gongkai.ledger.Loop;
import org.gongkai.ledger.Loops;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;

/**
 * Hands messages to the mail server, beside the requests of people. Several nodes may do so at once: a message is marked
 * before the server hears of it, and what stays marked is never sent again by itself.
 */
@Component
class Mailer {

    private static final Logger LOG = LoggerFactory.getLogger(Mailer.class);
    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final int DOUBLINGS = 7;
    /** Between marking a message and holding it; longer only on a node that died. */
    private static final Duration MARKED = Duration.ofMinutes(1);

    private final Outbox outbox;
    private final MailWriter writer;
    private final Smtp smtp;
    private final MailSettings settings;
    private final TransactionTemplate transaction;
    private final Now now;
    final Loop loop;

    Mailer(Outbox outbox, MailWriter writer, Smtp smtp, MailSettings settings, TransactionTemplate transaction, Now now, Loops loops) {
        this.outbox = outbox;
        this.writer = writer;
        this.smtp = smtp;
        this.settings = settings;
        this.transaction = transaction;
        this.now = now;
        this.loop = loops.add(Loop.Plan.of("mailer", "发送电子邮件", IDLE).finishing(settings.timeout())
                .startingIf(settings.isSet() && settings.sends()), () -> {
            handOver();
            return false;
        });
    }

    @TransactionalEventListener
    void wakeUp(Outbox.Queued queued) {
        loop.wake();
    }

    /** Hands over all that is due; answers how many messages it took up. */
    int handOver() {
        transaction.executeWithoutResult(status -> outbox.leftBehind(now.instant().minus(MARKED)));
        int taken = 0;
        for (Optional<OutgoingMail> next = claim(); next.isPresent(); next = claim()) {
            handOver(next.get());
            loop.beat();
            taken++;
        }
        return taken;
    }

    private Optional<OutgoingMail> claim() {
        Optional<OutgoingMail> claimed = transaction.execute(status -> outbox.claim());
        return claimed == null ? Optional.empty() : claimed;
    }

    private void handOver(OutgoingMail mail) {
        MailMessage message;
        try {
            message = writer.write(mail);
        } catch (AddressException wrong) {
            transaction.executeWithoutResult(status -> outbox.returned(mail, MailTrouble.of(MailTrouble.Kind.BAD_ADDRESS)));
            return;
        } catch (MessagingException | RuntimeException | LinkageError | StackOverflowError unwritten) {
            LOG.warn("Message {} could not be written: {}", mail.id(), unwritten.getClass().getName());
            transaction.executeWithoutResult(status -> later(mail, MailTrouble.of(MailTrouble.Kind.UNWRITTEN)));
            return;
        }
        transaction.executeWithoutResult(status -> {
            if (outbox.hold(mail.id())) {
                settle(mail, smtp.hand(message));
            }
        });
    }

    private void settle(OutgoingMail mail, Smtp.Outcome outcome) {
        switch (outcome) {
            case Smtp.Outcome.Accepted accepted -> outbox.sent(mail, accepted.proof());
            case Smtp.Outcome.Refused refused -> outbox.returned(mail, refused.trouble());
            case Smtp.Outcome.Unanswered unanswered -> outbox.uncertain(mail, unanswered.trouble());
            case Smtp.Outcome.Deferred deferred -> later(mail, deferred.trouble());
        }
    }

    /** Twice as long after each attempt, until it is a person's turn. */
    private void later(OutgoingMail mail, MailTrouble trouble) {
        Instant next = now.instant().plus(FIRST_PAUSE.multipliedBy(1L << Math.min(mail.sending().attempts() - 1, DOUBLINGS)));
        if (next.isAfter(mail.sending().queuedAt().plus(settings.giveUpAfter()))) {
            outbox.returned(mail, new MailTrouble(MailTrouble.Kind.GIVEN_UP, trouble.code()));
        } else {
            outbox.later(mail, trouble, next);
        }
    }
}

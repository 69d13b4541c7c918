package org.gongkai.letters;

import org.springframework.beans.factory.annotation.Autowired;

/** Hands over by hand what the outbox of a test holds, for tests of other rooms; their installation starts no mailer. */
public class MailsGoOut {

    @Autowired
    Mailer mailer;

    /** @return how many were taken up */
    public int now() {
        return mailer.handOver();
    }

    /** The same to a server at that port that knows nobody. */
    public int inVain(int port) {
        ScriptedSmtp knowsNobody = new ScriptedSmtp(port, ScriptedSmtp.Fault.RCPT_550);
        try {
            return mailer.handOver();
        } finally {
            knowsNobody.close();
        }
    }
}

package org.gongkai.casework.types.inforequest;

import java.util.Optional;

import org.gongkai.casework.CaseMail;
import org.gongkai.casework.CaseState;
import org.gongkai.procedure.Attempt;
import org.springframework.stereotype.Component;

/** The outbox of the room of letters. */
@Component
class PostOfTheCase implements MailGuards.Post {

    private final CaseMail mail;

    PostOfTheCase(CaseMail mail) {
        this.mail = mail;
    }

    @Override
    public Optional<String> refuse(CaseState state, Attempt attempt) {
        return mail.refuse(state, attempt);
    }
}

package org.gongkai.letters;

import java.util.List;

import org.gongkai.ledger.Derived;
import org.springframework.stereotype.Component;

/** Letters and messages; each is there because of an act. */
@Component
class LetterTables implements Derived.Tables {

    @Override
    public List<Derived> tables() {
        return List.of(Derived.onAct("letters.letter", "文书", "select id, act_id from letters.letter"),
                Derived.onAct("letters.outgoing", "待发的邮件", "select id, act_id from letters.outgoing"),
                Derived.onAct("letters.posting", "寄发的文书", "select letter, act_id from letters.posting"),
                Derived.onAct("letters.wording", "文书的措辞", "select id, act_id from letters.wording"));
    }
}

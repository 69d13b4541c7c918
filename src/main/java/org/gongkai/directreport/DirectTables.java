package org.gongkai.directreport;

import java.util.List;

import org.gongkai.ledger.Derived;
import org.springframework.stereotype.Component;

/** Because of which acts each row of this room is there. */
@Component
class DirectTables implements Derived.Tables {

    @Override
    public List<Derived> tables() {
        return List.of(Derived.onAct("directreport.identity", "本机的密钥", "select fingerprint, act, fingerprint from directreport.identity", Acts.KEY).saying("fingerprint"),
                Derived.onAct("directreport.peer", "直报的对方机关", "select id, act from directreport.peer", Acts.NAMED),
                Derived.onAct("directreport.peer_key", "对方的密钥", "select peer || ' ' || fingerprint, act, fingerprint from directreport.peer_key", Acts.NAMED, Acts.FOLLOWED).saying("fingerprint"),
                Derived.onRecord("directreport.item", "直报信息", "select id, id from directreport.item", Acts.DRAFTED),
                Derived.onAct("directreport.item_step", "直报信息的经过", "select item || ' ' || act, act from directreport.item_step", Acts.DRAFTED, Acts.CHANGED, Acts.PASSED, Acts.RETURNED, Acts.SIGNED),
                Derived.onAct("directreport.outgoing", "报给上级的一件", "select peer || ' ' || seq, act, encode(sha256(convert_to(payload, 'UTF8')), 'hex') from directreport.outgoing", Acts.SIGNED, Acts.HANDED, Acts.ANSWERED).saying("payload"),
                Derived.onAct("directreport.receipt", "上级的回执", "select peer || ' ' || act, act from directreport.receipt", Acts.ACKNOWLEDGED),
                Derived.onAct("directreport.incoming", "下级报来的一件", "select peer || ' ' || seq, act from directreport.incoming", Acts.RECEIVED),
                Derived.onAct("directreport.batch", "收下的一批", "select peer || ' ' || act, act, root from directreport.batch", Acts.RECEIVED).saying("root"),
                Derived.onAct("directreport.asked", "上级的询问", "select peer || ' ' || number, act, encode(sha256(convert_to(said, 'UTF8')), 'hex') from directreport.asked", Acts.ASKED, Acts.QUESTION).saying("said"),
                Derived.onAct("directreport.quota", "直报任务数", "select peer || ' ' || period, act, period from directreport.quota", Acts.QUOTA).saying("period"));
    }
}

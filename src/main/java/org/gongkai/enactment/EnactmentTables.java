package org.gongkai.enactment;

import java.util.List;

import org.gongkai.ledger.Derived;
import org.springframework.stereotype.Component;

/** Sets of declarations are there because they were accepted, in these words. */
@Component
class EnactmentTables implements Derived.Tables {

    @Override
    public List<Derived> tables() {
        return List.of(Derived.onAct("enactment.accepted", "施行的规则", "select digest, act, digest from enactment.accepted", AcceptRegulations.ACCEPTED).saying("set"),
                Derived.onAct("enactment.accepted_file", "施行的规则文件", """
                        select f.path, a.act, encode(sha256(convert_to(s.lines, 'UTF8')), 'hex') from enactment.accepted_file f
                        join enactment.accepted a on a.id = f.accepted
                        join (select accepted, string_agg(encode(sha256(convert_to(content, 'UTF8')), 'hex') || '  ' || path || chr(10), '' order by path collate "C") as lines
                              from enactment.accepted_file group by accepted) s on s.accepted = a.id""", AcceptRegulations.ACCEPTED).saying("set"));
    }
}

package org.gongkai.casework.verification;

import java.util.List;

import org.gongkai.casework.theirs.OwnMatters;
import org.gongkai.ledger.Derived;
import org.springframework.stereotype.Component;

/** Rows of cases and of what goes with them; each is there because of an act. */
@Component
class CaseTables implements Derived.Tables {

    @Override
    public List<Derived> tables() {
        return List.of(
                Derived.onRecord("casework.cases", "办件", "select id, id, application_id from casework.cases").saying("application"),
                Derived.onRecord("casework.handling", "办理", "select h.case_id || ' ' || h.no, h.case_id from casework.handling h"),
                Derived.onRecord("casework.application", "申请", """
                        select a.id, (select min(c.id) from casework.cases c where c.application_id = a.id), a.id from casework.application a""")
                        .saying("application"),
                Derived.onRecord("casework.item", "申请的一项", """
                        select i.case_id || ' ' || i.no, case when i.no between 1 and c.items then c.id end
                        from casework.item i join casework.cases c on c.id = i.case_id"""),
                Derived.onAct("casework.words", "办理的文字", "select act_id, act_id from casework.words"),
                Derived.onAct("casework.consultation", "征求意见", "select act_id, act_id from casework.consultation"),
                Derived.onAct("casework.performed", "办过的操作", "select token, act_id from casework.performed"),
                Derived.onRecord("casework.public_answer", "公开的来信和答复", "select case_id, case_id from casework.public_answer"),
                Derived.onAct("casework.public_answer_version", "公开的来信和答复的版本", "select case_id || ' ' || no, act_id from casework.public_answer_version"),
                Derived.onAct("casework.release", "是否主动公开的决定", "select case_id, act_id from casework.release where decision is not null", "casework."),
                Derived.onAct("casework.log_entry", "依申请公开目录", "select id, act_id, case_id from casework.log_entry", "casework.").saying("case"),
                Derived.onAct("casework.asked_alike", "同类申请的决定", "select id, act_id from casework.asked_alike where decision is not null", "casework."),
                Derived.onRecord("casework.event", "并案", "select id, id, lead from casework.event", "event.begin").saying("lead"),
                Derived.onRecord("casework.event_member", "并案的一件", "select case_id, event, case_id from casework.event_member", "event.join").saying("case"),
                Derived.onAct("casework.own_matter", "外部人员的办件", "select person || ' ' || case_id, act_id from casework.own_matter"),
                Derived.onAct("casework.own_question", "向外部人员征求的意见", "select person || ' ' || asked, act_id from casework.own_question", OwnMatters.TIED),
                Derived.onAct("casework.batch_line", "批量办成的一件", "select batch || ' ' || no, act_id from casework.batch_line where state = 'DONE'"));
    }
}

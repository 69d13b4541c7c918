package org.gongkai.casework.drafting;

import java.util.List;

import org.gongkai.ledger.Derived;
import org.springframework.stereotype.Component;

/** A draft and everything in it is there because somebody began it. */
@Component
class DraftTables implements Derived.Tables {

    @Override
    public List<Derived> tables() {
        return List.of(
                Derived.onRecord("casework.draft", "拟的稿", "select id, id, case_id from casework.draft", Drafting.KIND).saying(Drafting.CASE),
                Derived.onRecord("casework.draft_version", "拟稿的文字", "select id, draft, case_id from casework.draft_version", Drafting.KIND).saying(Drafting.CASE),
                Derived.onAct("casework.draft_remark", "对稿子的意见", "select id, act, case_id from casework.draft_remark", Drafting.KIND).saying(Drafting.CASE),
                Derived.onRecord("casework.draft_asked", "会签", "select id, draft, case_id from casework.draft_asked", Drafting.KIND).saying(Drafting.CASE));
    }
}

package org.gongkai.casework.notes;

import java.util.List;

import org.gongkai.ledger.Derived;
import org.springframework.stereotype.Component;

/** A note is there because somebody wrote it; a matter is followed because somebody said so. */
@Component
class NoteTables implements Derived.Tables {

    @Override
    public List<Derived> tables() {
        return List.of(Derived.onRecord("casework.note", "内部备注", "select id, id, case_id from casework.note", Notes.KIND).saying(Notes.CASE),
                Derived.onRecord("casework.note_to", "备注写给谁", "select id, note, case_id from casework.note_to", Notes.KIND).saying(Notes.CASE),
                Derived.onRecord("casework.watch", "关注", "select id, id, case_id from casework.watch", Watches.KIND).saying(Notes.CASE));
    }
}

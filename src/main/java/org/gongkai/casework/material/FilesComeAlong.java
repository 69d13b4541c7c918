package org.gongkai.casework.material;

import java.util.List;

import org.gongkai.casework.ActionTaken;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.filing.BroughtIn;
import org.gongkai.ledger.Act;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a form or a step names comes to the matter in the same transaction. */
@Component
class FilesComeAlong {

    private final Materials materials;
    private final JdbcClient client;

    FilesComeAlong(Materials materials, JdbcClient client) {
        this.materials = materials;
        this.client = client;
    }

    @EventListener
    void broughtIn(BroughtIn in) {
        List<Enclosed> files = Enclosed.in(in.first().type(), in.application());
        if (!files.isEmpty()) {
            materials.attach(in.application().id(), null, in.first().organ(), in.person(), files, in.from() == null);
        }
    }

    @EventListener
    void taken(ActionTaken taken) {
        CaseState after = taken.after();
        Act act = after.acts().getLast();
        List<Enclosed> files = Enclosed.named(Enclosed.fields(after, act.verb()), taken.command().values(), act.id() + ".");
        if (!files.isEmpty()) {
            String application = client.sql("select application_id from casework.cases where id = ?").param(after.id()).query(String.class).single();
            materials.attach(application, after.id(), act.organ() == null ? after.organ() : act.organ(), act.actor(), files, true);
        }
    }
}

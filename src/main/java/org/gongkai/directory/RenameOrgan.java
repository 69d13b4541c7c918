package org.gongkai.directory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives an organ another name from a day on; what was signed before keeps the old one. */
@Component
public class RenameOrgan {

    private final OrganRows rows;
    private final Revision revision;
    private final ApplicationEventPublisher events;

    RenameOrgan(OrganRows rows, Revision revision, ApplicationEventPublisher events) {
        this.rows = rows;
        this.revision = revision;
        this.events = events;
    }

    @Transactional
    public Attempt<OrganForm> rename(String organId, String name, String shortName, LocalDate on, Operator operator) {
        revision.raise();
        OrganTree tree = rows.tree();
        List<String> reasons = new ArrayList<>();
        operator.whyNot(organId).ifPresent(reasons::add);
        tree.whyNotReformed(organId, on).ifPresent(reasons::add);
        if (EstablishOrgan.whyNotCalled(name, shortName) instanceof String fault) {
            reasons.add(fault);
        } else {
            tree.named(name, on).filter(other -> !other.id().equals(organId))
                    .ifPresent(other -> reasons.add("当日已有同名机构：" + other.name()));
            if (tree.find(organId, on).orElseThrow().profile().documentWord() == null) {
                tree.whyNotHeaded(shortName, organId).ifPresent(reasons::add);
            }
        }
        if (!reasons.isEmpty()) {
            return Attempt.refused(reasons);
        }
        OrganForm form = new OrganForm(on, name, shortName, tree.find(organId, on).orElseThrow().parentId());
        rows.addForm(organId, form);
        events.publishEvent(new DirectoryEvent.OrganRenamed(organId, on, operator.id()));
        return Attempt.done(form);
    }
}

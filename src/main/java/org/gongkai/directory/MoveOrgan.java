package org.gongkai.directory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts an organ, with all below it, under another organ from a day on. */
@Component
public class MoveOrgan {

    private final OrganRows rows;
    private final Revision revision;
    private final ApplicationEventPublisher events;

    MoveOrgan(OrganRows rows, Revision revision, ApplicationEventPublisher events) {
        this.rows = rows;
        this.revision = revision;
        this.events = events;
    }

    @Transactional
    public Attempt<OrganForm> move(String organId, String parentId, LocalDate on, Operator operator) {
        revision.raise();
        OrganTree tree = rows.tree();
        List<String> reasons = new ArrayList<>();
        operator.whyNot(organId).ifPresent(reasons::add);
        operator.whyNot(parentId).ifPresent(reasons::add);
        tree.whyNotReformed(organId, on).ifPresent(reasons::add);
        if (tree.find(parentId, on).filter(parent -> parent.existsOn(on)).isEmpty()) {
            reasons.add("上级机构 %s 在 %s 不存在。".formatted(parentId, on));
        } else if (tree.subtree(organId, on).contains(parentId)) {
            reasons.add("不能把机构放到自己或自己的下级之下。");
        }
        if (!reasons.isEmpty()) {
            return Attempt.refused(reasons);
        }
        Organ organ = tree.find(organId, on).orElseThrow();
        OrganForm form = new OrganForm(on, organ.name(), organ.shortName(), parentId);
        rows.addForm(organId, form);
        events.publishEvent(new DirectoryEvent.OrganMoved(organId, parentId, on, operator.id()));
        return Attempt.done(form);
    }
}

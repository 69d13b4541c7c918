package org.gongkai.directory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Merges an organ into another: it ends, its posts end, its records stay its own and its successor answers for them. */
@Component
public class MergeOrgans {

    private final OrganRows rows;
    private final PostRows posts;
    private final Revision revision;
    private final ApplicationEventPublisher events;

    MergeOrgans(OrganRows rows, PostRows posts, Revision revision, ApplicationEventPublisher events) {
        this.rows = rows;
        this.posts = posts;
        this.revision = revision;
        this.events = events;
    }

    /** @param on the first day on which the successor carries on */
    @Transactional
    public Attempt<Organ> merge(String organId, String successorId, LocalDate on, Operator operator) {
        revision.raise();
        OrganTree tree = rows.tree();
        List<String> reasons = new ArrayList<>();
        operator.whyNot(organId).ifPresent(reasons::add);
        operator.whyNot(successorId).ifPresent(reasons::add);
        tree.whyNotReformed(organId, on).ifPresent(reasons::add);
        if (organId.equals(successorId)) {
            reasons.add("机构不能并入自己。");
        } else if (tree.find(successorId, on).filter(successor -> successor.existsOn(on)).isEmpty()) {
            reasons.add("承接机构 %s 在 %s 不存在。".formatted(successorId, on));
        }
        List<Organ> children = tree.children(organId, on);
        if (!children.isEmpty()) {
            reasons.add("请先调整下级机构的隶属：" + String.join("、", children.stream().map(Organ::name).toList()));
        }
        if (!reasons.isEmpty()) {
            return Attempt.refused(reasons);
        }
        rows.merge(new OrganTree.Merger(organId, successorId, on));
        for (PostHeld post : posts.at(organId)) {
            if (post.endsAfter(on)) {
                posts.end(post, on);
                events.publishEvent(new DirectoryEvent.PostEnded(post.id(), post.person(), organId, on, operator.id()));
            }
        }
        events.publishEvent(new DirectoryEvent.OrganMerged(organId, successorId, on, operator.id()));
        return Attempt.done(tree.find(successorId, on).orElseThrow());
    }
}

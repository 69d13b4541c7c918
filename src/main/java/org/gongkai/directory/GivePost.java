package org.gongkai.directory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives a person a role at an organ from a day on. */
@Component
public class GivePost {

    private final OrganRows organs;
    private final PostRows posts;
    private final People people;
    private final Outsiders outsiders;
    private final Revision revision;
    private final ApplicationEventPublisher events;

    GivePost(OrganRows organs, PostRows posts, People people, Outsiders outsiders, Revision revision, ApplicationEventPublisher events) {
        this.organs = organs;
        this.posts = posts;
        this.people = people;
        this.outsiders = outsiders;
        this.revision = revision;
        this.events = events;
    }

    /** @param subtree whether the post covers the organs below as well */
    @Transactional
    public Attempt<PostHeld> give(String personId, String organId, Role role, boolean subtree, LocalDate from,
            Operator operator) {
        revision.raise();
        List<String> reasons = new ArrayList<>();
        operator.whyNot(organId).ifPresent(reasons::add);
        if (people.find(personId).isEmpty()) {
            reasons.add("没有这个人员，请刷新后重选。");
        }
        if (outsiders.find(personId).isPresent()) {
            reasons.add("这是外部人员的登录，不能任岗位；到机关工作的，另添加人员。");
        }
        if (organs.tree().find(organId, from).filter(organ -> organ.existsOn(from)).isEmpty()) {
            reasons.add("%s在 %s 不存在。".formatted(organs.tree().find(organId, from).map(Organ::name).orElse("这个机构"), from));
        }
        if (posts.of(personId).stream().anyMatch(post -> post.organ().equals(organId) && post.role() == role
                && post.endsAfter(from))) {
            reasons.add("该人员已在该机关任%s，先结束原岗位再给新岗位。".formatted(role.title()));
        }
        if (!reasons.isEmpty()) {
            return Attempt.refused(reasons);
        }
        PostHeld post = new PostHeld(Identifier.fresh(), personId, organId, role, subtree, from, null);
        posts.add(post);
        events.publishEvent(new DirectoryEvent.PostGiven(post.id(), personId, organId, role, from, operator.id()));
        return Attempt.done(post);
    }
}

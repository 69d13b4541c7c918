package org.gongkai.directory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends a post: from that day on it allows nothing, in open sessions too. */
@Component
public class EndPost {

    private final PostRows posts;
    private final Revision revision;
    private final ApplicationEventPublisher events;

    EndPost(PostRows posts, Revision revision, ApplicationEventPublisher events) {
        this.posts = posts;
        this.revision = revision;
        this.events = events;
    }

    /** @param on the first day on which it is no longer held */
    @Transactional
    public Attempt<PostHeld> end(String postId, LocalDate on, Operator operator) {
        revision.raise();
        PostHeld post = posts.find(postId).orElse(null);
        if (post == null) {
            return Attempt.refused("没有这个岗位：" + postId);
        }
        List<String> reasons = new ArrayList<>();
        operator.whyNot(post.organ()).ifPresent(reasons::add);
        if (post.to() != null) {
            reasons.add("该岗位已定于 %s 结束。".formatted(post.to()));
        }
        if (on.isBefore(post.from())) {
            reasons.add("结束日期不能早于任职日期 %s。".formatted(post.from()));
        }
        if (!reasons.isEmpty()) {
            return Attempt.refused(reasons);
        }
        posts.end(post, on);
        events.publishEvent(new DirectoryEvent.PostEnded(postId, post.person(), post.organ(), on, operator.id()));
        return Attempt.done(post);
    }
}

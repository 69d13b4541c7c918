package org.gongkai.directory;

import java.util.Optional;

import org.gongkai.calendar.Now;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes what an organ tells about itself: functions, address, hours, phone, head (政府信息公开条例 2019, Art. 20(2)). */
@Component
public class DescribeOrgan {

    private final OrganRows rows;
    private final Revision revision;
    private final Now now;
    private final ApplicationEventPublisher events;

    DescribeOrgan(OrganRows rows, Revision revision, Now now, ApplicationEventPublisher events) {
        this.rows = rows;
        this.revision = revision;
        this.now = now;
        this.events = events;
    }

    @Transactional
    public Attempt<OrganProfile> describe(String organId, OrganProfile profile, Operator operator) {
        revision.raise();
        OrganTree tree = rows.tree();
        Optional<String> reason = tree.find(organId, now.today()).isEmpty() ? Optional.of("没有这个机构：" + organId)
                : operator.whyNot(organId).or(() -> tree.whyNotHeaded(profile.documentWord() == null ? tree.find(organId, now.today()).orElseThrow().shortName() : profile.documentWord(), organId));
        reason = reason.or(profile::whyNotReached);
        if (reason.isPresent()) {
            return Attempt.refused(reason.get());
        }
        OrganProfile kept = profile.kept();
        rows.describe(organId, kept);
        events.publishEvent(new DirectoryEvent.OrganDescribed(organId, now.today(), operator.id()));
        return Attempt.done(kept);
    }
}

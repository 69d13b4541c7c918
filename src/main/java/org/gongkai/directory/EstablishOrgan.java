package org.gongkai.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Enters an organ into the tree from the day of its establishment. */
@Component
public class EstablishOrgan {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{1,39}");
    private static final int LONGEST_NAME = 100;

    private final OrganRows rows;
    private final Revision revision;
    private final ApplicationEventPublisher events;

    EstablishOrgan(OrganRows rows, Revision revision, ApplicationEventPublisher events) {
        this.rows = rows;
        this.revision = revision;
        this.events = events;
    }

    @Transactional
    public Attempt<Organ> establish(Organ organ, Operator operator) {
        revision.raise();
        List<String> reasons = reasonsAgainst(organ, rows.tree(), operator);
        if (!reasons.isEmpty()) {
            return Attempt.refused(reasons);
        }
        rows.add(organ);
        events.publishEvent(new DirectoryEvent.OrganEstablished(organ.id(), organ.from(), operator.id()));
        return Attempt.done(organ);
    }

    /** Null where an organ may have this name. */
    static @Nullable String whyNotCalled(String name, String shortName) {
        return Stream.of(name, shortName).allMatch(one -> !one.isBlank() && one.length() <= LONGEST_NAME) ? null
                : "机构名称和简称都要填写，各至多 " + LONGEST_NAME + " 字。";
    }

    private static List<String> reasonsAgainst(Organ organ, OrganTree tree, Operator operator) {
        List<String> reasons = new ArrayList<>();
        String parent = organ.parentId();
        operator.whyNot(parent == null ? organ.id() : parent).ifPresent(reasons::add);
        if (!ID.matcher(organ.id()).matches()) {
            reasons.add("机构代码应为 2 至 40 位小写字母、数字或连字符：" + organ.id());
        } else if (tree.find(organ.id(), organ.from()).isPresent()) {
            reasons.add("机构代码已被使用：" + organ.id());
        }
        if (whyNotCalled(organ.name(), organ.shortName()) instanceof String fault) {
            reasons.add(fault);
        } else if (tree.named(organ.name(), organ.from()).isPresent()) {
            reasons.add("当日已有同名机构：" + organ.name());
        }
        if (parent != null && tree.find(parent, organ.from()).filter(above -> above.existsOn(organ.from())).isEmpty()) {
            reasons.add("上级机构 %s 在 %s 不存在。".formatted(parent, organ.from()));
        }
        if (organ.creditCode() != null) {
            CreditCode.faultOf(organ.creditCode()).ifPresent(reasons::add);
            tree.withCreditCode(organ.creditCode()).ifPresent(other -> reasons.add("统一社会信用代码已属于" + tree.find(other, organ.from()).map(Organ::name).orElse(other)));
        }
        tree.whyNotHeaded(organ.documentWord(), organ.id()).ifPresent(reasons::add);
        organ.profile().whyNotReached().ifPresent(reasons::add);
        if (organ.to() != null) {
            reasons.add("新设机构不能带撤销日期，请用合并。");
        }
        return reasons;
    }
}

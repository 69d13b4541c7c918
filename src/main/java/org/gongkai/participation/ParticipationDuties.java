package org.gongkai.participation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Staff;
import org.gongkai.pages.OncePerState;
import org.gongkai.pages.PageChanges;
import org.gongkai.participation.Registration.News;
import org.gongkai.participation.Solicitation.Stage;
import org.gongkai.procedure.Duties;
import org.gongkai.procedure.Duty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What taking part leaves for a person to do: drafts that came back, what waits for a signature, outcomes that are owed. */
@Component
class ParticipationDuties implements Duties {

    private static final String KIND = "公众参与";
    private static final Set<Stage> UNDONE = Set.of(Stage.DRAFT, Stage.SUBMITTED, Stage.CLOSED, Stage.PROPOSED);
    private static final int MOST = 1_000;
    private static final LocalDate LAST = LocalDate.of(9999, 1, 1);

    private final ParticipationKinds kinds;
    private final Terms terms;
    private final Organs organs;
    /** In the whole house: every inbox asks. */
    private final OncePerState<List<Solicitation>> undone;
    private final OncePerState<List<Coming>> coming;

    ParticipationDuties(SolicitationRows solicitations, GatheringRows gatherings, ParticipationKinds kinds, Terms terms, Organs organs, PageChanges changes, Now now) {
        this.undone = new OncePerState<>(changes, now, today -> solicitations.in(UNDONE, LAST, "", MOST));
        this.coming = new OncePerState<>(changes, now, today -> coming(solicitations, gatherings, today));
        this.kinds = kinds;
        this.terms = terms;
        this.organs = organs;
    }

    private static List<Coming> coming(SolicitationRows solicitations, GatheringRows gatherings, LocalDate today) {
        Map<String, GatheringRows.Before> before = gatherings.before(today).stream().collect(Collectors.toMap(GatheringRows.Before::solicitation, one -> one));
        Map<String, Gathering> plans = gatherings.among(before.keySet());
        return solicitations.among(before.keySet()).stream().map(one -> new Coming(one, Objects.requireNonNull(plans.get(one.id())), Objects.requireNonNull(before.get(one.id())))).toList();
    }

    @Override
    public Waiting of(Staff staff, int limit) {
        Set<String> reach = staff.posts().stream().flatMap(post -> post.reach().stream()).collect(Collectors.toSet());
        if (reach.isEmpty()) {
            return Waiting.NOTHING;
        }
        List<Duty> duties = new ArrayList<>();
        for (Solicitation one : undone.now().stream().filter(waiting -> reach.contains(waiting.organ())).toList()) {
            ParticipationKind kind = kinds.require(one.kind());
            boolean drafts = kind.isDraftedBy(staff, one.organ());
            boolean signs = kind.isSignedBy(staff, one.organ());
            switch (one.stage()) {
                case DRAFT -> add(drafts && one.returned() != null && one.drafter().equals(staff.personId()), one, "退回修改", "改正后重新送审", null, duties);
                case SUBMITTED -> add(signs && !one.drafter().equals(staff.personId()), one, kind.isGathering() ? "活动公告待签发" : "征集待签发", "签发或者退回", null, duties);
                case CLOSED -> add(drafts, one, "待公布结果", one.returned() == null ? kind.isGathering() ? "写纪要，写明每一点的采纳情况，送签" : "归并意见，写明采纳情况，送签" : "结果退回，改正后重新送签", terms.owed(one), duties);
                case PROPOSED -> add(signs && !staff.personId().equals(one.proposer()), one, "结果待签发", "公布结果或者退回", terms.owed(one), duties);
                default -> { }
            }
        }
        for (Coming each : coming.now()) {
            Solicitation one = each.one();
            if (reach.contains(one.organ()) && kinds.require(one.kind()).isDraftedBy(staff, one.organ())) {
                GatheringRows.Before before = each.before();
                add(true, one, before.draws() ? "待抽签" : "待通知", before.draws() ? one.stage() == Stage.OPEN ? "请见证人到场，抽签" : "没有抽签就举行了，在纪要里写明为什么、谁参加了" : news(before.untold(), kinds.require(one.kind())), terms.tellBy(one, each.plan()), duties);
            }
        }
        duties.sort(Comparator.comparing(duty -> duty.dueOn() == null ? LocalDate.MAX : duty.dueOn()));
        return Waiting.of(duties, limit);
    }

    /** What has to be told by telephone or letter, to how many. */
    private static String news(Map<News, Long> untold, ParticipationKind kind) {
        boolean papers = kind.gathering() != null && kind.gathering().materials() != null;
        return untold.entrySet().stream().map(one -> switch (one.getKey()) {
            case PLACE -> "通知 " + one.getValue() + " 个有名额的人" + (papers ? "，材料一并送达" : "");
            case WAITS -> "告诉 " + one.getValue() + " 个人没有名额，排在候补";
            case MOVED -> "告诉 " + one.getValue() + " 个人时间、地点有变";
            case CANCELLED -> "告诉 " + one.getValue() + " 个人不再举行";
        }).collect(Collectors.joining("；"));
    }

    private void add(boolean theirs, Solicitation one, String queue, String what, Terms.@Nullable Owed owed, List<Duty> duties) {
        if (theirs) {
            duties.add(new Duty(KIND, queue, what, one.contributions() + " 条意见", one.title(), organs.shortName(one.organ()), owed == null ? null : owed.lastDay(),
                    owed == null ? null : owed.light(), owed == null ? 0 : owed.left(), owed == null || owed.provision() == null ? null : owed.provision().article(), "/desk/participation/" + one.id()));
        }
    }

    /** A gathering with what is to be done before it. */
    private record Coming(Solicitation one, Gathering plan, GatheringRows.Before before) {
    }
}

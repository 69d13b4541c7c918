package org.gongkai.reporting.campaign;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.gongkai.calendar.ComputedDay;
import org.gongkai.calendar.Now;
import org.gongkai.clock.Light;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.pages.OncePerState;
import org.gongkai.pages.PageChanges;
import org.gongkai.procedure.Duties;
import org.gongkai.procedure.Duty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an organ owes in the campaigns it is asked in, and what waits for the one that issued them: what came, more time that is asked for, who is late. */
@Component
class CampaignDuties implements Duties {

    private static final String KIND = "统计任务";
    private static final int NAMED = 3;
    private static final Set<Role> FILLING = Set.of(Role.OFFICER, Role.DISCLOSURE_OFFICE);
    private static final Set<Role> SUBMITTING = Set.of(Role.APPROVER, Role.DISCLOSURE_OFFICE);
    private static final Set<Role> DECIDING = Set.of(Role.DISCLOSURE_OFFICE);

    private final Organs organs;
    /** In the whole house: every inbox asks. */
    private final OncePerState<Map<Campaign, Board>> open;

    CampaignDuties(Campaigns campaigns, Organs organs, PageChanges changes, Now now) {
        this.organs = organs;
        this.open = new OncePerState<>(changes, now, today -> campaigns.open());
    }

    @Override
    public Waiting of(Staff staff, int limit) {
        List<Duty> duties = new ArrayList<>();
        open.now().forEach((campaign, board) -> {
            board.lines().stream().filter(line -> !line.isMerged()).forEach(line -> owed(staff, campaign, line, duties));
            if (isOf(staff, campaign.issuer(), DECIDING)) {
                issued(campaign, board, duties);
            }
        });
        duties.sort(Comparator.comparing(Duty::dueOn, Comparator.nullsLast(Comparator.naturalOrder())));
        return Waiting.of(duties, limit);
    }

    private void owed(Staff staff, Campaign campaign, Board.Line line, List<Duty> duties) {
        Filing filing = line.filing();
        boolean submitting = filing.stage() == Stage.CHECKED;
        boolean theirs = isOf(staff, filing.organ(), submitting ? SUBMITTING : FILLING) || !submitting && staff.personId().equals(filing.deputy());
        if (!filing.stage().isOwed() || !theirs) {
            return;
        }
        String what = switch (filing.stage()) {
            case NOT_BEGUN -> "开始填报";
            case RETURNED -> "看退回的理由，改了再报";
            case CHECKED -> "报送";
            default -> "填好后校验";
        };
        duties.add(duty(campaign, filing.stage().title(), filing.reminders() == 0 ? what : what + "（已催报 " + filing.reminders() + " 次）", line.name(), line.lastDay(), line.light(), line.left(), filing.organ()));
    }

    private static void issued(Campaign campaign, Board board, List<Duty> duties) {
        for (Board.Line line : board.lines()) {
            if (line.filing().stage() == Stage.SUBMITTED) {
                duties.add(duty(campaign, "报来待接收", "接收，或者写明理由退回", line.name(), null, null, 0, line.filing().organ()));
            } else if (line.filing().askedUntil() != null && line.filing().stage().isOwed()) {
                duties.add(duty(campaign, "申请延期", "决定是否延期到 " + line.filing().askedUntil(), line.name(), line.lastDay(), line.light(), line.left(), line.filing().organ()));
            }
        }
        List<Board.Line> late = board.late();
        if (!late.isEmpty()) {
            Board.Line first = late.stream().min(Comparator.comparing(line -> line.filing().due())).orElseThrow();
            String names = late.stream().limit(NAMED).map(Board.Line::name).collect(Collectors.joining("、")) + (late.size() > NAMED ? "等 " + late.size() + " 个机关" : "");
            duties.add(duty(campaign, "迟报", "催报", names, first.lastDay(), first.light(), first.left(), null));
        }
    }

    /** Whether a post of theirs is one of that organ, or of the one it was merged into; reaching it from above is not enough. */
    private boolean isOf(Staff staff, String organ, Set<Role> roles) {
        String today = organs.successor(organ).map(Organ::id).orElse(organ);
        return staff.posts().stream().anyMatch(post -> roles.contains(post.role()) && post.organId().equals(today));
    }

    private static Duty duty(Campaign campaign, String queue, String what, String organ, @Nullable ComputedDay lastDay, @Nullable Light light, int left, @Nullable String of) {
        return new Duty(KIND, queue, what, campaign.period().title(), campaign.title(), organ, lastDay, light, left, campaign.key(campaign.issuer()).isAnnual() ? "条例第四十九条" : null,
                "/desk/campaigns/" + campaign.id() + (of == null ? "" : "/" + of));
    }
}

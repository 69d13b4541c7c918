package org.gongkai.directreport;

import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Role;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.gongkai.directreport.Item.Stage;
import org.gongkai.directreport.wire.Envelope;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.CanonicalJson;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Items from draft to signature: 处长, 主任, 秘书长 in turn, nobody twice; the signature sends it off in the same transaction. */
@Component
public class Items {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_LINK = 500;

    private final ItemRows rows;
    private final OutgoingReports outgoing;
    private final Organs organs;
    private final Ledger ledger;
    private final Now now;

    Items(ItemRows rows, OutgoingReports outgoing, Organs organs, Ledger ledger, Now now) {
        this.rows = rows;
        this.outgoing = outgoing;
        this.organs = organs;
        this.ledger = ledger;
        this.now = now;
    }

    /** What somebody typed. @param day ISO */
    public record Draft(String organ, String title, String body, String day, String link, String linkDigest) {
    }

    /** A step that was taken. */
    public record Taken(String title, @Nullable String by, LocalDate on, @Nullable String said) {
    }

    /** One that is in their scope, or with them. */
    public Optional<Item> find(String id, Staff staff) {
        return rows.find(id).filter(item -> staff.scope().covers(item.organ()) || item.stage() != Stage.SIGNED && whyNot(item, staff).isEmpty());
    }

    public List<Item> list(Scope scope, @Nullable Stage stage, long before, int limit) {
        return rows.list(scope, stage, before == 0 ? Long.MAX_VALUE : before, limit);
    }

    public List<Taken> steps(Item item) {
        return rows.steps(item.id()).stream().map(one -> new Taken(titleOf(one.step()), one.by(), one.on(), one.said())).toList();
    }

    private static String titleOf(String kind) {
        return switch (kind) {
            case Acts.DRAFTED -> "起草";
            case Acts.CHANGED -> "修改";
            case Acts.RETURNED -> "退回";
            case Acts.SIGNED -> "签发上报";
            default -> "送下一步";
        };
    }

    @Transactional
    public Attempt<Item> draft(Draft draft, Staff staff) {
        List<String> reasons = whyNot(draft);
        if (!staff.holds(Role.OFFICER, draft.organ()) && !staff.holds(Role.DISCLOSURE_OFFICE, draft.organ())) {
            reasons.add("须由该机关的信息员或公开办起草。");
        }
        if (!reasons.isEmpty()) {
            return Attempt.refused(reasons);
        }
        Item item = of(Identifier.fresh(), draft, staff.personId());
        rows.add(item);
        took(item, Acts.DRAFTED, staff, null);
        return Attempt.done(item);
    }

    /** Only a draft changes, sent back ones among them. */
    @Transactional
    public Attempt<Item> change(String id, Draft draft, Staff staff) {
        Item item = rows.hold(id).orElse(null);
        if (item == null || item.stage() != Stage.DRAFT) {
            return Attempt.refused("只有起草中的可以修改。");
        }
        List<String> reasons = whyNot(new Draft(item.organ(), draft.title(), draft.body(), draft.day(), draft.link(), draft.linkDigest()));
        whyNot(item, staff).ifPresent(reasons::add);
        if (!reasons.isEmpty()) {
            return Attempt.refused(reasons);
        }
        Item changed = of(id, new Draft(item.organ(), draft.title(), draft.body(), draft.day(), draft.link(), draft.linkDigest()), item.draftedBy());
        rows.change(changed);
        took(changed, Acts.CHANGED, staff, null);
        return Attempt.done(changed);
    }

    /** To the next of the chain; from the last one upward. */
    @Transactional
    public Attempt<Item> pass(String id, Staff staff) {
        Item item = rows.hold(id).orElse(null);
        Optional<String> not = item == null ? Optional.of("没有这条信息。") : whyNot(item, staff);
        if (item == null || not.isPresent()) {
            return Attempt.refused(not.orElse(""));
        }
        Stage next = item.stage().next();
        if (next != Stage.SIGNED) {
            took(item, Acts.PASSED, staff, null);
            rows.stand(id, next, null);
            return Attempt.done(rows.find(id).orElseThrow());
        }
        String act = took(item, Acts.SIGNED, staff, null);
        rows.stand(id, Stage.SIGNED, now.today());
        outgoing.queue(Envelope.ITEM, payload(item), id, act);
        return Attempt.done(rows.find(id).orElseThrow());
    }

    /** What was signed while there was nobody to report to goes to the first one that is confirmed, in the running transaction. */
    void catchUp(String peer, String by) {
        for (Item item : rows.unsent()) {
            Map<String, String> payload = payload(item);
            outgoing.queue(peer, Envelope.ITEM, payload, item.id(), ledger.record(ActDraft.of(Acts.HANDED, item.id()).organ(item.organ()).actor(by).detail("kind", Envelope.ITEM)
                    .detail("payload", Sha256.hex(CanonicalJson.of(payload)))).id());
        }
    }

    @Transactional
    public Attempt<Item> sendBack(String id, String why, Staff staff) {
        Item item = rows.hold(id).orElse(null);
        Optional<String> not = item == null || item.stage() == Stage.DRAFT ? Optional.of("没有可以退回的这条信息。") : why.isBlank() ? Optional.of("请写明退回的理由。") : whyNot(item, staff);
        if (item == null || not.isPresent()) {
            return Attempt.refused(not.orElse(""));
        }
        took(item, Acts.RETURNED, staff, why.strip());
        rows.stand(id, Stage.DRAFT, null);
        return Attempt.done(rows.find(id).orElseThrow());
    }

    /** Why somebody does not take it on from where it is. */
    public Optional<String> whyNot(Item item, Staff staff) {
        return whyNot(item, staff, item.stage() == Stage.DRAFT ? Set.of() : tookPart(item, rows.steps(item.id())));
    }

    /** @param tookPart who took an earlier step of it */
    Optional<String> whyNot(Item item, Staff staff, Set<String> tookPart) {
        List<Role> roles = item.stage().roles();
        if (roles.isEmpty()) {
            return Optional.of("已经上报，不再改动。");
        }
        if (roles.stream().noneMatch(role -> staff.holds(role, item.organ()) || item.stage() == Stage.SECRETARY && holdsAbove(staff, role, item.organ()))) {
            return Optional.of("这一步由该机关或上级机关的" + roles.stream().map(Role::title).collect(Collectors.joining("或")) + "办理。");
        }
        return item.stage() != Stage.DRAFT && tookPart.contains(staff.personId()) ? Optional.of("您已经办过这条信息前面的一步，应当由另一人把关。") : Optional.empty();
    }

    /** The 秘书长 signs for all below, whatever else their post opens. */
    private boolean holdsAbove(Staff staff, Role role, String organ) {
        return organs.path(organ, now.today()).stream().anyMatch(above -> staff.holds(role, above.id()));
    }

    /** Who drafted it, and who took a step since it was sent into the chain the last time. */
    static Set<String> tookPart(Item item, List<ItemRows.Taken> steps) {
        int from = 0;
        for (int n = 0; n < steps.size(); n++) {
            from = steps.get(n).step().equals(Acts.RETURNED) ? n + 1 : from;
        }
        Set<String> took = new HashSet<>();
        steps.subList(from, steps.size()).stream().map(ItemRows.Taken::by).filter(Objects::nonNull).forEach(took::add);
        if (item.draftedBy() != null) {
            took.add(item.draftedBy());
        }
        return took;
    }

    private List<String> whyNot(Draft draft) {
        List<String> reasons = new ArrayList<>();
        if (draft.title().isBlank() || draft.title().strip().length() > LONGEST_TITLE) {
            reasons.add("请写标题，不超过 " + LONGEST_TITLE + " 字。");
        }
        if (draft.body().isBlank()) {
            reasons.add("请写正文。");
        }
        if (day(draft.day()) == null) {
            reasons.add("日期应写作 2026-03-05，不晚于今天。");
        }
        if (!draft.link().isBlank() && !isLink(draft.link().strip())) {
            reasons.add("原文的网址应当以 https:// 或 http:// 开头。");
        }
        if (!draft.linkDigest().isBlank() && !Peers.digits(draft.linkDigest()).matches("[0-9a-f]{64}")) {
            reasons.add("原文的摘要是 64 位数字和 a 到 f 的字母。");
        }
        if (OutgoingReports.isTooLong(Map.of("body", draft.body()))) {
            reasons.add("内容太长，不能直报；请写摘要，并附上原文的网址。");
        }
        return reasons;
    }

    private static boolean isLink(String link) {
        try {
            String scheme = URI.create(link).getScheme();
            return link.length() <= LONGEST_LINK && scheme != null && List.of("http", "https").contains(scheme.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException noLink) {
            return false;
        }
    }

    private @Nullable LocalDate day(String typed) {
        try {
            LocalDate day = LocalDate.parse(typed.strip());
            return day.isAfter(now.today()) ? null : day;
        } catch (DateTimeParseException noDay) {
            return null;
        }
    }

    private Item of(String id, Draft draft, @Nullable String by) {
        return new Item(id, draft.organ(), draft.title().strip(), draft.body().strip(), Objects.requireNonNull(day(draft.day())), draft.link().isBlank() ? null : draft.link().strip(),
                draft.linkDigest().isBlank() ? null : Peers.digits(draft.linkDigest()), Stage.DRAFT, by, null, 0);
    }

    private String took(Item item, String kind, Staff staff, @Nullable String said) {
        String act = ledger.record(ActDraft.of(kind, item.id()).organ(item.organ()).actor(staff.personId()).detail("from", item.stage().name()).detail("content", item.digest()).detail("payload", kind.equals(Acts.SIGNED) ? Sha256.hex(CanonicalJson.of(payload(item))) : null)
                .detail("said", said == null ? null : Sha256.hex(said))).id();
        rows.log(item.id(), new ItemRows.Taken(act, kind, staff.personId(), now.today(), said));
        return act;
    }

    private Map<String, String> payload(Item item) {
        Map<String, String> said = new LinkedHashMap<>(Map.of("item", item.id(), "title", item.title(), "body", item.body(), "day", item.day().toString(), "organ", organs.name(item.organ())));
        if (item.link() != null) {
            said.put("link", item.link());
        }
        if (item.linkDigest() != null) {
            said.put("digest", item.linkDigest());
        }
        return said;
    }
}

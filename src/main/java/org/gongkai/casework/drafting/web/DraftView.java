package org.gongkai.casework.drafting.web;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import org.gongkai.calendar.Now;
import org.gongkai.casework.drafting.Draft;
import org.gongkai.casework.drafting.Draft.Remark;
import org.gongkai.casework.drafting.Drafting;
import org.gongkai.casework.papers.Instead;
import org.gongkai.casework.signing.Changes;
import org.gongkai.ledger.Act;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.Permissions;
import org.jspecify.annotations.Nullable;

/**
 * A draft as its page shows it.
 *
 * @param steps   what was done with it, oldest first
 * @param since   number of the text with which this one is compared: the one before, or an earlier one that whoever looks had seen
 * @param changed what was changed since then, by title of the field
 * @param author  who wrote it last
 * @param names   of people and organs, by id
 */
public record DraftView(Draft.Whole whole, List<Step> steps, int since, Map<String, Changes> changed, String author, Map<String, String> names) {

    /**
     * One step.
     *
     * @param at     when it was recorded
     * @param hand   where it belongs on the sheet: whoever drafts, reviews, signs beside or signs
     * @param more   organ, post and day of whoever is asked, the version; empty where there is nothing
     * @param remarks what was said at it
     */
    public record Step(LocalDate on, LocalDateTime at, String who, Hand hand, String title, String more, List<Said> remarks) {
    }

    /** @param where title of the field; null where it is about the whole */
    public record Said(@Nullable String where, String words) {
    }

    static DraftView of(Draft.Whole whole, int seen, List<Act> acts, List<Field> fields, Function<List<String>, Map<String, String>> people, Function<String, String> organs) {
        Map<String, String> names = new LinkedHashMap<>(people.apply(acts.stream().flatMap(act -> Stream.of(act.actor(), act.text(Actor.INSTEAD))).filter(Objects::nonNull).distinct().toList()));
        whole.asked().forEach(asked -> names.put(asked.organ(), organs.apply(asked.organ())));
        List<Step> steps = new ArrayList<>();
        for (Act act : acts) {
            List<Said> remarks = whole.remarks().stream().filter(remark -> remark.act().equals(act.id())).map(remark -> new Said(title(fields, remark), remark.words())).toList();
            steps.add(new Step(act.effectiveOn(), LocalDateTime.ofInstant(act.recordedAt(), Now.ZONE), Instead.said(act, names), hand(act), title(act),
                    more(act, whole, names), remarks));
        }
        int since = whole.versions().stream().anyMatch(one -> one.no() == seen && one.no() < whole.text().no()) ? seen : whole.text().no() - 1;
        return new DraftView(whole, steps, since, changed(whole, since, fields), names.getOrDefault(whole.text().author(), ""), names);
    }

    private static Map<String, Changes> changed(Draft.Whole whole, int since, List<Field> fields) {
        Map<String, Changes> changed = new LinkedHashMap<>();
        whole.versions().stream().filter(one -> one.no() == since).findFirst().map(Draft.Version::values).ifPresent(before -> fields.forEach(field -> {
            Changes changes = Changes.between(before.getOrDefault(field.name(), ""), whole.text().values().getOrDefault(field.name(), ""));
            if (changes.any()) {
                changed.put(field.title(), changes);
            }
        }));
        return changed;
    }

    /** What was last said at a field, with those of the whole under the empty name. */
    public List<Remark> latest() {
        int last = whole.remarks().stream().mapToInt(Remark::version).max().orElse(0);
        return whole.remarks().stream().filter(remark -> remark.version() == last).toList();
    }

    private static @Nullable String title(List<Field> fields, Remark remark) {
        return remark.field() == null ? null : fields.stream().filter(field -> field.name().equals(remark.field())).map(Field::title).findFirst().orElse(remark.field());
    }

    /** The rows of the sheet, from the top. */
    public enum Hand {
        SIGNS("签发"), BESIDE("会签"), REVIEWS("审核"), DRAFTS("拟稿");

        private final String title;

        Hand(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    private static Hand hand(Act act) {
        return switch (act.verb()) {
            case "pass" -> Hand.REVIEWS;
            case "ask", "countersign", "call-back" -> Hand.BESIDE;
            case "sign" -> Hand.SIGNS;
            case "return", "change" -> Draft.Stage.SIGNING.name().equals(act.text(Drafting.AT)) ? Hand.SIGNS : Hand.REVIEWS;
            default -> Hand.DRAFTS;
        };
    }

    private static String title(Act act) {
        return switch (act.verb()) {
            case "begin" -> "拟稿";
            case "submit" -> "review".equals(act.text("to")) ? "送审核" : "送签发";
            case "change" -> "修改";
            case "pass" -> "审核通过";
            case "return" -> "退回";
            case "ask" -> "请会签";
            case "countersign" -> Boolean.TRUE.equals(act.detail().get("agrees")) ? "会签：同意" : "会签：不同意";
            case "call-back" -> "不再请会签";
            case "sign" -> "签发";
            case "drop" -> "answered-otherwise".equals(act.text("because")) ? "没有用这份稿子答复" : "作废";
            default -> act.verb();
        };
    }

    private static String more(Act act, Draft.Whole whole, Map<String, String> names) {
        int version = act.number("version", 0);
        String text = version == 0 ? "" : "第 " + version + " 稿";
        String asked = act.text("asked");
        return asked == null ? text : whole.asked().stream().filter(one -> one.id().equals(asked)).findFirst()
                .map(one -> names.getOrDefault(one.organ(), one.organ()) + " " + Permissions.title(one.role()) + (act.verb().equals("ask") ? "，最迟 " + one.until() : "")).orElse(text);
    }

    /** What it stands at, of which version. */
    public Draft draft() {
        return whole.draft();
    }

    /** What the form asks for in fields that hold words, so that they can be remarked on. */
    static List<Field> written(List<Field> fields, Map<String, String> values) {
        return fields.stream().filter(field -> !values.getOrDefault(field.name(), "").isBlank()).toList();
    }
}

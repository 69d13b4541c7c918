package org.gongkai.casework.clocks;

import java.util.List;
import java.util.Optional;

import org.gongkai.casework.Handling;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.Consequence;
import org.gongkai.definition.Extension;
import org.gongkai.definition.Meaning;
import org.gongkai.ledger.Act;
import org.jspecify.annotations.Nullable;

/**
 * A period of a type beside its main term, as its file says it.
 *
 * @param term  provision that sets the period
 * @param of    kind of handling whose period it is; null where it is that of the matter
 * @param from  what begins it; null where it begins with the sending of a handling
 * @param until actions with which it is kept
 * @param pauses whether it stands still; null where it never does
 */
public record NamedClock(@Meaning("小写字母") String id, String title, @Meaning("期限：provisions.yaml 或者 terms 中的条文，可以按小时") String term,
        @Meaning("LAW 法定期限，PROMISE 公开承诺，OFFICE 内部时限") Force binding, @Meaning("handlings 中哪一种的期限；不写是整件的") @Nullable String of,
        @Meaning("从哪些步骤起算；派出的部分不写，从派出起算") @Nullable List<Start> from, @Meaning("办到哪些步骤为止") List<String> until,
        @Meaning("WITH_MAIN 整件的期限停止计算时跟着停；不写的不停") @Nullable Pauses pauses) {

    static final Extension<Block> BLOCK = CaseType.ofType(Block.class);

    /** Whom it binds, and so who is shown it. */
    public enum Force {
        LAW("法定期限"), PROMISE("公开承诺"), OFFICE("内部时限");

        private final String title;

        Force(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }

        /** Whether whoever brought the matter is shown it. */
        public boolean isPublic() {
            return this != OFFICE;
        }
    }

    /** When it stands still. */
    public enum Pauses {
        /** Whenever the main term of the matter does, or that of the part whose period it is. */
        WITH_MAIN
    }

    /**
     * @param by    action, or {@code submit}
     * @param field of the act, or of what was brought in, that must say so; null where it always begins
     * @param is    what the field must say
     */
    public record Start(@Meaning("哪一步，或者 submit（提交）") String by, @Meaning("只在这个字段这样填的时候") @Nullable String field, @Nullable List<String> is) {

        boolean fits(Act act, Act submitted) {
            if (!act.verb().equals(by)) {
                return false;
            }
            String said = field == null ? null : Optional.ofNullable(act.text(field)).orElseGet(() -> submitted.text(field));
            return field == null || is != null && said != null && is.contains(said);
        }
    }

    record Block(@Meaning("答复期限以外的期限：签收、派单、紧急的答复") @Nullable List<NamedClock> clocks) {
    }

    public static List<NamedClock> of(CaseType type) {
        List<NamedClock> said = type.says(BLOCK).clocks();
        return said == null ? List.of() : said;
    }

    /** @throws IllegalArgumentException if the type has no such clock */
    public static NamedClock of(CaseType type, String id) {
        return of(type).stream().filter(clock -> clock.id().equals(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type.id() + " 没有“" + id + "”这个期限"));
    }

    boolean isOf(Handling handling) {
        return of == null ? handling.isFirst() : handling.turn() != null && handling.turn().id().equals(of);
    }

    boolean beginsWithSending() {
        return of != null && from == null;
    }

    /** Whether an action begins it: by itself or by sending the matter to whom it binds. */
    public boolean isBegunBy(String action, Consequence effect) {
        return beginsWithSending() ? effect.hands().dispatch().stream().anyMatch(sent -> sent.turn().equals(of)) : starts().stream().anyMatch(start -> start.by().equals(action));
    }

    List<Start> starts() {
        return from == null ? List.of() : from;
    }
}

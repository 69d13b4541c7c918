package org.gongkai.casework.drafting;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.gongkai.casework.CaseState;
import org.gongkai.casework.drafting.Draft.Asked;
import org.gongkai.casework.drafting.declared.Drafted;
import org.gongkai.casework.drafting.declared.Hands;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Staff;
import org.gongkai.procedure.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks a post at an organ to sign a draft beside; it is not signed before all have spoken or are not asked any more. */
@Component
public class Countersigning {

    private final DraftRows rows;
    private final Drafting drafting;
    private final Organs organs;

    Countersigning(DraftRows rows, Drafting drafting, Organs organs) {
        this.rows = rows;
        this.drafting = drafting;
        this.organs = organs;
    }

    public Optional<Asked> find(String id) {
        return rows.asked(id);
    }

    public Optional<Draft> draft(Asked asked) {
        return rows.find(asked.draft());
    }

    @Transactional
    public Attempt<Asked> ask(CaseState state, Draft draft, Staff staff, String organ, String role, @Nullable LocalDate dueOn) {
        Drafted drafted = Drafted.of(state.type(), draft.action()).orElseThrow();
        Hands hands = Drafting.hands(state, draft, staff);
        if (!hands.any() || !draft.stage().isOpen()) {
            return Attempt.refused("稿子不在您手里，不能请人会签");
        }
        if (organs.find(organ).isEmpty() || !drafted.countersigners().contains(role)) {
            return Attempt.refused("请选择会签的机关和岗位");
        }
        Set<String> readers = state.type().read();
        if (!readers.isEmpty() && !(organ.equals(draft.organ()) && readers.contains(role))) {
            return Attempt.refused("“" + state.type().title() + "”只给本机关的" + Drafting.titles(readers) + "看，不能请别人会签");
        }
        if (dueOn == null || dueOn.isBefore(drafting.today()) || dueOn.isAfter(drafting.today().plusYears(1))) {
            return Attempt.refused("请写明最迟哪一天会签，今天以后、一年以内");
        }
        if (rows.whole(draft).open().stream().anyMatch(one -> one.organ().equals(organ) && one.role().equals(role))) {
            return Attempt.refused("已经请过，还没有会签");
        }
        Asked asked = new Asked(Identifier.fresh(), draft.id(), organ, role, dueOn, staff.personId(), null, null, null, null);
        if (!rows.ask(asked)) {
            return Attempt.refused("稿子刚才已经签发或者作废，不再会签");
        }
        drafting.record(draft, "ask", staff, hands.insteadAt(draft.stage()), Map.of(Drafting.ASKED, asked.id(), "of", organ, "role", role, "until", dueOn.toString(), Drafting.VERSION, draft.version()));
        return Attempt.done(asked);
    }

    /** Whether this person speaks for whom it asks. */
    public boolean isFor(Asked asked, Staff staff) {
        return Hands.holdsOne(Set.of(asked.role()), staff, asked.organ());
    }

    /** @param words why not, or on which condition; may be empty where they agree */
    @Transactional
    public Attempt<Asked> answer(Asked asked, Staff staff, boolean agrees, String words) {
        Draft draft = rows.find(asked.draft()).filter(one -> one.stage().isOpen()).orElse(null);
        if (draft == null || !isFor(asked, staff)) {
            return Attempt.refused(draft == null ? "稿子已经签发或者作废，不再会签" : "由" + Drafting.titles(Set.of(asked.role())) + "会签");
        }
        String instead = Actor.of(staff, asked.organ()).insteadOf(Set.of(asked.role()));
        if (instead != null && isWrittenByOneOf(draft, Set.of(staff.personId(), instead))) {
            return Attempt.refused("您代别人会签，稿子却是您或者他自己写的：请由别人会签，或者撤回会签");
        }
        if (!agrees && words.isBlank()) {
            return Attempt.refused("不同意的，请写明意见");
        }
        if (!rows.answer(asked, draft.version(), agrees, staff.personId(), drafting.today())) {
            return Attempt.refused("已经会签过，或者已经不再请您会签");
        }
        drafting.say(draft, "countersign", staff, instead, words.isBlank() ? List.of() : List.of(new Drafting.Saying(null, words)), Map.of(Drafting.ASKED, asked.id(), Drafting.AGREES, agrees));
        return Attempt.done(asked);
    }

    private boolean isWrittenByOneOf(Draft draft, Set<String> people) {
        return Stream.concat(Stream.of(draft.drafter()), rows.whole(draft).versions().stream().map(Draft.Version::author)).anyMatch(people::contains);
    }

    /** They are not asked any more. */
    @Transactional
    public Attempt<Asked> callBack(CaseState state, Draft draft, Asked asked, Staff staff) {
        Hands hands = Drafting.hands(state, draft, staff);
        if (!asked.draft().equals(draft.id()) || !hands.any()) {
            return Attempt.refused("稿子不在您手里");
        }
        if (!rows.answer(asked, null, null, null, drafting.today())) {
            return Attempt.refused("已经会签过，不能再撤回");
        }
        drafting.record(draft, "call-back", staff, hands.insteadAt(draft.stage()), Map.of(Drafting.ASKED, asked.id()));
        return Attempt.done(asked);
    }
}

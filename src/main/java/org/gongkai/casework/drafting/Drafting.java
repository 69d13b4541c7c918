package org.gongkai.casework.drafting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.Cases;
import org.gongkai.casework.Handling;
import org.gongkai.casework.Perform;
import org.gongkai.casework.Performed;
import org.gongkai.casework.casetype.Answers;
import org.gongkai.casework.drafting.Draft.Stage;
import org.gongkai.casework.drafting.declared.Drafted;
import org.gongkai.casework.drafting.declared.DraftingCapability;
import org.gongkai.casework.drafting.declared.Hands;
import org.gongkai.directory.Attempt;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.Permissions;
import org.gongkai.procedure.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings an answer from whoever knows the matter to whoever signs it. Each step is an act of the draft, which names the case and binds the words by
 * their salted digest; the case itself hears of it when it is signed, by the action that was always taken.
 */
@Component
public class Drafting {

    static final String KIND = "drafting.";
    static final String CASE = "case";
    static final String VERSION = "version";
    static final String DIGEST = "digest";
    static final String ASKED = "asked";
    static final String AGREES = "agrees";
    /** Where the draft stood when it was changed or given back. */
    public static final String AT = "at";
    private static final String OVERTAKEN = "稿子在您打开以后由别人改过或者办过，请刷新后再看；您填写的还在";

    private final DraftRows rows;
    private final Cases cases;
    private final Ledger ledger;
    private final Now now;
    private final TransactionTemplate transaction;

    Drafting(DraftRows rows, Cases cases, Ledger ledger, Now now, TransactionTemplate transaction) {
        this.rows = rows;
        this.cases = cases;
        this.ledger = ledger;
        this.now = now;
        this.transaction = transaction;
    }

    /** Something said: at a field, or of the whole. */
    public record Saying(@Nullable String field, String words) {
    }

    public Optional<Draft> underWay(String caseId, String action, int handling) {
        return rows.underWay(caseId).stream().filter(one -> one.action().equals(action) && one.handling() == handling).findFirst();
    }

    public Optional<Draft> find(String id) {
        return rows.find(id);
    }

    public Draft.Whole whole(Draft draft) {
        return rows.whole(draft);
    }

    /** What was done with it, oldest first. */
    public List<Act> acts(Draft draft) {
        return ledger.of(draft.id());
    }

    /** What the form of the action asks for in this case. */
    public static List<Field> fields(CaseState state, Action action) {
        List<Field> fields = new ArrayList<>();
        if (state.type().consequence(action.id()).result().ofItems()) {
            fields.addAll(Answers.fields(state.items(), state.type().consequence(action.id()).perItem()));
        }
        fields.addAll(action.fields());
        return fields;
    }

    /** Keeps a text as it was typed. @param saved how often the draft had been saved as whoever writes saw it; 0 where there was none */
    @Transactional
    public Attempt<Draft> keep(CaseState state, Handling handling, Action action, Staff staff, int saved, Map<String, String> typed) {
        Drafted drafted = Drafted.of(state.type(), action.id()).orElse(null);
        Hands hands = drafted == null ? Hands.NONE : Hands.of(drafted, action, staff, handling.organ());
        Draft draft = underWay(state.id(), action.id(), handling.no()).orElse(null);
        if (draft != null && draft.saved() != saved) {
            return Attempt.refused(OVERTAKEN);
        }
        Map<String, String> values = new LinkedHashMap<>();
        fields(state, action).stream().map(Field::name).filter(typed::containsKey).forEach(name -> values.put(name, typed.get(name)));
        if (draft == null) {
            if (!hands.drafts()) {
                return Attempt.refused("由" + titles(drafted == null ? Set.of() : Set.copyOf(drafted.by())) + "拟稿");
            }
            if (!action.from().contains(handling.stage())) {
                return Attempt.refused("现处于“" + state.type().stage(handling.stage()).title() + "”，还不能为“" + action.title() + "”拟稿");
            }
            Draft begun = new Draft(Identifier.fresh(), state.id(), action.id(), handling.no(), handling.organ(), Stage.DRAFTING, staff.personId(), 1, 1, now.today());
            rows.add(begun);
            rows.keep(begun, 1, staff.personId(), values);
            record(begun, "begin", staff, hands.insteadAt(begun.stage()), Map.of("action", action.id(), Handling.NUMBER, handling.no()));
            return Attempt.done(begun);
        }
        Draft.Version last = rows.whole(draft).text();
        if (!hands.holds(draft.stage(), last.author(), staff)) {
            return Attempt.refused("稿子现在在“" + draft.stage().title() + "”，不由您修改");
        }
        boolean sent = draft.stage() != Stage.DRAFTING;
        int version = sent ? draft.version() + 1 : draft.version();
        if (!rows.move(draft, draft.stage(), version, sent ? draft.movedOn() : now.today())) {
            return Attempt.refused(OVERTAKEN);
        }
        String digest = rows.keep(draft, version, staff.personId(), values);
        if (sent) {
            record(draft, "change", staff, hands.insteadAt(draft.stage()), Map.of(VERSION, version, DIGEST, digest, AT, draft.stage().name()));
        }
        return Attempt.done(rows.find(draft.id()).orElseThrow());
    }

    /** Sends what was kept on: to whoever reviews, or at once to whoever signs. */
    @Transactional
    public Attempt<Draft> submit(CaseState state, Draft draft, Staff staff, boolean review) {
        Action action = state.type().action(draft.action()).orElseThrow();
        Drafted drafted = Drafted.of(state.type(), draft.action()).orElseThrow();
        Hands hands = Hands.of(drafted, action, staff, draft.organ());
        if (draft.stage() != Stage.DRAFTING || !hands.drafts()) {
            return Attempt.refused("稿子现在在“" + draft.stage().title() + "”，不由您送出");
        }
        if (!review && !drafted.maySkipReview()) {
            return Attempt.refused("“" + action.title() + "”的稿子须先经审核");
        }
        Draft.Version text = rows.whole(draft).text();
        List<String> lacking = cases.whyNot(state, asSigned(draft, text, action)).stream().filter(refusal -> refusal.field() != null).map(Refusal::sentence).toList();
        if (!lacking.isEmpty()) {
            return Attempt.refused(lacking);
        }
        return moved(draft, review && drafted.mayBeReviewed() ? Stage.REVIEW : Stage.SIGNING, draft.version(), () ->
                record(draft, "submit", staff, hands.insteadAt(draft.stage()), Map.of(VERSION, draft.version(), DIGEST, text.binding(), "to", review && drafted.mayBeReviewed() ? "review" : "sign")));
    }

    /** Whoever reviews lets it go to be signed. */
    @Transactional
    public Attempt<Draft> pass(CaseState state, Draft draft, Staff staff, List<Saying> sayings) {
        Attempt<Draft> mine = mine(state, draft, staff);
        if (mine instanceof Attempt.Refused<Draft> || draft.stage() != Stage.REVIEW) {
            return mine instanceof Attempt.Refused<Draft> ? mine : Attempt.refused("稿子现在不在审核");
        }
        return moved(draft, Stage.SIGNING, draft.version(), () -> say(draft, "pass", staff, instead(state, draft, staff), sayings, Map.of()));
    }

    /** Whoever reviews or signs gives it back with what they remark; whoever drafts goes on from the same words. */
    @Transactional
    public Attempt<Draft> giveBack(CaseState state, Draft draft, Staff staff, List<Saying> sayings) {
        Attempt<Draft> mine = mine(state, draft, staff);
        if (mine instanceof Attempt.Refused<Draft> || draft.stage() == Stage.DRAFTING) {
            return mine instanceof Attempt.Refused<Draft> ? mine : Attempt.refused("稿子现在就在拟稿");
        }
        if (sayings.isEmpty()) {
            return Attempt.refused("退回的，请写明哪里要改");
        }
        Draft.Version text = rows.whole(draft).text();
        return moved(draft, Stage.DRAFTING, draft.version() + 1, () -> {
            rows.keep(draft, draft.version() + 1, text.author(), text.values());
            say(draft, "return", staff, instead(state, draft, staff), sayings, Map.of(AT, draft.stage().name()));
        });
    }

    private Attempt<Draft> mine(CaseState state, Draft draft, Staff staff) {
        Hands hands = hands(state, draft, staff);
        Draft.Whole whole = rows.whole(draft);
        if (draft.stage() == Stage.SIGNING && hands.signs() && hands.instead().signs() != null
                && (draft.drafter().equals(staff.personId()) || whole.versions().stream().anyMatch(one -> one.author().equals(staff.personId())))) {
            return Attempt.refused("您代别人签发，稿子却是您自己写的：请由别人签发，或者等他回来；也可以退回，由另一个人拟稿");
        }
        return hands.holds(draft.stage(), whole.text().author(), staff) ? Attempt.done(draft)
                : Attempt.refused("稿子现在在“" + draft.stage().title() + "”，不由您办理" + (hands.reviews() && draft.stage() == Stage.REVIEW ? "：自己写的由别人审核" : ""));
    }

    static Hands hands(CaseState state, Draft draft, Staff staff) {
        return Hands.of(Drafted.of(state.type(), draft.action()).orElseThrow(), state.type().action(draft.action()).orElseThrow(), staff, draft.organ());
    }

    private static @Nullable String instead(CaseState state, Draft draft, Staff staff) {
        return hands(state, draft, staff).insteadAt(draft.stage());
    }

    private Attempt<Draft> moved(Draft draft, Stage stage, int version, Runnable then) {
        if (!rows.move(draft, stage, version, now.today())) {
            return Attempt.refused(OVERTAKEN);
        }
        then.run();
        return Attempt.done(rows.find(draft.id()).orElseThrow());
    }

    /** The command that signing it would be, whoever signs: for what is looked at beforehand. */
    public static Perform asSigned(Draft draft, Draft.Version text, Action action) {
        Set<String> signers = action.who().stream().filter(DraftingCapability::isOfHouse).collect(Collectors.toSet());
        return Perform.today(draft.caseId(), draft.action(), new Actor(null, signers), text.values()).in(draft.handling());
    }

    /** Takes the action with the words of the draft, on this day; number and date of the paper are those of now. */
    public Performed sign(CaseState state, Draft draft, Staff staff) {
        Draft.Whole whole = rows.whole(draft);
        Attempt<Draft> mine = mine(state, draft, staff);
        if (mine instanceof Attempt.Refused<Draft> || draft.stage() != Stage.SIGNING) {
            return refused(mine instanceof Attempt.Refused<Draft> refused ? refused.reasons().getFirst() : "稿子还没有送签发");
        }
        return transaction.execute(status -> {
            // from here on nobody more is asked: who was asked until now is counted after it
            Performed performed = rows.move(draft, Stage.SIGNED, draft.version(), now.today()) ? perform(draft, whole.text(), staff) : refused(OVERTAKEN);
            if (performed instanceof Performed.Done done) {
                record(draft, "sign", staff, instead(state, draft, staff), Map.of(VERSION, draft.version(), DIGEST, whole.text().binding(), "act", done.act().id()));
            } else {
                status.setRollbackOnly();
            }
            return performed;
        });
    }

    private Performed perform(Draft draft, Draft.Version text, Staff staff) {
        int open = rows.whole(draft).open().size();
        return open > 0 ? refused("还有 " + open + " 处没有会签；不再需要的，先撤回") : cases.perform(new Perform(draft.caseId(), draft.action(),
                CaseFolders.actor(staff, draft.organ()), null, text.values(), draft.id(), null, null, true, draft.handling()));
    }

    private static Performed refused(String sentence) {
        return new Performed.Refused(List.of(Refusal.because(sentence)));
    }

    /** Gives it up: by whoever drafts while it is with them, by whoever signs at any time. */
    @Transactional
    public Attempt<Draft> drop(CaseState state, Draft draft, Staff staff) {
        Hands hands = hands(state, draft, staff);
        if (!hands.signs() && !(hands.drafts() && draft.stage() == Stage.DRAFTING)) {
            return Attempt.refused("稿子送出以后，由签发的人作废；要改的请他退回");
        }
        return moved(draft, Stage.DROPPED, draft.version(), () -> record(draft, "drop", staff, hands.signs() ? hands.instead().signs() : hands.instead().drafts(), Map.of("because", "given-up")));
    }

    /** Nothing can come of it any more. */
    void overtaken(Draft draft) {
        if (rows.move(draft, Stage.DROPPED, draft.version(), now.today())) {
            record(draft, "drop", null, null, Map.of("because", "answered-otherwise"));
        }
    }

    Act record(Draft draft, String verb, @Nullable Staff staff, @Nullable String instead, Map<String, ?> details) {
        return ledger.record(ActDraft.of(KIND + verb, draft.id()).organ(draft.organ()).actor(staff == null ? null : staff.personId()).detail(Actor.INSTEAD, instead).detail(CASE, draft.caseId()).details(details));
    }

    /** Records a step with what was said at it; the act binds each remark by its digest. */
    Act say(Draft draft, String verb, Staff staff, @Nullable String instead, List<Saying> sayings, Map<String, ?> details) {
        List<DraftRows.Said> said = sayings.stream().map(saying -> rows.said(saying.field(), saying.words())).toList();
        Map<String, Object> more = new LinkedHashMap<>(details);
        more.put(VERSION, draft.version());
        if (!said.isEmpty()) {
            more.put("remarks", said.stream().map(DraftRows.Said::id).toList());
            more.put("digests", said.stream().map(DraftRows.Said::binding).toList());
        }
        Act act = record(draft, verb, staff, instead, more);
        said.forEach(one -> rows.keep(draft, draft.version(), act.id(), one));
        return act;
    }

    static String titles(Set<String> roles) {
        return roles.stream().map(Permissions::title).sorted().collect(Collectors.joining("、"));
    }

    LocalDate today() {
        return now.today();
    }
}

package org.gongkai.casework.sitting;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.gongkai.casework.CaseState;
import org.gongkai.casework.Handling;
import org.gongkai.casework.casetype.Consequence;
import org.gongkai.ledger.Act;
import org.jspecify.annotations.Nullable;

/**
 * A proposal as its acts leave it.
 *
 * @param organ       that hands it out
 * @param group       delegation or sector; empty where none is said
 * @param lead        organ that answers or answered it; null before it was handed out
 * @param interviewed whether a talk was recorded since it was last taken up
 * @param result      class of the answer that stands; null before it
 * @param open        whether the answer that stands is for everyone, as it was drafted
 * @param rating      null where nobody rated the answer: that is no consent
 * @param again       how often it was taken up again; {@code againOn} when last
 * @param promisedOn  day by which what the answer promises is to be done; null where it promises nothing
 * @param keptOn      when it was
 */
public record Proposal(String caseId, String type, String organ, String sitting, String number, String kind, String group, @Nullable String lead, boolean interviewed,
        @Nullable String result, @Nullable String open, @Nullable LocalDate answeredOn, @Nullable String rating, int again, @Nullable LocalDate againOn, @Nullable LocalDate promisedOn,
        @Nullable LocalDate keptOn) {

    /** Empty before it was enlisted, and for what does not come in by sittings. */
    public static Optional<Proposal> of(CaseState state) {
        return Sittings.of(state.type()).flatMap(said -> last(state.all(said.enlist())).map(enlisted -> of(state, said, enlisted)));
    }

    private static Proposal of(CaseState state, Sittings said, Act enlisted) {
        List<Act> since = InterviewedFirst.sinceTakenUp(state);
        Act answer = last(since, said.answer());
        List<Act> after = answer == null ? List.of() : since.subList(since.indexOf(answer), since.size());
        Act rated = last(after, said.rate());
        Act kept = last(after, said.kept());
        LocalDate promised = answer == null || !said.promises().contains(String.valueOf(answer.text(Sittings.CLASS))) ? null : answer.date(Sittings.PROMISED_BY);
        List<Act> again = state.all(said.again());
        return new Proposal(state.id(), state.type().id(), state.organ(), text(enlisted, Sittings.SITTING), text(enlisted, Sittings.NUMBER), text(enlisted, Sittings.KIND),
                text(enlisted, Sittings.GROUP), answer == null ? lead(state, said) : answer.organ(), last(since, said.interview()) != null,
                answer == null ? null : answer.text(Sittings.CLASS), answer == null ? null : answer.text(Sittings.OPEN), answer == null ? null : answer.effectiveOn(),
                rated == null ? null : rated.text(Sittings.RATING), again.size(), last(again).map(Act::effectiveOn).orElse(null), promised,
                promised == null || kept == null ? null : Objects.requireNonNullElse(kept.date("keptOn"), kept.effectiveOn()));
    }

    /** Who has it first: the latest to whom it was sent to answer it and who did not give it back. */
    private static @Nullable String lead(CaseState state, Sittings said) {
        List<String> turns = state.type().consequence(said.handOut()).hands().dispatch().stream().filter(sent -> sent.to().equals(Sittings.LEAD)).map(Consequence.Dispatch::turn).toList();
        return state.handlings().reversed().stream().filter(one -> one.turn() != null && turns.contains(one.turn().id()) && one.isOpen()).map(Handling::organ).findFirst().orElse(null);
    }

    private static String text(Act act, String field) {
        return Objects.requireNonNullElse(act.text(field), "");
    }

    private static @Nullable Act last(List<Act> acts, String verb) {
        return last(acts.stream().filter(act -> act.verb().equals(verb)).toList()).orElse(null);
    }

    private static Optional<Act> last(List<Act> acts) {
        return acts.isEmpty() ? Optional.empty() : Optional.of(acts.getLast());
    }
}

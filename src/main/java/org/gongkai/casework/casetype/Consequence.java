package org.gongkai.casework.casetype;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gongkai.calendar.ReplyKind;
import org.gongkai.procedure.Field;
import org.jspecify.annotations.Nullable;

/**
 * What an action does to clock, outcome, items, facts and papers of a case. Whatever else it does is said by the capability that does it.
 *
 * @param answers action that asked for what this one brings
 * @param opens   field with the organ at which it opens a new case
 * @param reopens whether it undoes the action that concluded the case, as if that had never been: its clock never stopped
 * @param strikes which actions it takes out of the record as entered in error; null where it takes out none
 * @param hands   whom it sends the matter to, and what it passes on
 */
public record Consequence(Clocking clock, Result result, List<ItemField> perItem, List<Count> facts, Papers papers, @Nullable String answers,
        @Nullable String opens, boolean reopens, @Nullable Strikes strikes, Hands hands) {

    static final Consequence NONE = new Consequence(new Clocking(null, null, null, false, false, false, null, null, false),
            new Result(null, null, false, null), List.of(), List.of(), new Papers(null, List.of()), null, null, false, null, Hands.NONE);

    /**
     * @param start  provision whose period begins
     * @param pause  provision after which the pause lapses
     * @param lapse  provision by which an open pause lapses, counted from this action: whoever was asked has the letter
     * @param whole  whether the count that begins anew drops whoever is still asked and asks no law, as definitions said until 2026-11-29
     * @param extend provision that limits the extension
     * @param until  field with the later day that was promised
     */
    public record Clocking(@Nullable String start, @Nullable String pause, @Nullable String lapse, boolean resume, boolean restart, boolean whole,
            @Nullable String extend, @Nullable String until, boolean end) {

        /** Whether it sets or moves the last day, which the applicant is then told. */
        public boolean movesLastDay() {
            return start != null || pause != null || lapse != null || resume || restart || extend != null || until != null;
        }
    }

    /** Whether its paper tells the last day: of a period that begins or is made longer. */
    public boolean tellsLastDay() {
        return !papers.all().isEmpty() && (clock.start() != null || clock.extend() != null || clock.until() != null);
    }

    /**
     * @param outcome   the outcome it leads to; null when it leads to none or to that of the items
     * @param outcomeOf field with the outcome it leads to
     * @param ofItems   whether each numbered item is answered, and the outcome is that of the items
     * @param ending    how the case ends with it; null where it concludes nothing
     */
    public record Result(@Nullable String outcome, @Nullable String outcomeOf, boolean ofItems, @Nullable String ending) {

        public boolean concludes() {
            return outcome != null || outcomeOf != null || ofItems;
        }
    }

    /**
     * How what was entered in error is taken out of the record.
     *
     * @param of    field in which the action to be taken out is chosen
     * @param stand actions that stay, each with the way in which a mistake in them is put right instead
     */
    public record Strikes(String of, Map<String, String> stand) {
    }

    /** Whether it leaves stage, clock, outcome and hands as they are. */
    public boolean isIdle() {
        return !clock.movesLastDay() && !clock.end() && !concludes() && hands.equals(Hands.NONE) && strikes == null;
    }

    /**
     * What an answer to a numbered item says.
     *
     * @param when what a reply kind must demand for this to be asked; empty where it is always asked
     */
    public record ItemField(Field field, Set<String> when) {

        public boolean isFor(@Nullable ReplyKind kind) {
            return when.isEmpty() || kind != null && when.stream().anyMatch(kind::requires);
        }
    }

    /**
     * A fact that an action causes.
     *
     * @param coded     whether it carries the outcome as its code
     * @param codeOf    field of the act, else of what was brought in, whose choice is its code
     * @param onlyAfter kind of fact without which it does not count
     * @param amountOf  what of the act it sums, nothing where that was not filled in; null counts one
     * @param at        at which organ it counts
     */
    public record Count(String kind, boolean coded, @Nullable String codeOf, @Nullable String onlyAfter, @Nullable String amountOf, Where at) {
    }

    /** Where a fact counts: with the organ that acts, that of the matter, or each that has or had a part in it. */
    public enum Where { ACTING, LEAD, EACH }

    /**
     * @param dispatch whom it sends the matter to; each begins a handling
     * @param passes   what the end of one's own handling does to the matter; null where it does not end it
     * @param recalls  whether handlings still open end with it
     * @param awaits   kinds of handling of which none may be open any more
     * @param needs    kinds of handling of which one must still be open
     */
    public record Hands(List<Dispatch> dispatch, @Nullable Passing passes, boolean recalls, List<String> awaits, List<String> needs) {

        static final Hands NONE = new Hands(List.of(), null, false, List.of(), List.of());
    }

    /**
     * @param turn    the kind of handling it begins
     * @param to      field with the organs
     * @param binding whether they may not give it back any more
     * @param until   field with the last day of the handling; null where the period of its kind is all
     */
    public record Dispatch(String turn, String to, boolean binding, @Nullable String until) {
    }

    /**
     * @param to       stage of the matter; null where it stays
     * @param again    stage of the matter where it was given back before
     * @param returned whether it is given back, not answered
     * @param whenAll  whether the matter goes on only once no other handling is open
     */
    public record Passing(@Nullable String to, @Nullable String again, boolean returned, boolean whenAll) {
    }

    /**
     * @param letter    the paper it issues
     * @param alongside further papers
     */
    public record Papers(@Nullable String letter, List<String> alongside) {

        /** Every paper it issues. */
        public List<String> all() {
            List<String> letters = new ArrayList<>(alongside);
            if (letter != null) {
                letters.addFirst(letter);
            }
            return letters;
        }
    }

    public boolean concludes() {
        return result.concludes();
    }
}

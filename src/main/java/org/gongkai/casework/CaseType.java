package org.gongkai.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.calendar.Provision;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.Procedure;
import org.jspecify.annotations.Nullable;

/**
 * What a matter is, read from its definition file: who may bring it, what is asked, which way it goes.
 *
 * @param entrance      address of the form
 * @param number        pattern of the case number: {mark}, {year}, {serial}
 * @param term          provision that sets the period for the answer
 * @param terms         periods that the office itself promised
 * @param itemised      whether it asks for numbered items, each answered by a reply kind
 * @param searchFirst   whether what is already public is shown before filing
 * @param publicAnswers whether answers are shown to everyone
 * @param definition    digest of the definition file; a running case keeps the one it began under
 */
public record CaseType(String id, String title, String description, String legalBasis, LocalDate from,
        @Nullable LocalDate to, String entrance, String number, String term, List<Provision> terms, boolean itemised, boolean searchFirst,
        boolean publicAnswers, List<Party> parties, List<Channel> channels, List<Field> applicant, List<Field> item,
        List<Field> content, Procedure procedure, Map<String, Effect> effects, String definition) {

    /** The kind of applicant; its id is the column of the statutory form. */
    public record Party(String id, String title, boolean person) {
    }

    /** How it came in, and what makes the date of receipt. */
    public record Channel(String id, String title, Receipt receipt, boolean selfService) {
    }

    /** Which day counts as received (政府信息公开条例 2019, Art. 31). */
    public enum Receipt { SUBMITTED, SIGNED, CONFIRMED }

    /**
     * What an action does to clock, outcome, facts and papers.
     *
     * @param start    provision whose period begins
     * @param pause    provision after which the pause lapses
     * @param extend   provision that limits the extension
     * @param outcome  the outcome it leads to; null when it leads to none or to that of the items
     * @param letter   the paper it issues
     */
    public record Effect(@Nullable String start, @Nullable String pause, boolean resume, boolean restart,
            @Nullable String extend, boolean end, @Nullable String outcome, boolean answersItems,
            List<Count> facts, @Nullable String letter) {

        static final Effect NONE = new Effect(null, null, false, false, null, false, null, false, List.of(), null);

        /** Whether it sets or moves the last day, which the applicant is then told. */
        boolean movesLastDay() {
            return start != null || pause != null || resume || restart || extend != null;
        }

        public boolean concludes() {
            return outcome != null || answersItems;
        }
    }

    /**
     * A fact that an action causes.
     *
     * @param coded     whether it carries the outcome as its code
     * @param onlyAfter kind of fact without which it does not count
     */
    public record Count(String kind, boolean coded, @Nullable String onlyAfter) {
    }

    public Effect effect(String actionId) {
        return effects.getOrDefault(actionId, Effect.NONE);
    }

    public Optional<Party> party(String partyId) {
        return parties.stream().filter(party -> party.id().equals(partyId)).findFirst();
    }

    /** Whether what came in this way is received only when both sides confirm (Art. 31 (3)). */
    public boolean receivedWhenConfirmed(String channelId) {
        return channel(channelId).filter(channel -> channel.receipt() == Receipt.CONFIRMED).isPresent();
    }

    public Optional<Channel> channel(String channelId) {
        return channels.stream().filter(channel -> channel.id().equals(channelId)).findFirst();
    }
}

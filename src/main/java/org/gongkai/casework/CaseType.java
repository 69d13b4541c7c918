package org.gongkai.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.gongkai.calendar.Provision;
import org.gongkai.calendar.ReplyKind;
import org.gongkai.casework.answer.Told;
import org.gongkai.casework.ending.Closing;
import org.gongkai.casework.ending.Ending;
import org.gongkai.casework.ending.Endings;
import org.gongkai.definition.Sort;
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
 * @param needs         what a choice in the content asks of the applicant
 * @param contests      fields that name the answer which such a matter is brought against; empty where it is brought against none
 * @param dossier       parts of the file of a case, in the order of evidence
 * @param endings       how the case ends with each action that concludes it; see {@link Ending}
 * @param told          what of an action whoever brought the matter reads, by action; by default the field {@link Told#FIELD}
 * @param closings      what is asked before an action that closes the case, and which scans prove it, by action
 * @param definition    digest of the definition file; a running case keeps the one it began under
 */
public record CaseType(String id, String title, String description, String legalBasis, LocalDate from,
        @Nullable LocalDate to, String entrance, String number, String term, List<Provision> terms, boolean itemised, boolean searchFirst,
        boolean publicAnswers, List<Party> parties, List<Channel> channels, List<Field> applicant, List<Field> item,
        List<Field> content, List<Need> needs, Procedure procedure, Map<String, Effect> effects, List<String> contests, List<Chapter> dossier,
        Map<String, String> endings, Map<String, Told> told, Map<String, Closing> closings, String definition) {

    /** The sort of name under which declarations speak of types. */
    public static final Sort SORT = new Sort("casetype", "办件类型");
    /** For how long the matters of a type are kept, by its id. */
    public static final Sort KEPT = new Sort("retention", "保存期限");

    /** A part of the file: what happened with these actions, the papers they issued, the scans of these kinds. */
    public record Chapter(String title, @Nullable String article, List<String> actions, List<String> evidence) {
    }

    /** A choice in the content that cannot be followed unless this about the applicant is filled in. */
    public record Need(String field, String value, String applicant, @Nullable String article) {
    }

    /** The kind of applicant; its id is the column of the statutory form. */
    public record Party(String id, String title, boolean person) {
    }

    /**
     * How it came in, and what makes the date of receipt.
     *
     * @param then action that the entry at the counter takes at once, on the day the matter came
     * @param with what is filled in for that action
     * @param evidence kind of scan that proves the day it came; null where the platform itself does
     * @param note     what else belongs to that day
     * @param readBack whether staff write it down for the applicant, to whom it must be read back
     */
    public record Channel(String id, String title, Receipt receipt, boolean selfService, @Nullable String then, Map<String, String> with,
            @Nullable String evidence, @Nullable String note, boolean readBack) {
    }

    /** Which day counts as received (政府信息公开条例 2019, Art. 31). */
    public enum Receipt {
        SUBMITTED("提交之日"), SIGNED("签收之日"), CONFIRMED("与申请人确认之日");

        private final String title;

        Receipt(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /**
     * What an action does to clock, outcome, facts and papers.
     *
     * @param start    provision whose period begins
     * @param pause     provision after which the pause lapses
     * @param lapse     provision by which an open pause lapses, counted from this action: whoever was asked has the letter
     * @param extend    provision that limits the extension
     * @param until     field with the later day that was promised
     * @param outcome   the outcome it leads to; null when it leads to none or to that of the items
     * @param outcomeOf field with the outcome it leads to
     * @param perItem   what is asked for each numbered item
     * @param letter    the paper it issues
     * @param alongside further papers
     * @param answers   action that asked for what this one brings
     * @param opens     field with the organ at which it opens a new case
     * @param suggestsRelease whether with it the applicant suggests that the information become public (Art. 44)
     * @param together  whether members of an event follow when it is taken on their lead
     */
    public record Effect(@Nullable String start, @Nullable String pause, @Nullable String lapse, boolean resume,
            boolean restart, @Nullable String extend, @Nullable String until, boolean end, @Nullable String outcome,
            @Nullable String outcomeOf, boolean answersItems, List<ItemField> perItem, List<Count> facts, @Nullable String letter,
            List<String> alongside, @Nullable String answers, @Nullable String opens, boolean suggestsRelease,
            @Nullable String sends, @Nullable Mail mail, boolean together) {

        static final Effect NONE = new Effect(null, null, null, false, false, null, null, false, null, null, false, List.of(),
                List.of(), null, List.of(), null, null, false, null, null, false);

        /** Whether it sets or moves the last day, which the applicant is then told. */
        boolean movesLastDay() {
            return start != null || pause != null || lapse != null || resume || restart || extend != null || until != null;
        }

        public boolean concludes() {
            return outcome != null || outcomeOf != null || answersItems;
        }

        /** Every paper it issues. */
        public List<String> letters() {
            List<String> letters = new ArrayList<>(alongside);
            if (letter != null) {
                letters.addFirst(letter);
            }
            return letters;
        }
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

    /** What became of a message that an act sent. */
    public enum Mail { SENT, RETURNED }

    /**
     * A fact that an action causes.
     *
     * @param coded     whether it carries the outcome as its code
     * @param onlyAfter kind of fact without which it does not count
     * @param amountOf  what of the act it sums; null counts one
     */
    public record Count(String kind, boolean coded, @Nullable String onlyAfter, @Nullable String amountOf) {
    }

    /** The action that records what became of a message; none where letters of this type never go by e-mail. */
    public Optional<String> recording(Mail mail) {
        return effects.entrySet().stream().filter(action -> action.getValue().mail() == mail).map(Map.Entry::getKey).findFirst();
    }

    public Effect effect(String actionId) {
        return effects.getOrDefault(actionId, Effect.NONE);
    }

    /** Whether anyone may bring it in without going to an office. */
    public boolean isOpenToAll() {
        return channels.stream().anyMatch(Channel::selfService);
    }

    /**
     * How the case ends with an action; empty where that concludes nothing.
     *
     * @param outcome the result it led to
     */
    public Optional<Ending> ending(String actionId, @Nullable String outcome) {
        return Optional.ofNullable(endings.get(actionId))
                .map(said -> Endings.shipped().of(said, actionId, effect(actionId).answersItems() ? outcome : null));
    }

    /** What of an action whoever brought the matter reads. */
    public Told told(String actionId) {
        return told.getOrDefault(actionId, Told.USUAL);
    }

    public Closing closing(String actionId) {
        return closings.getOrDefault(actionId, Closing.NONE);
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

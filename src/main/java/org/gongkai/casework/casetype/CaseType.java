package org.gongkai.casework.casetype;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.gongkai.calendar.Provision;
import org.gongkai.casework.declaration.CaseTypeDeclared;
import org.gongkai.casework.ending.Ending;
import org.gongkai.casework.ending.Endings;
import org.gongkai.definition.Extension;
import org.gongkai.definition.Sort;
import org.gongkai.directory.Organ;
import org.gongkai.directory.OrganKind;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.Procedure;
import org.gongkai.procedure.StepsDeclared;
import org.gongkai.procedure.Stage;
import org.jspecify.annotations.Nullable;

/**
 * What a matter is, read from its definition file: who may bring it, what is asked, which way it goes.
 *
 * @param term         provision that sets the period for the answer
 * @param terms        periods that the office itself promised
 * @param procedure    of the matter, which is that of its first handling
 * @param turns        what organs do to which it is sent; no action and no stage of them bears the name of another
 * @param consequences of all actions, by action
 * @param further      what capabilities read of its file
 * @param endings      how matters end, as it is declared here
 */
public record CaseType(Heading heading, Filing filing, String term, List<Provision> terms, Procedure procedure, List<Turn> turns, Map<String, Consequence> consequences,
        Further further, Endings endings) {

    /** The sort of name under which declarations speak of types. */
    public static final Sort SORT = new Sort("casetype", "办件类型");
    /** For how long the matters of a type are kept, by its id. */
    public static final Sort KEPT = new Sort("retention", "保存期限");

    /** @param definition digest of the definition file; a running case keeps the one it began under */
    public record Heading(String id, String title, String description, String legalBasis, LocalDate from, @Nullable LocalDate to, String definition) {
    }

    /**
     * @param entrance    address of the form
     * @param number      pattern of the case number: {mark}, {year}, {serial}
     * @param itemised    whether it asks for numbered items, each answered by a reply kind
     * @param searchFirst whether what is already public is shown before filing
     * @param needs       what a choice in the content asks of the applicant
     * @param read        ids of the roles that see such matters, beside whoever works on one; empty where every role of the organ does
     * @param addressee   to whom it may go; null where to any organ
     */
    public record Filing(String entrance, String number, boolean itemised, boolean searchFirst, List<Party> parties, List<Channel> channels,
            List<Field> applicant, List<Field> item, List<Field> content, List<Need> needs,
            Set<String> read, @Nullable Addressee addressee) {
    }

    /**
     * To whom a matter may go.
     *
     * @param organs those that may be chosen; one is fixed; empty where a choice decides
     * @param kinds  kinds of organs that may be chosen, whatever an installation calls them
     * @param by     field of the content that decides; null where the organs are named
     * @param to     organ by what is chosen there
     */
    public record Addressee(List<String> organs, Set<OrganKind> kinds, @Nullable String by, Map<String, String> to) {

        /** Whether it may go to this organ. */
        public boolean takes(Organ organ) {
            return kinds.contains(organ.kind()) || organs.contains(organ.id()) || to.containsValue(organ.id());
        }

        /** The one organ to which it goes as it is filled in; empty where whoever brings it chooses, or has not yet. */
        public Optional<String> decided(Map<String, String> content) {
            return by != null ? Optional.ofNullable(to.get(content.getOrDefault(by, ""))) : organs.size() == 1 ? Optional.of(organs.getFirst()) : Optional.empty();
        }
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
     * @param byOrgan  whether an organ serves or hands it in, so that nobody waits for a slip
     * @param readBack whether staff write it down for the applicant, to whom it must be read back
     */
    public record Channel(String id, String title, Receipt receipt, boolean selfService, @Nullable String then, Map<String, String> with,
            @Nullable String evidence, @Nullable String note, boolean readBack, boolean byOrgan) {
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

    /** Keys that a capability adds to the file of a type. */
    public static <T> Extension<T> ofType(Class<T> shape) {
        return new Extension<>(CaseTypeDeclared.Root.class, shape);
    }

    /** Keys that a capability adds to an action of a type. */
    public static <T> Extension<T> ofAction(Class<T> shape) {
        return new Extension<>(StepsDeclared.Act.class, shape);
    }

    /** What the file says of a capability. */
    public <T> T says(Extension<T> added) {
        return added.shape().cast(further.ofType().get(added));
    }

    /** What an action says of a capability; empty where the type has no such action. */
    public <T> Optional<T> says(Extension<T> added, String actionId) {
        return Optional.ofNullable(further.ofActions().get(actionId)).map(said -> added.shape().cast(said.get(added)));
    }

    /** An action of the matter or of a handling, with its place in the file. */
    public record Placed(Action action, Object... path) {
    }

    /** Every action, also those of handlings beside the first. */
    public List<Placed> placed() {
        List<Placed> placed = new ArrayList<>();
        for (int n = 0; n < procedure.actions().size(); n++) {
            placed.add(new Placed(procedure.actions().get(n), "actions", n));
        }
        for (int t = 0; t < turns.size(); t++) {
            List<Action> actions = turns.get(t).procedure().actions();
            for (int n = 0; n < actions.size(); n++) {
                placed.add(new Placed(actions.get(n), "handlings", t, "actions", n));
            }
        }
        return placed;
    }

    public List<Action> actions() {
        return placed().stream().map(Placed::action).toList();
    }

    /** An action of the matter or of a handling; empty where there is none of that name. */
    public Optional<Action> action(String actionId) {
        return procedures().map(of -> of.action(actionId)).flatMap(Optional::stream).findFirst();
    }

    /** A stage of the matter or of a handling. */
    public Stage stage(String stageId) {
        return procedureOf(stageId).stage(stageId);
    }

    /** What whoever brought the matter owes in a stage before the period begins anew; empty where the period counts, stands still by a rule of its own, or the matter is closed and could be taken up again. */
    public Optional<Action> awaited(String stageId) {
        return Optional.ofNullable(stage(stageId).due()).stream().flatMap(List::stream).map(this::action).flatMap(Optional::stream)
                .filter(action -> consequence(action.id()).clock().restart() && !consequence(action.id()).reopens()).findFirst();
    }

    /** The procedure to which a stage belongs. */
    public Procedure procedureOf(String stageId) {
        return procedures().filter(of -> of.stages().stream().anyMatch(stage -> stage.id().equals(stageId))).findFirst().orElse(procedure);
    }

    private Stream<Procedure> procedures() {
        return turns.isEmpty() ? Stream.of(procedure) : Stream.concat(Stream.of(procedure), turns.stream().map(Turn::procedure));
    }

    /** @throws IllegalArgumentException if the type has no such handling */
    public Turn turn(String turnId) {
        return turns.stream().filter(turn -> turn.id().equals(turnId)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(id() + " 没有“" + turnId + "”这种办理"));
    }

    public String id() {
        return heading.id();
    }

    public String title() {
        return heading.title();
    }

    public String description() {
        return heading.description();
    }

    public String legalBasis() {
        return heading.legalBasis();
    }

    public LocalDate from() {
        return heading.from();
    }

    public @Nullable LocalDate to() {
        return heading.to();
    }

    /** Whether it holds on a day. */
    public boolean isOn(LocalDate day) {
        return !day.isBefore(from()) && (to() == null || !day.isAfter(to()));
    }

    /** Digest of the definition. */
    public String definition() {
        return heading.definition();
    }

    public String entrance() {
        return filing.entrance();
    }

    public String number() {
        return filing.number();
    }

    public boolean itemised() {
        return filing.itemised();
    }

    public boolean searchFirst() {
        return filing.searchFirst();
    }

    public List<Party> parties() {
        return filing.parties();
    }

    public List<Channel> channels() {
        return filing.channels();
    }

    public List<Field> applicant() {
        return filing.applicant();
    }

    public List<Field> item() {
        return filing.item();
    }

    public List<Field> content() {
        return filing.content();
    }

    public List<Need> needs() {
        return filing.needs();
    }

    /** To whom it may go; empty where to any organ. */
    public Optional<Addressee> addressee() {
        return Optional.ofNullable(filing.addressee());
    }

    /** Ids of the roles that see such matters, beside whoever works on one; empty where every role of the organ does. */
    public Set<String> read() {
        return filing.read();
    }

    public Consequence consequence(String actionId) {
        return consequences.getOrDefault(actionId, Consequence.NONE);
    }

    /** Whether anyone may bring it in without going to an office. */
    public boolean isOpenToAll() {
        return channels().stream().anyMatch(Channel::selfService);
    }

    /**
     * How the case ends with an action; empty where that concludes nothing.
     *
     * @param outcome the result it led to
     */
    public Optional<Ending> ending(String actionId, @Nullable String outcome) {
        Consequence.Result result = consequence(actionId).result();
        return Optional.ofNullable(result.ending()).map(said -> endings.of(said, actionId, result.ofItems() ? outcome : null));
    }

    public Optional<Party> party(String partyId) {
        return parties().stream().filter(party -> party.id().equals(partyId)).findFirst();
    }

    /** Whether what came in this way is received only when both sides confirm (Art. 31 (3)). */
    public boolean receivedWhenConfirmed(String channelId) {
        return channel(channelId).filter(channel -> channel.receipt() == Receipt.CONFIRMED).isPresent();
    }

    public Optional<Channel> channel(String channelId) {
        return channels().stream().filter(channel -> channel.id().equals(channelId)).findFirst();
    }
}

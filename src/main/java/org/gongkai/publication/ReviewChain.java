package org.gongkai.publication;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.PastActs;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.Permission;
import org.gongkai.procedure.Permissions;
import org.gongkai.procedure.Procedure;
import org.gongkai.procedure.Refusal;
import org.gongkai.procedure.Stage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Review before publication (R2019 Art. 17; 保守国家秘密法 Art. 35): the declared chain of each kind of document, and who may take which step now.
 * {@code regulations/reviewchains/}.
 */
@Component
public class ReviewChain {

    /** The stage in which an import waits that a check stopped. */
    public static final String HELD = "held";

    /** What a step is taken on. */
    public record Subject(Document document, Edition edition) {
    }

    private final ReviewChains chains;
    private final KnownOfEditions known;
    private final Permissions<Subject> permissions;
    private final DocumentKinds kinds;
    private final Now now;

    ReviewChain(Now now, DocumentKinds kinds, ReviewChains chains, KnownOfEditions known) {
        this.chains = chains;
        this.kinds = kinds;
        this.known = known;
        this.now = now;
        permissions = new Permissions<>(ReviewGuards.all(known));
        chains.today().forEach(one -> permissions.requireGuardsOf(one.procedure()));
    }

    /** The chain of an edition: that of the day on which it was handed in, while it is under review. */
    public Procedure procedure(Subject subject) {
        return chains.of(subject).procedure();
    }

    /** What is handed in goes on under its chain from now on. */
    void begin(Subject subject) {
        chains.begin(subject);
    }

    /** What review is called. */
    String title() {
        return chains.usual().procedure().title();
    }

    /** What checking finds in an edition, that reviewers see beside it. */
    public List<Concern> concerns(Subject subject) {
        return known.concerns(subject);
    }

    /** What other organs that were asked have against a step; asked once more when nobody can answer or decide meanwhile. */
    Optional<Refusal> notCoordinated(Subject subject, Action action) {
        return action.guards().contains("coordinated") ? known.notCoordinated(subject) : Optional.empty();
    }

    String first() {
        return chains.usual().procedure().first();
    }

    /** Every stage of every chain, those of the usual one first, in their order. */
    public List<Stage> stages() {
        Map<String, Stage> stages = new LinkedHashMap<>();
        Stream.concat(Stream.of(chains.usual()), chains.today().stream()).flatMap(one -> one.procedure().stages().stream()).forEach(stage -> stages.putIfAbsent(stage.id(), stage));
        return List.copyOf(stages.values());
    }

    public String titleOf(String stage) {
        return Stream.concat(Stream.of(chains.usual()), chains.all().stream()).flatMap(one -> one.procedure().stages().stream()).filter(one -> one.id().equals(stage)).findFirst().map(Stage::title).orElse(stage);
    }

    /** The steps that this person's posts open, each with what stands against it now. */
    public List<Permission> now(Subject subject, Staff staff) {
        return permissions.now(procedure(subject), subject.edition().stage(), subject, Actor.of(staff, subject.document().organ()), now.today());
    }

    /** The step that a person may take, or why not. */
    List<Refusal> refusals(Subject subject, Action action, Actor actor, Map<String, String> values) {
        var attempt = new Attempt(action, actor, now.today(), values);
        return permissions.refusals(procedure(subject), subject.edition().stage(), subject, attempt);
    }

    /** The same of what goes along with another that is approved: it waits for nothing else, and whoever may approve that one may approve it. @param policy the step of the other */
    List<Refusal> refusalsAlong(Subject subject, Action action, Action policy, Actor actor, Map<String, String> values) {
        Action along = new Action(action.id(), action.title(), action.description(), action.article(), action.from(), action.to(), policy.who(),
                action.guards().stream().filter(guard -> !guard.equals("together")).toList(), action.fields());
        return refusals(subject, along, actor, values);
    }

    /** The step that what interprets a document takes when the document takes this one; empty where it takes none (同步审签、同步公布). */
    Optional<Action> along(Action action, Subject policy, Subject material) {
        if (leadsToPublic(action)) {
            return alike(procedure(material), action, material.edition().stage());
        }
        boolean leaveHour = action.to() != null && Stream.of(policy, material).allMatch(one -> one.edition().stage().equals(TakeReviewStep.SCHEDULED));
        // both miss their hour, or somebody calls both off, by whatever step the document goes back
        return leaveHour ? procedure(material).action(action.who().contains(Actor.SYSTEM) ? action.id() : TakeReviewStep.UNSCHEDULE) : Optional.empty();
    }

    /** What no chain lets out, whatever guards it names: what is not open to all, and what interprets another document before that is public. @param along whether it goes along with that one */
    Optional<Refusal> neverPublic(Subject subject, Action action, boolean along) {
        return leadsToPublic(action) ? ReviewGuards.openToPublic(subject).or(() -> along ? Optional.empty() : known.tooEarly(subject)) : Optional.empty();
    }

    /** Whether something is public once it is taken, or will be at its hour. */
    static boolean leadsToPublic(Action action) {
        return Edition.PUBLISHED.equals(action.to()) || TakeReviewStep.SCHEDULED.equals(action.to());
    }

    /** The step of a chain that leads from a stage to where a step of another chain leads: that of the same name, or one that asks for nothing. Chains differ in what a name means. */
    static Optional<Action> alike(Procedure chain, Action action, String stage) {
        List<Action> same = chain.actions().stream().filter(one -> Objects.equals(one.to(), action.to()) && one.from().contains(stage)).toList();
        return same.stream().filter(one -> one.id().equals(action.id())).findFirst()
                .or(() -> same.stream().filter(one -> one.to() != null && !one.who().contains(Actor.SYSTEM) && one.fields().stream().noneMatch(Field::required)).findFirst());
    }

    /** The step of that name in the chain of the edition. */
    Action action(Subject subject, String id) {
        return action(procedure(subject), id);
    }

    /** The step that an act took: it names the chain where that is not the usual one. */
    Action taken(Act act) {
        return step(act).orElseThrow(() -> new IllegalArgumentException("审查程序中没有 " + act.verb()));
    }

    /** The same; empty for acts that are no steps of a chain. */
    Optional<Action> step(Act act) {
        return Optional.ofNullable(act.text("chain")).flatMap(id -> chains.action(id, act.verb())).or(() -> chains.action(ReviewChains.USUAL, act.verb()));
    }

    /** What an act says of the chain it belongs to; null of the usual one. */
    @Nullable String named(Subject subject) {
        String id = procedure(subject).id();
        return id.equals(ReviewChains.USUAL) ? null : id;
    }

    /** Acts by which an edition becomes public: the steps that lead there in the usual chain, and those that do so in another one only. */
    public List<PastActs.Sort> publishing() {
        Set<String> usual = chains.all().stream().filter(one -> one.id().equals(ReviewChains.USUAL)).flatMap(one -> publishing(one.procedure())).collect(Collectors.toCollection(LinkedHashSet::new));
        return Stream.concat(usual.stream().map(step -> PastActs.Sort.of("publication." + step)), chains.all().stream().flatMap(one -> publishing(one.procedure())
                .filter(step -> !usual.contains(step)).map(step -> new PastActs.Sort("publication." + step, "chain", one.id())))).distinct().toList();
    }

    private static Stream<String> publishing(Procedure chain) {
        return chain.actions().stream().filter(action -> Edition.PUBLISHED.equals(action.to())).map(Action::id);
    }

    private static Action action(Procedure chain, String id) {
        return chain.action(id).orElseThrow(() -> new IllegalArgumentException("程序 " + chain.id() + " 中没有 " + id));
    }

    /** Of each chain that something may be under, by its digest, what is to be done in each stage: to return or to take back a draft is nobody's duty. */
    Map<String, Map<String, List<Action>>> dueByChain() {
        Map<String, Map<String, List<Action>>> due = new LinkedHashMap<>();
        chains.all().forEach(one -> due.put(one.digest(), ReviewChains.dueByStage(one.procedure())));
        return due;
    }

    /** The digest of the chain of what was never handed in, by its kind; the usual one under null. */
    Map<@Nullable String, String> chainOfKind() {
        Map<@Nullable String, String> byKind = new HashMap<>();
        byKind.put(null, chains.usual().digest());
        kinds.all().forEach(kind -> byKind.put(kind.id(), chains.ofKind(kind.id()).digest()));
        return byKind;
    }

    /** The step that is still owed once this one has made something public; empty where none is. */
    Optional<String> owes(Action action) {
        return chains.owes(action);
    }

    /** What is said before an action is taken, where it cannot be taken back; empty for the others. */
    public List<String> consequences(Action action) {
        return chains.consequences(action);
    }
}

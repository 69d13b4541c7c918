package org.gongkai.publication;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.PastActs;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Permission;
import org.gongkai.procedure.Permissions;
import org.gongkai.procedure.Procedure;
import org.gongkai.procedure.Refusal;
import org.gongkai.procedure.Stage;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
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
    private final Coordinations coordinations;
    private final InstantOfPublication hours;
    private final CorrectionNotes corrections;
    private final ObjectProvider<ReviewMarks> marks;
    private final Permissions<Subject> permissions;
    private final PublicationCheck check;
    private final FileLooks looks;
    private final Openings openings;
    private final WithdrawnBefore withdrawn;
    private final ObjectProvider<Documents> documents;
    private final Ledger ledger;
    private final DocumentKinds kinds;
    private final DraftVersions versions;
    private final Now now;

    ReviewChain(Now now, PublicationCheck check, FileLooks looks, Openings openings, WithdrawnBefore withdrawn,
            ObjectProvider<Documents> documents, Ledger ledger, DocumentKinds kinds, DraftVersions versions, ReviewChains chains, Coordinations coordinations, InstantOfPublication hours, CorrectionNotes corrections,
            ObjectProvider<ReviewMarks> marks) {
        this.corrections = corrections;
        this.marks = marks;
        this.hours = hours;
        this.coordinations = coordinations;
        this.chains = chains;
        this.versions = versions;
        this.ledger = ledger;
        this.kinds = kinds;
        this.withdrawn = withdrawn;
        this.now = now;
        this.check = check;
        this.looks = looks;
        this.openings = openings;
        this.documents = documents;
        permissions = new Permissions<>(ReviewGuards.all(new Known()));
        chains.today().forEach(one -> permissions.requireGuardsOf(one.procedure()));
    }

    private final class Known implements ReviewGuards.Knowledge {

        @Override
        public List<Concern> concerns(Subject subject) {
            return ReviewChain.this.concerns(subject);
        }

        @Override
        public Optional<Attachment> notOpened(Subject subject, String personId) {
            return openings.notYet(subject.edition().id(), files(subject), personId);
        }

        @Override
        public boolean hasWritten(Subject subject, String personId) {
            return personId.equals(subject.edition().drafter()) || versions.hasWritten(subject.edition().id(), personId);
        }

        @Override
        public Set<Role> turn(Subject subject) {
            return ReviewChain.this.turn(subject);
        }

        @Override
        public List<Concern> concerns(String words) {
            return check.values(Map.of("理由", words));
        }

        @Override
        public boolean isLatest(Subject subject) {
            return documents.getObject().isLatest(subject.edition());
        }

        @Override
        public boolean isAgreed(Subject subject) {
            return ledger.of(subject.document().id()).reversed().stream().filter(act -> subject.edition().id().equals(act.text("edition")))
                    .filter(act -> act.verb().equals("submit") || act.verb().equals("agree")).findFirst().filter(act -> act.verb().equals("agree")).isPresent();
        }

        @Override
        public Optional<Refusal> notCoordinated(Subject subject) {
            return coordinations.standsAgainst(subject.edition());
        }

        @Override
        public Optional<Refusal> notThen(Subject subject, Map<String, String> values) {
            return hours.refuse(subject.document().organ(), values);
        }

        @Override
        public boolean isUnexplained(Subject subject) {
            return CorrectionNotes.isOne(subject) && corrections.of(subject.edition().id()).isEmpty();
        }

        @Override
        public int unresolvedMarks(Subject subject) {
            return marks.getObject().unresolved(subject.edition().id());
        }

        @Override
        public List<String> missing(Subject subject) {
            List<String> missing = new ArrayList<>(kinds.of(subject.edition().entry()).map(kind -> kind.missing(subject.edition().entry().particulars())).orElse(List.of()));
            if (subject.edition().blocks() != null) {
                missing.addAll(FilesInText.missing(subject.edition(), files(subject)));
            }
            return missing;
        }
    }

    private List<Attachment> files(Subject subject) {
        return documents.getObject().attachments(subject.edition().id());
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
        CatalogueEntry entry = subject.edition().entry();
        List<Attachment> files = files(subject);
        Map<String, String> beside = new LinkedHashMap<>();
        beside.put("内容概述", entry.summary() == null ? "" : entry.summary());
        beside.put("发布机构", entry.issuer() == null ? "" : entry.issuer());
        beside.put("主题分类", entry.subject() == null ? "" : entry.subject());
        kinds.of(entry).ifPresent(kind -> kind.fields().forEach(field -> beside.put(field.title(), entry.particulars().typed(field.name()))));
        corrections.of(subject.edition().id()).ifPresent(words -> beside.put("更正说明", words));
        files.forEach(file -> beside.put("附件名“" + file.name() + "”", file.name()));
        List<Concern> concerns = new ArrayList<>(check.concerns(entry.title(), subject.edition().body()));
        concerns.addAll(check.values(beside));
        concerns.addAll(looks.concerns(files));
        concerns.addAll(withdrawn.concerns(subject.edition(), files));
        concerns.sort(Comparator.comparing(Concern::weight));
        return concerns;
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
    List<PastActs.Sort> publishing() {
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
        chains.all().forEach(one -> due.put(one.digest(), dueByStage(one.procedure())));
        return due;
    }

    /** The digest of the chain of what was never handed in, by its kind; the usual one under null. */
    Map<@Nullable String, String> chainOfKind() {
        Map<@Nullable String, String> byKind = new HashMap<>();
        byKind.put(null, chains.usual().digest());
        kinds.all().forEach(kind -> byKind.put(kind.id(), chains.ofKind(kind.id()).digest()));
        return byKind;
    }

    /** The roles whose turn it is in the stage of an edition. */
    private Set<Role> turn(Subject subject) {
        return dueByStage(procedure(subject)).getOrDefault(subject.edition().stage(), List.of()).stream().flatMap(action -> action.who().stream()).map(Role::valueOf)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Map<String, List<Action>> dueByStage(Procedure chain) {
        Map<String, List<Action>> due = new LinkedHashMap<>();
        for (Stage stage : chain.stages()) {
            List<Action> owed = stage.due() != null ? stage.due().stream().map(id -> action(chain, id)).toList()
                    : chain.actions().stream().filter(action -> action.from().contains(stage.id()) && action.to() != null).toList();
            if (!owed.isEmpty()) {
                due.put(stage.id(), owed);
            }
        }
        return due;
    }

    /** What is said before an action is taken, where it cannot be taken back; empty for the others. */
    public List<String> consequences(Action action) {
        return chains.consequences(action);
    }
}

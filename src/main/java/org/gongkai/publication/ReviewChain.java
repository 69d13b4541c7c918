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
import org.gongkai.definition.Definition;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
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
    /** The chain of documents whose kind is undecided, and of every kind that names no other. */
    private static final String USUAL = "publication";
    /** Where documents are drafted, public, held and put aside, whatever lies between. */
    private static final List<String> STAGES = List.of("draft", Edition.PUBLISHED, HELD, "discarded", "kept");

    /** What a step is taken on. */
    public record Subject(Document document, Edition edition) {
    }

    private final Map<String, Procedure> chains = new LinkedHashMap<>();
    private final Procedure usual;
    private final Permissions<Subject> permissions;
    private final Map<Action, List<String>> consequences = new HashMap<>();
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
            ObjectProvider<Documents> documents, Ledger ledger, DocumentKinds kinds, DraftVersions versions, DefinitionTree regulations) {
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
        Definitions.all(regulations, ReviewChainFile.FILES).forEach(this::add);
        usual = Optional.ofNullable(chains.get(USUAL)).orElseThrow(() -> new IllegalStateException("reviewchains/ has no chain " + USUAL));
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
        public List<String> missing(Subject subject) {
            List<String> missing = new ArrayList<>(kinds.of(subject.edition().entry()).map(kind -> kind.missing(subject.edition().entry().particulars())).orElse(List.of()));
            if (subject.edition().blocks() != null) {
                missing.addAll(FilesInText.missing(subject.edition(), files(subject)));
            }
            return missing;
        }
    }

    private void add(Definition<ReviewChainFile> file) {
        Procedure chain = file.value().procedure();
        for (int n = 0; n < chain.actions().size(); n++) {
            List<String> said = file.written().says(ReviewChainFile.CONFIRMED, "actions", n).confirm();
            if (said != null) {
                consequences.put(chain.actions().get(n), said);
            }
        }
        permissions.requireGuardsOf(chain);
        STAGES.forEach(chain::stage);
        requireKnownGrounds(chain);
        chains.put(chain.id(), chain);
    }

    /** What a person may choose as the ground of a withdrawal, the tombstone can tell. */
    private static void requireKnownGrounds(Procedure chain) {
        chain.actions().stream().flatMap(action -> action.fields().stream()).filter(field -> field.name().equals("ground"))
                .flatMap(field -> field.options().keySet().stream()).filter(ground -> !Withdrawals.isKnown(ground)).findFirst().ifPresent(ground -> {
                    throw new IllegalStateException("the review chain " + chain.id() + " names a ground that withdrawals.yaml does not know: " + ground);
                });
    }

    private List<Attachment> files(Subject subject) {
        return documents.getObject().attachments(subject.edition().id());
    }

    /** The chain of a kind of document; the usual one while the kind is undecided. */
    public Procedure procedure(@Nullable String kind) {
        return kinds.find(kind).map(DocumentKind::chain).map(chains::get).orElse(usual);
    }

    public Procedure procedure(Subject subject) {
        return procedure(subject.edition().entry().particulars().kind());
    }

    /** What review is called. */
    String title() {
        return usual.title();
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
        files.forEach(file -> beside.put("附件名“" + file.name() + "”", file.name()));
        List<Concern> concerns = new ArrayList<>(check.concerns(entry.title(), subject.edition().body()));
        concerns.addAll(check.values(beside));
        concerns.addAll(looks.concerns(files));
        concerns.addAll(withdrawn.concerns(subject.edition(), files));
        concerns.sort(Comparator.comparing(Concern::weight));
        return concerns;
    }

    String first() {
        return usual.first();
    }

    /** Every stage of the usual chain, in its order. */
    public List<Stage> stages() {
        return usual.stages();
    }

    public String titleOf(String stage) {
        return chains.values().stream().flatMap(chain -> chain.stages().stream()).filter(one -> one.id().equals(stage)).findFirst().orElseThrow().title();
    }

    /** The steps that this person's posts open, each with what stands against it now. */
    public List<Permission> now(Subject subject, Staff staff) {
        return permissions.now(procedure(subject), subject.edition().stage(), subject, Actor.of(staff, subject.document().organ()), now.today());
    }

    /** The step that a person may take, or why not. */
    List<Refusal> refusals(Subject subject, Action action, Staff staff, Map<String, String> values) {
        var attempt = new Attempt(action, Actor.of(staff, subject.document().organ()), now.today(), values);
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
        return Optional.ofNullable(act.text("chain")).map(chains::get).orElse(usual).action(act.verb());
    }

    /** What an act says of the chain it belongs to; null of the usual one. */
    @Nullable String named(Subject subject) {
        String id = procedure(subject).id();
        return id.equals(USUAL) ? null : id;
    }

    /** Acts by which an edition becomes public: the steps that lead there in the usual chain, and those that do so in another one only. */
    List<PastActs.Sort> publishing() {
        Set<String> usual = publishing(chains.get(USUAL)).collect(Collectors.toCollection(LinkedHashSet::new));
        return Stream.concat(usual.stream().map(step -> PastActs.Sort.of("publication." + step)), chains.values().stream().flatMap(chain -> publishing(chain)
                .filter(step -> !usual.contains(step)).map(step -> new PastActs.Sort("publication." + step, "chain", chain.id())))).toList();
    }

    private static Stream<String> publishing(Procedure chain) {
        return chain.actions().stream().filter(action -> Edition.PUBLISHED.equals(action.to())).map(Action::id);
    }

    private static Action action(Procedure chain, String id) {
        return chain.action(id).orElseThrow(() -> new IllegalArgumentException("程序 " + chain.id() + " 中没有 " + id));
    }

    /** Of each stage what is to be done in it in any chain, in the order of the stages: to return or to take back a draft is nobody's duty. */
    public Map<String, List<Action>> dueByStage() {
        Map<String, List<Action>> due = new LinkedHashMap<>();
        chains.values().forEach(chain -> dueByStage(chain).forEach((stage, owed) -> due.merge(stage, owed, (one, other) -> Stream.concat(one.stream(), other.stream()).distinct().toList())));
        return due;
    }

    /** The same in the chain of a kind. */
    Map<String, List<Action>> dueByStage(@Nullable String kind) {
        return dueByStage(procedure(kind));
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
        return consequences.getOrDefault(action, List.of());
    }
}

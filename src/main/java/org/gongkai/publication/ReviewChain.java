package org.gongkai.publication;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Names;
import org.gongkai.definition.Own;
import org.gongkai.definition.Sort;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Ledger;
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
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Review before publication (R2019 Art. 17; 保守国家秘密法 Art. 35): the declared chain, and who may take which step now.
 * {@code regulations/reviewchains/publication.yaml}.
 */
@Component
public class ReviewChain {

    /** The stage in which an import waits that a check stopped. */
    public static final String HELD = "held";

    /** The sort of name under which kinds of document speak of a chain. */
    static final Sort SORT = new Sort("reviewchain", "审查程序");

    static final Kind<Declared> FILES = Kind.of("审查程序", "reviewchains", Declared.class, (chain, names) -> {
        names.offers(SORT, chain.id(), "id");
        for (int n = 0; n < chain.actions().size(); n++) {
            Names at = names.under("actions", n);
            chain.actions().get(n).who().forEach(role -> at.needs(Role.SORT, role, "who"));
            List<DeclaredField> fields = chain.actions().get(n).fields();
            at.demand(fields == null || fields.stream().noneMatch(field -> field.kind() == Field.Kind.FILE), "审核的步骤不收文件；文稿的附件在起草时上传", "fields");
        }
    }).own(Own.AT_START);

    /** What a step is taken on. */
    public record Subject(Document document, Edition edition) {
    }

    private final Procedure procedure;
    private final Permissions<Subject> permissions;
    private final Map<String, List<String>> consequences = new HashMap<>();
    private final PublicationCheck check;
    private final FileLooks looks;
    private final Openings openings;
    private final WithdrawnBefore withdrawn;
    private final ObjectProvider<Documents> documents;
    private final Ledger ledger;
    private final DocumentKinds kinds;
    private final Now now;

    ReviewChain(Now now, PublicationCheck check, FileLooks looks, Openings openings, WithdrawnBefore withdrawn,
            ObjectProvider<Documents> documents, Ledger ledger, DocumentKinds kinds, DefinitionTree regulations) {
        this.ledger = ledger;
        this.kinds = kinds;
        this.withdrawn = withdrawn;
        this.now = now;
        this.check = check;
        this.looks = looks;
        this.openings = openings;
        this.documents = documents;
        permissions = new Permissions<>(ReviewGuards.all(new Known()));
        Declared file = Definitions.one(regulations, FILES).value();
        procedure = read(file);
        file.actions().stream().filter(action -> action.confirm() != null).forEach(action -> consequences.put(action.id(), action.confirm()));
        permissions.requireGuardsOf(procedure);
        requireKnownGrounds();
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
            return kinds.of(subject.edition().entry()).map(kind -> kind.missing(subject.edition().entry().particulars())).orElse(List.of());
        }
    }

    /** What a person may choose as the ground of a withdrawal, the tombstone can tell. */
    private void requireKnownGrounds() {
        procedure.actions().stream().flatMap(action -> action.fields().stream()).filter(field -> field.name().equals("ground"))
                .flatMap(field -> field.options().keySet().stream()).filter(ground -> !Withdrawals.isKnown(ground)).findFirst().ifPresent(ground -> {
                    throw new IllegalStateException("reviewchains/publication.yaml names a ground that withdrawals.yaml does not know: " + ground);
                });
    }

    private List<Attachment> files(Subject subject) {
        return documents.getObject().attachments(subject.edition().id());
    }

    public Procedure procedure() {
        return procedure;
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
        return procedure.first();
    }

    public String titleOf(String stage) {
        return procedure.stage(stage).title();
    }

    /** The steps that this person's posts open, each with what stands against it now. */
    public List<Permission> now(Subject subject, Staff staff) {
        return permissions.now(procedure, subject.edition().stage(), subject, actor(staff, subject.document().organ()), now.today());
    }

    /** The step that a person may take, or why not. */
    List<Refusal> refusals(Subject subject, Action action, Staff staff, Map<String, String> values) {
        var attempt = new Attempt(action, actor(staff, subject.document().organ()), now.today(), values);
        return permissions.refusals(procedure, subject.edition().stage(), subject, attempt);
    }

    Action action(String id) {
        return procedure.action(id).orElseThrow(() -> new IllegalArgumentException("程序中没有 " + id));
    }

    /** Of each stage what is to be done in it, in the order of the stages: to return or to take back a draft is nobody's duty. */
    public Map<String, List<Action>> dueByStage() {
        Map<String, List<Action>> due = new LinkedHashMap<>();
        for (Stage stage : procedure.stages()) {
            List<Action> owed = stage.due() != null ? stage.due().stream().map(this::action).toList()
                    : procedure.actions().stream().filter(action -> action.from().contains(stage.id()) && action.to() != null).toList();
            if (!owed.isEmpty()) {
                due.put(stage.id(), owed);
            }
        }
        return due;
    }

    private static Actor actor(Staff staff, String organ) {
        return new Actor(staff.personId(), Arrays.stream(Role.values()).filter(role -> staff.holds(role, organ))
                .map(Role::name).collect(Collectors.toUnmodifiableSet()));
    }

    /** What is said before an action is taken, where it cannot be taken back; empty for the others. */
    public List<String> consequences(Action action) {
        return consequences.getOrDefault(action.id(), List.of());
    }

    private static Procedure read(Declared file) {
        return new Procedure(file.id(), file.title(), file.first(),
                file.stages().stream().map(s -> new Stage(s.id(), s.title(), Boolean.TRUE.equals(s.last()), s.due(), null)).toList(),
                file.actions().stream().map(DeclaredAction::action).toList());
    }

    record Declared(String id, String title, String description, String legalBasis, Period inForce, String first,
            List<DeclaredStage> stages, List<DeclaredAction> actions) {
    }

    private record Period(LocalDate from, @Nullable LocalDate to) {
    }

    private record DeclaredStage(String id, String title, @Nullable Boolean last, @Nullable List<String> due) {
    }

    private record DeclaredAction(String id, String title, @Nullable String description, @Nullable String article,
            Set<String> from, @Nullable String to, Set<String> who, @Nullable List<String> guards,
            @Nullable List<DeclaredField> fields, @Nullable List<String> confirm) {

        Action action() {
            return new Action(id, title, description, article, from, to, who, guards == null ? List.of() : guards,
                    fields == null ? List.of() : fields.stream().map(DeclaredField::field).toList());
        }
    }

    private record DeclaredField(String name, String title, @Nullable String hint, Field.Kind kind, Field.Keeping kept,
            @Nullable Boolean required, @Nullable Map<String, String> options, @Nullable Integer max) {

        Field field() {
            return new Field(name, title, hint, kind, kept, Boolean.TRUE.equals(required),
                    options == null ? Map.of() : options, max == null ? 0 : max, null);
        }
    }
}

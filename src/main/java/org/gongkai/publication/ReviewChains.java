package org.gongkai.publication;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.calendar.Now;
import org.gongkai.definition.Definition;
import org.gongkai.definition.DefinitionText;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.directory.Role;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.Procedure;
import org.gongkai.procedure.Stage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The declared review chains and which of them takes a document: by its organ, its kind and what is chosen in its fields. What was handed in goes on
 * under the chain of that day as it was written then, whatever is declared since.
 */
@Component
class ReviewChains {

    /** The chain of documents whose kind is undecided, and of every kind that names no other. */
    static final String USUAL = "publication";
    /** Where documents are drafted, public, held and put aside, whatever lies between. */
    private static final List<String> STAGES = List.of("draft", Edition.PUBLISHED, ReviewChain.HELD, "discarded", "kept");
    /** Where it ended before anything came of it: what was there before is the last again. */
    static final Set<String> GONE = Set.of("discarded", "dropped");
    /** Where nobody wants to make it public any more. */
    static final Set<String> PUT_ASIDE = Set.of("discarded", "kept", "dropped");
    /** Where no review is under way: what is done there is done by the chain as it is declared today. */
    static final Set<String> AT_REST = Stream.concat(PUT_ASIDE.stream(), Stream.of(Edition.PUBLISHED, ReviewChain.HELD)).collect(Collectors.toUnmodifiableSet());
    /** Where it is done with: public, or put aside. */
    static final Set<String> DONE = Stream.concat(PUT_ASIDE.stream(), Stream.of(Edition.PUBLISHED)).collect(Collectors.toUnmodifiableSet());

    /**
     * A chain as it is, or was, declared.
     *
     * @param digest of its text with all it inherits
     */
    record Chain(String digest, ReviewChainFile file, Procedure procedure, String text) {

        String id() {
            return procedure.id();
        }
    }

    private final DocumentKinds kinds;
    private final JdbcClient client;
    private final Now now;
    private final Map<String, List<Chain>> declared = new LinkedHashMap<>();
    private final Map<String, Chain> byDigest = new ConcurrentHashMap<>();
    private final Map<Action, List<String>> consequences = new ConcurrentHashMap<>();
    private final Map<Action, String> owed = new ConcurrentHashMap<>();

    ReviewChains(DefinitionTree regulations, DocumentKinds kinds, JdbcClient client, Now now) {
        this.kinds = kinds;
        this.client = client;
        this.now = now;
        for (Definition<ReviewChainFile> file : Definitions.all(regulations, ReviewChainFile.FILES)) {
            Chain chain = chain(file, file.resolved());
            STAGES.forEach(chain.procedure()::stage);
            requireKnownGrounds(chain.procedure());
            declared.computeIfAbsent(chain.id(), id -> new ArrayList<>()).add(chain);
        }
        declared.values().forEach(versions -> versions.sort(Comparator.comparing(version -> version.file().inForce().from())));
        if (!declared.containsKey(USUAL)) {
            throw new IllegalStateException("reviewchains/ has no chain " + USUAL);
        }
        client.sql("select digest, content from publication.review_chain").query((row, n) -> Map.entry(row.getString(1), row.getString(2))).list().stream()
                .filter(kept -> !byDigest.containsKey(kept.getKey())).forEach(kept -> read(kept.getValue()));
    }

    private Chain read(String text) {
        return chain(Definitions.one(DefinitionTree.of(List.of(new DefinitionText(ReviewChainFile.FILES.where() + "/kept.yaml", text, DefinitionText.Origin.SHIPPED))), ReviewChainFile.FILES), text);
    }

    private Chain chain(Definition<ReviewChainFile> file, String text) {
        Procedure procedure = file.value().procedure();
        for (int n = 0; n < procedure.actions().size(); n++) {
            ReviewChainFile.Confirmed keys = file.written().says(ReviewChainFile.CONFIRMED, "actions", n);
            if (keys.confirm() != null) {
                consequences.put(procedure.actions().get(n), keys.confirm());
            }
            if (keys.owes() != null) {
                owed.put(procedure.actions().get(n), keys.owes());
            }
        }
        Chain chain = new Chain(DefinitionText.digest(text), file.value(), procedure, text);
        byDigest.put(chain.digest(), chain);
        return chain;
    }

    /** What a person may choose as the ground of a withdrawal, the tombstone can tell. */
    private static void requireKnownGrounds(Procedure chain) {
        chain.actions().stream().flatMap(action -> action.fields().stream()).filter(field -> field.name().equals("ground"))
                .flatMap(field -> field.options().keySet().stream()).filter(ground -> !Withdrawals.isKnown(ground)).findFirst().ifPresent(ground -> {
                    throw new IllegalStateException("the review chain " + chain.id() + " names a ground that withdrawals.yaml does not know: " + ground);
                });
    }

    Chain usual() {
        return today(USUAL).orElseThrow();
    }

    /** The one of that id that holds today; the last one where none does. */
    private Optional<Chain> today(@Nullable String id) {
        List<Chain> versions = id == null ? List.of() : declared.getOrDefault(id, List.of());
        LocalDate day = now.today();
        return versions.stream().filter(version -> version.file().holdsOn(day)).findFirst().or(() -> versions.isEmpty() ? Optional.empty() : Optional.of(versions.getLast()));
    }

    /** Those that are declared, each as it holds today. */
    List<Chain> today() {
        return declared.keySet().stream().map(id -> today(id).orElseThrow()).toList();
    }

    /** Those that are declared and those that anything ever began under, the declared ones first. */
    Collection<Chain> all() {
        return Stream.concat(declared.values().stream().flatMap(List::stream), byDigest.values().stream().sorted(Comparator.comparing(Chain::digest))).distinct().toList();
    }

    /** The chain of a kind where no chain names what it takes; the usual one while the kind is undecided. */
    Chain ofKind(@Nullable String kind) {
        return kinds.find(kind).map(DocumentKind::chain).flatMap(this::today).orElseGet(this::usual);
    }

    /** The chain by which an edition goes on from where it stands. */
    Chain of(ReviewChain.Subject subject) {
        Edition edition = subject.edition();
        Edition.Begun begun = edition.begun();
        if (edition.stage().equals(usual().procedure().first())) {
            return begun != null && begun.said().equals(said(subject)) ? kept(begun.chain()) : choose(subject.document().organ(), edition.entry());
        }
        if (begun == null) {
            return ofKind(edition.entry().particulars().kind());
        }
        Chain then = kept(begun.chain());
        return AT_REST.contains(edition.stage()) ? today(then.id()).filter(today -> hasStage(today, edition.stage())).orElse(then) : then;
    }

    private static boolean hasStage(Chain chain, String stage) {
        return chain.procedure().stages().stream().anyMatch(one -> one.id().equals(stage));
    }

    /** The chain that takes a document today: of those that fit, the one whose row says most. What is chosen in fields counts more than the organ, that more than the kind. */
    Chain choose(String organ, CatalogueEntry entry) {
        Map<Chain, Integer> fitting = new HashMap<>();
        for (Chain chain : today()) {
            List<ReviewChainFile.Takes> takes = chain.file().takes();
            if (takes != null && chain.file().holdsOn(now.today())) {
                takes.stream().filter(row -> fits(row, organ, entry)).forEach(row -> fitting.merge(chain, weight(row), Math::max));
            }
        }
        // where two say as much, the longer one: nothing is spared a signature because a file is unclear
        return fitting.entrySet().stream().max(Comparator.comparing((Map.Entry<Chain, Integer> one) -> one.getValue()).thenComparing(one -> one.getKey().procedure().stages().size())
                .thenComparing(one -> one.getKey().id())).map(Map.Entry::getKey).orElseGet(() -> ofKind(entry.particulars().kind()));
    }

    private static boolean fits(ReviewChainFile.Takes row, String organ, CatalogueEntry entry) {
        return (row.kinds() == null || row.kinds().contains(entry.particulars().kind())) && (row.organs() == null || row.organs().contains(organ))
                && (row.when() == null || row.when().stream().allMatch(choice -> choice.is().contains(entry.particulars().typed(choice.field()))));
    }

    private static int weight(ReviewChainFile.Takes row) {
        return (row.when() == null ? 0 : 4 * row.when().size()) + (row.organs() == null ? 0 : 2) + (row.kinds() == null ? 0 : 1);
    }

    /** What of an edition chooses its chain. */
    String said(ReviewChain.Subject subject) {
        CatalogueEntry entry = subject.edition().entry();
        return Stream.concat(Stream.of(subject.document().organ(), String.valueOf(entry.particulars().kind())), kinds.of(entry).stream().flatMap(kind -> kind.fields().stream())
                .filter(field -> field.kind() == Field.Kind.CHOICE && !entry.particulars().typed(field.name()).isEmpty()).map(field -> field.name() + "=" + entry.particulars().typed(field.name()))).collect(Collectors.joining(" "));
    }

    /** What is handed in has begun under its chain from now on; within the transaction that hands it in. */
    void begin(ReviewChain.Subject subject) {
        Chain chain = of(subject);
        client.sql("insert into publication.review_chain (digest, id, content) values (?, ?, ?) on conflict do nothing").params(chain.digest(), chain.id(), chain.text()).update();
        client.sql("update publication.edition set chain = ?, chain_said = ? where id = ?").params(chain.digest(), said(subject), subject.edition().id()).update();
    }

    /** One that something began under, at whichever node. */
    private Chain kept(String digest) {
        Chain known = byDigest.get(digest);
        return known != null ? known : read(client.sql("select content from publication.review_chain where digest = ?").param(digest).query(String.class).single());
    }

    /** The step of that name in the chain of an id, as it is or ever was declared, at whichever node. */
    Optional<Action> action(String id, String verb) {
        return known(id, verb).or(() -> {
            client.sql("select digest from publication.review_chain where id = ?").param(id).query(String.class).list().forEach(this::kept);
            return known(id, verb);
        });
    }

    private Optional<Action> known(String id, String verb) {
        return Stream.concat(today(id).stream(), all().stream().filter(chain -> chain.id().equals(id))).map(chain -> chain.procedure().action(verb)).flatMap(Optional::stream).findFirst();
    }

    /** Of each stage what is to be done in it. */
    static Map<String, List<Action>> dueByStage(Procedure chain) {
        Map<String, List<Action>> due = new LinkedHashMap<>();
        for (Stage stage : chain.stages()) {
            List<Action> owed = stage.due() != null ? stage.due().stream().map(id -> chain.action(id).orElseThrow()).toList()
                    : chain.actions().stream().filter(action -> action.from().contains(stage.id()) && action.to() != null).toList();
            if (!owed.isEmpty()) {
                due.put(stage.id(), owed);
            }
        }
        return due;
    }

    /** The roles whose turn it is in the stage of an edition. */
    Set<Role> turn(ReviewChain.Subject subject) {
        return dueByStage(of(subject).procedure()).getOrDefault(subject.edition().stage(), List.of()).stream().flatMap(action -> action.who().stream()).map(Role::valueOf)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The step that is still owed once this one has made something public; empty where none is. */
    Optional<String> owes(Action action) {
        return Optional.ofNullable(owed.get(action));
    }

    /** What is said before an action is taken, where it cannot be taken back; empty for the others. */
    List<String> consequences(Action action) {
        return consequences.getOrDefault(action, List.of());
    }
}

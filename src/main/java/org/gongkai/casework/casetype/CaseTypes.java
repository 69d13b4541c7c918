package org.gongkai.casework.casetype;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.gongkai.calendar.Now;
import org.gongkai.calendar.Provision;
import org.gongkai.calendar.Provisions;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.declaration.CaseTypeDeclared;
import org.gongkai.casework.declaration.CaseTypeFile;
import org.gongkai.casework.declaration.CaseTypeNames;
import org.gongkai.casework.ending.Endings;
import org.gongkai.definition.Definition;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Regulations;
import org.gongkai.procedure.Permissions;
import org.gongkai.procedure.Stage;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every case type in {@code regulations/casetypes}, and every definition that a case ever began under. */
@Component
public class CaseTypes {

    private final Supplier<Declared> declared;
    private final Map<String, CaseType> byDefinition = new ConcurrentHashMap<>();
    private final JdbcClient client;
    private final Now now;
    private final Provisions provisions;
    private final Endings endings;
    private volatile @Nullable Confidential confidential;

    /**
     * What the files say.
     *
     * @param dated each type by its id, one after the other as they hold
     * @param texts with all they inherit, by digest
     */
    private record Declared(Map<String, List<CaseType>> dated, Map<String, String> texts, Provisions provisions) {
    }

    CaseTypes(JdbcClient client, Permissions<CaseState> permissions, Regulations regulations, Endings endings, Now now) {
        this.endings = endings;
        this.client = client;
        this.now = now;
        this.declared = regulations.made(tree -> read(tree, permissions, endings), this::keep);
        this.provisions = Provisions.ofNow(() -> declared.get().provisions());
    }

    private static Declared read(DefinitionTree regulations, Permissions<CaseState> permissions, Endings endings) {
        Map<String, List<CaseType>> dated = new TreeMap<>();
        Map<String, String> texts = new TreeMap<>();
        List<Provision> terms = new ArrayList<>();
        for (Definition<CaseTypeDeclared.Root> file : Definitions.all(regulations, CaseTypeNames.FILES)) {
            CaseType type = CaseTypeFile.of(file, endings);
            Stream.concat(Stream.of(type.procedure()), type.turns().stream().map(Turn::procedure)).forEach(permissions::requireGuardsOf);
            type.terms().stream().filter(term -> !terms.contains(term)).forEach(terms::add);
            dated.computeIfAbsent(type.id(), id -> new ArrayList<>()).add(type);
            texts.put(type.definition(), file.resolved());
        }
        dated.values().forEach(types -> types.sort(Comparator.comparing(CaseType::from)));
        Provisions provisions = Provisions.of(regulations).with(terms);
        dated.values().forEach(types -> types.forEach(type -> provisions.inForce(type.term(), type.from())));
        return new Declared(dated, texts, provisions);
    }

    /** Before anything can begin under a definition, its text is there for good. */
    private void keep(Declared made) {
        made.dated().values().forEach(types -> types.forEach(type -> {
            client.sql("insert into casework.definition (digest, type, content) values (?, ?, ?) on conflict do nothing").params(type.definition(), type.id(), made.texts().get(type.definition())).update();
            byDefinition.put(type.definition(), type);
        }));
    }

    /**
     * Who sees the matters of types that only some see, as the files that hold now say it.
     *
     * @param of what it was made of
     */
    private record Confidential(Declared of, Map<String, Set<String>> readers) {
    }

    /**
     * The types whose matters only some roles see, with the ids of these roles, as they are declared today. Of types declared no more the
     * strictest that was ever kept holds: taking a file away opens nothing.
     */
    public Map<String, Set<String>> confidential() {
        Declared inForce = declared.get();
        Confidential known = confidential;
        if (known == null || known.of() != inForce) {
            known = new Confidential(inForce, readers(inForce));
            confidential = known;
        }
        return known.readers();
    }

    private Map<String, Set<String>> readers(Declared inForce) {
        Map<String, Set<String>> readers = new TreeMap<>();
        all().stream().filter(type -> !type.read().isEmpty()).forEach(type -> readers.put(type.id(), type.read()));
        client.sql("select digest from casework.definition where not type = any(?)").param(inForce.dated().keySet().toArray(String[]::new)).query(String.class).list().stream()
                .map(this::byDefinition).filter(type -> !type.read().isEmpty()).forEach(type -> readers.merge(type.id(), type.read(), (one, other) -> {
                    Set<String> both = new TreeSet<>(one);
                    both.retainAll(other);
                    return both;
                }));
        return readers;
    }

    /** The law and what the office promised in its case types. */
    public Provisions provisions() {
        return provisions;
    }

    /** Each type as it stands today, or stood last; those that hold no more are among them. */
    public List<CaseType> all() {
        LocalDate today = now.today();
        return declared.get().dated().values().stream().map(types -> at(types, today)).toList();
    }

    /** What anyone may bring in today without going to an office. */
    public List<CaseType> openToAll() {
        return all().stream().filter(type -> type.isOpenToAll() && type.isOn(now.today())).toList();
    }

    /** Ids of all types that a case ever began under, also of those that are declared no more. */
    public List<String> everUsed() {
        return client.sql("select distinct type from casework.definition order by type").query(String.class).list();
    }

    public Optional<CaseType> find(String id) {
        return find(id, now.today());
    }

    /** The type as it stood on a day; where none held then, the one before, else the first. */
    public Optional<CaseType> find(String id, LocalDate on) {
        return Optional.ofNullable(declared.get().dated().get(id)).map(types -> at(types, on));
    }

    private static CaseType at(List<CaseType> types, LocalDate on) {
        return types.stream().filter(type -> !type.from().isAfter(on)).reduce((earlier, later) -> later).orElse(types.getFirst());
    }

    public CaseType require(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("没有“" + id + "”这种办件"));
    }

    /** The term of a type as it stands on a day; once the type has ended, as it stood last. */
    public Provision term(CaseType type, LocalDate on) {
        LocalDate to = type.to();
        return provisions.inForce(type.term(), to != null && on.isAfter(to) ? to : on.isBefore(type.from()) ? type.from() : on);
    }

    /** What can be brought in today at an address. */
    public Optional<CaseType> byEntrance(String address) {
        return all().stream().filter(type -> type.entrance().equals(address) && type.isOn(now.today())).findFirst();
    }

    /** What a stage is called in the definition a case began under. */
    public String stageTitle(String definition, String stage) {
        return byDefinition(definition).stage(stage).title();
    }

    /** Stages in which nobody's days count: something is owed that begins the period anew. */
    public String[] awaiting() {
        return all().stream().flatMap(type -> type.procedure().stages().stream().map(Stage::id).filter(stage -> type.awaited(stage).isPresent()))
                .distinct().sorted().toArray(String[]::new);
    }

    /** The definition a case began under. */
    public CaseType byDefinition(String digest) {
        return byDefinition.computeIfAbsent(digest, wanted -> {
            try {
                return CaseTypeFile.read(client.sql("select content from casework.definition where digest = ?").param(wanted).query(String.class).single(), endings);
            } catch (EmptyResultDataAccessException lost) {
                throw new IllegalStateException("the definition " + wanted + " is not kept", lost);
            }
        });
    }
}

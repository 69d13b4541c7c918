package org.gongkai.publication;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.publication.proposal.Proposal;
import org.gongkai.publication.proposal.Rule;
import org.gongkai.publication.proposal.Signs;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The declared kinds of document, those of the programme and those of this installation. */
@Component
public class DocumentKinds {

    private final Map<String, DocumentKind> byId = new LinkedHashMap<>();
    private final Map<String, List<Rule>> proposals;

    public DocumentKinds(DefinitionTree regulations, Categories categories) {
        List<String> columns = categories.columns().stream().flatMap(Categories.Column::withDescendants).map(Categories.Column::id).toList();
        Definitions.all(regulations, DocumentKindFile.FILES).stream().map(file -> file.value().kind())
                .sorted(Comparator.comparing((DocumentKind kind) -> columns.indexOf(kind.columns().getFirst())).thenComparing(DocumentKind::id))
                .forEach(kind -> byId.put(kind.id(), kind));
        proposals = byId.values().stream().collect(Collectors.toMap(DocumentKind::id, DocumentKind::proposal));
    }

    /** All of them, in the order of their columns. */
    public List<DocumentKind> all() {
        return List.copyOf(byId.values());
    }

    /** Those that a draft may be of on a day. */
    public List<DocumentKind> on(LocalDate day) {
        return byId.values().stream().filter(kind -> kind.inForce().on(day)).toList();
    }

    /** Empty for null, and for a kind that is declared no longer. */
    public Optional<DocumentKind> find(@Nullable String id) {
        return Optional.ofNullable(id).map(byId::get);
    }

    public Optional<DocumentKind> of(CatalogueEntry entry) {
        return find(entry.particulars().kind());
    }

    /** What a document is called by its kind; null while undecided. */
    public @Nullable String titleOf(@Nullable String id) {
        return find(id).map(DocumentKind::title).orElse(id);
    }

    /** Every name of a relation that some kind declares. */
    Set<String> relations() {
        return byId.values().stream().flatMap(kind -> kind.relations().stream()).map(DocumentKind.Relation::name).collect(Collectors.toSet());
    }

    /** Every kind of fact that documents count for by what they are, not by when they were public. */
    Set<String> counted() {
        return byId.values().stream().map(DocumentKind::counts).flatMap(counts -> Stream.of(counts.made(), counts.newlyPublic(), counts.repealed()).flatMap(Stream::ofNullable))
                .collect(Collectors.toSet());
    }

    /** What a document may be, by the rules of all kinds. */
    public Optional<Proposal> propose(Signs signs) {
        return Proposal.of(signs, proposals);
    }

    /** What is wrong with what an entry says because of its kind. */
    List<String> faults(CatalogueEntry entry) {
        Particulars said = entry.particulars();
        if (said.kind() == null) {
            return List.of();
        }
        DocumentKind kind = byId.get(said.kind());
        if (kind == null) {
            return List.of("请在所列文件种类中选择");
        }
        List<String> faults = new ArrayList<>();
        Map<String, String> typed = new LinkedHashMap<>();
        said.fields().keySet().forEach(name -> typed.put(name, said.typed(name)));
        kind.wrong(typed).forEach(refusal -> faults.add(refusal.sentence()));
        said.fields().keySet().stream().filter(name -> kind.field(name).isEmpty()).forEach(name -> faults.add("“" + kind.title() + "”没有字段 " + name));
        said.links().stream().filter(link -> kind.relation(link.relation()).isEmpty()).forEach(link -> faults.add("“" + kind.title() + "”没有关系 " + link.relation()));
        return faults;
    }
}

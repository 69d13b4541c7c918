package org.gongkai.publication;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What stands to a document in a relation, seen from both sides: its interpretation, its source, what it repeals (国办秘函〔2019〕19号 解读关联). */
@Repository
public class RelatedDocuments {

    private static final int MOST = 50;

    /**
     * @param title  what they are to the document
     * @param notice what is said of them above its text; null where they are only listed below it
     */
    public record Group(String title, List<DocumentLine> documents, @Nullable String notice) {
    }

    private final DocumentLists lists;
    private final DocumentKinds kinds;
    private final JdbcClient client;

    RelatedDocuments(DocumentLists lists, DocumentKinds kinds, JdbcClient client) {
        this.lists = lists;
        this.kinds = kinds;
        this.client = client;
    }

    /** Public documents only, grouped by what they are to this one; of a withdrawn one none. */
    public List<Group> of(PublishedDocument shown) {
        if (shown.tombstone() != null) {
            return List.of();
        }
        Map<String, List<DocumentLine>> groups = new LinkedHashMap<>();
        Map<String, String> notices = new HashMap<>();
        CatalogueEntry entry = shown.edition().entry();
        Map<String, DocumentLine> there = lists.lines(entry.particulars().links().stream().map(Particulars.Link::document).toList()).stream()
                .collect(Collectors.toMap(DocumentLine::id, line -> line));
        kinds.of(entry).ifPresent(kind -> kind.relations().forEach(relation -> entry.particulars().linked(relation.name()).stream().map(there::get).filter(Objects::nonNull)
                .forEach(line -> groups.computeIfAbsent(relation.title(), title -> new ArrayList<>()).add(line))));
        naming(shown.document().id()).forEach((line, relations) -> kinds.find(line.kind()).ifPresent(kind -> relations.forEach(name -> kind.relation(name)
                .ifPresent(relation -> {
                    groups.computeIfAbsent(relation.back(), title -> new ArrayList<>()).add(line);
                    if (relation.notice() != null) {
                        notices.put(relation.back(), relation.notice());
                    }
                }))));
        List<DocumentLine> replaced = lists.lines(client.sql("select id from publication.document where replaced_by = ? order by id limit ?")
                .params(shown.document().id(), MOST).query(String.class).list());
        if (!replaced.isEmpty()) {
            groups.computeIfAbsent("修改、废止的文件", title -> new ArrayList<>()).addAll(replaced);
        }
        return groups.entrySet().stream().map(group -> new Group(group.getKey(), group.getValue().stream().distinct().toList(), notices.get(group.getKey()))).toList();
    }

    /** The newest public documents of a kind, newest first, each with the public ones that stand to it in a relation; those of which none does are left out. */
    public Map<DocumentLine, List<DocumentLine>> newestWith(String kind, String relation, int limit) {
        List<DocumentLine> newest = lists.newest(List.of(), Set.of(), kind, null, limit);
        Map<String, List<String>> named = client.sql("select e.document, e.links from publication.edition e join publication.document d on d.live_edition = e.id where e.document = any(?)")
                .param(newest.stream().map(DocumentLine::id).toArray(String[]::new))
                .query((row, n) -> Map.entry(row.getString(1), Particulars.Link.parse((String[]) row.getArray(2).getArray()).stream()
                        .filter(link -> link.relation().equals(relation)).map(Particulars.Link::document).toList()))
                .list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Map<String, DocumentLine> there = lists.lines(named.values().stream().flatMap(List::stream).distinct().toList()).stream().collect(Collectors.toMap(DocumentLine::id, line -> line));
        Map<DocumentLine, List<DocumentLine>> found = new LinkedHashMap<>();
        newest.forEach(line -> {
            List<DocumentLine> targets = named.getOrDefault(line.id(), List.of()).stream().map(there::get).filter(Objects::nonNull).toList();
            if (!targets.isEmpty()) {
                found.put(line, targets);
            }
        });
        return found;
    }

    /** Public documents that name one of these, by the one that they name, the newest of each first; those that nobody names are left out. */
    public Map<String, List<DocumentLine>> namingAny(Collection<String> ids) {
        Map<String, Set<String>> naming = new HashMap<>();
        Set<String> relations = kinds.relations();
        String[] wanted = ids.stream().flatMap(id -> relations.stream().map(relation -> new Particulars.Link(relation, id).toString())).toArray(String[]::new);
        client.sql("""
                select document, link from (select e.document, link, row_number() over (partition by link order by e.day desc, e.document) as place
                    from publication.edition e join publication.document d on d.live_edition = e.id cross join unnest(e.links) link where e.links && ?::text[] and link = any(?)) found
                where place <= ?""").params(wanted, wanted, MOST)
                .query(row -> {
                    naming.computeIfAbsent(Particulars.Link.parse(row.getString(2)).document(), any -> new HashSet<>()).add(row.getString(1));
                });
        List<DocumentLine> lines = lists.lines(naming.values().stream().flatMap(Set::stream).distinct().toList());
        Map<String, List<DocumentLine>> found = new HashMap<>();
        naming.forEach((id, documents) -> found.put(id, lines.stream().filter(line -> documents.contains(line.id())).toList()));
        return found;
    }

    /** Public documents that name this one, with the relations in which they do. */
    private Map<DocumentLine, List<String>> naming(String id) {
        Map<String, List<String>> relations = new LinkedHashMap<>();
        String[] wanted = kinds.relations().stream().map(relation -> new Particulars.Link(relation, id).toString()).toArray(String[]::new);
        client.sql("select e.document, e.links from publication.edition e join publication.document d on d.live_edition = e.id where e.links && ?::text[] order by e.day desc, e.document limit ?")
                .params(wanted, MOST).query(row -> {
                    relations.put(row.getString(1), Particulars.Link.parse((String[]) row.getArray(2).getArray()).stream()
                            .filter(link -> link.document().equals(id)).map(Particulars.Link::relation).toList());
                });
        Collection<DocumentLine> lines = lists.lines(relations.keySet());
        return lines.stream().collect(Collectors.toMap(line -> line, line -> relations.get(line.id()), (one, other) -> one, LinkedHashMap::new));
    }
}

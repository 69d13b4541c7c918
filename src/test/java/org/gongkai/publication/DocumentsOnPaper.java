package org.gongkai.publication;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

import org.gongkai.definition.DefinitionTree;
import org.jspecify.annotations.Nullable;

/** Documents that stand in no table. */
public class DocumentsOnPaper extends DocumentLists {

    private final List<DocumentLine> lines;

    public DocumentsOnPaper(DocumentLine... lines) {
        super(null, null);
        this.lines = List.of(lines);
    }

    /** Public since that day. */
    public static DocumentLine document(String id, String kind, LocalDate day) {
        return document(id, kind, day, null);
    }

    /** Public since one day, and withdrawn on another. */
    public static DocumentLine withdrawn(String id, String kind, LocalDate day, LocalDate on) {
        return document(id, kind, day, Tombstone.of(on, null, null));
    }

    private static DocumentLine document(String id, String kind, LocalDate day, @Nullable Tombstone tombstone) {
        return new DocumentLine(id, "office", "关于停水传言的澄清", null, null, "", "", Validity.IN_FORCE, day, tombstone, Particulars.of(kind));
    }

    /** What kinds of document are called. */
    public static DocumentKinds kinds() {
        return new DocumentKinds(DefinitionTree.shipped(), new Categories(DefinitionTree.shipped()));
    }

    @Override
    public List<DocumentLine> named(Collection<String> ids) {
        return lines.stream().filter(line -> ids.contains(line.id())).toList();
    }
}

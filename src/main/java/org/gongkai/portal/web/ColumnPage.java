package org.gongkai.portal.web;

import java.util.List;

import org.gongkai.directory.Organ;
import org.gongkai.publication.Categories.Column;
import org.gongkai.publication.DocumentKind;
import org.jspecify.annotations.Nullable;

/**
 * A list of the disclosure platform.
 *
 * @param column null at the front, which lists everything
 * @param path   from the top column down to this one
 * @param organ  whose documents are listed; null for all
 * @param kinds  those of which there is something
 * @param kind   of which documents are listed; null for all
 * @param next   address of the next page; null on the last
 * @param registers whose records belong here, on the first page of what is not narrowed to a kind
 */
public record ColumnPage(@Nullable Column column, List<Column> path, List<Organ> organs, @Nullable Organ organ,
        List<DocumentKind> kinds, @Nullable DocumentKind kind, List<ListedDocument> documents, List<ColumnRegister> registers, @Nullable String next, boolean first) {

    public boolean isIn(Column other) {
        return path.contains(other);
    }

    /** The list from its beginning, with what narrows it. */
    public String narrowed() {
        String asked = (organ == null ? "" : "&organ=" + organ.id()) + (kind == null ? "" : "&kind=" + kind.id());
        return address() + (asked.isEmpty() ? "" : "?" + asked.substring(1));
    }

    /** Whether what the directory says of organs stands here. */
    public boolean profiles() {
        return column != null && column.profiles();
    }

    public String address() {
        return column == null ? "/columns" : "/columns/" + column.id();
    }

    /** The columns below this one; at the bottom, those beside it. */
    public List<Column> below() {
        if (column == null) {
            return List.of();
        }
        if (!column.columns().isEmpty()) {
            return column.columns();
        }
        return path.size() < 2 ? List.of() : path.get(path.size() - 2).columns();
    }
}

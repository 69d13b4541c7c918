package org.gongkai.publication;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.gongkai.ledger.Sha256;
import org.gongkai.publication.DocumentImport.Numbered;
import org.gongkai.publication.DocumentImport.Rejection;
import org.gongkai.publication.DocumentRows.Copy;
import org.gongkai.publication.intake.SourceDocument;
import org.gongkai.publication.intake.SourceDocument.Finding;
import org.jspecify.annotations.Nullable;

/**
 * Where the records of a chunk belong: new, a change of a copy, as before, or another record under an id that is taken. An id that
 * comes twice in one run with another title is two records; in another run it is a change that a person should know of.
 */
final class ImportPlaces {

    private final @Nullable String run;
    private final Map<String, Copy> copies = new HashMap<>();
    private final Map<String, Numbered> changed = new LinkedHashMap<>();
    private final Set<String> unchanged = new HashSet<>();
    private final List<Rejection> rejected = new ArrayList<>();
    private int asBefore;

    ImportPlaces(DocumentImport.Settings settings, Function<Collection<String>, List<Copy>> known, List<Numbered> read) {
        this.run = settings.run();
        Map<String, SourceDocument> byId = new LinkedHashMap<>();
        read.forEach(one -> {
            byId.put(one.document().id(), one.document());
            byId.put(otherwise(one.document()), one.document());
        });
        known.apply(byId.keySet()).stream().filter(copy -> belongs(copy, byId.get(copy.sourceId()), settings))
                .forEach(copy -> copies.merge(copy.sourceId(), copy, (one, other) -> other.source().equals(settings.source()) ? other : one));
        read.forEach(this::place);
    }

    /** Of this source; of a file, whatever it is called, when the same is said of it or it bears the same title. */
    private static boolean belongs(Copy copy, @Nullable SourceDocument document, DocumentImport.Settings settings) {
        return copy.source().equals(settings.source()) || document != null && (!settings.named() || isFile(copy.source()))
                && (document.digest().equals(copy.digest()) || document.named() && document.entry().title().equals(copy.title()));
    }

    private static boolean isFile(String source) {
        return source.toLowerCase(Locale.ROOT).matches(".*\\.(jsonl|json|ndjson|txt)");
    }

    Map<String, Copy> copies() {
        return copies;
    }

    /** By the id under which each is kept. */
    Map<String, Numbered> changed() {
        return changed;
    }

    Set<String> unchanged() {
        return unchanged;
    }

    List<Rejection> rejected() {
        return rejected;
    }

    /** How many lines said what was known. */
    int asBefore() {
        return asBefore;
    }

    /** The id under which a record is kept when another one has its id. */
    private static String otherwise(SourceDocument document) {
        String told = document.named() ? document.entry().title() : document.digest();
        return document.id() + "#" + Sha256.hex(told).substring(0, 8);
    }

    private void place(Numbered one) {
        SourceDocument document = one.document();
        if (isAsBefore(document.id(), document)) {
            return;
        }
        Numbered twin = changed.get(document.id());
        Copy copy = copies.get(document.id());
        boolean seen = twin != null || unchanged.contains(document.id()) || copy != null && run != null && run.equals(copy.run());
        String title = twin != null ? twin.document().entry().title() : copy == null ? null : copy.title();
        boolean another = title != null && (!title.equals(document.entry().title()) || !document.named() && seen);
        String other = otherwise(document);
        if (another && (seen || copies.containsKey(other) || changed.containsKey(other))) {
            placeUnder(other, one, title);
        } else if (seen) {
            reject(one);
        } else {
            changed.put(document.id(), !another ? one : new Numbered(one.line(), document.under(document.id(),
                    new Finding("retitled", "同一编号 " + document.id() + " 原来的标题是《" + title + "》"))));
        }
    }

    private void placeUnder(String other, Numbered one, String title) {
        SourceDocument document = one.document();
        if (isAsBefore(other, document)) {
            return;
        }
        Copy copy = copies.get(other);
        if (changed.containsKey(other) || unchanged.contains(other) || copy != null && run != null && run.equals(copy.run())) {
            reject(one);
        } else {
            changed.put(other, new Numbered(one.line(), document.under(other, document.named()
                    ? new Finding("same-id", "来源编号 " + document.id() + " 还用于《" + title + "》，作为另一件导入，请核对")
                    : new Finding("same-title", "来源没有编号，标题与另一件相同而内容不同，作为另一件导入，请核对"))));
        }
    }

    private boolean isAsBefore(String id, SourceDocument document) {
        Numbered twin = changed.get(id);
        Copy copy = copies.get(id);
        if (twin != null ? !twin.document().digest().equals(document.digest()) : copy == null || !copy.digest().equals(document.digest())) {
            return false;
        }
        if (twin == null) {
            unchanged.add(id);
        }
        asBefore++;
        return true;
    }

    private void reject(Numbered one) {
        rejected.add(new Rejection(one.line(), "来源编号 " + one.document().id() + " 在前面已出现，内容不同"));
    }
}

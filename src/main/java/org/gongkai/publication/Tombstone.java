package org.gongkai.publication;

import java.time.LocalDate;
import java.util.Map;
import java.util.List;

import org.gongkai.publication.Withdrawals.Ground;
import org.gongkai.publication.Withdrawals.Part;
import org.jspecify.annotations.Nullable;

/**
 * What the public still learns of something that was withdrawn or closed: when, on which ground, and what that ground leaves.
 *
 * @param reason in words for the public; null where the ground keeps them back
 */
public record Tombstone(LocalDate on, Ground ground, @Nullable String reason) {

    /** Stands where a title stood. */
    static final String NO_TITLE = "不再公开的文件";

    static Tombstone of(LocalDate on, @Nullable String ground, @Nullable String reason) {
        Ground found = Withdrawals.ground(ground);
        return new Tombstone(on, found, found.keeps(Part.REASON) ? reason : null);
    }

    public boolean keepsTitle() {
        return ground.keeps(Part.TITLE);
    }

    public boolean keepsOrgan() {
        return ground.keeps(Part.ORGAN);
    }

    /** An edition without what the ground takes from it; the text always goes. */
    Edition veil(Edition edition) {
        return new Edition(edition.id(), edition.documentId(), edition.number(), edition.stage(), veil(edition.entry()), "", null, null, edition.revision());
    }

    Document veil(Document document) {
        return new Document(document.id(), document.organ(), ground.keeps(Part.NUMBER) ? document.indexNumber() : null, document.validity(),
                document.replacedBy(), document.liveEdition(), document.withdrawnOn(), reason, document.withdrawalGround(), null);
    }

    DocumentLine veil(DocumentLine line) {
        return new DocumentLine(line.id(), line.organ(), keepsTitle() ? line.title() : NO_TITLE, ground.keeps(Part.NUMBER) ? line.number() : null,
                keepsOrgan() && keepsTitle() ? line.issuer() : null, line.category(), line.column(), line.validity(), line.day(), this, new Particulars(line.kind(), Map.of(), List.of()));
    }

    private CatalogueEntry veil(CatalogueEntry entry) {
        boolean titled = keepsTitle();
        boolean dated = ground.keeps(Part.DATES);
        return new CatalogueEntry(titled ? entry.title() : NO_TITLE, titled && keepsOrgan() ? entry.issuer() : null,
                ground.keeps(Part.NUMBER) ? entry.number() : null, titled ? entry.subject() : null, titled ? entry.genre() : null, entry.category(),
                entry.column(), entry.disclosure(), dated ? entry.formedOn() : null, dated ? entry.publishedOn() : null, dated ? entry.effectiveOn() : null,
                dated ? entry.expiresOn() : null, ground.keeps(Part.SUMMARY) ? entry.summary() : null, titled ? entry.source() : null);
    }
}

package org.gongkai.portal.web;

import java.time.LocalDate;

import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.publication.DocumentLine;
import org.gongkai.publication.Tombstone;
import org.gongkai.publication.Validity;
import org.jspecify.annotations.Nullable;

/**
 * A document in a list of the site, with the name of who issued it.
 *
 * @param ground why it is no longer public; null while it is
 */
public record ListedDocument(String address, String title, @Nullable String number, String issuer, @Nullable LocalDate day,
        Validity validity, @Nullable String ground) {

    static ListedDocument of(DocumentLine line, Organs organs) {
        Tombstone tombstone = line.tombstone();
        String issuer = line.issuer() != null ? line.issuer() : tombstone != null && !tombstone.keepsOrgan() ? "" : organs.find(line.organ()).map(Organ::name).orElse("");
        return new ListedDocument("/documents/" + line.id(), line.title(), line.number(), issuer,
                line.hasDay() ? line.day() : null, line.validity(), tombstone == null ? null : tombstone.ground().words());
    }
}

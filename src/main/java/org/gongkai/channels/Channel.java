package org.gongkai.channels;

import java.time.LocalDate;
import java.util.List;

import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.publication.CatalogueEntry;
import org.gongkai.publication.NewsOfDocuments;
import org.jspecify.annotations.Nullable;

/**
 * A way by which documents go further than the site, as {@code regulations/channels} declares it.
 *
 * @param within working days after the publication, until it should be out
 * @param stays  days it stays out; null where it has no end
 */
public record Channel(String id, String title, String description, String legalBasis, LocalDate from, @Nullable LocalDate to, Way way, List<String> kinds, List<String> columns, List<String> organs,
        List<String> serves, Replaced replaced, int within, @Nullable Integer stays) {

    /** Who carries it. */
    public enum Way {
        /** People put it up and take it down. */
        BOARD,
        /** The mail server, to readers who subscribed. */
        MAIL,
        /** The platform of official accounts, into that of the house. */
        WECHAT
    }

    /** What becomes of an edition once there is a newer one. */
    public enum Replaced { BACK, STAYS }

    static Channel of(ChannelFile file) {
        return new Channel(file.id(), file.title(), file.description(), file.legalBasis(), file.inForce().from(), file.inForce().to(), file.way(), every(file.takes().kinds()),
                every(file.takes().columns()), every(file.takes().organs()), file.serves(), file.replaced(), file.within().days(), file.stays() == null ? null : file.stays().days());
    }

    private static List<String> every(@Nullable List<String> named) {
        return named == null ? List.of() : named;
    }

    boolean isInForce(LocalDate day) {
        return !from.isAfter(day) && (to == null || !to.isBefore(day));
    }

    /** Whether the edition goes out by it. */
    boolean takes(NewsOfDocuments.Told told) {
        CatalogueEntry entry = told.edition().entry();
        return among(kinds, entry.particulars().kind()) && among(columns, entry.column()) && among(organs, told.organ());
    }

    private static boolean among(List<String> named, @Nullable String one) {
        return named.isEmpty() || one != null && named.contains(one);
    }

    public boolean isServedBy(Staff staff, String organ) {
        return serves.stream().anyMatch(role -> staff.holds(Role.valueOf(role), organ));
    }
}

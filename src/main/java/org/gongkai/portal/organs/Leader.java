package org.gongkai.portal.organs;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Who holds or held a post, as the register of office holders says (R2019 Art. 20(2)).
 *
 * @param key      by which the register knows it
 * @param organ    id of the organ
 * @param portrait address of the photograph; null where there is none
 * @param until    last day in the post; null while it is held
 */
public record Leader(String key, String name, String post, String organ, String portfolio, List<String> cv, @Nullable String portrait, @Nullable LocalDate since,
        @Nullable LocalDate until) {

    /** Whether it is held on a day. */
    public boolean isIn(LocalDate day) {
        return until == null || !until.isBefore(day);
    }

    /** Where it is read. */
    public String address() {
        return LeaderPages.address(key);
    }
}

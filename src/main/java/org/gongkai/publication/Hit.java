package org.gongkai.publication;

import java.util.List;

import org.gongkai.search.Run;
import org.jspecify.annotations.Nullable;

/**
 * One found document, or one of what other rooms let be found, as the list shows it, with the words that were asked for marked.
 *
 * @param kind   what it is, as a page shows it
 * @param partly whether it says most of what was asked, listed beside those that say all
 * @param copies others that say the same word for word
 */
public record Hit(String id, String kind, String address, List<Run> title, @Nullable String number, @Nullable String issuer, @Nullable String date,
        Validity validity, List<Run> snippet, boolean partly, List<Hit> copies) {

    public String plainTitle() {
        return Run.plain(title);
    }
}

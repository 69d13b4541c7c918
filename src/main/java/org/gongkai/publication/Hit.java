package org.gongkai.publication;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gongkai.search.Part;
import org.gongkai.search.Run;
import org.jspecify.annotations.Nullable;

/**
 * One found document, or one of what other rooms let be found, as the list shows it, with the words that were asked for marked.
 *
 * @param kind   what it is, as a page shows it
 * @param part   the stretch of a file in which the snippet stands; null where it is the text of the page itself
 * @param partly whether it says most of what was asked, listed beside those that say all
 * @param copies others that say the same word for word
 */
public record Hit(String id, String kind, String address, List<Run> title, @Nullable String number, @Nullable String issuer, @Nullable String date,
        Validity validity, List<Run> snippet, @Nullable Part part, boolean partly, List<Hit> copies) {

    private static final Pattern OPENED_AT_A_PAGE = Pattern.compile("/documents/([^/]+)/files/([^/#]+)#page=([0-9]{1,5})");


    /** Where the part is read without a program for the file; null where its address is that already. */
    public @Nullable String preview() {
        Matcher page = part == null ? null : OPENED_AT_A_PAGE.matcher(part.address());
        return page != null && page.matches() ? FilePreview.address(page.group(1), page.group(2), Integer.parseInt(page.group(3))) : null;
    }

    public String plainTitle() {
        return Run.plain(title);
    }
}

package org.gongkai.operation.export;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gongkai.face.MadeFrom;
import org.jspecify.annotations.Nullable;

/**
 * What the site answered at a path.
 *
 * @param soon   whether it may be kept as soon as the site has caught up with itself
 * @param tags   names of what the page was made from; null where nobody may keep it
 * @param packed its bytes as gzip
 */
record Fetched(String path, int status, @Nullable List<String> tags, boolean soon, String text, byte[] packed) {

    static final String HOME = "/";
    private static final String ASSETS = "/assets/";
    private static final String PAGE = "<!doctype html";
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;
    private static final int TROUBLE = 500;
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/[^\"?#]*)[\"#]");
    private static final Pattern LOCATION = Pattern.compile("<loc>https?://[^/<]+(/[^<]*)</loc>");

    boolean isAsset() {
        return path.startsWith(ASSETS);
    }

    static boolean mayBeRead(String path) {
        return !path.startsWith(ASSETS);
    }

    /** Whether the site says that there is no such page, or no more. */
    boolean isGone() {
        return status == NOT_FOUND || status == GONE;
    }

    /** Whether the site could not answer: what the folder has of it stays. */
    boolean isTrouble() {
        return status >= TROUBLE;
    }

    /** Whether the folder has it. */
    boolean isKept() {
        return status == OK && (tags != null || isAsset());
    }

    List<String> sources() {
        return tags == null ? List.of() : tags;
    }

    /** Whether it shows more than single records. */
    boolean gathers() {
        return MadeFrom.gathers(sources());
    }

    /** Paths that it leads to, as they are written; those with a question are answered by the site. In another tongue a page leads nowhere else. */
    List<String> links() {
        return isAsset() || PageVariant.of(path).isPresent() ? List.of() : all(LINK);
    }

    /** Whether people read it, and some of them in another tongue. */
    boolean isRead() {
        return text.regionMatches(true, 0, PAGE, 0, PAGE.length());
    }

    /** What a list for crawlers names. */
    List<String> locations() {
        return all(LOCATION).stream().map(address -> address.replace("&amp;", "&")).toList();
    }

    private List<String> all(Pattern pattern) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}

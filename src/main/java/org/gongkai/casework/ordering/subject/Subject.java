package org.gongkai.casework.ordering.subject;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an order is about: a record or a page, by its address within this installation. A record that stands at two addresses, at the desk and in public, is one
 * subject.
 *
 * @param address from {@code /} on
 */
public record Subject(Kind kind, String address) {

    private static final int LONGEST = 200;
    private static final String ID = "([0-9a-z]{12})";

    /** The sorts of subject, told apart by their addresses. */
    public enum Kind {
        CASE("办件", "/desk/cases/" + ID, "/desk/cases/$1"),
        DOCUMENT("文件", "/(?:desk/)?documents/" + ID + "(?:/plain)?", "/documents/$1"),
        RECORD("名册记录", "(?:/desk)?/registers/([a-z0-9-]+)/(?:record\\?(?:.*&)?key=)?([^/?&]+)(?:&.*)?", "/registers/$1/$2"),
        REGISTER("名册", "(?:/desk)?/registers/([a-z0-9-]+)", "/registers/$1"),
        ORGAN("机关", "(?:/desk)?/organs/([A-Za-z0-9-]+)", "/organs/$1"),
        PAGE("网页", "(/(?!desk(?:/|$))[^?]*)(?:\\?.*)?", "$1");

        private final String title;
        private final Pattern addresses;
        private final String one;

        Kind(String title, String addresses, String one) {
            this.title = title;
            this.addresses = Pattern.compile(addresses);
            this.one = one;
        }

        public String title() {
            return title;
        }

        private Optional<Subject> read(String path) {
            Matcher matched = addresses.matcher(path);
            return matched.matches() ? Optional.of(new Subject(this, matched.replaceFirst(one))) : Optional.empty();
        }
    }

    /** As somebody typed or copied it, with or without the name of the site; empty where it is no page of the public site and no record of the desk. */
    public static Optional<Subject> of(String typed) {
        URI address;
        try {
            address = URI.create(typed.strip()).normalize();
        } catch (IllegalArgumentException notAddress) {
            return Optional.empty();
        }
        String path = address.getRawPath();
        if (path == null || !path.startsWith("/") || typed.length() > LONGEST) {
            return Optional.empty();
        }
        String whole = (path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path) + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
        return Arrays.stream(Kind.values()).map(kind -> kind.read(whole)).flatMap(Optional::stream).findFirst();
    }
}

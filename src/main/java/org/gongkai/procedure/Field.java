package org.gongkai.procedure;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.gongkai.directory.OrganKind;
import org.jspecify.annotations.Nullable;

/**
 * Something an action or an application asks for.
 *
 * @param kind    how it is written and checked
 * @param kept    whether it goes into the act ({@code ACT}: codes, dates, numbers), is sealed beside it
 *                ({@code SEALED}: what a person wrote), or is also shown to everyone ({@code PUBLIC})
 * @param options value and title of each choice
 * @param max     most characters; 0 is the kind's own limit
 * @param limits  what else binds its value
 */
public record Field(String name, String title, @Nullable String hint, Kind kind, Keeping kept, boolean required,
        Map<String, String> options, int max, @Nullable String article, Limits limits) {

    /** A field that nothing else binds. */
    public Field(String name, String title, @Nullable String hint, Kind kind, Keeping kept, boolean required, Map<String, String> options, int max,
            @Nullable String article) {
        this(name, title, hint, kind, kept, required, options, max, article, Limits.NONE);
    }

    /**
     * What binds a value beyond its kind.
     *
     * @param least the smallest number or sum, the fewest choices; null where the kind alone decides
     * @param most  the largest number or sum, the most choices
     * @param among whom or which organ may be chosen; null where any
     * @param masked whether it is shown only when somebody opens it
     * @param read  ids of the roles that see it; empty where all who see the matter do
     * @param numbers of which documents the number may be; null where of any
     * @param files  how many files, how large and of which kinds; null where it is no field of files
     */
    public record Limits(@Nullable BigDecimal least, @Nullable BigDecimal most, @Nullable Among among, boolean masked, Set<String> read,
            @Nullable Identifies numbers, @Nullable Files files) {

        public static final Limits NONE = new Limits(null, null, null, false, Set.of(), null, null);
    }

    /**
     * What files a field takes.
     *
     * @param most      how many
     * @param megabytes the largest of them
     * @param kinds     endings of the kinds of file; empty where every kind that can be read
     * @param bare      whether a picture is kept as its pixels alone, without where and when it was taken and with what
     */
    public record Files(int most, int megabytes, Set<String> kinds, boolean bare) {

        /** Where a field says nothing of it. */
        public static final Files USUAL = new Files(5, 10, Set.of(), false);
    }

    /** What files it takes; empty where it takes none. */
    public Optional<Files> files() {
        return kind != Kind.FILE ? Optional.empty() : Optional.of(limits.files() == null ? Files.USUAL : limits.files());
    }

    /**
     * Whom, or which organ, may be chosen.
     *
     * @param roles  one of which a person must hold at the organ of the matter
     * @param organs ids of organs; empty where the kind alone decides
     * @param kinds  kinds of organ; empty where any
     * @param below  whether only organs below that of the matter
     * @param outsiders ids of the kinds of people outside of which a person must be; empty where people of the house are meant
     */
    public record Among(Set<String> roles, Set<String> organs, Set<OrganKind> kinds, boolean below, Set<String> outsiders) {
    }

    /** Whether whoever is chosen has to work on the matter from then on. */
    public boolean assigns() {
        return kind == Kind.PERSON && limits.among() != null && limits.among().outsiders().isEmpty();
    }

    /** How a value is written. {@link FieldValue} says what is of a kind. */
    public enum Kind {
        LINE(200), TEXT(20_000), DATE(10), NUMBER(9), CHOICE(60), YES_NO(3), PHONE(30), EMAIL(120), IDENTITY(30),
        ORGAN(60), ORGANS(600), PERSON(60), REPLY_KIND(20), REPLY_KINDS(200),
        /** Yuan with up to two decimals. */
        MONEY(24),
        /** Several of the options. */
        SEVERAL(1000),
        /** A month of a year. */
        MONTH(12),
        /** A time of day, in minutes. */
        TIME(8),
        /** Six digits. */
        POSTCODE(20),
        /** An address, with the code of its division and its coordinates where known. */
        PLACE(300),
        /** Files, by id and name; see {@link NamedFile}. */
        FILE(6000);

        private final int longest;

        Kind(int longest) {
            this.longest = longest;
        }

        public int longest() {
            return longest;
        }
    }

    /** Where a value is kept. */
    public enum Keeping { ACT, SEALED, PUBLIC }

    /** The same field under another name, as for each of several items. */
    public Field named(String other) {
        return new Field(other, title, hint, kind, kept, required, options, max, article, limits);
    }

    /** The declared field of this name. */
    public static Field of(List<Field> fields, String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst().orElseThrow();
    }

    /** Most characters of what is written. */
    public int longest() {
        return max > 0 ? max : kind.longest();
    }

    /** Whether it is words, as long as they may be, and no value that has a form of its own. */
    public boolean isWritten() {
        return kind == Kind.LINE || kind == Kind.TEXT;
    }
}

package org.gongkai.face;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

/**
 * What a public page was made from: as long as none of it changes, the same bytes answer whoever asks. A page that says nothing of the kind
 * is made anew for each request.
 *
 * @param sources names of what it shows: a room ({@code publication}) stands for every act of that room, a room and a subject
 *                ({@code publication/ID}) for the acts of one record, {@link #ANY_ACT} for every act there is
 * @param until   the first day on which it may say something else without an act, {@link #NEVER} where the day alone changes nothing; null says the next day
 */
public record MadeFrom(Set<String> sources, @Nullable LocalDate until) {

    /** A page made by a request: its bytes and what they were made from. */
    public record Made(byte[] bytes, MadeFrom from) {
    }

    public static final LocalDate NEVER = LocalDate.MAX;

    /** Changes with every act: what is counted over everything. */
    public static final String ANY_ACT = "acts";

    /** What every page shows something of: columns, names of kinds and grounds, words, entrances. */
    public static final String DECLARED = "regulations";

    /** Names, places and descriptions of organs. */
    public static final String ORGANS = "directory/organs";

    /** Request attribute that holds what was {@link Made}. */
    public static final String ATTRIBUTE = "gongkai.made";

    /** Request attribute: somebody keeps pages and sends what was made. */
    public static final String KEEPER = "gongkai.keeper";

    /** Nothing but the program, its declarations and the day. */
    public static MadeFrom declarations() {
        return new MadeFrom(Set.of(), null);
    }

    /** Every act there is: what counts over everything. */
    public static MadeFrom anyAct() {
        return declarations().and(ANY_ACT);
    }

    /** Whatever happens in these rooms. */
    public static MadeFrom rooms(String... rooms) {
        return declarations().and(Set.of(rooms));
    }

    /** Whatever happens to one record of a room. */
    public static MadeFrom record(String room, String subject) {
        return declarations().and(source(room, subject));
    }

    /** The name of one record as a source. */
    public static String source(String room, String subject) {
        return room + "/" + subject;
    }

    public MadeFrom and(String source) {
        return and(Set.of(source));
    }

    public MadeFrom and(Collection<String> more) {
        Set<String> all = new TreeSet<>(sources);
        all.addAll(more);
        return new MadeFrom(all, until);
    }

    /** It says the same on every day before this one. */
    public MadeFrom until(LocalDate day) {
        return new MadeFrom(sources, day);
    }

    /** Whether a page with these sources shows more than single records: a list, a count, a feed. */
    public static boolean gathers(Collection<String> sources) {
        return sources.stream().anyMatch(source -> source.indexOf('/') < 0 && !source.equals(DECLARED));
    }

    /**
     * Tells whoever keeps pages that these bytes answer the request.
     *
     * @return whether he sends them himself; otherwise they are to be written
     */
    public boolean answering(HttpServletRequest request, byte[] bytes) {
        request.setAttribute(ATTRIBUTE, new Made(bytes, this));
        return request.getAttribute(KEEPER) != null;
    }
}

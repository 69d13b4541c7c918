package org.gongkai.casework.finding;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.gongkai.calendar.Now;
import org.gongkai.casework.Application;
import org.gongkai.casework.CaseFiles;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.Cases;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.findingindex.FindingKeys;
import org.gongkai.casework.findingindex.FindingRows;
import org.gongkai.casework.findingindex.FindingRows.Place;
import org.gongkai.casework.findingindex.Terms;
import org.gongkai.casework.findingindex.Terms.Kind;
import org.gongkai.casework.lists.CaseLists;
import org.gongkai.casework.lists.CaseLists.Line;
import org.gongkai.casework.lists.CaseLists.Wanted;
import org.gongkai.casework.lists.Readers;
import org.gongkai.casework.mattertext.MatterText;
import org.gongkai.casework.mattertext.MatterTexts;
import org.gongkai.casework.opening.Veiling;
import org.gongkai.casework.receipt.TypedNumber;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds matters, newest first. The index names those that may be meant; who sees them, and what of the filters changes by the day, is asked of the
 * rows themselves; that the words stand there is read from what is sealed of those that may be shown, a page of them at a time.
 */
@Component
public class FindMatters {

    private static final LocalDate EVER = LocalDate.of(1, 1, 1);
    private static final LocalDate FIRST = LocalDate.of(1990, 1, 1);
    private static final Pattern LISTED = Pattern.compile("\\d{1,7}~[0-9a-z-]{1,60}");
    /** Beyond so many a scope is as good as everything, and the rows themselves say the rest. */
    private static final int MOST_ORGANS = 40;
    private static final int ROUNDS = 20;
    /** So many of the newest are looked through row by row where no words are sought: a page of one organ among forty. */
    private static final int LOOKED_THROUGH = 1_600;

    private final CaseLists lists;
    private final FindingRows rows;
    private final FindingKeys keys;
    private final MatterTexts texts;
    private final CaseFiles files;
    private final CaseTypes types;
    private final Cases cases;
    private final Now now;

    FindMatters(CaseLists lists, FindingRows rows, FindingKeys keys, MatterTexts texts, CaseFiles files, CaseTypes types, Cases cases, Now now) {
        this.lists = lists;
        this.rows = rows;
        this.keys = keys;
        this.texts = texts;
        this.files = files;
        this.types = types;
        this.cases = cases;
        this.now = now;
    }

    /** A matter that was found. @param snippet where what was sought stands in it; null where only its number says it, or nothing was sought in words */
    public record Hit(Line line, MatterText.@Nullable Snippet snippet) {
    }

    /**
     * A page of what was found.
     *
     * @param next what the next page comes after; null where there is none
     * @param done how many matters the index has come to, of {@code of}; both 0 once it is whole
     */
    public record Found(List<Hit> hits, @Nullable String next, long done, long of) {
    }

    /** @param after the {@code next} of the page before; null for the first */
    public Found find(Staff staff, Sought sought, @Nullable String after, int limit) {
        return find(staff, sought, after, limit, LOOKED_THROUGH);
    }

    /** @param newest how many are looked through row by row */
    Found find(Staff staff, Sought sought, @Nullable String after, int limit, int newest) {
        FindingRows.Key key = rows.answeringLately().orElse(null);
        Terms terms = key == null ? null : keys.terms(key).orElse(null);
        FindingRows.Progress progress = key == null || !key.built() ? rows.progress() : null;
        List<Hit> hits = after == null ? byNumber(staff, sought) : List.of();
        String from = after;
        boolean more = hits.isEmpty() && terms != null;
        for (int round = 0; more && hits.size() <= limit && round < ROUNDS; round++) {
            List<Line> some = lists.among(staff.scope(), sought.wanted(), sought.days(), sources(key, terms, staff.scope(), sought, from, newest), limit + 1);
            hits = new ArrayList<>(hits);
            hits.addAll(read(staff, sought, some));
            more = some.size() > limit;
            from = some.isEmpty() ? from : key(some.getLast());
        }
        boolean full = hits.size() > limit;
        List<Hit> shown = full ? hits.subList(0, limit) : hits;
        String next = full ? key(shown.getLast().line()) : more ? from : null;
        return new Found(shown, next, progress == null ? 0 : progress.done(), progress == null ? 0 : progress.of());
    }

    private static String key(Line line) {
        return line.submittedOn().toEpochDay() + "~" + line.id();
    }

    /** The one whose whole number was typed, in whatever writing; also one that is forgotten, whose number alone is left. */
    private List<Hit> byNumber(Staff staff, Sought sought) {
        return sought.words().size() != 1 || sought.who() != null || !sought.typed().matches(".*\\d.*") ? List.of()
                : numbered(staff, sought).stream().map(line -> new Hit(line, null)).toList();
    }

    /** The same without anything else that is sought. */
    public Optional<Line> byNumber(Staff staff, String typed) {
        return numbered(staff, new Sought(typed, null, Wanted.EVERYTHING, CaseLists.Between.ANY)).stream().findFirst();
    }

    private List<Line> numbered(Staff staff, Sought sought) {
        Readers.Condition numbered = new Readers.Condition("(select c.id as case_id from casework.cases c where c.number = any(?))", List.<Object>of((Object) TypedNumber.numbers(sought.typed())));
        return lists.among(staff.scope(), sought.wanted(), sought.days(), List.of(numbered), 2);
    }

    /**
     * Where no words are sought, the newest matters themselves; what more there is, and all that has words, by the index. Where receipt or ending is
     * sought up to a day they count from there: no step is dated before the one that brought the matter ({@link org.gongkai.casework.Street}).
     */
    private List<Readers.Condition> sources(FindingRows.Key key, Terms terms, Scope scope, Sought sought, @Nullable String after, int newest) {
        Place from = new Place(Stream.of(now.today(), sought.wanted().receivedTo(), sought.days().closedTo()).filter(Objects::nonNull).min(Comparator.naturalOrder()).orElseThrow().plusDays(1), "");
        if (after != null && LISTED.matcher(after).matches()) {
            from = new Place(LocalDate.ofEpochDay(Long.parseLong(after.substring(0, after.indexOf('~')))), after.substring(after.indexOf('~') + 1));
        }
        if (!sought.words().isEmpty() || sought.who() != null) {
            return windows(terms, scope, sought, from);
        }
        Readers.Condition rowByRow = new Readers.Condition("casework.brought(?, ?::date, ?, ?)", List.<Object>of(key.no(), Date.valueOf(from.day()), from.caseId(), newest));
        return Stream.concat(Stream.of(rowByRow), rows.last(key, from, newest).stream().flatMap(beyond -> windows(terms, scope, sought, beyond).stream())).toList();
    }

    /**
     * The newest two months, the rest of two years, whatever was before: each is asked only where those before it were not enough, so that what
     * is in every matter costs no more than what is in one.
     */
    private List<Readers.Condition> windows(Terms terms, Scope scope, Sought sought, Place from) {
        LocalDate before = from.day();
        LocalDate months = before.minusDays(1).withDayOfMonth(1).minusMonths(1);
        LocalDate years = LocalDate.of(months.getYear() - 1, 1, 1);
        Set<Integer> said = said(terms, sought);
        List<List<Integer>> others = others(terms, scope, sought);
        return List.of(window(said, others, terms.between(Kind.BROUGHT, months, before), months, before, from.caseId()),
                window(said, others, List.of(terms.of(Kind.BROUGHT, String.valueOf(months.getYear())), terms.of(Kind.BROUGHT, String.valueOf(years.getYear()))), years, months, ""),
                window(said, others, List.of(), EVER, years, ""));
    }

    private static Readers.Condition window(Set<Integer> said, List<List<Integer>> others, List<Integer> span, LocalDate since, LocalDate before, String last) {
        String[] all = (span.isEmpty() ? others.stream() : Stream.concat(others.stream(), Stream.of(span)))
                .map(one -> one.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"))).toArray(String[]::new);
        return new Readers.Condition("casework.found(?::integer[], ?::text[], ?::date, ?::date, ?)",
                List.<Object>of(said.toArray(Integer[]::new), all, Date.valueOf(since), Date.valueOf(before), last));
    }

    private static Set<Integer> said(Terms terms, Sought sought) {
        Set<Integer> said = new TreeSet<>();
        sought.words().forEach(word -> said.addAll(terms.pairs(word)));
        Wanted wanted = sought.wanted();
        terms.add(said, Kind.WHO, sought.soughtWho());
        terms.add(said, Kind.TYPE, wanted.type());
        terms.add(said, Kind.STAGE, wanted.stage());
        terms.add(said, Kind.ORGAN, wanted.organ());
        terms.add(said, Kind.HOLDER, wanted.assignee());
        terms.add(said, Kind.OUTCOME, wanted.outcome());
        terms.add(said, Kind.ENDING, wanted.ending());
        terms.add(said, Kind.STANDS, wanted.lit() != null || sought.days().due() ? Terms.OPEN : null);
        return said;
    }

    private List<List<Integer>> others(Terms terms, Scope scope, Sought sought) {
        List<List<Integer>> others = new ArrayList<>();
        if (!scope.everything() && sought.wanted().organ() == null && scope.organs().size() <= MOST_ORGANS) {
            others.add(scope.organs().stream().map(organ -> terms.of(Kind.ORGAN, organ)).toList());
        }
        span(others, terms, Kind.RECEIVED, sought.wanted().receivedFrom(), sought.wanted().receivedTo());
        span(others, terms, Kind.CLOSED, sought.days().closedFrom(), sought.days().closedTo());
        return others;
    }

    private void span(List<List<Integer>> others, Terms terms, Kind kind, @Nullable LocalDate from, @Nullable LocalDate to) {
        if (from != null || to != null) {
            LocalDate first = from == null || from.isBefore(FIRST) ? FIRST : from;
            LocalDate last = to == null || to.isAfter(now.today()) ? now.today() : to;
            others.add(last.isBefore(first) ? List.of() : terms.between(kind, first, last));
        }
    }

    /** Those among them in which the words stand, and, where that is sought, which that person brought and of which this one may know it. */
    private List<Hit> read(Staff staff, Sought sought, List<Line> lines) {
        List<String> words = sought.words();
        String who = sought.soughtWho();
        Set<String> unnamed = who == null ? Set.of() : unnamed(staff, lines.stream().map(Line::id).toList());
        if (words.isEmpty() && who == null) {
            return lines.stream().map(line -> new Hit(line, null)).toList();
        }
        Map<String, Map<String, Map<String, String>>> spoken = lines.isEmpty() || words.isEmpty() ? Map.of() : files.words(lines.stream().map(Line::id).toList());
        List<Hit> hits = new ArrayList<>();
        for (Line line : lines) {
            CaseType type = types.byDefinition(line.definition());
            Application said = files.application(line);
            // a term of the index is a short digest: another name may share it
            if (unnamed.contains(line.id()) || who != null && !texts.who(type, said).contains(who)) {
                continue;
            }
            if (words.isEmpty()) {
                hits.add(new Hit(line, null));
                continue;
            }
            MatterText text = texts.of(type, line.number(), said, spoken.getOrDefault(line.id(), Map.of()));
            if (text.has(words)) {
                hits.add(new Hit(line, text.snippet(words)));
            }
        }
        return hits;
    }

    /** Those among these matters that the person has only without the name of who brought them. */
    public Set<String> unnamed(Staff staff, Collection<String> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        Map<String, CaseState> states = cases.states(ids);
        return states.entrySet().stream().filter(one -> Veiling.unnamed(one.getValue(), staff)).map(Map.Entry::getKey).collect(Collectors.toSet());
    }
}

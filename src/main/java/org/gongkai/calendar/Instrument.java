package org.gongkai.calendar;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gongkai.definition.Sort;
import org.jspecify.annotations.Nullable;

/**
 * A law, a regulation or a paper that declarations rest on.
 *
 * @param title     as it calls itself, without 中华人民共和国
 * @param number    of the order or paper it was issued with; null where none is known
 * @param from      the day from which it holds; null while nobody has held it against the source
 * @param to        the last day on which it holds; null while it does
 * @param where     where its words are read; null where that is not known
 * @param confirmed whether days and number were held against the source
 */
public record Instrument(String id, String title, @Nullable String number, @Nullable String issuer, @Nullable LocalDate from, @Nullable LocalDate to,
        @Nullable String where, boolean confirmed) {

    /** The sort of name under which declarations speak of instruments, by their ids. */
    public static final Sort SORT = new Sort("instrument", "法规");

    private static final String STATE = "中华人民共和国";
    private static final Pattern TITLE = Pattern.compile("《([^《》]+)》");
    private static final Pattern NUMBER = Pattern.compile("[\\u4e00-\\u9fa5]{2,8}〔\\d{4}〕\\d+号");
    /** A title that stands at the beginning without quotation marks, up to its year or article. */
    private static final Pattern BARE = Pattern.compile("^([\\u4e00-\\u9fa5]{2,40}?(?:法|条例|办法|指引|规则))(?:$|[(（第；;])");

    /** How it stands on a day. */
    public enum Standing { HOLDS, LAPSED, TO_COME }

    public Standing on(LocalDate day) {
        return to != null && to.isBefore(day) ? Standing.LAPSED : from != null && from.isAfter(day) ? Standing.TO_COME : Standing.HOLDS;
    }

    /** Whether it was in force on a day, as far as is known. */
    boolean heldOn(LocalDate day) {
        return on(day) == Standing.HOLDS;
    }

    boolean isNamed(String name) {
        return title.equals(name) || name.equals(number) || id.equals(name);
    }

    /** What a basis in words cites: titles in 《》, numbers of papers, and the title that it begins with. Articles are left aside. */
    static Set<String> cited(String words) {
        Set<String> cited = new LinkedHashSet<>();
        Matcher bare = BARE.matcher(words);
        if (bare.find()) {
            cited.add(plain(bare.group(1)));
        }
        TITLE.matcher(words).results().forEach(title -> cited.add(plain(title.group(1))));
        NUMBER.matcher(words).results().forEach(number -> cited.add(number.group()));
        return cited;
    }

    static String plain(String title) {
        return title.startsWith(STATE) ? title.substring(STATE.length()) : title;
    }

    /** Of several wordings of one the one of the year that a basis names, else the one that held on a day, else the last. */
    static Instrument among(List<Instrument> wordings, String words, LocalDate on) {
        return wordings.stream().filter(one -> one.from() != null && words.contains(one.from().getYear() + "年")).findFirst()
                .or(() -> wordings.stream().filter(one -> one.heldOn(on)).findFirst()).orElse(wordings.getLast());
    }
}

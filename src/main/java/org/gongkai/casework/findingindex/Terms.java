package org.gongkai.casework.findingindex;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

/**
 * What a matter is found by, as the index keeps it: the first 32 bits of a keyed digest (HMAC-SHA-256) of what kind of term it is and what it
 * says. So few bits may be those of several terms: what is found is read before it is shown.
 */
public final class Terms {

    /** What a term says of a matter. */
    public enum Kind { WORDS, WHO, TYPE, ORGAN, STAGE, HOLDER, OUTCOME, ENDING, STANDS, BROUGHT, RECEIVED, CLOSED }

    public static final String OPEN = "open";
    static final String ENDED = "ended";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int REMEMBERED = 200_000;
    private static final int MONTHS = 30;

    private final Mac keyed;
    private final Map<String, Integer> remembered = new ConcurrentHashMap<>();

    /** @param key hex */
    Terms(String key) {
        try {
            keyed = Mac.getInstance(ALGORITHM);
            keyed.init(new SecretKeySpec(HexFormat.of().parseHex(key), ALGORITHM));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** The term of what is said; the same for the same. */
    public int of(Kind kind, String says) {
        if (remembered.size() > REMEMBERED) {
            remembered.clear();
        }
        return remembered.computeIfAbsent(kind.name() + '\n' + says, this::digest);
    }

    /** The same among others, where it is said. */
    public void add(Set<Integer> all, Kind kind, @Nullable String says) {
        if (says != null) {
            all.add(of(kind, says));
        }
    }

    private int digest(String term) {
        try {
            return ByteBuffer.wrap(((Mac) keyed.clone()).doFinal(term.getBytes(StandardCharsets.UTF_8))).getInt();
        } catch (CloneNotSupportedException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** Neighbouring characters of a folded text. */
    public Set<Integer> pairs(String folded) {
        Set<Integer> pairs = new TreeSet<>();
        for (int at = 0; at + 1 < folded.length(); at++) {
            pairs.add(of(Kind.WORDS, folded.substring(at, at + 2)));
        }
        return pairs;
    }

    /** A day by its month and by its year. */
    List<Integer> day(Kind kind, @Nullable LocalDate day) {
        return day == null ? List.of() : List.of(of(kind, YearMonth.from(day).toString()), of(kind, String.valueOf(day.getYear())));
    }

    /** The months of some days, or their years where they are many. */
    public List<Integer> between(Kind kind, LocalDate from, LocalDate to) {
        List<Integer> terms = new ArrayList<>();
        YearMonth last = YearMonth.from(to);
        if (YearMonth.from(from).plusMonths(MONTHS).isAfter(last)) {
            for (YearMonth month = YearMonth.from(from); !month.isAfter(last); month = month.plusMonths(1)) {
                terms.add(of(kind, month.toString()));
            }
        } else {
            for (int year = from.getYear(); year <= to.getYear(); year++) {
                terms.add(of(kind, String.valueOf(year)));
            }
        }
        return terms;
    }
}

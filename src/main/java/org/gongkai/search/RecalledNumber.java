package org.gongkai.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * A number as people write it from memory, without brackets, year or 号: 青建44, 沪府发 2017 36, 青政规2026年4号.
 *
 * @param head   what stands before the year, its beginning at least
 * @param year   null where none was typed
 * @param serial without leading zeros
 */
record RecalledNumber(String head, @Nullable String year, String serial) {

    private static final Pattern TYPED = Pattern.compile("(?:(?:发文字号|文号|编号|索引号)[:：]?\\s*)?(\\p{IsHan}{2,12}?)\\P{L}*?((?:19|20)\\d\\d)?(?:年度?)?[^\\p{L}\\d]*第?\\s*0*([1-9]\\d{0,4})\\s*号?");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int MOST = 8;
    private static final int MOST_LOOKED_AT = 5000;
    private static final int SHORTEST_NAME = 6;
    private static final int FEWEST_DIGITS = 4;

    /** @param folded what was typed */
    static Optional<RecalledNumber> of(String folded) {
        Matcher typed = TYPED.matcher(folded.strip());
        return typed.matches() ? Optional.of(new RecalledNumber(typed.group(1), typed.group(2), typed.group(3))) : Optional.empty();
    }

    /** The numbers in the index that may have been meant, the later years first; none where there are too many to mean one of them. */
    List<String> among(IndexReader reader) throws IOException {
        Terms terms = MultiTerms.getTerms(reader, Field.NUMBER.path());
        List<String> numbers = new ArrayList<>();
        if (terms == null) {
            return numbers;
        }
        TermsEnum each = terms.iterator();
        BytesRef prefix = new BytesRef(head);
        int looked = 0;
        TermsEnum.SeekStatus status = each.seekCeil(prefix);
        for (BytesRef term = status == TermsEnum.SeekStatus.END ? null : each.term(); term != null && looked++ < MOST_LOOKED_AT; term = each.next()) {
            String number = term.utf8ToString();
            if (!number.startsWith(head)) {
                break;
            }
            if (isMeant(number)) {
                numbers.add(number);
            }
        }
        return numbers.size() > MOST ? List.of() : numbers.reversed();
    }

    private boolean isMeant(String number) {
        List<String> groups = DIGITS.matcher(number).results().map(result -> result.group()).toList();
        return !groups.isEmpty() && groups.getLast().replaceFirst("^0+", "").equals(serial)
                && (year == null || groups.size() > 1 && groups.get(groups.size() - 2).equals(year));
    }

    /** What something is called by, whatever stands between its letters: 007482532/2026-00012 is 007482532202600012. Empty where it is no such name. */
    static String called(String written) {
        String letters = LETTERS.matcher(Folding.fold(written)).replaceAll("");
        String name = letters.startsWith("索引号") ? letters.substring("索引号".length()) : letters;
        return name.length() < SHORTEST_NAME || name.chars().filter(Character::isDigit).count() < FEWEST_DIGITS ? "" : name;
    }
}

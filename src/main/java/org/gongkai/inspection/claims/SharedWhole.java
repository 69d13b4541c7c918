package org.gongkai.inspection.claims;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gongkai.inspection.text.Sentence;

/** Parts told with their shares of a whole that was told before them. */
final class SharedWhole {

    /** A share of a whole, as it is printed. */
    private static final Pattern OF_WHOLE = Pattern.compile(
            "(?:[,，]?占(?:比|总数|比例|总量|全部|全年|总体)?[^,。;%\\d]{0,14}?(?:为|达|达到|的)?|\\()(\\d{1,3}(?:\\.\\d{1,4})?)%");
    private static final int FEW = 3;
    /** How far before its parts a whole may be told. */
    private static final int BACK = 400;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private SharedWhole() {
    }

    /**
     * 27件，占75%；4件，占11.1%；…: all shares of one whole, told before.
     *
     * @param passage where the passage begins in the text
     * @param counted what the sentence counts, by place in the passage
     */
    static Optional<Listing> of(String text, int passage, String words, Sentence sentence, List<Quantity> counted) {
        List<Quantity> found = new ArrayList<>();
        List<BigDecimal> shares = new ArrayList<>();
        for (Quantity part : counted) {
            Matcher share = OF_WHOLE.matcher(words).region(part.to(), sentence.from() + sentence.words().length());
            if (share.lookingAt() && (found.isEmpty() || found.getFirst().unit().equals(part.unit()))) {
                found.add(part);
                shares.add(new BigDecimal(share.group(1)));
            }
        }
        if (found.size() < FEW) {
            return Optional.empty();
        }
        int here = passage + found.getFirst().from();
        Predicate<Quantity> fitsMost = whole -> {
            long fitting = 0;
            for (int i = 0; i < found.size(); i++) {
                fitting += fits(found.get(i).value(), whole.value(), shares.get(i)) ? 1 : 0;
            }
            return fitting >= 2 && fitting * 3 >= found.size() * 2L;
        };
        int from = Math.max(0, here - BACK);
        List<Quantity> wholes = Quantity.withNumerals(text.substring(from, here)).stream().filter(whole -> whole.unit().equals(found.getFirst().unit()) && !whole.approximate())
                .filter(fitsMost).toList();
        boolean ofOneWhole = shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add).subtract(HUNDRED).abs().compareTo(BigDecimal.TEN) < 0;
        return wholes.isEmpty() || !ofOneWhole ? Optional.empty() : Optional.of(new Listing(Listing.Kind.SHARED, wholes.getLast(), found, sentence.words(), here));
    }

    private static boolean fits(BigDecimal part, BigDecimal whole, BigDecimal percent) {
        return whole.signum() > 0 && part.multiply(HUNDRED).divide(whole, percent.scale(), RoundingMode.HALF_UP).compareTo(percent) == 0;
    }
}

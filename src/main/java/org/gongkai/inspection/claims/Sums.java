package org.gongkai.inspection.claims;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gongkai.inspection.text.Sentence;

/** Totals that stand behind what they add up. */
final class Sums {

    private static final Pattern ADDS_UP = Pattern.compile("共计|合计|总计|(?<!公)共有?(?!同|享|建|产|青)|总共|小计");
    /** A total of another thing than of what was told before. */
    private static final Pattern NO_SUM = Pattern.compile("办结|答复|解决|处理|办理|增加|减少|增长|下降|上年|去年|其中|累计|以上|本年|全年|今年");
    private static final String ONE_LIKE_ANOTHER = "人名";
    private static final int SHORT = 14;
    private static final int A_WORD = 6;
    /** As long a label as a part may have. */
    private static final int A_LABEL = 60;

    private Sums() {
    }

    /**
     * 专职21名，兼职67名，共计98名.
     *
     * @param passage where the passage begins in its text
     * @param here    what the sentence counts, by place in the passage
     */
    static List<Listing> in(int passage, String words, Sentence sentence, List<Quantity> here) {
        if (sentence.words().indexOf('共') < 0 && sentence.words().indexOf('计') < 0) {
            return List.of();
        }
        List<Listing> lists = new ArrayList<>();
        for (int t = 2; t < here.size(); t++) {
            Quantity total = here.get(t);
            String label = words.substring(here.get(t - 1).to(), total.from());
            Matcher adds = ADDS_UP.matcher(label);
            if (total.approximate() || label.length() > SHORT || !adds.find() || adds.start() > A_WORD || NO_SUM.matcher(label).find()) {
                continue;
            }
            List<Quantity> found = new ArrayList<>();
            BigDecimal sum = BigDecimal.ZERO;
            boolean adding = true;
            for (int i = t - 1; i >= 0 && adding && isAlike(here.get(i), total); i--) {
                String before = words.substring(i == 0 ? Math.max(sentence.from(), here.get(i).from() - A_LABEL) : here.get(i - 1).to(), here.get(i).from());
                adding = !ADDS_UP.matcher(before).find() && (i == 0 || !NO_SUM.matcher(before).find()) && before.length() <= A_LABEL;
                if (adding) {
                    found.addFirst(here.get(i));
                    sum = sum.add(here.get(i).value());
                    adding = sum.compareTo(total.value()) != 0;
                }
            }
            if (found.size() > 1 && sum.compareTo(total.value()) != 0) {
                List<Quantity> nearest = nearest(found, total);
                lists.add(new Listing(Listing.Kind.ADDED_UP, total, nearest, sentence.words(), passage + nearest.getFirst().from()));
            }
        }
        return lists;
    }

    /** As many of the last as come nearest to what they are said to add up to. */
    private static List<Quantity> nearest(List<Quantity> found, Quantity total) {
        List<Quantity> nearest = found;
        BigDecimal least = null;
        BigDecimal sum = found.getLast().value();
        for (int i = found.size() - 2; i >= 0; i--) {
            sum = sum.add(found.get(i).value());
            BigDecimal off = sum.subtract(total.value()).abs();
            if (least == null || off.compareTo(least) <= 0) {
                least = off;
                nearest = found.subList(i, found.size());
            }
        }
        return nearest;
    }

    private static boolean isAlike(Quantity one, Quantity other) {
        return one.unit().equals(other.unit()) || isOfPersons(one) && isOfPersons(other);
    }

    private static boolean isOfPersons(Quantity quantity) {
        return ONE_LIKE_ANOTHER.indexOf(quantity.unit().charAt(0)) >= 0;
    }
}

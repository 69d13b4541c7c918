package org.gongkai.inspection.claims;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gongkai.inspection.claims.Listing.Kind;
import org.gongkai.inspection.text.Sentence;
import org.gongkai.inspection.text.Sought;

/** Finds in a passage every list with the whole that it divides or adds up to. */
final class ListReader {

    /** What announces parts; the last two divide a whole by one of its sides. */
    private static final Sought MARKER = Sought.of("其中[:,]?|(?<=[件条个次人名项份篇起宗家]):|(?<=[件条个次人名项份篇起宗家],)(?:包括|包含|分别[是为])[:]?"
            + "|(?<=[,。;:\\n)]|^)(?:按照?[\\u4e00-\\u9fff、]{2,14}(?:分|看|划分|统计|方式|类别|渠道|来源|形式|主体|对象|内容|性质|类型|身份|结果)类?[:,]|从[\\u4e00-\\u9fff、]{2,14}看[:,]?|在[\\u4e00-\\u9fff]{2,14}中[:,])");
    private static final Pattern OTHER_MATTER = Pattern.compile("^[,:]?(?:并|还|另|同时|较|比|同比|环比|全部|均|已|办结|按[时期]|答复|办理|增|减|上年|去年|总|共|合计|累计|目前|我|本|全[省市县区年])|落实|到位|其中|。");
    private static final Pattern IN_BRACKETS = Pattern.compile("\\([^()]*\\)");
    private static final Pattern COMPARED = Pattern.compile("(?:增加|减少|增长|下降|上升|提高|多|少|增|减)(?:了|至|到)?[\\d,.]+[\\u4e00-\\u9fff]{1,2}$");
    private static final Pattern DATED = Pattern.compile("\\d年|去年|上年|同期|\\d月");
    private static final Pattern NOUN = Pattern.compile("[\\u4e00-\\u9fff]{1,6}");
    private static final String OF_ANYTHING = "个";
    private static final String CARRIED = "结转";
    private static final Pattern CAME_IN = Pattern.compile("收到|受理|新收");
    private static final int A_CLAUSE = 30;
    private static final int A_LABEL = 60;
    private static final int MOST_BEFORE = 12;
    private static final int FEW = 3;
    private static final BigDecimal FAR_MORE = new BigDecimal("1.5");

    private final List<Listing> lists = new ArrayList<>();
    private final Set<Integer> parts = new HashSet<>();
    private Sentence passage = new Sentence("", 0, 0);
    private String words = "";
    private List<Quantity> all = List.of();

    List<Listing> read(String text) {
        for (Sentence each : Sentence.overLines(text, "")) {
            passage = each;
            words = masked(each.words());
            all = Quantity.withNumerals(words);
            if (all.size() > 1) {
                if (words.indexOf('%') >= 0) {
                    Sentence.overLines(words, "。").forEach(sentence -> SharedWhole.of(text, passage.from(), words, sentence, between(sentence)).ifPresent(lists::add));
                }
                marked();
                for (Sentence sentence : Sentence.of(words, "。;")) {
                    List<Quantity> here = between(sentence);
                    lists.addAll(Sums.in(passage.from(), words, sentence, here));
                    plain(sentence, here);
                }
            }
            if (each.words().indexOf('(') >= 0) {
                inBrackets();
            }
        }
        lists.sort(Comparator.comparingInt(Listing::at));
        return lists;
    }

    private List<Quantity> between(Sentence sentence) {
        return between(sentence.from(), sentence.from() + sentence.words().length());
    }

    /** Those that stand between two places of the passage. */
    private List<Quantity> between(int from, int to) {
        return all.stream().dropWhile(each -> each.from() < from).takeWhile(each -> each.to() <= to).toList();
    }

    private void marked() {
        parts.clear();
        Sought.Search search = MARKER.in(words);
        int last = 0;
        while (search.find()) {
            Matcher marker = search.found();
            boolean divides = "按从在".indexOf(words.charAt(marker.start())) >= 0;
            int stop = words.indexOf('。', marker.end());
            int end = stop < 0 ? words.length() : stop;
            if (divides) {
                divided(lastOf(between(0, marker.start())), marker.end(), end);
            } else {
                ofWhich(lastOf(between(last, marker.start())), marker.start(), marker.end(), end);
            }
            last = marker.end();
        }
    }

    private static List<Quantity> lastOf(List<Quantity> told) {
        return told.subList(Math.max(0, told.size() - MOST_BEFORE), told.size());
    }

    /** Of what was told last and can be divided so. */
    private void divided(List<Quantity> before, int at, int end) {
        for (Quantity total : before.reversed()) {
            List<Quantity> found = total.approximate() || parts.contains(total.from()) ? List.of() : parts(at, end, total.unit());
            if (found.size() > 1 && most(found).compareTo(total.value()) <= 0) {
                boolean resultsOfMore = words.substring(total.to(), at).contains(CARRIED) && !CAME_IN.matcher(words.substring(at, found.getLast().to())).find();
                if (resultsOfMore) {
                    return;
                }
                add(Kind.DIVIDED, total, found, at);
                return;
            }
        }
    }

    private static BigDecimal most(List<Quantity> found) {
        return found.stream().map(Quantity::value).max(Comparator.naturalOrder()).orElse(BigDecimal.ZERO);
    }

    private void ofWhich(List<Quantity> totals, int marker, int at, int end) {
        for (int i = totals.size() - 1; i >= 0; i--) {
            Quantity total = totals.get(i);
            boolean last = i == totals.size() - 1;
            String between = words.substring(total.to(), marker);
            boolean straight = last && between.length() <= 3 && !between.matches("(?s).*[\\u4e00-\\u9fff]{3,}.*");
            List<Quantity> found = parts(at, end, total.unit());
            if (last && (!straight || found.size() < 2)) {
                return;
            }
            boolean fits = straight ? found.stream().anyMatch(part -> part.value().compareTo(total.value()) <= 0) : most(found).compareTo(total.value()) < 0;
            if (found.size() > 1 && !total.approximate() && !total.unit().endsWith("元") && fits && isOfOneThing(total, found)) {
                if (!mayBeOfSeveral(totals, total, found)) {
                    add(Kind.OF_WHICH, total, found, at);
                }
                return;
            }
        }
    }

    /** 两个赛项，其中甲设9个类别: what 个 counts is named behind it. */
    private boolean isOfOneThing(Quantity total, List<Quantity> found) {
        if (!total.unit().equals(OF_ANYTHING)) {
            return true;
        }
        String whole = noun(total);
        return whole.isEmpty() || found.stream().map(this::noun).allMatch(part -> part.isEmpty() || part.equals(whole));
    }

    private String noun(Quantity quantity) {
        Matcher noun = NOUN.matcher(words).region(quantity.to(), words.length());
        return noun.lookingAt() ? noun.group() : "";
    }

    /** 收到143件，上年结转4件，其中…: the parts may be those of both. */
    private boolean mayBeOfSeveral(List<Quantity> told, Quantity total, List<Quantity> found) {
        BigDecimal sum = found.stream().map(Quantity::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        List<Quantity> others = told.stream().filter(each -> each != total && each.unit().equals(total.unit())).toList();
        BigDecimal all = others.stream().map(Quantity::value).reduce(total.value(), BigDecimal::add);
        boolean carried = words.substring(told.getFirst().from(), told.getLast().to()).contains(CARRIED);
        boolean ofWhatCameIn = CAME_IN.matcher(words.substring(told.getLast().to(), found.getLast().to())).find();
        if (others.isEmpty() || carried && ofWhatCameIn && sum.compareTo(total.value()) < 0) {
            return false;
        }
        return others.stream().anyMatch(each -> each.value().add(total.value()).compareTo(sum) == 0) || all.compareTo(sum) == 0
                || all.compareTo(sum) >= 0 && (carried || sum.compareTo(total.value().multiply(FAR_MORE)) >= 0);
    }

    /** 收到申请10件(当面3件、网络5件、信函2件). */
    private void inBrackets() {
        Matcher brackets = IN_BRACKETS.matcher(passage.words());
        while (brackets.find()) {
            int from = Math.max(0, brackets.start() - A_CLAUSE);
            String before = passage.words().substring(from, brackets.start());
            String list = brackets.group().substring(1, brackets.group().length() - 1);
            List<Quantity> totals = COMPARED.matcher(before).find() || DATED.matcher(list).find() ? List.of() : Quantity.withNumerals(before);
            if (!totals.isEmpty() && before.length() - totals.getLast().to() <= 3 && !totals.getLast().approximate() && !totals.getLast().unit().endsWith("元")) {
                List<Quantity> found = shifted(parts(list, Quantity.withNumerals(list), 0, totals.getLast().unit()), brackets.start() + 1);
                if (found.size() > 1) {
                    lists.add(new Listing(Kind.OF_WHICH, totals.getLast(), found, list, passage.from() + brackets.start() + 1));
                }
            }
        }
    }

    /** 累计947条,动态602条,… without 其中. */
    private void plain(Sentence sentence, List<Quantity> here) {
        int end = sentence.from() + sentence.words().length();
        if (here.size() <= FEW || sentence.words().contains("其中")) {
            return;
        }
        for (Quantity total : here.subList(0, here.size() - FEW)) {
            if (!total.approximate() && !total.unit().endsWith("元") && words.startsWith(",", total.to())) {
                List<Quantity> found = parts(total.to(), end, total.unit());
                if (found.size() > FEW) {
                    add(Kind.PLAIN, total, found, total.to());
                    return;
                }
            }
        }
    }

    private List<Quantity> parts(int from, int to, String unit) {
        return parts(words, between(from, to), from, unit);
    }

    /** The parts of a list: same unit, one after another, until another matter begins. */
    private static List<Quantity> parts(String words, List<Quantity> told, int from, String unit) {
        List<Quantity> found = new ArrayList<>();
        boolean bySemicolons = false;
        int end = from;
        for (Quantity each : told) {
            String label = words.substring(end, Math.min(each.from(), end + A_LABEL + 1));
            if (found.size() == 1) {
                bySemicolons = label.contains(";");
            }
            if (label.length() > A_LABEL || OTHER_MATTER.matcher(label).find() || label.contains(";") && !bySemicolons && !found.isEmpty()) {
                break;
            }
            if (each.unit().equals(unit)) {
                if (each.approximate()) {
                    return List.of();
                }
                found.add(each);
            } else if (!found.isEmpty()) {
                break;
            }
            end = each.to();
        }
        return found;
    }

    private void add(Kind kind, Quantity total, List<Quantity> found, int at) {
        found.forEach(part -> parts.add(part.from()));
        if (lists.stream().anyMatch(list -> list.at() >= passage.from() && list.parts().getFirst().from() == found.getFirst().from())) {
            return;
        }
        lists.add(new Listing(kind, total, found, words.substring(at, found.getLast().to()), passage.from() + at));
    }

    private static List<Quantity> shifted(List<Quantity> quantities, int by) {
        return quantities.stream().map(quantity -> quantity.moved(by)).toList();
    }

    private static String masked(String words) {
        if (words.indexOf('(') < 0) {
            return words;
        }
        Matcher brackets = IN_BRACKETS.matcher(words);
        StringBuilder masked = new StringBuilder();
        while (brackets.find()) {
            brackets.appendReplacement(masked, " ".repeat(brackets.group().length()));
        }
        return brackets.appendTail(masked).toString();
    }
}

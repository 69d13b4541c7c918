package org.gongkai.inspection.claims;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** Of whom and of when a number is told, by the words before it in its sentence. */
final class Surround {

    private static final Pattern YEAR = Pattern.compile("((?:19|20)\\d{2})年");
    private static final Pattern CARRIED = Pattern.compile("(?:上一?年度?|去年)(?:度)?(?=结转|转结|遗留)|(?<=结转)(?:上一?年度?|去年)");
    private static final Pattern COMPARED = Pattern.compile("(?:比|较|与|同|由|从)(?:去年|上一?年度?|前年|(?:19|20)\\d{2}年度?)(?:同期)?|同比|环比");
    private static final Pattern UNTIL = Pattern.compile("截[至止到][^,。;]{0,12}?(\\d{1,2})月|\\d{1,2}月份|\\d{1,2}月(?:至|到|-)\\d{1,2}月");
    private static final Pattern SINCE = Pattern.compile("自(?:19|20)\\d{2}年[^,。;]{0,12}(?:以来|起)|(?:19|20)\\d{2}年?(?:-|—|至)(?:19|20)\\d{2}年");
    private static final Pattern ORGAN = Pattern.compile(
            "((?![年度])[\\u4e00-\\u9fff]{1,12}(?:局|委员会|委|办|办公室|街道|办事处|镇|乡|分局|中心|政府|厅|法院|学校|医院))(?=本年|全年|共|新收|收到|受理|办理|因|被|作为|本级)");
    private static final Pattern GOVERNMENT = Pattern.compile("(.*?)(?:人民政府|政府|办事处)?");
    private static final String DIVISIONS = "省市区县旗州盟镇乡";
    private static final String STREET = "街道";
    private static final int SHORTEST = 3;
    private static final String DECEMBER = "12";

    private final @Nullable Integer year;
    private final @Nullable String organ;
    private final Pattern others;
    private final Pattern own;
    private final String whole;
    private final List<String> running;
    private final Pattern before;
    private final Pattern within;

    Surround(Measures measures, @Nullable Integer year, @Nullable String organ) {
        this.year = year;
        this.organ = organ;
        this.others = any(List.of(measures.scopes().whole(), measures.scopes().part()));
        this.own = any(List.of(measures.scopes().own()));
        this.whole = whole(organ);
        this.running = measures.periods().running();
        this.before = any(List.of(measures.periods().before()));
        this.within = any(List.of(measures.periods().within()));
    }

    private static Pattern any(List<List<String>> words) {
        return Pattern.compile(words.stream().flatMap(List::stream).map(Pattern::quote).collect(Collectors.joining("|")));
    }

    /** 全县 for the government of a county, whose report is that of the whole county; empty for any other organ. */
    private static String whole(@Nullable String organ) {
        Matcher government = GOVERNMENT.matcher(organ == null ? "" : organ);
        String division = government.matches() ? government.group(1) : "";
        if (division.endsWith(STREET)) {
            return "全" + STREET;
        }
        return division.length() > 1 && DIVISIONS.indexOf(division.charAt(division.length() - 1)) >= 0 ? "全" + division.charAt(division.length() - 1) : "";
    }

    /** The words that say of whom; empty for who reports. */
    String scope(String words) {
        MatchResult other = last(others.matcher(words));
        MatchResult self = last(own.matcher(words));
        MatchResult named = last(ORGAN.matcher(words));
        int at = self == null ? -1 : self.start();
        String scope = "";
        if (other != null && other.start() > at && !other.group().equals(whole) && !(organ != null && organ.contains(other.group()))) {
            scope = other.group();
            at = other.start();
        }
        if (named != null && named.end() > at && !isReporter(named.group(1))) {
            scope = named.group(1);
        }
        return scope;
    }

    private boolean isReporter(String name) {
        if (name.contains("我") || name.contains("本") || name.contains("公开")) {
            return true;
        }
        return organ != null && (organ.endsWith(name) || name.endsWith(organ) || isShortFor(name, organ));
    }

    /** 省人社厅 for 某省人力资源和社会保障厅: its characters in their order, and the same last one. */
    private static boolean isShortFor(String name, String organ) {
        int at = 0;
        for (int i = 0; i < organ.length() && at < name.length(); i++) {
            at += organ.charAt(i) == name.charAt(at) ? 1 : 0;
        }
        return at == name.length() && name.length() >= SHORTEST && organ.charAt(organ.length() - 1) == name.charAt(name.length() - 1);
    }

    boolean speaksForItself(String words) {
        return own.matcher(words).find() || ORGAN.matcher(words).find() || !whole.isEmpty() && words.contains(whole);
    }

    boolean tellsYear(String words) {
        return YEAR.matcher(words).find() || words.contains("本年") || words.contains("全年");
    }

    /** The whole year of which something is told; null for another period. */
    @Nullable Integer year(String words, String clause) {
        String plain = COMPARED.matcher(CARRIED.matcher(words).replaceAll("")).replaceAll("");
        Matcher until = UNTIL.matcher(plain);
        boolean open = false;
        while (until.find()) {
            open = until.group(1) == null || !until.group(1).equals(DECEMBER);
        }
        if (open || running.stream().anyMatch(clause::contains) || SINCE.matcher(plain).find() || within.matcher(plain).find()) {
            return null;
        }
        MatchResult told = last(YEAR.matcher(plain));
        MatchResult earlier = last(before.matcher(plain));
        Integer named = told == null ? year : Integer.valueOf(told.group(1));
        if (earlier != null && (told == null || earlier.start() > told.start())) {
            return named == null ? null : named - 1;
        }
        return named;
    }

    private static @Nullable MatchResult last(Matcher matcher) {
        MatchResult last = null;
        while (matcher.find()) {
            last = matcher.toMatchResult();
        }
        return last;
    }
}

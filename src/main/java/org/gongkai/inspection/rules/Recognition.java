package org.gongkai.inspection.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gongkai.inspection.text.Dates;
import org.gongkai.inspection.text.Folded;
import org.gongkai.inspection.text.Numerals;
import org.gongkai.inspection.text.Piece;
import org.gongkai.inspection.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * What a text says it is.
 *
 * @param isReport  whether it is a report on the disclosure of government information at all
 * @param title     the line that names it; null when there is none
 * @param published the day of publication beside the title or in the page; null when not told
 * @param signed    the day under the text; null when not told
 */
public record Recognition(boolean isReport, @Nullable String title, @Nullable Integer year, @Nullable String organ,
        @Nullable LocalDate published, @Nullable LocalDate signed, int publishedLine, int signedLine) {

    private static final Pattern SUBJECT = Pattern.compile("(政府|政务|部门)?信息公开|政务公开|资讯公开");
    private static final Pattern KIND = Pattern.compile("报告|年报|总结|统计表");
    private static final Pattern YEAR = Pattern.compile("((?:19|20)\\d{2})(?:[-—–]{1,2}(?:19|20)\\d{2})?学?年|(二零[零一二三四五六七八九]{2})年");
    private static final Pattern ORGAN_FIRST = Pattern.compile("^(?:关于)?([\\u4e00-\\u9fff()·]{2,40}?)(?:关于)?(?:(?:19|20)\\d{2}年?度?|二零[零一二三四五六七八九]{2}年)");
    private static final Pattern YEAR_FIRST = Pattern.compile("^(?:关于)?(?:(?:19|20)\\d{2}年?度?|二零[零一二三四五六七八九]{2}年)([\\u4e00-\\u9fff()·]{2,40}?)(?:政府信息公开|政务公开|信息公开)");
    private static final Pattern ORGAN_FIELD = Pattern.compile("(?:发布机构|发布单位|信息来源|来源|填报单位|公开机构)(?:\\([^)]*\\))?[:：]\\s*([\\u4e00-\\u9fff]{2,30})");
    private static final Pattern PUBLISHED = Pattern.compile("(?:发布(?:时间|日期)|公开(?:日期|时间)|发文日期|时间|日期|生成日期)[:：]?\\s*");
    private static final Pattern SECTION = Pattern.compile("主动公开.{0,8}情况|依申请公开|收到和处理|行政复议|主要问题");
    private static final Pattern NO_ORGAN = Pattern.compile("关于|政府|政务|部门|本级.*|年度");
    /** 第五十五条 leaves schools, hospitals and public enterprises to rules of their own. */
    private static final Pattern INSTITUTION = Pattern.compile(".*(?:大学|学院|学校|中学|小学|幼儿园|医院|卫生院|公司|集团|银行)$");
    private static final int TITLE_WITHIN = 25;
    private static final int LONGEST_TITLE = 60;

    public static Recognition of(Text text) {
        String words = text.words();
        List<String> titles = titlesOfOneLine(text);
        List<String> folded = titlesOfTwoLines(text);
        String title = !titles.isEmpty() ? titles.getFirst() : !folded.isEmpty() ? folded.getFirst() : null;
        boolean speaksOfDisclosure = SUBJECT.matcher(words).find();
        Matcher sections = SECTION.matcher(words);
        int parts = 0;
        while (parts < 3 && sections.find()) {
            parts++;
        }
        boolean isReport = speaksOfDisclosure && (title != null || parts >= 2);
        Integer year = year(title, words);
        LocalDate[] published = {text.published()};
        int[] lines = {0, 0};
        if (published[0] == null) {
            published[0] = published(text, lines);
        }
        LocalDate signed = signed(text, lines);
        return new Recognition(isReport, title, year, organ(text, titles, folded), published[0], signed, lines[0], lines[1]);
    }

    /** Whether the statutory form and days of publication bind organs only, and this is none. */
    public boolean isInstitution() {
        return organ != null && INSTITUTION.matcher(organ).matches();
    }

    private static List<String> titlesOfOneLine(Text text) {
        List<String> candidates = new ArrayList<>();
        if (text.pageTitle() != null) {
            candidates.add(text.pageTitle());
        }
        text.body().stream().limit(TITLE_WITHIN).map(Piece::text).forEach(candidates::add);
        return titles(candidates);
    }

    private static List<String> titlesOfTwoLines(Text text) {
        List<String> candidates = new ArrayList<>();
        List<Piece> body = text.body();
        for (int i = 0; i + 1 < Math.min(TITLE_WITHIN, body.size()); i++) {
            if (body.get(i).text().length() < 30 && body.get(i + 1).text().length() < 30) {
                candidates.add(body.get(i).text() + body.get(i + 1).text());
            }
        }
        return titles(candidates);
    }

    private static List<String> titles(List<String> candidates) {
        List<String> titles = new ArrayList<>();
        for (String candidate : candidates) {
            String folded = Folded.of(candidate).text().strip();
            String plain = folded.replaceFirst("^(名称|标题)[:：]", "").replaceAll("(发布机构|索引号|文号|发布时间)[:：].*", "").strip();
            if (plain.length() <= LONGEST_TITLE && SUBJECT.matcher(plain).find() && YEAR.matcher(plain).find()
                    && (KIND.matcher(plain).find() || plain.endsWith("...") || plain.endsWith("…")) && plain.indexOf('。') < 0) {
                titles.add(plain);
            }
        }
        return titles;
    }

    private static @Nullable Integer year(@Nullable String title, String words) {
        if (title != null) {
            Matcher found = YEAR.matcher(title);
            if (found.find()) {
                return value(found);
            }
        }
        Matcher period = Pattern.compile("((?:19|20)\\d{2})年1月1日").matcher(words);
        if (period.find()) {
            return Integer.valueOf(period.group(1));
        }
        Map<Integer, Integer> counts = new HashMap<>();
        Matcher any = YEAR.matcher(words);
        while (any.find()) {
            counts.merge(value(any), 1, Integer::sum);
        }
        return counts.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse(null);
    }

    private static int value(Matcher found) {
        if (found.group(1) != null) {
            return Integer.parseInt(found.group(1));
        }
        int value = 0;
        for (char c : found.group(2).toCharArray()) {
            value = value * 10 + Math.max(0, Numerals.value(String.valueOf(c)));
        }
        return value;
    }

    private static @Nullable String organ(Text text, List<String> titles, List<String> folded) {
        String named = organ(titles);
        named = named == null ? organ(folded) : named;
        if (named != null) {
            return named;
        }
        for (Piece piece : text.pieces()) {
            Matcher field = ORGAN_FIELD.matcher(Folded.of(piece.text()).text());
            if (piece.text().length() < 300 && field.find()) {
                return field.group(1).replaceAll("(文号|索引号|公开日期|发布日期).*$", "");
            }
        }
        return null;
    }

    /** The organ that titles name; of two that name it, the fuller. */
    private static @Nullable String organ(List<String> titles) {
        String named = null;
        for (String title : titles) {
            String cleaned = title.replaceAll("^.*[»>›]", "");
            for (Pattern pattern : List.of(ORGAN_FIRST, YEAR_FIRST)) {
                Matcher found = pattern.matcher(cleaned);
                String organ = found.find() ? found.group(1).replaceAll("(政府信息公开|政务公开|信息公开).*$", "") : "";
                if (organ.length() >= 2 && !NO_ORGAN.matcher(organ).matches()) {
                    named = named == null || organ.endsWith(named) ? organ : named;
                    break;
                }
            }
        }
        return named;
    }

    private static @Nullable LocalDate published(Text text, int[] lines) {
        List<Piece> pieces = text.pieces();
        for (int i = 0; i < Math.min(40, pieces.size()); i++) {
            String words = Folded.of(pieces.get(i).text()).text();
            Matcher field = PUBLISHED.matcher(words);
            while (words.length() < 400 && field.find()) {
                Matcher date = Dates.DATE.matcher(words).region(field.end(), words.length());
                if (date.lookingAt()) {
                    lines[0] = pieces.get(i).line();
                    return Dates.of(date);
                }
            }
        }
        return null;
    }

    private static @Nullable LocalDate signed(Text text, int[] lines) {
        List<Piece> body = text.body();
        for (int i = body.size() - 1; i >= Math.max(0, body.size() - 8); i--) {
            String words = Folded.of(body.get(i).text()).text().strip();
            if (words.length() <= 60 && !body.get(i).isCell()) {
                Matcher date = Dates.DATE.matcher(words);
                if (date.find() && date.end() >= words.length() - 1 && words.length() - (date.end() - date.start()) <= 40) {
                    lines[1] = body.get(i).line();
                    return Dates.of(date);
                }
            } else if (words.length() > 60) {
                String tail = words.substring(words.length() - 60);
                Matcher date = Pattern.compile("(?:厅|局|委员会|政府|办公室|办公厅|部|院|会|中心)(?=" + Dates.DATE.pattern() + ")").matcher(tail);
                if (date.find()) {
                    lines[1] = body.get(i).line();
                    return Dates.first(tail.substring(date.end()));
                }
            }
        }
        return null;
    }
}

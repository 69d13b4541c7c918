package org.gongkai.inspection.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
    /** Its characters in another order: what is wrong with a title does not make it none. */
    private static final Pattern KIND_SCRAMBLED = Pattern.compile("[工作年度报告]{4,7}$");
    private static final Pattern YEAR = Pattern.compile("((?:19|20)\\d{2})(?:[-—–]{1,2}(?:19|20)\\d{2})?学?年|(二零[零一二三四五六七八九]{2})年");
    private static final Pattern ORGAN_FIRST = Pattern.compile("^(?:关于)?([\\u4e00-\\u9fff()·]{2,40}?)(?:关于)?(?:(?:19|20)\\d{2}年?度?|二零[零一二三四五六七八九]{2}年)");
    private static final Pattern YEAR_FIRST = Pattern.compile("^(?:关于)?(?:(?:19|20)\\d{2}年?度?|二零[零一二三四五六七八九]{2}年)([\\u4e00-\\u9fff()·]{2,40}?)(?:政府信息公开|政务公开|信息公开)");
    private static final Pattern ORGAN_FIELD = Pattern.compile("(?:发布机构|发布单位|信息来源|来源|填报单位|公开机构)(?:\\([^)]*\\))?[:：]\\s*([\\u4e00-\\u9fff]{2,30})");
    private static final Pattern PUBLISHED = Pattern.compile("(?:发布(?:时间|日期)|公开(?:日期|时间)|发文日期|时间|日期|生成日期)[:：]?\\s*");
    private static final Pattern SECTION = Pattern.compile("主动公开.{0,8}情况|依申请公开|收到和处理|行政复议|主要问题");
    /** Whose title tells no year. */
    private static final Pattern ORGAN_ALONE = Pattern.compile("^(?:关于)?([\\u4e00-\\u9fff()·]{2,40}?)(?:关于)?(?:年度)?(?:政府信息公开|政务公开|信息公开)");
    private static final Pattern UNDATED = Pattern.compile("[\\u4e00-\\u9fff()·]*(?:信息公开|政务公开)[\\u4e00-\\u9fff]{0,8}(?:报告|年报|总结)(?:\\([^()]{1,12}\\))?");
    /** A report whose first sentence names it. */
    private static final Pattern NAMED_IN_SENTENCE = Pattern.compile(
            "^(?:现将|现发布|现公布)?((?:[\\u4e00-\\u9fff·]{2,40}?)?(?:19|20)\\d{2}年度?[\\u4e00-\\u9fff]{0,10}(?:信息公开|政务公开)[\\u4e00-\\u9fff]{0,8}(?:报告|年报))(?=[(,:。]|根据|依据|按照|由|是|主要|包括|予以|公布)");
    private static final Pattern SIGNATURE = Pattern.compile("[\\u4e00-\\u9fff()]{2,28}(?:厅|局|委员会|委|政府|办公室|办公厅|办事处|院|中心|部|处|队|会)");
    private static final Pattern YEAR_OF_FILE = Pattern.compile("(?<!\\d)((?:19|20)\\d{2})(?!\\d)");
    private static final Pattern YEAR_ALONE = Pattern.compile("[(]?((?:19|20)\\d{2})年度?[)]?");
    private static final int MOST_LINES_OF_A_TITLE = 4;
    private static final Pattern NO_ORGAN = Pattern.compile("关于|政府|政务|部门|本级.*|年度");
    /** 第五十五条 leaves schools, hospitals and public enterprises to rules of their own. */
    private static final Pattern INSTITUTION = Pattern.compile(".*(?:大学|学院|学校|中学|小学|幼儿园|医院|卫生院|公司|集团|银行)$");
    private static final int TITLE_WITHIN = 25;
    private static final int LONGEST_TITLE = 60;

    /** Of a text that came without a name. */
    public static Recognition of(Text text) {
        return of(text, "");
    }

    /** @param file what the file is called; it tells the year where the text does not */
    public static Recognition of(Text text, String file) {
        String words = text.words();
        List<String> titles = titlesOfOneLine(text);
        List<String> folded = titlesOfMoreLines(text);
        String title = Stream.of(titles, folded, undated(text), namedInSentence(text)).flatMap(List::stream).findFirst().orElse(null);
        boolean isReport = SUBJECT.matcher(words).find() && (title != null || SECTION.matcher(words).find() || KIND.matcher(words).find() || YEAR.matcher(words).find())
                || SECTION.matcher(words).results().limit(2).count() == 2;
        Integer year = year(text, title, words, file);
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

    /** Whether the title itself says of which year it is; a year taken from elsewhere is no ground for saying that a day is wrong. */
    boolean tellsItsYear() {
        return title != null && YEAR.matcher(title).find();
    }

    private static List<String> titlesOfOneLine(Text text) {
        List<String> candidates = new ArrayList<>();
        if (text.pageTitle() != null) {
            candidates.add(text.pageTitle());
        }
        text.body().stream().limit(TITLE_WITHIN).map(Piece::text).forEach(candidates::add);
        return titles(candidates);
    }

    private static List<String> titlesOfMoreLines(Text text) {
        return titles(linesTogether(text));
    }

    /** Two to four short lines that stand together, for a title that was broken. */
    private static List<String> linesTogether(Text text) {
        List<String> together = new ArrayList<>();
        List<Piece> body = text.body();
        for (int count = 2; count <= MOST_LINES_OF_A_TITLE; count++) {
            for (int i = 0; i + count <= Math.min(TITLE_WITHIN, body.size()); i++) {
                List<String> lines = body.subList(i, i + count).stream().map(Piece::text).toList();
                if (lines.stream().allMatch(line -> line.length() < 30)) {
                    together.add(String.join("", lines));
                }
            }
        }
        return together;
    }

    /** Titles that tell no year; the fullest of lines that belong together first. */
    private static List<String> undated(Text text) {
        List<String> lines = new ArrayList<>(linesTogether(text));
        text.body().stream().limit(TITLE_WITHIN).map(Piece::text).forEach(lines::add);
        return lines.stream().map(line -> Folded.of(line).text().strip()).filter(line -> line.length() <= LONGEST_TITLE)
                .filter(line -> UNDATED.matcher(line).matches()).toList();
    }

    private static List<String> namedInSentence(Text text) {
        return text.body().stream().limit(TITLE_WITHIN).map(piece -> Folded.of(piece.text()).text().strip()).map(NAMED_IN_SENTENCE::matcher)
                .filter(Matcher::find).map(found -> found.group(1)).filter(name -> name.length() <= LONGEST_TITLE).toList();
    }

    private static List<String> titles(List<String> candidates) {
        List<String> titles = new ArrayList<>();
        for (String candidate : candidates) {
            String folded = Folded.of(candidate).text().strip();
            String plain = folded.replaceFirst("^(名称|标题)[:：]", "").replaceAll("(发布机构|索引号|文号|发布时间)[:：].*", "").strip();
            if (plain.length() <= LONGEST_TITLE && SUBJECT.matcher(plain).find() && YEAR.matcher(plain).find()
                    && (KIND.matcher(plain).find() || KIND_SCRAMBLED.matcher(plain).find() || plain.endsWith("...") || plain.endsWith("…")) && plain.indexOf('。') < 0) {
                titles.add(plain);
            }
        }
        return titles;
    }

    private static @Nullable Integer year(Text text, @Nullable String title, String words, String file) {
        if (title != null) {
            Matcher found = YEAR.matcher(title);
            if (found.find()) {
                return value(found);
            }
            Optional<Integer> alone = text.body().stream().limit(TITLE_WITHIN).map(piece -> Folded.of(piece.text()).text().strip())
                    .map(YEAR_ALONE::matcher).filter(Matcher::matches).map(line -> Integer.valueOf(line.group(1))).findFirst();
            if (alone.isPresent()) {
                return alone.get();
            }
        }
        Matcher named = YEAR_OF_FILE.matcher(file);
        Matcher period = Pattern.compile("((?:19|20)\\d{2})年1月1日").matcher(words);
        if (period.find()) {
            return Integer.valueOf(period.group(1));
        }
        if (named.find() && SUBJECT.matcher(file).find()) {
            return Integer.valueOf(named.group(1));
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
        List<String> others = new ArrayList<>(undated(text));
        others.addAll(namedInSentence(text));
        for (List<String> each : List.of(titles, folded, others)) {
            String named = organ(each);
            if (named != null) {
                return named;
            }
        }
        for (Piece piece : text.pieces()) {
            Matcher field = ORGAN_FIELD.matcher(Folded.of(piece.text()).text());
            if (piece.text().length() < 300 && field.find()) {
                return field.group(1).replaceAll("(文号|索引号|公开日期|发布日期).*$", "");
            }
        }
        return signature(text);
    }

    /** The organ that signs: a short line of its own above the day, or before it. */
    private static @Nullable String signature(Text text) {
        List<Piece> body = text.body();
        for (int i = body.size() - 1; i >= Math.max(0, body.size() - 8); i--) {
            String words = Folded.of(body.get(i).text()).text().strip();
            Matcher date = Dates.DATE.matcher(words);
            if (!body.get(i).isCell() && words.length() <= 60 && date.find() && date.end() >= words.length() - 1) {
                String before = words.substring(0, date.start()).strip();
                String signed = before.isEmpty() && i > 0 ? Folded.of(body.get(i - 1).text()).text().strip() : before;
                return SIGNATURE.matcher(signed).matches() ? signed : null;
            }
        }
        return null;
    }

    /** The organ that titles name; of two that name it, the fuller. */
    private static @Nullable String organ(List<String> titles) {
        String named = null;
        for (String title : titles) {
            String cleaned = title.replaceAll("^.*[»>›]", "");
            for (Pattern pattern : List.of(ORGAN_FIRST, YEAR_FIRST, ORGAN_ALONE)) {
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

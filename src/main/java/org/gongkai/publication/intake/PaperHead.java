package org.gongkai.publication.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.gongkai.publication.DocumentNumber;
import org.gongkai.publication.body.Block;
import org.gongkai.publication.body.Body;
import org.gongkai.publication.body.Span;
import org.gongkai.tables.WrittenDay;
import org.jspecify.annotations.Nullable;

/**
 * What the lines of a paper (GB/T 9704-2012) say of title, number, organ and days, each with the place it was read from; proposed, never set. Null where it says nothing.
 *
 * @param enclosed names of what it says is attached to it
 */
public record PaperHead(@Nullable Said title, @Nullable Said number, @Nullable Said issuer, @Nullable Said formed, @Nullable Said effective, @Nullable Said expires,
        @Nullable Said subject, List<Said> enclosed) {

    /** A line of a file. @param place as a reader of the file finds it, such as 第1页第3行 */
    public record Line(String place, String words) {
    }

    /** @param quoted the words that were read */
    public record Said(String value, String place, String quoted) {
    }

    private static final int HEAD = 30;
    private static final int LONGEST_TITLE = 120;
    private static final int MOST_TITLE_LINES = 4;
    private static final int LONGEST_QUOTED = 40;
    private static final String DAY = "((?:\\d{4}|[二一][〇○零一二三四五六七八九]{3})\\s*年\\s*[\\d一二三四五六七八九十]{1,3}\\s*月\\s*[\\d一二三四五六七八九十]{1,3}\\s*日)";
    private static final Pattern ALONE = Pattern.compile("[（(]?\\s*" + DAY + "\\s*[）)]?");
    private static final Pattern FROM = Pattern.compile("自\\s*" + DAY + "\\s*(?:起|开始)\\s*(?:施行|实施|执行|生效)");
    private static final Pattern UNTIL = Pattern.compile("(?:有效期|期限)[^。]{0,8}(?:至|到)\\s*" + DAY);
    private static final Pattern RED_HEAD = Pattern.compile("([\\p{IsHan}\\s]{4,40}?)\\s*文\\s*件");
    private static final Pattern ORGAN = Pattern.compile("[\\p{IsHan}（）()]{3,40}(?:府|局|委|委员会|办|办公室|厅|院|会|中心|部|队|社|所|处|署|室|站|馆|学校|集团|公司)");
    private static final Pattern KIND_OF_PAPER = Pattern.compile(".*(?:通知|公告|通告|通报|意见|决定|决议|命令|公报|议案|报告|请示|批复|函|纪要|办法|规定|细则|方案|规划|条例|制度|指南|名单|预案|要点|计划|解读|说明|标准|目录|清单|章程|规则|措施|公示|简介|总结|年报)(?:[（(][^（）()]{1,12}[）)])?");
    private static final Pattern SUBJECT = Pattern.compile("主\\s*题\\s*[词分类]{1,2}\\s*[:：]\\s*(.{2,40})");
    private static final Pattern ENCLOSED = Pattern.compile("附\\s*件\\s*[:：]\\s*(?:[1１][.．、]\\s*)?(.{2,80})");
    private static final Pattern NEXT_ENCLOSED = Pattern.compile("[2-9１-９][.．、]\\s*(.{2,80})");
    private static final Pattern OTHERS_NUMBER = Pattern.compile(".*(?:《|根据|按照|依据|贯彻|落实).*");

    public static PaperHead of(List<Line> all) {
        List<Line> lines = all.stream().map(line -> new Line(line.place(), line.words().strip())).filter(line -> !line.words().isEmpty()).toList();
        List<Line> head = lines.subList(0, Math.min(HEAD, lines.size()));
        Said title = title(head);
        int day = signedOn(lines);
        Said formed = day >= 0 ? day(lines.get(day), ALONE) : head.stream().map(line -> day(line, ALONE)).filter(Objects::nonNull).findFirst().orElse(null);
        return new PaperHead(title, number(head), issuer(lines, day, title), formed, first(lines, FROM), first(lines, UNTIL),
                lines.stream().map(line -> matched(line, SUBJECT)).flatMap(Optional::stream).findFirst().orElse(null), enclosed(lines));
    }

    /** The lines before whom the paper addresses, without head and number, up to the kind of paper they name. */
    private static @Nullable Said title(List<Line> head) {
        for (int n = 0; n < head.size(); n++) {
            StringBuilder title = new StringBuilder();
            for (int m = n; m < Math.min(head.size(), n + MOST_TITLE_LINES); m++) {
                String words = head.get(m).words();
                boolean isOther = RED_HEAD.matcher(words).matches() || DocumentNumber.parse(words).isPresent() || ALONE.matcher(words).matches() || words.matches(".*[。；：:\\t].*")
                        || words.matches("(?:附件|签发人|索引号|发文机关|密级|紧急程度|目\\s*录).*");
                if (isOther || title.length() + words.length() > LONGEST_TITLE) {
                    break;
                }
                title.append(words.replaceAll("\\s+", ""));
                if (title.length() >= 6 && KIND_OF_PAPER.matcher(title).matches() && !(m + 1 < head.size() && head.get(m + 1).words().matches("的(?:通知|公告|函|决定|意见|批复).*"))) {
                    return said(title.toString(), head.get(n));
                }
            }
        }
        return null;
    }

    private static @Nullable Said number(List<Line> head) {
        for (Line line : head) {
            Optional<DocumentNumber> number = OTHERS_NUMBER.matcher(line.words()).matches() || line.words().length() > LONGEST_QUOTED ? Optional.empty() : DocumentNumber.in(line.words());
            if (number.isPresent()) {
                return said(number.get().text(), line);
            }
        }
        return null;
    }

    /** The last day that stands alone and is signed, or stands near the end; -1 where there is none. */
    private static int signedOn(List<Line> lines) {
        for (int n = lines.size() - 1; n > 0; n--) {
            if (ALONE.matcher(lines.get(n).words()).matches() && ORGAN.matcher(lines.get(n - 1).words().replaceAll("\\s+", "")).matches()) {
                return n;
            }
        }
        for (int n = lines.size() - 1; n > lines.size() / 2; n--) {
            if (ALONE.matcher(lines.get(n).words()).matches()) {
                return n;
            }
        }
        return -1;
    }

    private static @Nullable Said issuer(List<Line> lines, int day, @Nullable Said title) {
        if (day > 0) {
            String signed = lines.get(day - 1).words().replaceAll("\\s+", "");
            if (ORGAN.matcher(signed).matches()) {
                return said(signed, lines.get(day - 1));
            }
        }
        for (Line line : lines.subList(0, Math.min(6, lines.size()))) {
            Matcher red = RED_HEAD.matcher(line.words());
            if (red.matches()) {
                return said(red.group(1).replaceAll("\\s+", ""), line);
            }
        }
        Matcher named = Pattern.compile("(" + ORGAN.pattern() + ")(?:关于|印发|转发|发布).*").matcher(title == null ? "" : title.value());
        return named.matches() && title != null ? new Said(named.group(1), title.place(), title.quoted()) : null;
    }

    private static @Nullable Said first(List<Line> lines, Pattern form) {
        return lines.stream().map(line -> day(line, form)).filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static @Nullable Said day(Line line, Pattern form) {
        Matcher found = form.matcher(line.words());
        if (form == ALONE ? !found.matches() : !found.find()) {
            return null;
        }
        LocalDate day = WrittenDay.read(found.group(1).replaceAll("\\s+", "")).day();
        return day == null ? null : said(day.toString(), line);
    }

    private static List<Said> enclosed(List<Line> lines) {
        List<Said> enclosed = new ArrayList<>();
        for (int n = 0; n < lines.size() && enclosed.isEmpty(); n++) {
            Optional<Said> begin = matched(lines.get(n), ENCLOSED);
            if (begin.isPresent()) {
                enclosed.add(begin.get());
                for (int m = n + 1; m < lines.size(); m++) {
                    Optional<Said> next = matched(lines.get(m), NEXT_ENCLOSED);
                    if (next.isEmpty()) {
                        break;
                    }
                    enclosed.add(next.get());
                }
            }
        }
        return List.copyOf(enclosed);
    }

    private static Optional<Said> matched(Line line, Pattern form) {
        Matcher found = form.matcher(line.words());
        return found.matches() ? Optional.of(said(found.group(1).strip(), line)) : Optional.empty();
    }

    private static Said said(String value, Line line) {
        return new Said(value, line.place(), line.words().length() > LONGEST_QUOTED ? line.words().substring(0, LONGEST_QUOTED) + "…" : line.words());
    }

    /** A body without the head and title at its beginning: they stand in the entry. */
    public Body without(Body body) {
        List<Block> blocks = new ArrayList<>(body.blocks());
        while (!blocks.isEmpty() && isHead(words(blocks.getFirst()))) {
            blocks.removeFirst();
        }
        return blocks.isEmpty() ? body : new Body(blocks);
    }

    private boolean isHead(String words) {
        return !words.isEmpty() && (title != null && title.value().contains(words) && words.length() >= 2 || RED_HEAD.matcher(words).matches()
                || number != null && DocumentNumber.parse(words).map(DocumentNumber::text).filter(number.value()::equals).isPresent());
    }

    private static String words(Block block) {
        List<Span> spans = switch (block) {
            case Block.Paragraph paragraph -> paragraph.words();
            case Block.Heading heading -> heading.words();
            default -> List.of();
        };
        return spans.stream().map(Span::text).collect(Collectors.joining()).replaceAll("\\s+", "");
    }
}

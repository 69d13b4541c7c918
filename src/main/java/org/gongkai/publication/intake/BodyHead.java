package org.gongkai.publication.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gongkai.publication.DocumentNumber;
import org.gongkai.tables.WrittenDay;
import org.jspecify.annotations.Nullable;

/** What the first lines of a body say of number and day, where the record itself says nothing; it is proposed, never more. */
record BodyHead(Optional<DocumentNumber> number, @Nullable LocalDate formed, @Nullable LocalDate published) {

    private static final int LINES = 12;
    private static final int HEAD = 1200;
    private static final int LONGEST_LINE = 120;
    private static final String DAY = "((?:\\d{4}|[二一][〇○零一二三四五六七八九]{3})\\s*[-/.年]\\s*[\\d一二三四五六七八九十]{1,3}\\s*[-/.月]\\s*[\\d一二三四五六七八九十]{1,3}\\s*日?)";
    private static final Pattern INDENT = Pattern.compile("\\u3000{2,}");
    private static final Pattern ALONE = Pattern.compile("[（(]?\\s*" + DAY + "\\s*(?:[\\d:：\\s]{4,9})?[）)]?");
    private static final Pattern ENACTED = Pattern.compile("[（(]?\\s*" + DAY + ".{0,80}(?:通过|公布|发布|印发|批准|修订).{0,40}");
    private static final Pattern SAID_ENACTED = Pattern.compile(DAY + "[^，,。；;]{0,60}?(?:通过|公布|发布|印发|批准|修订)");
    private static final Pattern FORMED = Pattern.compile(".{0,20}(?:成文|发文|印发|签发|制发|形成)(?:日期|时间)\\s*[:：]?\\s*" + DAY + ".{0,20}");
    private static final Pattern PUBLISHED = Pattern.compile(".{0,20}(?:发布|公开|公布|上网|刊登)?(?:日期|时间)\\s*[:：]\\s*" + DAY + ".{0,60}");
    private static final Pattern LABELLED = Pattern.compile(".{0,12}(?:发文字号|文件编号|文号|字号)\\s*[:：]?\\s*(.{4,40})");
    private static final Pattern ENCLOSED = Pattern.compile("[（(【\\[]\\s*(.{4,40}?号)\\s*[）)】\\]]");

    static BodyHead of(String body) {
        List<String> lines = body.substring(0, Math.min(HEAD, body.length())).lines().flatMap(INDENT::splitAsStream)
                .map(String::strip).filter(line -> !line.isEmpty() && line.length() <= LONGEST_LINE).limit(LINES).toList();
        LocalDate formed = null;
        LocalDate published = null;
        Optional<DocumentNumber> number = DocumentNumber.atHeadOf(body);
        for (String line : lines) {
            formed = formed == null ? day(line, FORMED) : formed;
            published = published == null ? day(line, PUBLISHED) : published;
            number = number.or(() -> number(line));
        }
        for (String line : lines) {
            formed = formed == null ? day(line, ALONE) : formed;
            formed = formed == null ? day(line, ENACTED) : formed;
        }
        return new BodyHead(number, formed, published);
    }

    /** The day on which what a summary tells of was passed or made public; the first of several, for the later ones amend it. */
    static @Nullable LocalDate enactedIn(String summary) {
        Matcher found = SAID_ENACTED.matcher(summary.substring(0, Math.min(HEAD, summary.length())));
        return found.find() ? WrittenDay.read(found.group(1)).day() : null;
    }

    private static @Nullable LocalDate day(String line, Pattern form) {
        Matcher found = form.matcher(line);
        return found.matches() ? WrittenDay.read(found.group(1)).day() : null;
    }

    private static Optional<DocumentNumber> number(String line) {
        Matcher labelled = LABELLED.matcher(line);
        Optional<DocumentNumber> named = labelled.matches() ? DocumentNumber.in(labelled.group(1)) : Optional.empty();
        Matcher enclosed = ENCLOSED.matcher(line);
        return named.or(() -> enclosed.matches() ? DocumentNumber.parse(enclosed.group(1)) : Optional.empty());
    }
}

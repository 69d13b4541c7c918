package org.gongkai.inspection.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gongkai.inspection.Finding;
import org.gongkai.inspection.Severity;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

/**
 * Numbers of persons that must not be published: identity numbers by their check digit, mobile phones, bank and credit cards by
 * theirs; however they are grouped.
 */
final class PrivacyCheck implements Check {

    /** A certificate of disability has the sort (1 to 7) and the degree (1 to 4) behind it. */
    private static final Pattern IDENTITY = Pattern.compile(
            "(?<!\\d)[1-8](?:[ .·-]?\\d){16}[ .·-]?[\\dXxⅩ](?:[1-7][1-4])?(?!\\d)");
    private static final Pattern BORN = Pattern.compile("\\d{6}(?:18|19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{3}[\\dX]");
    /** Digits written as words, as many as the shortest of these numbers has. */
    private static final Pattern IN_WORDS = Pattern.compile("[〇零一二三四五六七八九]{11,}");
    private static final String DIGITS = "零一二三四五六七八九";
    /** Of the first generation: without a check digit, told by the words before it. */
    private static final Pattern OLD_IDENTITY = Pattern.compile("(?<!\\d)[1-8]\\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{3}(?!\\d)");
    private static final Pattern PHONE = Pattern.compile(
            "(?<![\\d.A-Za-z/-])(?:(?:\\+|00)?86[ -]?)?1[3-9]\\d(?:\\d{8}|[ -]\\d{4}[ -]\\d{4})(?!\\d|\\.\\d|[A-Za-z]|[万亿]?元)");
    private static final Pattern CARD = Pattern.compile("(?<![\\dA-Za-z])\\d(?:[ -]?\\d){12,18}(?![\\dA-Za-z]|[ -]\\d)");
    /** ISO/IEC 7812-1: UnionPay, Visa, Mastercard, American Express, JCB, Diners Club. */
    private static final Pattern OF_AN_ISSUER = Pattern.compile("62\\d{14,17}|4\\d{15}|5[1-5]\\d{14}|2(?:22[1-9]|2[3-9]\\d|[3-6]\\d{2}|7[01]\\d|720)\\d{12}"
            + "|3[47]\\d{13}|35(?:2[89]|[3-8]\\d)\\d{12}|3(?:0[0-5]|[68]\\d)\\d{11}");
    /** Seven to ten digits between two words: the cells of a row of a table that lost its lines. */
    private static final Pattern GLUED_ROW = Pattern.compile("\\p{IsHan}\\d{7,10}(?=[\\p{IsHan}（(]|$)");
    private static final int ROWS_OF_A_TABLE = 2;
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final int NEAR = 14;
    private static final String BESIDE = "P-BESIDE";
    /** A mobile telephone. */
    private static final int SHORTEST = 11;

    @Override
    public void look(Report report, Rulebook book, Notes notes) {
        String words = report.text().words();
        if (!hasLongNumber(words)) {
            return;
        }
        String text = IN_WORDS.matcher(words).replaceAll(run -> inDigits(run.group()));
        Mine mine = new Mine(report, text, book, notes);
        List<int[]> identities = new ArrayList<>();
        Matcher identity = IDENTITY.matcher(text);
        int from = 0;
        while (identity.find(from)) {
            boolean is = isIdentity(digits(identity.group()));
            if (is) {
                identities.add(new int[] {identity.start(), identity.end()});
                mine.add("P-IDENTITY", "有公民身份号码：", identity, null);
            }
            // what began at the number of a row, or at an age, may hide one that begins behind it
            from = is ? identity.end() : identity.start() + 1;
        }
        Matcher old = OLD_IDENTITY.matcher(text);
        while (old.find()) {
            if (book.pattern("P-IDENTITY", "near").matcher(before(text, old.start())).find()) {
                mine.add("P-IDENTITY", "像是十五位的公民身份号码：", old, Severity.WARNING);
            }
        }
        Matcher phone = PHONE.matcher(text);
        while (phone.find()) {
            if (isRowOfForm(report, text, phone.start()) || isCellsOfATable(text, phone.start(), phone.end())) {
                continue;
            }
            mine.add("P-PHONE", "有手机号码：", phone, null);
        }
        Matcher loose = book.pattern("P-PHONE", "loose").matcher(text);
        while (loose.find()) {
            if (book.pattern("P-PHONE", "near").matcher(before(text, loose.start())).find()) {
                mine.add("P-PHONE", "有手机号码：", loose, null);
            }
        }
        cards(text, identities, mine, book);
    }

    /** Whether so many digits stand together, grouped or not, as the shortest of these numbers has: most texts have none. */
    static boolean hasLongNumber(String text) {
        int digits = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (isDigit(c)) {
                if (++digits == SHORTEST) {
                    return true;
                }
            } else if (c != ' ' && c != '-' && c != '.' && c != '·') {
                digits = 0;
            }
        }
        return false;
    }

    /** What this check says of one text, each number with how it would be written, and the name beside it. */
    private record Mine(Report report, String text, Rulebook book, Notes notes) {

        void add(String id, String say, Matcher number, @Nullable Severity weight) {
            Rule rule = book.rule(id);
            Finding finding = rule.at(report.text(), report.text().line(number.start()), say + masked(number.group()) + "。");
            notes.add((weight == null ? finding : finding.weighing(weight)).proposing(report.text().original(number.start(), number.end()),
                    Mask.of(book.words(id).path("mask"), number.group())));
            beside(number.start(), number.end());
        }

        private void beside(int start, int end) {
            JsonNode words = book.words(BESIDE);
            int line = text.lastIndexOf('\n', start) + 1;
            Persons.Place name = Persons.shipped().nameBefore(text, Math.max(line, start - words.path("within").asInt()), start);
            for (int at = end; name == null && at <= end + words.path("behind").asInt() && at < text.length() && text.charAt(at) != '\n'; at++) {
                String behind = Character.isIdeographic(text.charAt(at - 1)) ? null : Persons.shipped().nameAt(text, at);
                name = behind == null ? null : new Persons.Place(BESIDE, at, at + behind.length(), behind, null, List.of(Persons.shipped().hidden(behind)));
            }
            if (name != null) {
                String hidden = name.instead().getFirst();
                notes.add(book.rule(BESIDE).at(report.text(), report.text().line(name.from()), words.path("say").asString() + "：" + hidden + "。")
                        .proposing(report.text().original(name.from(), name.to()), hidden));
            }
        }
    }

    private static boolean isDigit(char c) {
        return switch (c) {
            case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '〇', '零', '一', '二', '三', '四', '五', '六', '七', '八', '九' -> true;
            default -> false;
        };
    }

    private static String inDigits(String words) {
        StringBuilder digits = new StringBuilder(words.length());
        words.chars().forEach(c -> digits.append(c == '〇' ? 0 : DIGITS.indexOf(c)));
        return digits.toString();
    }

    private static void cards(String text, List<int[]> identities, Mine mine, Rulebook book) {
        Matcher card = CARD.matcher(text);
        while (card.find()) {
            String number = digits(card.group());
            boolean grouped = card.group().indexOf(' ') >= 0;
            boolean near = book.pattern("P-CARD", "near").matcher(before(text, card.start())).find();
            boolean named = book.pattern("P-CARD", "named").matcher(before(text, card.start())).find();
            if (named && !hasCheckDigit(number) && number.charAt(0) != '0' && identities.stream().noneMatch(each -> card.start() < each[1] && each[0] < card.end())) {
                mine.add("P-CARD", "像是银行账号，校验位不符：", card, null);
            } else if (hasCheckDigit(number) && (near || !grouped && OF_AN_ISSUER.matcher(number).matches() && !isCellsOfATable(text, card.start(), card.end()))
                    && identities.stream().noneMatch(each -> card.start() < each[1] && each[0] < card.end())) {
                mine.add("P-CARD", "有银行账号：", card, null);
            }
        }
    }

    /** Whether the digits stand straight behind the label of a row of the form. */
    private static boolean isRowOfForm(Report report, String text, int at) {
        return report.form() != null && report.form().tables().stream().flatMap(table -> table.blocks().stream()).flatMap(block -> block.rows().stream())
                .anyMatch(row -> text.startsWith(row.label(), at - row.label().length()));
    }

    /** Whether so many digits are the cells of one row, run together: the same line has more such rows. */
    private static boolean isCellsOfATable(String text, int start, int end) {
        if (start == 0 || !Character.isIdeographic(text.codePointBefore(start))) {
            return false;
        }
        int from = text.lastIndexOf('\n', start) + 1;
        int to = text.indexOf('\n', end) < 0 ? text.length() : text.indexOf('\n', end);
        return GLUED_ROW.matcher(text.substring(from, to)).results().limit(ROWS_OF_A_TABLE).count() == ROWS_OF_A_TABLE;
    }

    private static String before(String text, int at) {
        return text.substring(Math.max(0, at - NEAR), at);
    }

    private static String digits(String grouped) {
        return grouped.replaceAll("[ .·-]", "").replace('Ⅹ', 'X').toUpperCase(Locale.ROOT);
    }

    /** A finding does not publish the number again. */
    private static String masked(String grouped) {
        String number = digits(grouped);
        return number.substring(0, 3) + "*".repeat(number.length() - 5) + number.substring(number.length() - 2);
    }

    /** GB 11643: the last digit follows from the seventeen before it. */
    private static boolean isIdentity(String written) {
        String number = written.substring(0, WEIGHTS.length + 1);
        if (!BORN.matcher(number).matches()) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (number.charAt(i) - '0') * WEIGHTS[i];
        }
        return "10X98765432".charAt(sum % 11) == Character.toUpperCase(number.charAt(17));
    }

    /** ISO/IEC 7812-1, the formula of Luhn. */
    private static boolean hasCheckDigit(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = number.charAt(number.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit : digit * 2;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0 && number.chars().distinct().count() > 1;
    }
}

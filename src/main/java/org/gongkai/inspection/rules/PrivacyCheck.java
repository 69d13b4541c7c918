package org.gongkai.inspection.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gongkai.inspection.Severity;

/**
 * Numbers of persons that must not be published: identity numbers by their check digit, mobile phones, bank and credit cards by
 * theirs; however they are grouped.
 */
final class PrivacyCheck implements Check {

    private static final Pattern IDENTITY = Pattern.compile(
            "(?<!\\d)[1-8]\\d{5}[ -]?(?:18|19|20)\\d{2}[ -]?(?:0[1-9]|1[0-2])[ -]?(?:0[1-9]|[12]\\d|3[01])[ -]?\\d{3}[\\dXx](?!\\d)");
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
    /** A mobile telephone. */
    private static final int SHORTEST = 11;

    @Override
    public void look(Report report, Rulebook book, Notes notes) {
        String text = report.text().words();
        if (!hasLongNumber(text)) {
            return;
        }
        List<int[]> identities = new ArrayList<>();
        Matcher identity = IDENTITY.matcher(text);
        while (identity.find()) {
            if (isIdentity(digits(identity.group()))) {
                identities.add(new int[] {identity.start(), identity.end()});
                notes.add(book.rule("P-IDENTITY").at(report.text(), report.text().line(identity.start()), "有公民身份号码：" + masked(identity.group()) + "。"));
            }
        }
        Matcher old = OLD_IDENTITY.matcher(text);
        while (old.find()) {
            if (book.pattern("P-IDENTITY", "near").matcher(before(text, old.start())).find()) {
                notes.add(book.rule("P-IDENTITY").at(report.text(), report.text().line(old.start()), "像是十五位的公民身份号码：" + masked(old.group()) + "。")
                        .weighing(Severity.WARNING));
            }
        }
        Matcher phone = PHONE.matcher(text);
        while (phone.find()) {
            if (isRowOfForm(report, text, phone.start()) || isCellsOfATable(text, phone.start(), phone.end())) {
                continue;
            }
            notes.add(book.rule("P-PHONE").at(report.text(), report.text().line(phone.start()), "有手机号码：" + masked(phone.group()) + "。"));
        }
        cards(text, identities, report, book, notes);
    }

    /** Whether so many digits stand together, grouped or not, as the shortest of these numbers has: most texts have none. */
    static boolean hasLongNumber(String text) {
        int digits = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c >= '0' && c <= '9') {
                if (++digits == SHORTEST) {
                    return true;
                }
            } else if (c != ' ' && c != '-') {
                digits = 0;
            }
        }
        return false;
    }

    private static void cards(String text, List<int[]> identities, Report report, Rulebook book, Notes notes) {
        Matcher card = CARD.matcher(text);
        while (card.find()) {
            String number = digits(card.group());
            boolean grouped = card.group().indexOf(' ') >= 0;
            boolean near = book.pattern("P-CARD", "near").matcher(before(text, card.start())).find();
            boolean named = book.pattern("P-CARD", "named").matcher(before(text, card.start())).find();
            if (named && !hasCheckDigit(number) && number.charAt(0) != '0' && identities.stream().noneMatch(each -> card.start() < each[1] && each[0] < card.end())) {
                notes.add(book.rule("P-CARD").at(report.text(), report.text().line(card.start()), "像是银行账号，校验位不符：" + masked(card.group()) + "。"));
            } else if (hasCheckDigit(number) && (near || !grouped && OF_AN_ISSUER.matcher(number).matches() && !isCellsOfATable(text, card.start(), card.end()))
                    && identities.stream().noneMatch(each -> card.start() < each[1] && each[0] < card.end())) {
                notes.add(book.rule("P-CARD").at(report.text(), report.text().line(card.start()), "有银行账号：" + masked(card.group()) + "。"));
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
        return grouped.replaceAll("[ -]", "");
    }

    /** A finding does not publish the number again. */
    private static String masked(String grouped) {
        String number = digits(grouped);
        return number.substring(0, 3) + "*".repeat(number.length() - 5) + number.substring(number.length() - 2);
    }

    /** GB 11643: the last digit follows from the seventeen before it. */
    private static boolean isIdentity(String number) {
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

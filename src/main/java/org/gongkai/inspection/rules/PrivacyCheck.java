package org.gongkai.inspection.rules;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of persons that must not be published: identity numbers by their check digit, mobile phones, bank cards. */
final class PrivacyCheck implements Check {

    private static final Pattern IDENTITY = Pattern.compile("(?<![0-9A-Za-z])[1-8]\\d{5}(?:18|19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{3}[\\dXx](?![0-9A-Za-z])");
    private static final Pattern PHONE = Pattern.compile("(?<![\\d.A-Za-z/-])1[3-9]\\d{9}(?![\\d.A-Za-z])");
    private static final Pattern CARD = Pattern.compile("(?<!\\d)\\d{16,19}(?!\\d)");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final int NEAR = 14;

    @Override
    public void look(Report report, Rulebook book, Notes notes) {
        String text = report.text().words();
        Matcher identity = IDENTITY.matcher(text);
        while (identity.find()) {
            if (isIdentity(identity.group())) {
                notes.add(book.rule("P-IDENTITY").at(report.text(), report.text().line(identity.start()), "有公民身份号码：" + masked(identity.group()) + "。"));
            }
        }
        Matcher phone = PHONE.matcher(text);
        while (phone.find()) {
            notes.add(book.rule("P-PHONE").at(report.text(), report.text().line(phone.start()), "有手机号码：" + masked(phone.group()) + "。"));
        }
        Matcher card = CARD.matcher(text);
        while (card.find()) {
            String before = text.substring(Math.max(0, card.start() - NEAR), card.start());
            if (isCard(card.group()) && book.pattern("P-CARD", "near").matcher(before).find()) {
                notes.add(book.rule("P-CARD").at(report.text(), report.text().line(card.start()), "有银行账号：" + masked(card.group()) + "。"));
            }
        }
    }

    /** A finding does not publish the number again. */
    private static String masked(String number) {
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

    private static boolean isCard(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = number.charAt(number.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit : digit * 2;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0 && number.chars().distinct().count() > 1;
    }
}

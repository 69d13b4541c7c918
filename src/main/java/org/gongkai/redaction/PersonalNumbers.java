package org.gongkai.redaction;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gongkai.directory.ResidentNumber;
import org.jspecify.annotations.Nullable;

/** Numbers that name a person by themselves: identity numbers (GB 11643), mobile telephones, bank cards, each proved by its own rule. */
final class PersonalNumbers {

    private static final Pattern NUMBER = Pattern.compile("(?<![0-9A-Za-z])\\+?[0-9][0-9 \\-\\u00B7.·—]{5,28}[0-9Xx](?![0-9A-Za-z])");
    private static final Pattern MOBILE = Pattern.compile("(?:86)?(1[3-9]\\d{9})");
    private static final Pattern IDENTITY = Pattern.compile("[1-9]\\d{5}(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{3}[0-9X]");
    private static final Pattern OLD_IDENTITY = Pattern.compile("[1-9]\\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{3}");
    private static final Pattern NAMED = Pattern.compile("(?:银行卡|信用卡|储蓄卡|卡号|账号|帐号|账户|帐户)[^0-9]{0,8}$");
    private static final int NEAR = 12;

    private PersonalNumbers() {
    }

    /** What such a number is. */
    enum Kind {
        IDENTITY("身份证号"), MOBILE("手机号码"), CARD("银行卡号");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /** A number as it is written in a text. */
    record Found(Kind kind, String written) {
    }

    static List<Found> in(String text) {
        List<Found> found = new ArrayList<>();
        String narrow = Normalizer.normalize(text, Normalizer.Form.NFKC);
        Matcher matcher = NUMBER.matcher(narrow);
        while (matcher.find()) {
            Kind kind = kind(matcher.group());
            if (kind == null && isNamed(matcher.group(), narrow.substring(0, matcher.start()))) {
                kind = Kind.CARD;
            }
            if (kind != null) {
                found.add(new Found(kind, matcher.group()));
            }
        }
        return found;
    }

    /** Whether these words are such a number and nothing more. */
    static boolean isOne(String words) {
        List<Found> all = in(words.strip());
        return all.size() == 1 && all.getFirst().written().length() >= Normalizer.normalize(words.strip(), Normalizer.Form.NFKC).length();
    }

    /** Whether the words before a number of that length say that it is a card's or an account's: a digit of it may be mistyped. */
    private static boolean isNamed(String written, String before) {
        return written.replaceAll("\\D", "").matches("[1-9]\\d{11,18}") && NAMED.matcher(before.substring(Math.max(0, before.length() - NEAR))).find();
    }

    private static @Nullable Kind kind(String written) {
        String bare = written.replaceAll("[^0-9Xx]", "").toUpperCase(Locale.ROOT);
        if (MOBILE.matcher(bare).matches()) {
            return Kind.MOBILE;
        }
        if (IDENTITY.matcher(bare).matches() && ResidentNumber.check(bare) == bare.charAt(17) || OLD_IDENTITY.matcher(bare).matches()) {
            return Kind.IDENTITY;
        }
        return bare.matches("[3-6]\\d{15,18}") && isLuhn(bare) ? Kind.CARD : null;
    }

    private static boolean isLuhn(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = number.charAt(number.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? digit : digit < 5 ? 2 * digit : 2 * digit - 9;
        }
        return sum % 10 == 0;
    }
}

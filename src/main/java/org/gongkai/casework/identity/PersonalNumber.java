package org.gongkai.casework.identity;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Writings that belong to a person rather than to a matter, by their shape in the folded text. */
enum PersonalNumber {

    IDENTITY("公民身份号码", true, "(?<![0-9a-z])[1-9](?:GAP\\d){16}GAP[\\dx](?![0-9a-z])", any -> true),
    MOBILE("手机号码", true, "(?<![0-9])(?:\\+?86GAP)?1GAP[3-9](?:GAP\\d){9}(?![0-9])", any -> true),
    CARD("银行卡号", true, "(?<![0-9])[1-9](?:GAP\\d){15,18}(?![0-9])", PersonalNumber::isCard),
    LIKE_CARD("像是银行账号（校验位不符）", false, "(?<=(?:银行卡|信用卡|储蓄卡|卡号|账号|帐号|账户|帐户)[^0-9]{0,8})[1-9](?:GAP\\d){11,18}(?![0-9])", PersonalNumber::isMistyped),
    LANDLINE("固定电话", false, "(?<![0-9])\\(?0\\d{2,3}\\)?GAP[2-9](?:GAP\\d){6,7}(?![0-9])", any -> true),
    EMAIL("电子邮箱", false, "[a-z0-9._%+\\-]+\\s?@\\s?[a-z0-9.\\-]+\\.[a-z]{2,}", any -> true),
    ACCOUNT("微信号、QQ 号", false, "(?:微信号?|vx|qq号?)(?:是|为)?[:： ]?[a-z0-9_\\-]{5,20}", any -> true),
    PLATE("车牌号", false, "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][a-z][·. ]?[a-z0-9]{5,6}(?![a-z0-9])", any -> true),
    HOME("门牌到户", false, "\\d+(?:号楼|栋|幢|座|单元)(?:.{0,6}?\\d+(?:单元|室|户|号(?!楼)))+", any -> true);

    private final String title;
    private final boolean stops;
    private final Pattern shape;
    private final Predicate<String> holds;

    PersonalNumber(String title, boolean stops, String shape, Predicate<String> holds) {
        this.title = title;
        this.stops = stops;
        this.shape = Pattern.compile(shape.replace("GAP", "[\\s\\p{Pd}\\p{Cf}.·]{0,2}"));
        this.holds = holds;
    }

    String title() {
        return title;
    }

    /** Whether it is a person's in any text; else it may be an office's, and somebody has to look. */
    boolean stops() {
        return stops;
    }

    /** Whether it leads to somebody's door or car; an office has neither to name in an answer. */
    static boolean isOfAHome(String title) {
        return title.equals(HOME.title) || title.equals(PLATE.title);
    }

    Pattern shape() {
        return shape;
    }

    boolean holds(String found) {
        return holds.test(found);
    }

    /** A number that only the word before it makes a card's or an account's: whoever typed it may have slipped. */
    private static boolean isMistyped(String found) {
        return !isCard(found) && !IDENTITY.shape.matcher(found).matches();
    }

    /** Luhn: the last digit follows from those before it. */
    private static boolean isCard(String found) {
        String digits = found.replaceAll("\\D", "");
        int sum = 0;
        for (int at = 0; at < digits.length(); at++) {
            int digit = digits.charAt(digits.length() - 1 - at) - '0';
            int doubled = at % 2 == 0 ? digit : digit * 2;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0 && digits.chars().distinct().count() > 1;
    }
}

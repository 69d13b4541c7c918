package org.gongkai.directory;

import java.util.Locale;
import java.util.Optional;

/** 统一社会信用代码 (GB 32100-2015) and the 组织机构代码 inside it (GB 11714-1997), both with their check characters. */
public final class CreditCode {

    private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int LENGTH = 18;
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    private CreditCode() {
    }

    /** A code of which the first sixteen are given, with both check characters. */
    public static String completed(String sixteen) {
        String seventeen = sixteen + organisationCheck(sixteen.substring(8));
        return seventeen + check(seventeen);
    }

    /** Whether it has length and characters of a code, whatever its check characters say. */
    public static boolean isShaped(String code) {
        return code.length() == LENGTH && code.toUpperCase(Locale.ROOT).chars().allMatch(c -> CHARACTERS.indexOf(c) >= 0) && code.chars().distinct().count() > 1;
    }

    /** Whether it has length and characters of a bare 组织机构代码. */
    public static boolean isShapedOrganisation(String code) {
        return code.matches("[0-9A-Z]{8}[0-9X]") && code.chars().distinct().count() > 1;
    }

    /** What is wrong with a code, as a sentence; empty when it is right. */
    public static Optional<String> faultOf(String code) {
        String upper = code.toUpperCase(Locale.ROOT);
        if (!isShaped(code)) {
            return Optional.of("统一社会信用代码应为 18 位数字或大写字母（不含 I、O、S、V、Z）：" + code);
        }
        char organisation = organisationCheck(upper.substring(8, 16));
        if (upper.charAt(16) != organisation) {
            return Optional.of("统一社会信用代码第 17 位（组织机构代码校验位）应为 %s：%s".formatted(organisation, code));
        }
        char expected = check(upper.substring(0, LENGTH - 1));
        if (upper.charAt(LENGTH - 1) != expected) {
            return Optional.of("统一社会信用代码第 18 位（校验位）应为 %s：%s".formatted(expected, code));
        }
        return Optional.empty();
    }

    /** What is wrong with a bare 组织机构代码 of nine characters; empty when it is right. */
    public static Optional<String> faultOfOrganisation(String code) {
        if (!isShapedOrganisation(code)) {
            return Optional.of("组织机构代码应为 8 位数字或大写字母加 1 位校验位：" + code);
        }
        char expected = organisationCheck(code.substring(0, 8));
        return code.charAt(8) == expected ? Optional.empty()
                : Optional.of("组织机构代码第 9 位（校验位）应为 %s：%s".formatted(expected, code));
    }

    /** Check character of the first 17: weights 3^(i-1) mod 31. */
    static char check(String seventeen) {
        int sum = 0;
        int weight = 1;
        for (char c : seventeen.toCharArray()) {
            sum += CHARACTERS.indexOf(c) * weight;
            weight = weight * 3 % 31;
        }
        return CHARACTERS.charAt((31 - sum % 31) % 31);
    }

    /** Check character of the first 8 of an organisation code: 11 - (sum mod 11), 10 as X, 11 as 0. */
    static char organisationCheck(String eight) {
        int sum = 0;
        for (int i = 0; i < eight.length(); i++) {
            sum += Character.digit(eight.charAt(i), 36) * ORGANISATION_WEIGHTS[i];
        }
        int check = 11 - sum % 11;
        return check == 10 ? 'X' : check == 11 ? '0' : (char) ('0' + check);
    }
}

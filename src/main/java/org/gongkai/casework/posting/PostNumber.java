package org.gongkai.casework.posting;

import java.util.regex.Pattern;

import org.gongkai.casework.delivery.Posted;
import org.gongkai.directory.Attempt;

/** A number of the post as it is scanned or typed. Numbers of the Universal Postal Union (S10: two letters, nine digits, two letters) prove themselves; others are of letters and digits. */
final class PostNumber {

    private static final Pattern ANY = Pattern.compile("[A-Z0-9]{8,30}");
    private static final Pattern UNIVERSAL = Pattern.compile("[A-Z]{2}[0-9]{9}[A-Z]{2}");
    private static final int[] WEIGHTS = {8, 6, 4, 2, 3, 5, 9, 7};
    private static final int MODULUS = 11;

    private PostNumber() {
    }

    static Attempt<String> read(String typed) {
        String number = Posted.plain(typed);
        if (!ANY.matcher(number).matches() || number.chars().noneMatch(Character::isDigit)) {
            return Attempt.refused("“" + typed.strip() + "”不是挂号信或者快递的号码：8 到 30 位字母和数字");
        }
        return UNIVERSAL.matcher(number).matches() && number.charAt(10) - '0' != check(number)
                ? Attempt.refused("“" + number + "”的校验位不对，请再扫一次") : Attempt.done(number);
    }

    private static int check(String number) {
        int sum = 0;
        for (int n = 0; n < WEIGHTS.length; n++) {
            sum += WEIGHTS[n] * (number.charAt(n + 2) - '0');
        }
        int check = MODULUS - sum % MODULUS;
        return check == 10 ? 0 : check == MODULUS ? 5 : check;
    }
}

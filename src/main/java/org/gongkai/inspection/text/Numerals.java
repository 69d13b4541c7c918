package org.gongkai.inspection.text;

/** Chinese numerals 一 … 九千九百九十九 as numbers. */
public final class Numerals {

    private static final String DIGITS = "零一二三四五六七八九";
    private static final String UNITS = "十百千";

    private Numerals() {
    }

    /** @return -1 when the words are no numeral */
    public static int value(String numeral) {
        int sum = 0;
        int digit = -1;
        for (char c : numeral.replace('两', '二').toCharArray()) {
            int unit = UNITS.indexOf(c);
            if (unit >= 0) {
                int power = (int) Math.pow(10, unit + 1.0);
                sum += (digit < 0 ? 1 : digit) * power;
                digit = -1;
            } else if (DIGITS.indexOf(c) >= 0 && digit <= 0) {
                digit = DIGITS.indexOf(c);
            } else {
                return -1;
            }
        }
        return numeral.isEmpty() ? -1 : sum + Math.max(0, digit);
    }
}

package org.gongkai.procedure;

import java.util.regex.Pattern;

/** Numbers that a telephone can have (YD/T 638 for those of the country, E.164 for others), however they are set apart. */
final class Telephone {

    private static final Pattern SIGNS = Pattern.compile("[0-9+()\\- ]+(?:转[0-9]+)?");
    private static final Pattern EXTENSION = Pattern.compile("(?:-|转)\\d{1,6}$");
    private static final Pattern MOBILE = Pattern.compile("(?:86)?1[3-9]\\d{9}");
    private static final Pattern LANDLINE = Pattern.compile("(?:(?:86)?0?(?:10|[2-9]\\d{1,2}))?[1-9]\\d{6,7}");
    private static final Pattern SERVICE = Pattern.compile("[48]00\\d{7}|9[56]\\d{3,4}");
    private static final Pattern ABROAD = Pattern.compile("(?:\\+|00)(?!86)[1-9]\\d{6,14}");

    private Telephone() {
    }

    static boolean canRing(String written) {
        if (!SIGNS.matcher(written).matches()) {
            return false;
        }
        return isOne(written) || isOne(EXTENSION.matcher(written).replaceFirst(""));
    }

    private static boolean isOne(String written) {
        String number = written.replaceAll("[() \\-]", "");
        String bare = number.startsWith("+86") ? number.substring(1) : number;
        return MOBILE.matcher(bare).matches() || isLandline(bare) || SERVICE.matcher(bare).matches() || ABROAD.matcher(number).matches();
    }

    /** With the zero of an area code, or without any; eleven digits that begin with 1 are a mobile's. */
    private static boolean isLandline(String number) {
        boolean bare = number.length() <= 8;
        return LANDLINE.matcher(number).matches() && (bare || number.startsWith("0") || number.startsWith("86"));
    }
}

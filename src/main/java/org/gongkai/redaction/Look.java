package org.gongkai.redaction;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** Whether a reader sees text of this colour and size on this ground. */
final class Look {

    private static final double SMALLEST = 3;
    private static final int CONTRAST = 24;

    private Look() {
    }

    /** @return why nobody sees it; null where it is seen */
    static @Nullable String unseen(@Nullable String colour, @Nullable String ground, @Nullable Double points) {
        if (points != null && points < SMALLEST) {
            return "字号只有 " + (points == Math.rint(points) ? String.valueOf(Math.round(points)) : points.toString()) + " 磅";
        }
        int ink = light(colour);
        int paper = ground == null || light(ground) < 0 ? 255 : light(ground);
        if (ink < 0 || Math.abs(ink - paper) >= CONTRAST || !alike(colour, ground == null || light(ground) < 0 ? "FFFFFF" : ground)) {
            return null;
        }
        return paper > 230 ? "白底上的白字" : paper < 25 ? "黑底上的黑字" : "字与底色相同";
    }

    private static boolean alike(@Nullable String one, String other) {
        for (int i = 0; i < 3; i++) {
            if (Math.abs(part(one, i) - part(other, i)) >= 2 * CONTRAST) {
                return false;
            }
        }
        return true;
    }

    private static int part(@Nullable String colour, int which) {
        String rgb = rgb(colour);
        return rgb == null ? 0 : Integer.parseInt(rgb.substring(2 * which, 2 * which + 2), 16);
    }

    /** From 0 to 255; -1 where the colour is left to the programme. */
    private static int light(@Nullable String colour) {
        return rgb(colour) == null ? -1 : (3 * part(colour, 0) + 6 * part(colour, 1) + part(colour, 2)) / 10;
    }

    /** Six hexadecimal digits, of eight those after the opacity. */
    private static @Nullable String rgb(@Nullable String colour) {
        if (colour == null) {
            return null;
        }
        String named = switch (colour.toLowerCase(Locale.ROOT)) {
            case "white" -> "FFFFFF";
            case "black" -> "000000";
            case "yellow" -> "FFFF00";
            case "red" -> "FF0000";
            case "green" -> "00FF00";
            case "blue" -> "0000FF";
            case "darkgray" -> "808080";
            case "lightgray" -> "C0C0C0";
            default -> colour;
        };
        return named.matches("[0-9A-Fa-f]{6}") ? named : named.matches("[0-9A-Fa-f]{8}") ? named.substring(2) : null;
    }
}

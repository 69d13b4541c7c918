package org.gongkai.publication.proposal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What can be seen of a document before anybody says what it is.
 *
 * @param title   without blanks and without what stands in brackets at its end
 * @param passedOn what it issues or passes on, as its title names it: 关于印发《某办法》的通知 issues 某办法; empty where it issues nothing
 * @param number  文号; empty where there is none
 * @param column  the column in which the source has it; empty where it says none
 * @param issuer  empty where it says none
 * @param opening the first words of the text, without blanks
 */
public record Signs(String title, String passedOn, String number, String column, String issuer, String opening) {

    private static final int OPENING = 400;
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u3000\\ue000-\\uf8ff]+");
    private static final Pattern ENCLOSED_END = Pattern.compile("[（(\\[【][^（(\\[【）)\\]】]*[）)\\]】]$");
    private static final Pattern LOOSE_END = Pattern.compile("[》”\"〉.…。]+$");
    private static final Pattern ISSUED = Pattern.compile(".*?(?:印发|发布|公布|颁布|转发|批转)(.+?)(?:的通知|的公告|的通告|的决定|的函)$");
    private static final Pattern ISSUED_BY_NAME = Pattern.compile(".*?(?:印发|发布|公布|颁布|转发|批转)《(.+)$");
    private static final Pattern QUOTED = Pattern.compile("[《〈](.+)[》〉]");
    /** Sources cut long titles; what announces or passes on something is a notice. */
    private static final Pattern CUT = Pattern.compile("((?:.*关于|.*印发|.*转发).+?)(?:的通?)?(?:\\.{2,}|…+)$");

    public static Signs of(String title, @Nullable String number, @Nullable String column, @Nullable String issuer, String text) {
        String bare = bare(CUT.matcher(BLANKS.matcher(title).replaceAll("")).replaceFirst("$1的通知"));
        String opening = BLANKS.matcher(text.substring(0, Math.min(2 * OPENING, text.length()))).replaceAll("");
        return new Signs(bare, passedOn(bare), orEmpty(number), orEmpty(column), orEmpty(issuer), opening.substring(0, Math.min(OPENING, opening.length())));
    }

    private static String passedOn(String title) {
        Matcher issued = ISSUED.matcher(title);
        if (!issued.matches()) {
            Matcher named = ISSUED_BY_NAME.matcher(title);
            return named.matches() ? bare(named.group(1)) : "";
        }
        Matcher quoted = QUOTED.matcher(issued.group(1));
        return bare(quoted.find() ? quoted.group(1) : issued.group(1));
    }

    /** 河北省某办法（试行） ends with 办法. */
    private static String bare(String title) {
        String bare = title;
        for (String before = ""; !before.equals(bare);) {
            before = bare;
            bare = LOOSE_END.matcher(ENCLOSED_END.matcher(bare).replaceFirst("")).replaceFirst("");
        }
        return bare.isEmpty() ? title : bare;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : BLANKS.matcher(text).replaceAll("");
    }
}

package org.gongkai.publication;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gongkai.directory.CreditCode;
import org.gongkai.directory.Organ;
import org.jspecify.annotations.Nullable;

/**
 * 索引号 of our own making: {@code 组织机构代码-信息分类-年-流水号}, as 007482532-03-2014-1194403. Unique, never used again.
 * Numbers that come with a document are kept as they are.
 */
public record IndexNumber(String prefix, int serial) {

    private static final Pattern OURS = Pattern.compile("([0-9A-Z]{9}|[0-9A-Z]{18})-(\\d{2})-(\\d{4})-(\\d{7})");

    /** The part before the serial; null when the organ has no code to begin it with. */
    static @Nullable String prefix(Organ organ, String category, int year) {
        String code = organ.organisationCode();
        return code == null ? null : "%s-%02d-%d".formatted(code, Categories.ordinal(category), year);
    }

    /** What is wrong with a number that claims our pattern, as a sentence; empty when right or of another pattern. */
    public static Optional<String> faultOf(String text) {
        Matcher ours = OURS.matcher(text);
        if (!ours.matches()) {
            return Optional.empty();
        }
        String code = ours.group(1);
        return code.length() == 18 ? CreditCode.faultOf(code) : CreditCode.faultOfOrganisation(code);
    }

    @Override
    public String toString() {
        return "%s-%07d".formatted(prefix, serial);
    }
}

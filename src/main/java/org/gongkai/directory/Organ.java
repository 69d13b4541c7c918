package org.gongkai.directory;

import java.time.LocalDate;

import org.gongkai.definition.Sort;
import org.jspecify.annotations.Nullable;

/**
 * A body that discloses, answers and reports, as it stood on the day it was asked for.
 *
 * @param id         readable code, kept for ever: {@code qlq-jyj}
 * @param parentId   the organ above it on that day; null for the root
 * @param creditCode 统一社会信用代码, its check digit verified
 * @param from       the day it was established
 * @param to         the first day on which it no longer exists; null while it does
 */
public record Organ(String id, String name, String shortName, @Nullable String parentId, OrganKind kind,
        @Nullable String creditCode, LocalDate from, @Nullable LocalDate to, OrganProfile profile) {

    /** The sort of name under which declarations speak of organs, by their codes. */
    public static final Sort SORT = new Sort("organ", "机关");


    public boolean existsOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || day.isBefore(to));
    }

    /** 机关代字 for the numbers of its papers; its short name where none is known. */
    public String documentWord() {
        String word = profile.documentWord();
        return word == null ? shortName : word;
    }

    /** 组织机构代码: the nine characters of the credit code that name the body (GB 32100-2015). */
    public @Nullable String organisationCode() {
        return creditCode == null ? null : creditCode.substring(8, 17);
    }
}

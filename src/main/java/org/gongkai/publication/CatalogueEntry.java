package org.gongkai.publication;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * 目录数据项: what the catalogue says of one edition (R2019 Art. 12).
 *
 * @param issuer      发布机构 as printed on the document; the organ that answers for the copy stands at the document
 * @param number      文号
 * @param subject     主题分类
 * @param genre       体裁, one of the fifteen kinds or what the title says
 * @param category    信息分类, 20-1 to 20-15 (R2019 Art. 20)
 * @param formedOn    成文日期
 * @param publishedOn 发布日期
 * @param summary     内容概述
 * @param source      address of the original, for a copy
 * @param particulars what it says because of its kind
 */
public record CatalogueEntry(String title, @Nullable String issuer, @Nullable String number, @Nullable String subject,
        @Nullable String genre, String category, String column, Openness openness, @Nullable LocalDate formedOn,
        @Nullable LocalDate publishedOn, @Nullable LocalDate effectiveOn, @Nullable LocalDate expiresOn,
        @Nullable String summary, @Nullable String source, Particulars particulars) {

    /** Of no kind as yet. */
    public CatalogueEntry(String title, @Nullable String issuer, @Nullable String number, @Nullable String subject, @Nullable String genre, String category,
            String column, Openness openness, @Nullable LocalDate formedOn, @Nullable LocalDate publishedOn, @Nullable LocalDate effectiveOn,
            @Nullable LocalDate expiresOn, @Nullable String summary, @Nullable String source) {
        this(title, issuer, number, subject, genre, category, column, openness, formedOn, publishedOn, effectiveOn, expiresOn, summary, source, Particulars.UNDECIDED);
    }

    public CatalogueEntry(String title, @Nullable String issuer, @Nullable String number, @Nullable String subject, @Nullable String genre, String category,
            String column, Disclosure disclosure, @Nullable LocalDate formedOn, @Nullable LocalDate publishedOn, @Nullable LocalDate effectiveOn,
            @Nullable LocalDate expiresOn, @Nullable String summary, @Nullable String source) {
        this(title, issuer, number, subject, genre, category, column, new Openness(disclosure, null), formedOn, publishedOn, effectiveOn, expiresOn, summary, source);
    }

    public Disclosure disclosure() {
        return openness.how();
    }

    /** The day a list sorts and a year counts it by. */
    public @Nullable LocalDate day() {
        return publishedOn != null ? publishedOn : formedOn;
    }

    public CatalogueEntry titled(String other) {
        return new CatalogueEntry(other, issuer, number, subject, genre, category, column, openness, formedOn, publishedOn, effectiveOn, expiresOn, summary, source, particulars);
    }

    CatalogueEntry numbered(String other) {
        return new CatalogueEntry(title, issuer, other, subject, genre, category, column, openness, formedOn, publishedOn, effectiveOn, expiresOn, summary, source, particulars);
    }

    /** The same of a kind, listed where that kind is. */
    public CatalogueEntry of(Particulars said, String inColumn) {
        return new CatalogueEntry(title, issuer, number, subject, genre, category, inColumn, openness, formedOn, publishedOn, effectiveOn, expiresOn, summary, source, said);
    }
}

package org.gongkai.letters;

import java.time.LocalDate;

import org.gongkai.definition.Sort;

/** A letter that was issued; its text stays sealed until someone entitled opens it. */
public record Letter(String id, String subject, String actId, String organ, String template, String number, String title,
        LocalDate issuedOn, Recipient recipient) {

    /** The sort of name under which declarations speak of letters. */
    public static final Sort SORT = new Sort("letter", "文书");

    /** To whom it is addressed; a record stays in the file. */
    public enum Recipient { APPLICANT, THIRD_PARTY, RECORD }
}

package org.gongkai.letters;

import java.time.LocalDate;

/** A letter that was issued; its text stays sealed until someone entitled opens it. */
public record Letter(String id, String subject, String actId, String organ, String template, String number, String title,
        LocalDate issuedOn, Recipient recipient) {

    /** To whom it is addressed; a record stays in the file. */
    public enum Recipient { APPLICANT, THIRD_PARTY, RECORD }
}

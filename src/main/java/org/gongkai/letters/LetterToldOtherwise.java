package org.gongkai.letters;

/** A person told in another way what a message could not; published in the transaction that keeps it. */
public record LetterToldOtherwise(String subject, String actId, String person) {
}

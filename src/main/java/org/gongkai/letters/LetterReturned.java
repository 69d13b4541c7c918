package org.gongkai.letters;

/** A message was refused for good; published in the transaction that keeps it. */
public record LetterReturned(String subject, String actId, String reason) {
}

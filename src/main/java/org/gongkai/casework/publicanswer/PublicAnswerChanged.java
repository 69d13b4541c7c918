package org.gongkai.casework.publicanswer;

/** What everyone may read of a letter was corrected or withdrawn; told within its transaction. */
public record PublicAnswerChanged(String caseId) {
}

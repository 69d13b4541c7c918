package org.gongkai.casework.theirs;

import java.util.Optional;

import org.gongkai.casework.CaseFolder;
import org.gongkai.directory.Outsider;
import org.gongkai.letters.LetterFormat;
import org.springframework.http.ResponseEntity;

/** Port: a letter of a matter as somebody outside gets it who is not the one it is written to. */
public interface OwnCopies {

    /** Empty where they get the letter as it is. */
    Optional<ResponseEntity<byte[]>> of(CaseFolder folder, Outsider who, String letterId, LetterFormat format);
}

package org.gongkai.casework.papers;

import java.util.Locale;
import java.util.Optional;

import org.gongkai.casework.CaseFolder;
import org.gongkai.directory.Outsider;
import org.gongkai.letters.LetterFormat;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** A letter of a matter as somebody outside gets it who is not the one it is written to. */
@Component
public class OwnCopies {

    /** Port: a capability with letters that more than one reader gets. */
    public interface Source {

        /** Empty where they get the letter as it is. */
        Optional<ResponseEntity<byte[]>> of(CaseFolder folder, Outsider who, String letterId, LetterFormat format);
    }

    private final ObjectProvider<Source> sources;

    OwnCopies(ObjectProvider<Source> sources) {
        this.sources = sources;
    }

    /** Empty where they get the letter as it is. */
    public Optional<ResponseEntity<byte[]>> of(CaseFolder folder, Outsider who, String letterId, String ending) {
        LetterFormat format = LetterFormat.valueOf(ending.toUpperCase(Locale.ROOT));
        return sources.stream().flatMap(one -> one.of(folder, who, letterId, format).stream()).findFirst();
    }
}

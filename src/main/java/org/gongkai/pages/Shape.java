package org.gongkai.pages;

import java.io.File;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

import org.gongkai.face.Site;
import org.gongkai.ledger.Sha256;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Whatever makes pages look otherwise without an act: the program, and what the operator wrote down of the site. */
@Component
class Shape {

    /** Raised when pages are written down in another form. */
    private static final String FORM = "2";

    private final String word;

    Shape(Site site, @Value("${gongkai.data-terms:}") String terms) {
        this.word = Sha256.hex(String.join("\n", FORM, site.toString(), terms, programme()));
    }

    String word() {
        return word;
    }

    /** The files that the program was built into; one that runs from folders may change beneath its pages and shares none with the next. */
    private static String programme() {
        return Arrays.stream(System.getProperty("java.class.path", "").split(File.pathSeparator)).map(File::new)
                .map(file -> file.isFile() ? file.getName() + " " + file.length() + " " + file.lastModified() : UUID.randomUUID().toString()).collect(Collectors.joining("\n"));
    }
}

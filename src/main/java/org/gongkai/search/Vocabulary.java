package org.gongkai.search;

import java.time.LocalDate;
import java.util.List;

/** Port: words that a room knows to mean the same; a bean of each room that knows some. Read when the revision is another one, never for each question. */
public interface Vocabulary {

    /** Another one as soon as there are other words. */
    String revision();

    List<Synonym> wordings(LocalDate day);
}

package org.gongkai.face;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Port: public pages of a room beside its documents, for those who read the whole site; a bean of each room that has some. */
public interface ListedPages {

    /** @param day of its last change, where it has one */
    record Listed(String address, @Nullable LocalDate day) {
    }

    /** At most so many, those that matter first. */
    List<Listed> newest(int limit);
}

package org.gongkai.reporting.published;

import java.util.List;

import org.gongkai.directory.Attempt;
import org.jspecify.annotations.Nullable;

/** Reads and checks a report that somebody else published. */
public interface ReadsReport {

    /**
     * What stands in it.
     *
     * @param organ    null where no organ could be made out
     * @param year     null where no year could
     * @param findings what is wrong or doubtful in it, the gravest first, in sentences
     * @param errors   how many of them are errors
     */
    record Contents(@Nullable String organ, @Nullable Integer year, List<String> findings, int errors) {
    }

    /** @param file its name, which tells what kind of file it is; refused with a sentence where it cannot be read */
    Attempt<Contents> read(String file, byte[] content);
}

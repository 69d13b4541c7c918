package org.gongkai.casework.antivirus;

/** Looks for what harms in a file, before anything of it is kept. */
interface Antivirus {

    /** What it found. */
    sealed interface Verdict {

        record Clean() implements Verdict {
        }

        /** @param found what the scanner calls it */
        record Infected(String found) implements Verdict {
        }

        /** Nobody knows: the scanner did not answer, not in time, or would not take the file. */
        record Unknown(String why) implements Verdict {
        }
    }

    Verdict scan(byte[] content);
}

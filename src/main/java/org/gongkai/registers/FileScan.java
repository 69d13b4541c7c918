package org.gongkai.registers;

import java.util.Optional;

/** Looks for viruses before anything of a file is kept; answered by the room that scans what comes with matters. */
public interface FileScan {

    /** Why a file is not taken; empty where nothing stands against it. */
    Optional<String> refusal(byte[] content);
}

package org.gongkai.directreport;

import java.io.IOException;

/** Carries a request to an installation and its answer back. */
@FunctionalInterface
public interface Wire {

    /** @param body signed, or a refusal */
    record Answered(int status, byte[] body) {
    }

    /** @throws IOException when nothing came back: it may have arrived all the same */
    Answered say(String address, byte[] request) throws IOException;
}

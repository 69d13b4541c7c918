package org.gongkai.face;

import java.util.Locale;

/** Who a page is for, which decides its density and its layout. */
public enum Room {
    /** The public site: generous, one thing to do per page. */
    PUBLIC,
    /** The same pages on a terminal in a lobby: larger, touch first. */
    KIOSK,
    /** The clerk's desk: quick and dense. */
    DESK,
    /** Boards and reports: numbers large, read in ten seconds. */
    BOARD;

    /** The value of {@code data-room}, on which the tokens hang. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

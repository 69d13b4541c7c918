package org.gongkai.directory;

/** What a role allows, as {@code regulations/roles.yaml} says; the programme asks for these, never for a role. */
public enum Power {

    /** Drafts and changes documents. */
    DRAFT,
    /** Has open matters in the inbox. */
    WORK,
    /** Registers and handles what comes in, keeps the habits of the office. */
    HANDLE,
    /** Coordinates: keeps and destroys, makes public for all, corrects and withdraws. */
    COORDINATE,
    /** Signs. */
    SIGN,
    /** Reads and exports who opened what of a person. */
    JOURNAL,
    /** Keeps organs, people and the installation. */
    OPERATE
}

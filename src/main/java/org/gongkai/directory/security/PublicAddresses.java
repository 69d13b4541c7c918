package org.gongkai.directory.security;

/** What anyone may read and send without signing in; everything else is closed. */
final class PublicAddresses {

    /** POST without the token: it takes a report, answers what is wrong with it and changes nothing. */
    static final String CHECK = "/api/v1/check";

    /** POST without the token: it only ends the use of a machine, and must do so when everything else has lapsed. */
    static final String END = "/end";

    /** POST without the token: mail programs ask it of whoever presses their own button (RFC 8058); the code in the address says whose subscription ends. */
    static final String LEAVE = "/subscriptions/leave";

    /** POST without the token: installations that report to this one; each batch is signed, or refused. */
    static final String DIRECT = "/direct";

    /** GET and HEAD. */
    static final String[] READ = {"/", "/*/new", "/search/**", "/health", "/documents/**", "/columns/**", "/organs/**", "/requests/**", "/matters/**", "/consultations/**",
            "/mailboxes/**", "/participation/**", "/proposals", "/deadline/**", "/check", "/check/rules", "/reports/**", "/guide/**", "/site/**", "/sitemap", "/accessibility",
            "/mistakes/**", "/kiosk", "/news", "/services", "/services/items/**", "/services/scenarios/**", "/data/**", "/leaders/**", "/overview", "/on/**", "/on-request/**", "/topics/**", "/gazette", "/registers/**", "/feed", "/feed.atom", "/sitemap.xml", "/robots.txt", "/favicon.ico", "/api/v1/**", "/api/openapi.json",
            "/assets/**", "/drafts/session", "/heard", "/receipts/**", "/subscriptions/**", "/webjars/**", "/error", "/sign-in"};

    /** POST, with the token of the form. */
    static final String[] FORMS = {"/*/new", "/requests/**", "/matters/**", "/consultations/**", "/mailboxes/**", "/participation/**", "/deadline/**", "/check", "/sign-in", END, "/drafts", "/drafts/discard", "/drafts/show", "/receipts/**", "/subscriptions/**", CHECK, DIRECT};

    private PublicAddresses() {
    }
}

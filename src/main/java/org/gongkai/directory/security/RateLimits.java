package org.gongkai.directory.security;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often one address may send public forms.
 *
 * @param enabled   off for benchmarks
 * @param addresses how many addresses are remembered at once, the least recent forgotten first
 */
@ConfigurationProperties("gongkai.rate-limit")
record RateLimits(@DefaultValue("true") boolean enabled, @DefaultValue("50000") int addresses,
        @DefaultValue Submissions submissions, @DefaultValue Lookups lookups, @DefaultValue SignIns signIns, @DefaultValue Checks checks,
        @DefaultValue Drafts drafts, @DefaultValue Keeping keeping, @DefaultValue Direct direct) {

    /** Requests and letters, their drafts included. */
    record Submissions(@DefaultValue("60") int requests, @DefaultValue("1m") Duration per) {
    }

    /** Questions for a matter by number and code. */
    record Lookups(@DefaultValue("30") int requests, @DefaultValue("1m") Duration per) {
    }

    /** Reports handed in to be checked. */
    record Checks(@DefaultValue("30") int requests, @DefaultValue("1m") Duration per) {
    }

    /** What the script of a page saves while somebody types; a whole office may share an address. */
    record Drafts(@DefaultValue("600") int requests, @DefaultValue("1m") Duration per) {
    }

    /** Forms that came too fast and are kept nevertheless. */
    record Keeping(@DefaultValue("20") int requests, @DefaultValue("1m") Duration per) {
    }

    /** Batches of lower installations, hundreds of items each. */
    record Direct(@DefaultValue("120") int requests, @DefaultValue("1m") Duration per) {
    }

    record SignIns(@DefaultValue("20") int requests, @DefaultValue("1m") Duration per) {
    }
}

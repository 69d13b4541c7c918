package org.gongkai.directreport;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Another installation.
 *
 * @param address     where it is spoken to; null of a lower one, which speaks first
 * @param fingerprint of its key now
 * @param heardAt     when it was heard of last, by our clock
 * @param skew        seconds that its clock was ahead of ours then
 * @param trouble     why nothing goes on with it, in a sentence
 */
public record Peer(String id, String name, Direction direction, @Nullable String address, String fingerprint, Standing standing, @Nullable String namedBy, @Nullable String confirmedBy,
        @Nullable LocalDate confirmedOn, @Nullable LocalDate revokedOn, @Nullable Instant heardAt, @Nullable Long skew, @Nullable String trouble) {

    private static final int GROUP = 4;
    private static final long MUCH = 300;

    /** Which way the reports go. */
    public enum Direction {
        UPPER("上级"), LOWER("下级");

        private final String title;

        Direction(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** How far it is trusted. */
    public enum Standing {
        NAMED("等另一人核对指纹"), CONFIRMED("已确认"), REVOKED("已停用");

        private final String title;

        Standing(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    public boolean isTrusted() {
        return standing == Standing.CONFIRMED;
    }

    /** Whether its clock and ours are so far apart that somebody should look. */
    public boolean isSkewed() {
        return skew != null && Math.abs(skew) > MUCH;
    }

    /** As it is read over the telephone: four digits at a time. */
    public static String inGroups(String fingerprint) {
        StringBuilder groups = new StringBuilder();
        for (int at = 0; at < fingerprint.length(); at += GROUP) {
            groups.append(at == 0 ? "" : " ").append(fingerprint, at, Math.min(fingerprint.length(), at + GROUP));
        }
        return groups.toString();
    }
}

package org.gongkai.face;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A machine that many people use one after another.
 *
 * @param idle   without a touch, until it asks whether somebody is still there
 * @param asking how long it waits for the answer, counted down in sight
 */
@ConfigurationProperties("gongkai.kiosk")
public record Kiosk(@DefaultValue("3m") Duration idle, @DefaultValue("30s") Duration asking) {

    /** The cookie in which a machine keeps the name that a register gives it; the next person finds it there too. */
    public static final String POINT = "gongkai-point";

    private static final Duration SHORTEST_ANSWER = Duration.ofSeconds(20);
    private static final Duration LONGEST = Duration.ofMinutes(30);

    public Kiosk {
        if (idle.compareTo(SHORTEST_ANSWER) < 0 || idle.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("gongkai.kiosk.idle（公用机多久没有人碰就询问）须在 20 秒到 30 分钟之间，现在是 " + idle.toSeconds() + " 秒");
        }
        if (asking.compareTo(SHORTEST_ANSWER) < 0 || asking.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("gongkai.kiosk.asking（询问以后等多久）须在 20 秒到 30 分钟之间（WCAG 2.1 第 2.2.1 条），现在是 " + asking.toSeconds() + " 秒");
        }
    }

    /** How long a session lasts that nobody ends: what the script allows, and some more. */
    public Duration untouched() {
        return idle.plus(asking).plusMinutes(2);
    }

    /** In words: 3 分钟, 90 秒. */
    public String idleInWords() {
        long seconds = idle.toSeconds();
        return seconds % 60 == 0 ? Wording.t("{0} 分钟", seconds / 60) : Wording.t("{0} 秒", seconds);
    }
}

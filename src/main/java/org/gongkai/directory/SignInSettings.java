package org.gongkai.directory;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many wrong passwords lock a log-in name, and for how long.
 *
 * @param failuresBeforeLock               from one place, for that place
 * @param lock                             doubled each time, up to sixteen times
 * @param failuresOfStrangersBeforeOneEach from all places where nobody signed in with it: from then on each has one guess a lock
 * @param failuresOfStrangers              from all those places: then the name is locked for all of them (NIST SP 800-63B 3.2.2: at most 100)
 */
@ConfigurationProperties("gongkai.sign-in")
public record SignInSettings(@DefaultValue("5") int failuresBeforeLock, @DefaultValue("15m") Duration lock,
        @DefaultValue("20") int failuresOfStrangersBeforeOneEach, @DefaultValue("100") int failuresOfStrangers) {
}

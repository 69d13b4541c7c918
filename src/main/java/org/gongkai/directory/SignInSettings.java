package org.gongkai.directory;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How many wrong passwords lock a log-in name, and for how long. */
@ConfigurationProperties("gongkai.sign-in")
public record SignInSettings(@DefaultValue("5") int failuresBeforeLock, @DefaultValue("15m") Duration lock) {
}

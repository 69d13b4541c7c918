package org.gongkai.casework.digest;

import java.time.LocalTime;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When people are told what they owe.
 *
 * @param at    the time of a working day from which on
 * @param sends whether this node does it; off where another one does
 */
@ConfigurationProperties("gongkai.digest")
record DigestSettings(@DefaultValue("08:00") LocalTime at, @DefaultValue("true") boolean sends) {
}

package org.gongkai.casework.digest;

import org.gongkai.directory.ReminderWay.Channel;

/**
 * A way to be reminded, as it is offered.
 *
 * @param note what to know of it; empty where there is nothing
 */
public record ReminderChoice(Channel channel, String note) {
}

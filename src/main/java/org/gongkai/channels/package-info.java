/**
 * By which ways what is public goes further than the site: notice boards, and mail to readers who subscribed. Each edition is one delivery by each channel that takes it. Tables: {@code delivery},
 * {@code followed} (how far the acts were followed), {@code subscription}, {@code told} (what went to whom). Acts {@code channel.}: due, out, refuse, again, recall, back, void;
 * {@code subscription.}: ask, confirm, mail, leave, drop. Addresses: {@code /subscriptions}, {@code /desk/channels}.
 */
@NullMarked
@ApplicationModule(displayName = "公开渠道",
        allowedDependencies = {"face", "definition", "calendar", "directory", "ledger", "pages", "clock", "procedure", "letters", "publication"})
package org.gongkai.channels;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * By which ways what is public goes further than the site: notice boards, and others as they come. Each edition is one delivery by each channel that takes it. Tables: {@code delivery},
 * {@code followed} (how far the acts were followed). Acts {@code channel.}: due, out, refuse, again, recall, back, void. Address: {@code /desk/channels}.
 */
@NullMarked
@ApplicationModule(displayName = "公开渠道",
        allowedDependencies = {"face", "definition", "calendar", "directory", "ledger", "pages", "clock", "procedure", "letters", "publication"})
package org.gongkai.channels;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

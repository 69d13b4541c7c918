package org.gongkai.clock;

import java.time.LocalDateTime;

import org.jspecify.annotations.Nullable;

/** What happened to a period that is counted in hours, at the moment in China at which it takes effect. */
public sealed interface HourEvent {

    LocalDateTime at();

    /** The document or act behind the event. */
    String ref();

    /** The period began: first receipt, whoever holds the matter afterwards. */
    record Started(LocalDateTime at, String provision, String ref) implements HourEvent {
    }

    record Paused(LocalDateTime at, String article, String ref) implements HourEvent {
    }

    /** @param ref the ref of the pause that ends; where no open pause has it, the one open longest ends */
    record Resumed(LocalDateTime at, String ref) implements HourEvent {
    }

    record Extended(LocalDateTime at, int hours, String article, String ref, @Nullable String approver) implements HourEvent {

        public Extended {
            if (hours < 1) {
                throw new IllegalArgumentException("an extension has at least one hour, not " + hours);
            }
        }
    }

    record Ended(LocalDateTime at, String ref) implements HourEvent {
    }
}

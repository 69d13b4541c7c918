package org.gongkai.letters;

import java.time.Instant;
import java.time.LocalDateTime;

import org.gongkai.calendar.Now;
import org.jspecify.annotations.Nullable;

/**
 * A message in the outbox, without whom it goes to.
 *
 * @param subject id of the record it belongs to
 * @param actId   the act that sends it
 * @param about   the letters it carries, by title and number
 */
public record OutgoingMail(String id, String subject, String actId, String organ, String about, String messageId, Sending sending) {

    /**
     * How far its sending has come.
     *
     * @param nextAt    when it is tried next, while it waits
     * @param trouble   what went wrong last
     * @param settledAt when it went out or was told otherwise
     * @param proof     what the mail server answered, or who confirmed it
     */
    public record Sending(State state, Instant queuedAt, Instant nextAt, int attempts, @Nullable MailTrouble trouble, @Nullable Instant settledAt,
            @Nullable String proof) {

        /** Whether a person has to decide what becomes of it. */
        public boolean needsPerson() {
            return state == State.RETURNED || state == State.UNCERTAIN;
        }

        public LocalDateTime queued() {
            return local(queuedAt);
        }

        public LocalDateTime nextTry() {
            return local(nextAt);
        }

        public @Nullable LocalDateTime settled() {
            return settledAt == null ? null : local(settledAt);
        }

        private static LocalDateTime local(Instant instant) {
            return LocalDateTime.ofInstant(instant, Now.ZONE);
        }
    }

    /** Where it stands. */
    public enum State {
        WAITING("等待发出"), HANDING_OVER("正在交给发信服务器"), SENT("已送出"), RETURNED("被退回"), UNCERTAIN("不能确定是否已送出"), OTHERWISE("已另行告知");

        private final String title;

        State(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }
}

package org.gongkai.channels;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * An edition that goes out by a channel.
 *
 * @param number   of the edition
 * @param publicOn    the day on which it became public
 * @param receipt  what the other side gave, or where it hangs
 * @param untilOn  last day that it stays out; null where it has no end, or is not out
 * @param recall   why it is to be taken back; null where it is not
 * @param said     what the other side said last, while it is not settled
 * @param attempts how often it was handed over since a person or an act last moved it
 * @param perhaps  whether the other side may have it without having said so
 */
public record Delivery(String id, String channel, String document, String edition, int number, String organ, State state, LocalDate publicOn, @Nullable String receipt, @Nullable LocalDate outOn,
        @Nullable LocalDate untilOn, @Nullable Recall recall, @Nullable LocalDate recalledOn, @Nullable LocalDate backOn, @Nullable String backReceipt, @Nullable String said, int attempts, boolean perhaps) {

    /** Where it stands. */
    public enum State {
        DUE("待公开"), REFUSED("对方不收"), OUT("已公开"), RECALLED("待收回"), BACK("已收回"), VOID("没有公开过，不再公开");

        private final String title;

        State(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** Why it is taken back. */
    public enum Recall {
        WITHDRAWN("文件撤回了"), REPLACED("有了新版本");

        private final String title;

        Recall(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    public String address() {
        return "/desk/channels/" + id;
    }

    /** Whether the other side never had it, for certain. */
    boolean isUnheard() {
        return state == State.REFUSED || state == State.DUE && !perhaps;
    }

    /** Whether what is public there is no longer public here. */
    public boolean isRed() {
        return state == State.RECALLED;
    }

    /** Whether it has stayed out as long as it should. */
    public boolean isOver(LocalDate today) {
        return state == State.OUT && untilOn != null && today.isAfter(untilOn);
    }
}

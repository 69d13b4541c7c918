package org.gongkai.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

import org.gongkai.channels.Carrier.Outcome;
import org.gongkai.channels.Delivery.State;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every {@link Carrier} keeps to. */
public abstract class CarrierContract {

    /** One that is open. */
    protected abstract Carrier carrier();

    /** How many times the other side has it now. */
    protected abstract int there(Delivery delivery);

    /** One that the carrier can carry. */
    protected Delivery delivery(String id, State state) {
        return new Delivery(id, "test", "document", "edition", 1, "organ", state, LocalDate.of(2026, 3, 2), null, null, null, null, null, null, null, null, 1, true);
    }

    @Test
    @DisplayName("同一件交两次，对方只有一件，回执是同一个")
    protected void handsOverOnce() {
        Delivery one = delivery("contract-once", State.DUE);
        Outcome first = carrier().hand(one);
        assertThat(first).isInstanceOf(Outcome.Taken.class);
        assertThat(carrier().hand(one)).isEqualTo(first);
        assertThat(there(one)).isEqualTo(1);
        assertThat(first).extracting(taken -> ((Outcome.Taken) taken).isReceipt()).isEqualTo(true);
    }

    @Test
    @DisplayName("收回的，对方就没有了；没有到过的也收得回；收回两次不出错")
    protected void takesBack() {
        Delivery handed = delivery("contract-back", State.DUE);
        carrier().hand(handed);
        assertThat(carrier().takeBack(delivery("contract-back", State.RECALLED))).isInstanceOf(Outcome.Taken.class);
        assertThat(there(handed)).isZero();
        assertThat(carrier().takeBack(delivery("contract-back", State.RECALLED))).isInstanceOf(Outcome.Taken.class);
        assertThat(carrier().takeBack(delivery("contract-never", State.RECALLED))).isInstanceOf(Outcome.Taken.class);
    }
}

package org.gongkai.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What comes by the thousand is made durable together, what comes singly at once")
class HeldBackTest {

    private final HeldBack held = new HeldBack();

    @Test
    @DisplayName("a few changes are made durable at once, thousands are held until they are many or a few seconds old")
    void heldUntilMany() {
        assertThat(held.isAtOnce(1, 10)).isTrue();
        assertThat(held.isAtOnce(5000, 10)).isFalse();
        held.add(5000, 40, 0);
        assertThat(held.reached(7)).isEqualTo(40);
        assertThat(held.isDue(HeldBack.LONGEST.toNanos() - 1)).isFalse();
        assertThat(held.isDue(HeldBack.LONGEST.toNanos())).isTrue();
        held.add(20_000, 90, 1);
        assertThat(held.isDue(2)).isTrue();
        held.clear();
        assertThat(held.reached(90)).isEqualTo(90);
        assertThat(held.isDue(Long.MAX_VALUE)).isFalse();
    }

    @Test
    @DisplayName("what is lost is gone through again from where it was durable, each stretch by itself until beyond it")
    void lostIsDoneAgain() {
        held.add(5000, 40, 0);
        held.lost(80);
        assertThat(held.reached(7)).isEqualTo(7);
        assertThat(held.isAtOnce(5000, 80)).isTrue();
        assertThat(held.isAtOnce(5000, 81)).isFalse();
    }
}

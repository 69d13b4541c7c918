package org.gongkai.directreport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.gongkai.directreport.Upward.Outcome;
import org.gongkai.directreport.wire.Envelope;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every {@link Upward} keeps to. */
public abstract class UpwardContract {

    /** One that is open, and whose other side holds nothing yet. */
    protected abstract Upward upward();

    /** The one it speaks to. */
    protected abstract Peer upper();

    /** The other side does not answer from here on, or does again. */
    protected abstract void cut(boolean cut);

    /** How many messages the other side has. */
    protected abstract int there();

    private static List<Envelope> stream(int messages) {
        List<Envelope> stream = new ArrayList<>();
        String previous = "";
        for (int n = 1; n <= messages; n++) {
            Envelope one = new Envelope(n, previous, Instant.parse("2026-03-02T02:00:00Z"), Envelope.ITEM, "{\"title\":\"第" + n + "条\"}");
            stream.add(one);
            previous = one.digest();
        }
        return stream;
    }

    private Outcome.Held held(List<Envelope> next) {
        Outcome outcome = upward().hand(upper(), next, 0);
        assertThat(outcome).isInstanceOf(Outcome.Held.class);
        return (Outcome.Held) outcome;
    }

    @Test
    @DisplayName("同样几件交两次，对方只有一份；说收到第几件、是哪一件，两次一样")
    protected void handsOverOnce() {
        assertThat(upward().speaksTo(upper())).isTrue();
        List<Envelope> three = stream(3);
        Outcome.Held first = held(three);
        Outcome.Held again = held(three);
        assertThat(first.upTo()).isEqualTo(3);
        assertThat(first.digest()).isEqualTo(three.getLast().digest());
        assertThat(again.upTo()).isEqualTo(first.upTo());
        assertThat(again.digest()).isEqualTo(first.digest());
        assertThat(there()).isEqualTo(3);
    }

    @Test
    @DisplayName("缺了前面的不收，说收到第几件；从那里接着交就齐了；空着问一次，什么也不多")
    protected void goesOnWhereItStopped() {
        List<Envelope> five = stream(5);
        held(five.subList(0, 2));
        assertThat(held(five.subList(3, 5)).upTo()).isEqualTo(2);
        assertThat(held(five.subList(2, 5)).upTo()).isEqualTo(5);
        assertThat(held(List.of()).upTo()).isEqualTo(5);
        assertThat(there()).isEqualTo(5);
    }

    @Test
    @DisplayName("对方不答：说现在不行，不说收到；通了以后再交，只有一份")
    protected void saysSoWhenNobodyAnswers() {
        List<Envelope> two = stream(2);
        cut(true);
        assertThat(upward().hand(upper(), two, 0)).isInstanceOf(Outcome.NotNow.class);
        cut(false);
        assertThat(held(two).upTo()).isEqualTo(2);
        assertThat(there()).isEqualTo(2);
    }
}

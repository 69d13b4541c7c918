package org.gongkai.directreport;

import java.io.IOException;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;

@DisplayName("接别家直报平台的端口：本平台自己的一条线守约")
class UpwardByWireTest extends UpwardContract {

    private boolean cut;
    private House lower;
    private House upper;
    private Peer above;

    @BeforeEach
    void twoHouses() {
        Wire wire = (address, request) -> {
            if (cut) {
                throw new IOException("cut");
            }
            return House.answered(upper.get(Inbox.class).take(request));
        };
        upper = new House(Duration.ZERO, wire);
        lower = new House(Duration.ZERO, wire);
        above = lower.trust(Peer.Direction.UPPER, "市政府办公室", upper.fingerprint());
        upper.trust(Peer.Direction.LOWER, "青岚区", lower.fingerprint());
    }

    @AfterEach
    void close() {
        lower.close();
        upper.close();
    }

    @Override
    protected Upward upward() {
        return lower.get(UpwardByWire.class);
    }

    @Override
    protected Peer upper() {
        return above;
    }

    @Override
    protected void cut(boolean now) {
        cut = now;
    }

    @Override
    protected int there() {
        return upper.jdbc().sql("select count(*) from directreport.incoming").query(Integer.class).single();
    }
}

package org.gongkai.directreport;

import org.junit.jupiter.api.DisplayName;

@DisplayName("接别家直报平台的端口：替身守约")
class StandInUpwardTest extends UpwardContract {

    private final StandInUpward platform = new StandInUpward();

    @Override
    protected Upward upward() {
        return platform;
    }

    @Override
    protected Peer upper() {
        return new Peer("upper", "市级平台", Peer.Direction.UPPER, "https://upper.example", "0".repeat(64), Peer.Standing.CONFIRMED, null, null, null, null, null, null, null);
    }

    @Override
    protected void cut(boolean cut) {
        platform.cut = cut;
    }

    @Override
    protected int there() {
        return platform.held.size();
    }
}

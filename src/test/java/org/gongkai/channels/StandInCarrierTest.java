package org.gongkai.channels;

import org.junit.jupiter.api.DisplayName;

@DisplayName("测试里的对方守约")
class StandInCarrierTest extends CarrierContract {

    private final StandInCarrier carrier = new StandInCarrier();

    @Override
    protected Carrier carrier() {
        return carrier;
    }

    @Override
    protected int there(Delivery delivery) {
        return carrier.held.containsKey(delivery.id()) ? 1 : 0;
    }
}

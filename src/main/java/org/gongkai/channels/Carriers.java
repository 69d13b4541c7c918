package org.gongkai.channels;

import java.util.List;
import java.util.Optional;

import org.gongkai.channels.Channel.Way;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Who carries into which channel. */
@Component
class Carriers {

    private final List<Carrier> carriers;

    Carriers(ObjectProvider<Carrier> carriers) {
        this.carriers = carriers.orderedStream().toList();
    }

    Optional<Carrier> of(Channel channel) {
        return carriers.stream().filter(carrier -> carrier.way() == channel.way()).findFirst();
    }

    /** Whether something can go out by it here. */
    boolean isOpen(Channel channel) {
        return channel.way() == Way.BOARD || of(channel).filter(Carrier::isOpen).isPresent();
    }
}

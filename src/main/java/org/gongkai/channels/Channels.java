package org.gongkai.channels;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.springframework.stereotype.Component;

/** Every channel of {@code regulations/channels}. */
@Component
public class Channels {

    private final List<Channel> declared;
    private final Now now;

    Channels(DefinitionTree regulations, Now now) {
        this.now = now;
        this.declared = Definitions.all(regulations, ChannelDefinitions.FILES).stream().map(file -> Channel.of(file.value())).sorted(Comparator.comparing(Channel::from).reversed().thenComparing(Channel::id)).toList();
    }

    /** Those by which something goes out today. */
    public List<Channel> today() {
        return declared.stream().filter(channel -> channel.isInForce(now.today())).toList();
    }

    /** As it stands today, or stood last; empty where nobody declares it any more. */
    public Optional<Channel> find(String id) {
        return today().stream().filter(channel -> channel.id().equals(id)).findFirst().or(() -> declared.stream().filter(channel -> channel.id().equals(id)).findFirst());
    }

    public String title(String id) {
        return find(id).map(Channel::title).orElse(id);
    }
}

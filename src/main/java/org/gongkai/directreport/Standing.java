package org.gongkai.directreport;

import java.util.List;

import org.gongkai.directreport.Peer.Direction;
import org.gongkai.directreport.wire.Reply;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far the upper installations have signed for what was reported to them, and what they ask. */
@Component
public class Standing {

    private static final int SHOWN = 20;

    private final PeerRows peers;
    private final Streams streams;
    private final JdbcClient jdbc;

    Standing(PeerRows peers, Streams streams, JdbcClient jdbc) {
        this.peers = peers;
        this.streams = streams;
        this.jdbc = jdbc;
    }

    /**
     * An upper installation.
     *
     * @param sent number of the last message that is for it
     * @param held how far it signed for them
     * @param asks newest last, so many of the last
     */
    public record Upper(Peer peer, long sent, long held, List<Reply.Ask> asks) {

        public long waiting() {
            return Math.max(0, sent - held);
        }
    }

    public List<Upper> upper() {
        return peers.all(Direction.UPPER).stream().filter(Peer::isTrusted)
                .map(peer -> new Upper(peer, streams.outgoingHead(peer.id()).seq(), streams.acknowledged(peer.id()),
                        streams.asked(peer.id(), Math.max(0, streams.lastAsked(peer.id()) - SHOWN), SHOWN))).toList();
    }

    /** One message that an item went off as. */
    public record Sent(String peer, long seq, boolean signedFor) {
    }

    public List<Sent> of(Item item) {
        return jdbc.sql("select p.name, o.seq, o.seq <= coalesce((select r.up_to from directreport.receipt r where r.peer = o.peer order by r.seq desc limit 1), 0) from directreport.outgoing o join directreport.peer p on p.id = o.peer where o.item = ? order by p.name")
                .param(item.id()).query((row, n) -> new Sent(row.getString(1), row.getLong(2), row.getBoolean(3))).list();
    }
}

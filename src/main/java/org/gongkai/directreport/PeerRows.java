package org.gongkai.directreport;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.gongkai.directreport.Peer.Direction;
import org.gongkai.directreport.Peer.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Other installations and their keys, as rows. */
@Repository
class PeerRows {

    private static final String PEER = "select p.* from directreport.peer p ";

    private final JdbcClient jdbc;

    PeerRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Peer> all() {
        return jdbc.sql(PEER + "order by p.direction desc, p.name, p.id").query(PeerRows::peer).list();
    }

    List<Peer> all(Direction direction) {
        return jdbc.sql(PEER + "where p.direction = ? order by p.name, p.id").param(direction.name()).query(PeerRows::peer).list();
    }

    Optional<Peer> find(String id) {
        return jdbc.sql(PEER + "where p.id = ?").param(id).query(PeerRows::peer).optional();
    }

    /** As {@link #find}, and its stream stands still until the transaction ends. */
    Optional<Peer> hold(String id) {
        return jdbc.sql(PEER + "where p.id = ? for update").param(id).query(PeerRows::peer).optional();
    }

    /** The lower one that ever used this key, one that is trusted first. */
    Optional<Peer> lowerWith(String fingerprint) {
        return jdbc.sql(PEER + "join directreport.peer_key k on k.peer = p.id where p.direction = 'LOWER' and k.fingerprint = ? order by p.standing, p.id limit 1").param(fingerprint).query(PeerRows::peer).optional();
    }

    void add(Peer peer, String act) {
        jdbc.sql("insert into directreport.peer (id, name, direction, address, fingerprint, standing, named_by, act) values (?, ?, ?, ?, ?, 'NAMED', ?, ?)")
                .params(peer.id(), peer.name(), peer.direction().name(), peer.address(), peer.fingerprint(), peer.namedBy(), act).update();
        addKey(peer.id(), peer.fingerprint(), null, act);
    }

    void confirm(String id, @Nullable String by, LocalDate on) {
        jdbc.sql("update directreport.peer set standing = 'CONFIRMED', confirmed_by = ?, confirmed_on = ? where id = ?").params(by, on, id).update();
    }

    void move(String id, String address) {
        jdbc.sql("update directreport.peer set address = ? where id = ?").params(address, id).update();
    }

    void revoke(String id, LocalDate on) {
        jdbc.sql("update directreport.peer set standing = 'REVOKED', revoked_on = ? where id = ?").params(on, id).update();
    }

    void addKey(String peer, String fingerprint, @Nullable String publicKey, String act) {
        jdbc.sql("insert into directreport.peer_key (peer, fingerprint, public_key, act) values (?, ?, ?, ?)").params(peer, fingerprint, publicKey, act).update();
        jdbc.sql("update directreport.peer set fingerprint = ? where id = ?").params(fingerprint, peer).update();
    }

    /** The key spoke for the first time. */
    void spoke(String peer, String fingerprint, String publicKey) {
        jdbc.sql("update directreport.peer_key set public_key = ? where peer = ? and fingerprint = ? and public_key is null").params(publicKey, peer, fingerprint).update();
    }

    /** Empty until it spoke. */
    Optional<String> publicKey(String peer, String fingerprint) {
        return jdbc.sql("select public_key from directreport.peer_key where peer = ? and fingerprint = ? and public_key is not null").params(peer, fingerprint).query(String.class).optional();
    }

    List<String> fingerprints(String peer) {
        return jdbc.sql("select fingerprint from directreport.peer_key where peer = ? order by seq").param(peer).query(String.class).list();
    }

    void heard(String peer, Instant at, long skew) {
        jdbc.sql("update directreport.peer set heard_at = ?, skew_seconds = ? where id = ?").params(at.atOffset(ZoneOffset.UTC), skew, peer).update();
    }

    /** @return whether it was said otherwise before */
    boolean trouble(String peer, @Nullable String sentence) {
        return jdbc.sql("update directreport.peer set trouble = ? where id = ? and trouble is distinct from ?").params(sentence, peer, sentence).update() > 0;
    }

    private static Peer peer(ResultSet row, int n) throws SQLException {
        OffsetDateTime heard = row.getObject("heard_at", OffsetDateTime.class);
        return new Peer(row.getString("id"), row.getString("name"), Direction.valueOf(row.getString("direction")), row.getString("address"), row.getString("fingerprint"),
                Standing.valueOf(row.getString("standing")), row.getString("named_by"), row.getString("confirmed_by"), row.getObject("confirmed_on", LocalDate.class),
                row.getObject("revoked_on", LocalDate.class), heard == null ? null : heard.toInstant(), row.getObject("skew_seconds", Long.class), row.getString("trouble"));
    }
}

package org.gongkai.publication;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.gongkai.directory.Staff;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who opened which file of an edition: nobody lets pass what he has not seen (条例第十七条). */
@Repository
class Openings {

    private final JdbcClient client;

    Openings(JdbcClient client) {
        this.client = client;
    }

    void opened(Attachment file, Staff staff) {
        client.sql("insert into publication.opening (edition, digest, person) values (?, ?, ?) on conflict do nothing")
                .params(file.editionId(), String.valueOf(file.digest()), staff.personId()).update();
    }

    Set<String> by(String editionId, String personId) {
        return new HashSet<>(client.sql("select digest from publication.opening where edition = ? and person = ?").params(editionId, personId)
                .query(String.class).list());
    }

    /** The first file that a person has not opened yet. */
    Optional<Attachment> notYet(String editionId, List<Attachment> files, String personId) {
        if (files.stream().noneMatch(Attachment::isStored)) {
            return Optional.empty();
        }
        Set<String> opened = by(editionId, personId);
        return files.stream().filter(Attachment::isStored).filter(file -> !opened.contains(String.valueOf(file.digest()))).findFirst();
    }
}

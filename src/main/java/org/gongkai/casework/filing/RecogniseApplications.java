package org.gongkai.casework.filing;

import java.util.List;
import java.util.Map;

import org.gongkai.casework.Application;
import org.gongkai.casework.CaseFiles;
import org.gongkai.ledger.SealedColumn;
import org.gongkai.ledger.Sealing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Computes anew, from what is sealed, by which digests the same applicant and the same words are found unopened. */
@Component
class RecogniseApplications implements SealedColumn.Recogniser {

    private static final int CHUNK = 200;

    private final CaseFiles files;
    private final Sealing sealing;
    private final JdbcClient client;

    RecogniseApplications(CaseFiles files, Sealing sealing, JdbcClient client) {
        this.files = files;
        this.sealing = sealing;
        this.client = client;
    }

    @Override
    public int recogniseAnew() {
        String current = sealing.recognisedBy();
        List<String> older = client.sql("""
                select id from casework.application where forgotten_on is null
                    and (not starts_with(same_person, :current) or not starts_with(asked, :current)) order by id limit :chunk""")
                .param("current", current).param("chunk", CHUNK).query(String.class).list();
        Map<String, Application> applications = files.applications(older);
        for (String id : older) {
            Application application = applications.get(id);
            client.sql("update casework.application set same_person = ?, asked = ? where id = ? and forgotten_on is null")
                    .params(files.samePerson(application), files.asked(application), id).update();
        }
        return older.size();
    }
}

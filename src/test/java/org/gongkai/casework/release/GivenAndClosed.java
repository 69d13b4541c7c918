package org.gongkai.casework.release;

import static org.gongkai.casework.CaseworkCast.APPROVER;
import static org.gongkai.casework.CaseworkCast.EDUCATION;
import static org.gongkai.casework.CaseworkCast.OFFICER;

import java.util.List;
import java.util.Map;

import org.gongkai.TimeMachine;
import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.CaseworkCast;
import org.gongkai.directory.Post;
import org.gongkai.directory.Role;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Ledger;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** An office that answers requests and closes them, so that others may read what was given to one. */
abstract class GivenAndClosed {

    static final Staff STAFF = new Staff("person-officer", "承办人", List.of(Post.at(EDUCATION, Role.OFFICER), Post.at(EDUCATION, Role.DISCLOSURE_OFFICE)));

    @Autowired
    CaseworkCast cast;
    @Autowired
    CaseFolders folders;
    @Autowired
    Releases releases;
    @Autowired
    Ledger ledger;
    @Autowired
    TimeMachine time;

    @BeforeEach
    void begin() {
        time.to("2026-03-02");
    }

    String closed(String reply, String title) {
        String request = cast.inProgress(EDUCATION, title);
        cast.does(APPROVER, "decide", request, cast.answers(reply));
        cast.does(OFFICER, "serve", request, Map.of("way", "portal", "proof", "P-1"));
        cast.does(OFFICER, "close", request, Map.of());
        return request;
    }

    CaseFolder folder(String caseId) {
        return folders.open(caseId, Scope.EVERYTHING).orElseThrow();
    }
}

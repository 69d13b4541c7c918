package org.gongkai.enactment;

import static org.gongkai.casework.CaseworkCast.GOVERNMENT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.Cases;
import org.gongkai.casework.CaseworkCast;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.filing.Submitting;
import org.gongkai.casework.lists.CaseLists;
import org.gongkai.casework.retention.Forgetting;
import org.gongkai.definition.DefinitionText;
import org.gongkai.definition.Regulations;
import org.gongkai.directory.Post;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Facts;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Verify;
import org.gongkai.procedure.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** An installation with a folder of its own declarations, as they were accepted last. */
@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class})
abstract class OwnFolderInUse {

    static final String PARTY = """
            like: mailbox
            id: party
            title: 书记信箱
            description: 写给区委书记的来信
            inForce: {from: 2026-01-01}
            number: "{mark}party〔{year}〕{serial}号"
            """;

    static final Staff OPERATOR = new Staff("person-operator", "运维", List.of(Post.at(GOVERNMENT, Role.OPERATOR)));
    @LocalServerPort
    int port;
    @Value("${gongkai.data}")
    Path data;
    @Autowired
    AcceptRegulations accept;
    @Autowired
    FollowAcceptance node;
    @Autowired
    AcceptedSets sets;
    @Autowired
    OwnRegulations own;
    @Autowired
    OrgansNamed organsNamed;
    @Autowired
    RegulationDuties duties;
    @Autowired
    Regulations regulations;
    @Autowired
    CaseTypes types;
    @Autowired
    Submitting submitting;
    @Autowired
    CaseworkCast cast;
    @Autowired
    Cases cases;
    @Autowired
    CaseFolders folders;
    @Autowired
    CaseLists lists;
    @Autowired
    Forgetting forgetting;
    @Autowired
    Ledger ledger;
    @Autowired
    Facts facts;
    @Autowired
    Verify verify;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TimeMachine time;

    @BeforeEach
    void asAccepted() throws IOException {
        time.to("2026-03-02");
        FileSystemUtils.deleteRecursively(folder());
        Files.createDirectories(folder());
        for (DefinitionText text : sets.texts()) {
            write(text.path(), text.text());
        }
        node.look();
    }

    Path folder() {
        return data.resolve("regulations");
    }

    void write(String path, String text) throws IOException {
        Files.createDirectories(folder().resolve(path).getParent());
        Files.writeString(folder().resolve(path), text);
    }

    Acceptance accepted() {
        return accept.accept(accept.foresee().digest(), "person-operator");
    }

    List<String> refused() {
        return accepted() instanceof Acceptance.Refused refused ? refused.reasons() : List.of("not refused");
    }

    static String mailbox(String id) {
        return PARTY.replace("party", id);
    }

    String letterTo(String type) {
        return cast.submitted(new Submit(type, "web", "nat", List.of(GOVERNMENT), Actor.applicant(), Map.of("name", "周望", "phone", "099-20000001"),
                Map.of("purpose", "complain", "agreesToPublish", "yes"), List.of(Map.of("title", "柳岸街路灯不亮", "description", "连续三天不亮。")), null, null, null, null, null));
    }

    List<String> owed() {
        return duties.of(OPERATOR, 10).pressing().stream().map(duty -> duty.what() + "：" + duty.title()).toList();
    }
}

package org.gongkai.casework.retention;

import static org.gongkai.casework.CaseworkCast.APPROVER;
import static org.gongkai.casework.CaseworkCast.EDUCATION;
import static org.gongkai.casework.CaseworkCast.OFFICER;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.Cases;
import org.gongkai.casework.CaseworkCast;
import org.gongkai.casework.batch.Batches;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.consultation.Consultations;
import org.gongkai.casework.filing.EarlierRequests;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.lists.CaseLists;
import org.gongkai.casework.material.Materials;
import org.gongkai.directory.Post;
import org.gongkai.directory.Role;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.gongkai.evidence.EvidenceFiles;
import org.gongkai.evidence.EvidenceKinds;
import org.gongkai.ledger.Facts;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Loops;
import org.gongkai.ledger.Verify;
import org.gongkai.letters.Letters;
import org.gongkai.procedure.Field;
import org.gongkai.redaction.Original;
import org.gongkai.redaction.Originals;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Requests that are closed and wait until their period of keeping is over, and what is left of them. */
@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class})
abstract class ClosedRequests {

    static final Staff OFFICE_STAFF = new Staff("person-office", "公开办", List.of(Post.at(EDUCATION, Role.DISCLOSURE_OFFICE)));
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
    Loops loops;
    @Autowired
    Batches batches;
    @Autowired
    Consultations consultations;
    @Autowired
    EarlierRequests earlier;
    @Autowired
    Letters letters;
    @Autowired
    Originals originals;
    @Autowired
    EvidenceFiles evidence;
    @Autowired
    EvidenceKinds kinds;
    @Autowired
    Ledger ledger;
    @Autowired
    Materials materials;
    @Autowired
    CaseTypes types;
    @Autowired
    Facts facts;
    @Autowired
    Verify verify;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TimeMachine time;

    @BeforeEach
    void begin() {
        jdbc.sql("drop trigger if exists stop on casework.application").update();
        time.to("2046-03-02");
        forgetting.forget(LocalDate.parse("2046-03-02"), false, forgotten -> { });
        time.to("2026-03-02");
    }

    String closed(String on) throws IOException {
        Submit asked = cast.request(EDUCATION, "校服采购合同");
        ByteArrayOutputStream sample = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB), "png", sample);
        String paper = materials.take(Field.of(types.require("inforequest").content(), "papers"), "林小舟的样品.png", sample.toByteArray(), List.of(), Duration.ofDays(1)).orThrow()
                .named().toString();
        String request = cast.submitted(new Submit(asked.type(), asked.channel(), asked.party(), asked.organs(), asked.actor(), asked.applicant(),
                Map.of("way", "online", "medium", "electronic", "papers", paper), asked.items(), null, null, null, null, null));
        cast.does(OFFICER, "receive", request, Map.of("confirmation", "phone", "proof", "通话记录2026-1"));
        cast.does(OFFICER, "accept", request, Map.of());
        cast.does(OFFICER, "consult", request, Map.of("thirdParty", "临溪衣品有限公司", "matter", "合同单价是否公开"));
        cast.does(OFFICER, "opinion", request, Map.of("opinion", "agrees", "proof", "来文2026-1"));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (XWPFDocument document = new XWPFDocument()) {
            document.createParagraph().createRun().setText("合同");
            document.write(file);
        }
        originals.add(request, Original.WHOLE, EDUCATION, "合同.docx", file.toByteArray(), "person-officer").orThrow();
        ByteArrayOutputStream scan = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB), "png", scan);
        evidence.add(request, EDUCATION, kinds.all().getFirst().id(), "EX000000001CN", "信封.png", scan.toByteArray(), "person-officer").orThrow();
        cast.does(APPROVER, "decide", request, cast.answers("R36-2"));
        cast.does(OFFICER, "serve", request, Map.of("way", "portal", "proof", "P-1"));
        time.to(on);
        cast.does(OFFICER, "close", request, Map.of());
        return request;
    }

    CaseFolder folder(String caseId) {
        return folders.open(caseId, Scope.EVERYTHING).orElseThrow();
    }

    List<Verify.Difference> verified() throws InterruptedException {
        for (int n = 0; n < 100 && jdbc.sql("select count(*) from ledger.pending").query(Integer.class).single() > 0; n++) {
            Thread.sleep(50);
        }
        return verify.run(true, position -> { }).differences();
    }
}

package org.gongkai.casework.bundle;

import static org.gongkai.casework.CaseworkCast.APPROVER;
import static org.gongkai.casework.CaseworkCast.EDUCATION;
import static org.gongkai.casework.CaseworkCast.HEAD;
import static org.gongkai.casework.CaseworkCast.OFFICER;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.gongkai.GongkaiTest;
import org.gongkai.TimeMachine;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.Cases;
import org.gongkai.casework.CaseworkCast;
import org.gongkai.casework.filing.Submitting;
import org.gongkai.directory.Post;
import org.gongkai.directory.Role;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.gongkai.evidence.EvidenceFiles;
import org.gongkai.ledger.Ledger;
import org.gongkai.letters.Letters;
import org.gongkai.procedure.Actor;
import org.gongkai.redaction.Mark;
import org.gongkai.redaction.Original;
import org.gongkai.redaction.Originals;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A request that went through everything that a request can, and the bundle that is made of it. */
@GongkaiTest
@Import({TimeMachine.Installed.class, CaseworkCast.class})
abstract class WholeCase {

    @Autowired
    CaseworkCast cast;
    @Autowired
    Cases cases;
    @Autowired
    CaseFolders folders;
    @Autowired
    DisputeBundle bundle;
    @Autowired
    BundleShelf shelf;
    @Autowired
    Originals originals;
    @Autowired
    EvidenceFiles evidence;
    @Autowired
    Letters letters;
    @Autowired
    Ledger ledger;
    @Autowired
    Submitting submitting;
    @Autowired
    TimeMachine time;
    String request;

    @BeforeEach
    void aWholeCase() throws IOException {
        time.to("2026-03-02");
        request = cast.submitted(cast.request(EDUCATION, "校服采购合同"));
        cast.does(OFFICER, "receive", request, Map.of("confirmation", "phone", "proof", "通话记录2026-1"));
        cast.does(OFFICER, "accept", request, Map.of());
        cast.does(OFFICER, "ask-completion", request, Map.of("missing", "请写明学校和年份", "completeBy", "2026-03-25"));
        time.to("2026-03-05");
        cast.does(Actor.applicant(), "complete", request, Map.of("supplement", "临溪一中2025年"));
        cast.does(OFFICER, "search", request, Map.of("place", "采购科", "terms", "校服", "searcher", "采购科 干事", "found", "something"));
        cast.does(OFFICER, "consult", request, Map.of("thirdParty", "临溪衣品有限公司", "matter", "合同单价是否公开"));
        time.to("2026-03-10");
        cast.does(OFFICER, "opinion", request, Map.of("opinion", "part", "proof", "来文2026-1", "reasons", "用料配比是商业秘密"));
        time.to("2026-03-30");
        cast.does(HEAD, "extend", request, Map.of("days", "5", "reason", "还在核对合同附件"));
        give();
        time.to("2026-04-02");
        Map<String, String> partly = new LinkedHashMap<>(cast.answers("R37"));
        partly.put("item1Grounds", "R36-3/15");
        cast.does(APPROVER, "decide", request, partly);
        cast.does(OFFICER, "serve", request, Map.of("way", "post", "proof", "EX000000009CN"));
    }

    void give() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (XWPFDocument document = new XWPFDocument()) {
            document.createParagraph().createRun().setText("校服采购合同，用料配比七比三");
            document.write(file);
        }
        Original original = originals.add(request, Original.WHOLE, EDUCATION, "合同原件.docx", file.toByteArray(), "person-officer").orThrow();
        originals.mark(original, new Mark.Words("七比三", "R36-3/15"));
        originals.preview(originals.find(request, original.id()).orElseThrow());
        Original seen = originals.find(request, original.id()).orElseThrow();
        originals.give(seen, seen.preview().orElseThrow().id(), "person-officer", "第三十七条").orThrow();
    }

    Map<String, byte[]> made(Staff staff, String caseId) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        bundle.write(folders.open(caseId, Scope.EVERYTHING).orElseThrow(), staff, out, files -> { });
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    static String said(Map<String, byte[]> files, String part) throws IOException {
        Map.Entry<String, byte[]> file = files.entrySet().stream().filter(entry -> entry.getKey().contains(part)).findFirst().orElseThrow();
        return text(file.getKey(), file.getValue());
    }

    static String text(String name, byte[] bytes) throws IOException {
        if (name.endsWith(".pdf")) {
            try (PDDocument pdf = Loader.loadPDF(bytes)) {
                return new PDFTextStripper().getText(pdf);
            }
        }
        if (name.endsWith(".docx")) {
            try (XWPFDocument docx = new XWPFDocument(new ByteArrayInputStream(bytes)); XWPFWordExtractor words = new XWPFWordExtractor(docx)) {
                return words.getText();
            }
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static Staff officer() {
        return holding(Role.OFFICER);
    }

    static Staff holding(Role role) {
        return new Staff("person-officer", "承办人", List.of(Post.at(EDUCATION, role)));
    }
}

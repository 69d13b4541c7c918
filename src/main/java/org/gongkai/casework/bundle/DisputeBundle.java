package org.gongkai.casework.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.gongkai.calendar.Now;
import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.copies.CaseRedactions;
import org.gongkai.casework.material.Enclosed;
import org.gongkai.casework.material.Material;
import org.gongkai.casework.material.Materials;
import org.gongkai.casework.opening.OpeningJournal;
import org.gongkai.casework.papers.ActInWords;
import org.gongkai.casework.retention.Contests;
import org.gongkai.directory.Power;
import org.gongkai.directory.Staff;
import org.gongkai.evidence.Evidence;
import org.gongkai.evidence.EvidenceFiles;
import org.gongkai.ledger.Act;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.ActProof;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Sha256;
import org.gongkai.letters.Letter;
import org.gongkai.letters.Sheet;
import org.gongkai.letters.Sheets;
import org.gongkai.redaction.Original;
import org.gongkai.redaction.Originals;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * 案卷材料: the evidence and grounds on which an answer was given, as reconsideration (行政复议法 Art. 48) and court (行政诉讼法
 * Art. 67) ask for them, in one archive with a numbered list. From a reconsideration or a suit the case it is about comes first.
 */
@Component
public class DisputeBundle {

    private final CaseFolders folders;
    private final CaseTypes types;
    private final CaseSheets sheets;
    private final CaseRedactions redactions;
    private final Contests contests;
    private final Originals originals;
    private final EvidenceFiles evidence;
    private final Materials materials;
    private final Ledger ledger;
    private final OpeningJournal journal;
    private final Sheets printer;
    private final Now now;
    private final TransactionTemplate transaction;
    private final JsonMapper json = JsonMapper.builder().build();

    DisputeBundle(CaseFolders folders, CaseTypes types, CaseSheets sheets, CaseRedactions redactions, Contests contests, Originals originals,
            EvidenceFiles evidence, Materials materials, Ledger ledger, OpeningJournal journal, Sheets printer, Now now, TransactionTemplate transaction) {
        this.folders = folders;
        this.types = types;
        this.sheets = sheets;
        this.redactions = redactions;
        this.contests = contests;
        this.originals = originals;
        this.evidence = evidence;
        this.materials = materials;
        this.ledger = ledger;
        this.journal = journal;
        this.printer = printer;
        this.now = now;
        this.transaction = transaction;
    }

    /** What was made: SHA-256 of the archive, hex, and the files in it without the list. */
    public record Made(String digest, List<Listed> files) {
    }

    /** Whether a person may take the file of a case out of the house; of a forgotten one there is none. */
    public static boolean mayTake(Staff staff, CaseFolder folder) {
        return folder.forgottenOn() == null && staff.may(Power.WORK, folder.state().organ());
    }

    /**
     * Writes the archive and records that it was made.
     *
     * @param progress is told how many files are in
     */
    public Made write(CaseFolder folder, Staff staff, OutputStream out, IntConsumer progress) throws IOException {
        MessageDigest digest = Sha256.begin();
        Writing writing = new Writing(new ZipOutputStream(new DigestOutputStream(out, digest), StandardCharsets.UTF_8), progress);
        try (ZipOutputStream zip = writing.zip) {
            List<CaseFolder> all = new ArrayList<>();
            for (String contested : contests.contestedBy(folder)) {
                folders.open(contested, staff.scope(Power.WORK)).filter(found -> mayTake(staff, found)).ifPresent(all::add);
            }
            all.add(folder);
            for (CaseFolder one : all) {
                writing.before = all.size() > 1 ? one.number() + " " : "";
                file(one, staff, writing);
            }
            Sheet list = sheets.list(folder.number(), now.today(), writing.files);
            put(zip, "00-目录.docx", printer.docx(list));
            Optional<byte[]> pdf = printer.pdf(list);
            if (pdf.isPresent()) {
                put(zip, "00-目录.pdf", pdf.get());
            }
            StringBuilder sums = new StringBuilder();
            writing.files.forEach(one -> sums.append(one.digest()).append("  ").append(one.name()).append('\n'));
            put(zip, "校验.sha256", sums.toString().getBytes(StandardCharsets.UTF_8));
        }
        Made made = new Made(HexFormat.of().formatHex(digest.digest()), List.copyOf(writing.files));
        transaction.executeWithoutResult(status -> ledger.record(ActDraft.of("casework.bundle", folder.application().id())
                .organ(folder.state().organ()).actor(staff.personId()).detail("case", folder.state().id()).detail("files", made.files().size())
                .detail("digest", made.digest())));
        return made;
    }

    private void file(CaseFolder folder, Staff staff, Writing to) throws IOException {
        journal.wholeTaken(folder, staff, "取出案卷材料");
        to.sheet(sheets.application(folder), folder.application().submittedOn());
        List<Act> left = new ArrayList<>(folder.state().acts().subList(1, folder.state().acts().size()));
        List<Evidence> scans = new ArrayList<>(evidence.of(folder.state().id()).stream().filter(Evidence::stands).toList());
        List<Evidence> scansLeft = new ArrayList<>(scans);
        Set<String> letters = new HashSet<>();
        CaseType declared = types.find(folder.state().type().id()).orElse(folder.state().type());
        for (Dossier.Chapter chapter : Dossier.of(declared)) {
            List<Act> acts = left.stream().filter(act -> chapter.actions().contains(act.verb())).toList();
            left.removeAll(acts);
            chapter(folder, chapter, acts, letters, to);
            List<Evidence> here = scansLeft.stream().filter(scan -> chapter.scans().contains(scan.kind().id())).toList();
            scansLeft.removeAll(here);
            scans(here, to);
        }
        chapter(folder, new Dossier.Chapter("其他办理记录", null, List.of(), List.of()), left, letters, to);
        scans(scansLeft, to);
        List<Material> came = materials.of(Enclosed.in(folder).stream().map(one -> one.file().id()).toList());
        for (Material material : came) {
            to.file("随件提交的文件", folder.application().submittedOn(), material.pages(), material.kind().ending(), materials.open(material));
        }
        to.sheet(sheets.approvals(folder), folder.state().lastAct().effectiveOn());
        List<Original> files = originals.of(folder.state().id());
        for (Original original : files) {
            for (Original.Made copy : original.given()) {
                byte[] bytes = originals.open(original, copy);
                to.file("给出的公开件", copy.givenOn(), copy.kind().isDrawn() ? original.pages() : 0, copy.kind().ending(), bytes);
            }
        }
        if (!files.isEmpty() && CaseRedactions.mayHandle(staff, folder.state())) {
            to.sheet(sheets.originals(files), now.today());
        }
        ledger(folder, Stream.of(files.stream().map(Original::id), scans.stream().map(Evidence::id), came.stream().map(Material::id)).flatMap(ids -> ids).toList(), to);
    }

    private void scans(List<Evidence> scans, Writing to) throws IOException {
        for (Evidence scan : scans) {
            to.file(scan.kind().title() + (scan.number() == null ? "" : " " + scan.number()), scan.addedOn(), scan.pages(), scan.file().ending(),
                    evidence.open(scan));
        }
    }

    private void chapter(CaseFolder folder, Dossier.Chapter chapter, List<Act> acts, Set<String> already, Writing to) throws IOException {
        if (acts.isEmpty()) {
            return;
        }
        to.sheet(sheets.chapter(folder, chapter, acts), acts.getLast().effectiveOn());
        for (Act act : acts) {
            for (Letter letter : folder.letters()) {
                if (letter.actId().equals(act.id()) && already.add(letter.id())) {
                    letter(folder, letter, to);
                }
            }
        }
    }

    private void letter(CaseFolder folder, Letter letter, Writing to) throws IOException {
        String title = letter.title() + " " + letter.number();
        byte[] docx = folders.letter(folder, letter.id()).orElseThrow();
        Optional<byte[]> pdf = folders.pdf(folder, letter.id());
        int pages = pdf.isPresent() ? pages(pdf.get()) : 0;
        to.file(title, letter.issuedOn(), pages, "docx", docx);
        if (pdf.isPresent()) {
            to.file(title, letter.issuedOn(), pages, "pdf", pdf.get());
        }
    }

    private void ledger(CaseFolder folder, List<String> files, Writing to) throws IOException {
        List<String> subjects = new ArrayList<>(List.of(folder.state().id(), folder.application().id()));
        subjects.addAll(files);
        List<ActProof> proofs = ledger.proofs(subjects);
        ActInWords words = sheets.inWords(folder);
        Map<String, String> titles = new TreeMap<>();
        folder.state().acts().forEach(act -> titles.put(act.id(), words.title(act)));
        to.sheet(sheets.ledger(proofs, titles), now.today());
        StringBuilder lines = new StringBuilder();
        for (ActProof proof : proofs) {
            Map<String, @Nullable Object> line = new TreeMap<>();
            line.put("canonical", proof.canonical());
            line.put("digest", proof.digest());
            line.put("position", proof.position());
            line.put("previous", proof.previous());
            line.put("hash", proof.hash());
            lines.append(json.writeValueAsString(line)).append('\n');
        }
        to.file("台账", now.today(), 0, "jsonl", lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    private static int pages(byte[] pdf) throws IOException {
        if (pdf.length < 4 || pdf[0] != '%') {
            return 1;
        }
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        }
    }

    /** The archive on the way: files get their number, their name and their digest as they go in. */
    private final class Writing {

        private final ZipOutputStream zip;
        private final IntConsumer progress;
        private final List<Listed> files = new ArrayList<>();
        private String before = "";

        Writing(ZipOutputStream zip, IntConsumer progress) {
            this.zip = zip;
            this.progress = progress;
        }

        void sheet(Sheet sheet, LocalDate on) throws IOException {
            Optional<byte[]> pdf = printer.pdf(sheet);
            if (pdf.isPresent()) {
                file(sheet.title(), on, pages(pdf.get()), "pdf", pdf.get());
            } else {
                file(sheet.title(), on, 0, "docx", printer.docx(sheet));
            }
        }

        void file(String title, @Nullable LocalDate on, int pages, String ending, byte[] bytes) throws IOException {
            String name = String.format(Locale.ROOT, "%02d-%s.%s", files.size() + 1, (before + title).replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", ""), ending);
            put(zip, name, bytes);
            files.add(new Listed(before + title, on, pages, name, Sha256.hex(bytes)));
            progress.accept(files.size());
        }
    }
}

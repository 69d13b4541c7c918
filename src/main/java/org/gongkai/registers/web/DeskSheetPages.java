package org.gongkai.registers.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import org.gongkai.directory.Staff;
import org.gongkai.face.ChosenFile;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.face.Wording;
import org.gongkai.reading.Refusal;
import org.gongkai.registers.Change;
import org.gongkai.registers.Comparison;
import org.gongkai.registers.DeskRecords;
import org.gongkai.registers.EnterRows;
import org.gongkai.registers.Entry;
import org.gongkai.registers.FaultSheet;
import org.gongkai.registers.FilesBrought;
import org.gongkai.registers.Keepers;
import org.gongkai.registers.Outcome;
import org.gongkai.registers.Proposals;
import org.gongkai.registers.Register;
import org.gongkai.registers.RowFault;
import org.gongkai.registers.RowsBrought;
import org.gongkai.registers.Sheet;
import org.gongkai.registers.TypedRow;
import org.gongkai.tables.Table;
import org.gongkai.tables.TableRow;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Many rows at once: filled in as a spreadsheet or brought in a file, looked at first, saved all or none. */
@Controller
@RequestMapping("/desk/registers/{id}")
class DeskSheetPages {

    private static final int TOLD = 50;
    private static final int HEAD = 10;
    private static final long LONG_BOOK = 2 << 20;
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final EnterRows enter;
    private final Proposals proposals;
    private final DeskRecords records;
    private final Comparison comparison;
    private final DeskHands hands;
    private final RowsBrought brought;
    private final FilesBrought files;

    DeskSheetPages(EnterRows enter, Proposals proposals, DeskRecords records, Comparison comparison, DeskHands hands, RowsBrought brought, FilesBrought files) {
        this.enter = enter;
        this.proposals = proposals;
        this.records = records;
        this.comparison = comparison;
        this.hands = hands;
        this.brought = brought;
        this.files = files;
    }

    /** @param from a proposal that came back */
    @GetMapping("/grid")
    Screen grid(@AuthenticationPrincipal Staff staff, @PathVariable String id, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String organ, @RequestParam(name = "sheet", defaultValue = DeskAround.TYPED) String which, @RequestParam(defaultValue = "") String field,
            @RequestParam(defaultValue = "") String value) {
        Keepers.Hand hand = entering(id, staff);
        Register register = hand.register();
        String sheet = sheet(which);
        Proposals.Proposal returned = from.isEmpty() ? null : proposals.find(from).filter(one -> one.register().equals(id) && one.isReturned() && proposals.isTakenUpBy(one, staff)).orElse(null);
        if (returned != null) {
            Proposals.Content content = proposals.content(returned);
            return screen(hand, new DeskAround(EnterRows.fresh(), Sheet.text(register, several(hand), content.rows()), returned.organ(), Change.valueOf(content.how()), content.reason(), from, sheet),
                    null, List.of(), content.rows(), false);
        }
        List<Entry> standing = records.rows(register, hand.enters(), q, "", Sheet.MOST + 1);
        List<Entry> shown = standing.subList(0, Math.min(Sheet.MOST, standing.size()));
        Map<Long, Map<String, String>> values = records.values(register, shown);
        boolean bulk = register.field(field).isPresent() && !register.key().contains(field);
        List<TypedRow> rows = shown.stream().map(entry -> Sheet.row(register, entry, values.getOrDefault(entry.number(), Map.of()), hands.name(entry.organ())))
                .map(row -> bulk ? with(row, field, value) : row).toList();
        return screen(hand, new DeskAround(EnterRows.fresh(), Sheet.text(register, several(hand), rows), hands.organ(hand, organ), bulk ? Change.CORRECT : Change.CHANGE, "", "", bulk ? "file-" + EnterRows.fresh() : sheet), null, List.of(), rows, standing.size() > Sheet.MOST);
    }

    /** The same value in one field of every record that is shown: looked at in the sheet, and saved with one reason. */
    private static TypedRow with(TypedRow row, String field, String value) {
        Map<String, String> other = new HashMap<>(row.values());
        other.put(field, value);
        return new TypedRow(row.line(), other, row.based(), row.ends());
    }

    /** Looks, gives the faults back as a file, or saves. */
    @PostMapping("/grid")
    @Form(page = "/desk/registers/{id}/grid?sheet={sheet}", lines = "reason 理由 500")
    View save(@AuthenticationPrincipal Staff staff, @PathVariable String id, @RequestParam(defaultValue = "") String rows, @RequestParam(defaultValue = "") String saving,
            @RequestParam(defaultValue = "") String organ, @RequestParam(defaultValue = "CHANGE") Change how, @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "save") String then,
            @RequestParam(defaultValue = DeskAround.TYPED) String sheet) {
        Keepers.Hand hand = entering(id, staff);
        DeskAround around = new DeskAround(saving, rows, hands.organ(hand, organ), how, reason, from, sheet(sheet));
        return switch (Sheet.read(hand.register(), Table.rows(new StringReader(rows)))) {
            case Sheet.Unreadable(String sentence) -> screen(hand, around, new Outcome.Refused(List.of(new RowFault(0, "", sentence, null))), List.of(), null, false).status(422);
            case Sheet.Rows read -> rows(hand, around, read, then, staff);
        };
    }

    private View rows(Keepers.Hand hand, DeskAround around, Sheet.Rows read, String then, Staff staff) {
        Register register = hand.register();
        EnterRows.Wish wish = new EnterRows.Wish(register, around.saving(), around.organ(), around.how(), around.reason());
        boolean saves = then.equals("save") && read.faults().isEmpty();
        Outcome outcome = with(register, read, saves ? enter.enter(wish, read.rows(), staff) : enter.foresee(wish, read.rows(), staff));
        if (then.equals("faults")) {
            return xlsx(register, FaultSheet.xlsx(register, several(hand), read.rows(), outcome instanceof Outcome.Refused(List<RowFault> faults) ? faults : List.of()));
        }
        if (!saves || outcome instanceof Outcome.Refused) {
            return screen(hand, around, outcome, read.ignored(), read.rows(), false).status(outcome instanceof Outcome.Refused ? 422 : 200);
        }
        if (!around.from().isEmpty()) {
            proposals.take(around.from(), "withdraw", Map.of(), staff);
        }
        return outcome instanceof Outcome.Proposed proposed ? new RedirectView("/desk/registers/" + register.id() + "/proposals/" + proposed.proposal())
                : outcome instanceof Outcome.Saved saved ? new RedirectView("/desk/registers/" + register.id() + "?first=" + saved.first() + "&last=" + saved.last()) : new RedirectView("/desk/registers");
    }

    /** What could not be read stands beside what may not be saved. */
    private static Outcome with(Register register, Sheet.Rows read, Outcome outcome) {
        List<RowFault> faults = new ArrayList<>(read.faults());
        if (outcome instanceof Outcome.Refused(List<RowFault> others)) {
            faults.addAll(others);
        }
        return faults.isEmpty() ? outcome : new Outcome.Refused(Sheet.hinted(register, faults, read.rows()));
    }

    private static String sheet(String said) {
        return said.matches("file-[a-z0-9]{1,20}") ? said : DeskAround.TYPED;
    }

    @GetMapping("/import")
    Screen file(@AuthenticationPrincipal Staff staff, @PathVariable String id) {
        return file(entering(id, staff), "", staff);
    }

    /** Reads a file and shows what would come of it; nothing is saved. */
    @PostMapping("/import")
    @Form(Form.Typed.NOTHING)
    View read(@AuthenticationPrincipal Staff staff, @PathVariable String id, @RequestParam MultipartFile file) throws IOException {
        Keepers.Hand hand = entering(id, staff);
        if (ChosenFile.isNone(file)) {
            return file(hand, ChosenFile.NONE, staff).status(422);
        }
        List<TableRow> table = new ArrayList<>();
        Path kept = Files.createTempFile("gongkai-sheet", null);
        try {
            file.transferTo(kept);
            if (isLongReading(kept)) {
                return large(hand, kept, staff);
            }
            Iterator<TableRow> rows = Table.rows(kept, bytes -> bytes);
            while (rows.hasNext() && table.size() <= Sheet.MOST) {
                table.add(rows.next());
            }
            String other = rows.hasNext() ? FilesBrought.otherHeading(hand.register(), table.subList(0, HEAD)) : "";
            if (!other.isEmpty()) {
                return file(hand, other, staff).status(422);
            }
            if (rows.hasNext()) {
                return large(hand, kept, staff);
            }
        } catch (Refusal unreadable) {
            return file(hand, String.valueOf(unreadable.getMessage()), staff).status(422);
        } finally {
            Files.deleteIfExists(kept);
        }
        return switch (Sheet.read(hand.register(), table.iterator())) {
            case Sheet.Unreadable(String sentence) -> file(hand, sentence, staff).status(422);
            case Sheet.Rows read -> {
                String text = Sheet.text(hand.register(), several(hand), read.rows());
                yield rows(hand, new DeskAround(EnterRows.fresh(), text, hands.organ(hand, ""), Change.CHANGE, "", "", "file-" + EnterRows.fresh()), read.asWritten(text), "look", staff);
            }
        };
    }

    /** A workbook is unpacked whole before its first row is there. */
    private static boolean isLongReading(Path file) throws IOException {
        try (InputStream begin = Files.newInputStream(file)) {
            return Files.size(file) > LONG_BOOK && begin.read() == 'P' && begin.read() == 'K';
        }
    }

    /** More than one saving holds: read, looked at and entered beside the requests. */
    private View large(Keepers.Hand hand, Path file, Staff staff) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return new RedirectView(taken(hand, bytes, Files.size(file), staff));
        }
    }

    private String taken(Keepers.Hand hand, InputStream bytes, long announced, Staff staff) throws IOException {
        String id = files.take(hand.register(), hands.organ(hand, ""), staff, bytes, announced);
        brought.begin();
        return "/desk/registers/" + hand.register().id() + "/brought/" + id;
    }

    /** Takes a file as it comes, beyond what a form may bring; the script of the page sends it. */
    @PostMapping(path = "/import/large", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @ResponseBody
    @Form(Form.Typed.NOTHING)
    ResponseEntity<Map<String, String>> stream(@AuthenticationPrincipal Staff staff, @PathVariable String id, HttpServletRequest request) throws IOException {
        Keepers.Hand hand = entering(id, staff);
        try {
            return ResponseEntity.ok(Map.of("address", taken(hand, request.getInputStream(), request.getContentLengthLong(), staff)));
        } catch (IllegalArgumentException refused) {
            return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).body(Map.of("sentence", Wording.said(String.valueOf(refused.getMessage()))));
        }
    }

    private Screen file(Keepers.Hand hand, String fault, Staff staff) {
        Register register = hand.register();
        return Screen.of("registers/web/desk-import").with("page", page(register, "导入文件")).with("register", register).with("fault", fault.isEmpty() ? null : fault)
                .with("columns", Sheet.columns(register, several(hand))).with("most", Sheet.MOST)
                .with("largest", files.largest()).with("brought", brought.latest(register, staff).filter(one -> one.stage() != RowsBrought.Stage.DONE && one.stage() != RowsBrought.Stage.COMING).orElse(null));
    }

    private Keepers.Hand entering(String id, Staff staff) {
        Keepers.Hand hand = hands.of(id, staff);
        if (hand.enters().isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return hand;
    }

    private static boolean several(Keepers.Hand hand) {
        return hand.enters().size() > 1;
    }

    private Screen screen(Keepers.Hand hand, DeskAround around, @Nullable Outcome outcome, List<String> ignored, @Nullable List<TypedRow> rows, boolean more) {
        Register register = hand.register();
        List<RowFault> faults = outcome instanceof Outcome.Refused(List<RowFault> found) ? found : List.of();
        Outcome.Saved foreseen = outcome instanceof Outcome.Saved saved ? saved : null;
        List<Comparison.Compared> changes = foreseen == null || rows == null ? List.of() : comparison.of(register, rows, around.organ(), around.how()).stream()
                .filter(one -> one.change() == Change.CHANGE || one.change() == Change.CORRECT).limit(TOLD).toList();
        String text = rows == null ? around.text() : Sheet.text(register, several(hand), rows);
        return Screen.of("registers/web/desk-grid").with("page", page(register, "表格录入").wide()).with("hand", hand).with("around", around).with("text", text)
                .with("columns", Sheet.columns(register, several(hand))).with("faults", faults).with("foreseen", foreseen).with("changes", changes).with("ignored", ignored)
                .with("more", more).with("most", Sheet.MOST);
    }

    private static Page page(Register register, String title) {
        return Page.of(title).desk().crumb("名录", "/desk/registers").crumb(register.title(), "/desk/registers/" + register.id());
    }

    static View xlsx(Register register, byte[] bytes) {
        return (model, request, response) -> {
            response.setContentType(XLSX);
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(register.title() + "：请改正.xlsx", StandardCharsets.UTF_8).build().toString());
            response.setContentLength(bytes.length);
            response.getOutputStream().write(bytes);
        };
    }
}

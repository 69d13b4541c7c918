package org.gongkai.registers.web;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.gongkai.face.ApiProblem;
import org.gongkai.registers.Entry;
import org.gongkai.registers.EntryProof;
import org.gongkai.registers.RecordAddress;
import org.gongkai.registers.RecordSearch;
import org.gongkai.registers.Register;
import org.gongkai.registers.RegisterField;
import org.gongkai.registers.RegisterStanding;
import org.gongkai.registers.Registers;
import org.gongkai.registers.datatype.FileType;
import org.gongkai.registers.datatype.PlaceType;
import org.gongkai.registers.datatype.RowsType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Registers for other programmes: what they are, their records and entries by cursor, whole dumps, the proof of an entry. */
@RestController
@RequestMapping("/api/v1/registers")
@Tag(name = "registers", description = "名录 Registers")
class RegistersApi {

    private static final int MOST = 1000;
    /** Seconds. */
    private static final String AGAIN_AFTER = "30";
    private static final Map<String, String> TYPES = Map.of("csv", "text/csv;charset=UTF-8", "jsonl", "application/x-ndjson;charset=UTF-8", "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final Registers registers;
    private final RecordSearch records;
    private final EntryProof proofs;
    private final RegisterDump dump;
    private final DumpPlaces places;

    RegistersApi(Registers registers, RecordSearch records, EntryProof proofs, RegisterDump dump, DumpPlaces places) {
        this.registers = registers;
        this.records = records;
        this.proofs = proofs;
        this.dump = dump;
        this.places = places;
    }

    /** @param options code and title of what may be chosen; absent where nothing is chosen @param columns of a table; absent of anything else */
    record FieldOf(String name, String title, String kind, boolean required, boolean key, @Nullable String hint, @Nullable String unit, @Nullable Map<String, String> options,
            @Nullable String coordinates, @Nullable List<ColumnOf> columns) {
    }

    /** A column of a table inside a record. */
    record ColumnOf(String name, String title, boolean required, @Nullable Map<String, String> options) {

        static @Nullable List<ColumnOf> of(RegisterField field) {
            return !(field.type() instanceof RowsType rows) ? null : rows.columns().stream().map(column -> {
                Map<String, String> options = FieldWords.options(column.type());
                return new ColumnOf(column.name(), column.title(), column.required(), options.isEmpty() ? null : options);
            }).toList();
        }
    }

    /** @param changed absent while nothing was entered */
    record About(String id, String title, String description, String legalBasis, @Nullable String every, List<String> key, List<FieldOf> fields, long records, long entries,
            @Nullable Instant changed, String address) {
    }

    /** A record as it stands; values as they are kept. @param rows tables inside it, by field; absent where it has none */
    record Line(String key, long entry, String organ, LocalDate validOn, Map<String, String> values, String address, @Nullable Map<String, FileOf> files,
            @Nullable Map<String, List<Map<String, String>>> rows) {

        static Line of(Register register, Entry entry) {
            Map<String, List<Map<String, String>>> rows = RowsView.of(register, entry);
            return new Line(entry.key(), entry.number(), entry.organ(), entry.validOn(), entry.said(), RecordAddress.of(register.id(), entry.key()), FileOf.of(register, entry), rows.isEmpty() ? null : rows);
        }
    }

    /** A file of a record. @param digest SHA-256, hex */
    record FileOf(String name, long bytes, String digest, String address) {

        /** By field; null where the record has none. */
        static @Nullable Map<String, FileOf> of(Register register, Entry entry) {
            Map<String, FileOf> files = new TreeMap<>();
            register.fields().stream().filter(field -> field.kind() == RegisterField.Kind.FILE && entry.said().containsKey(field.name())).forEach(field -> {
                String kept = entry.said().get(field.name());
                files.put(field.name(), new FileOf(FileType.name(kept), FileType.bytes(kept), FileType.digest(kept), field.type().shown(kept)));
            });
            return files.isEmpty() ? null : files;
        }
    }

    /** @param next key after which the next stretch begins; absent at the end */
    record Stretch(List<Line> records, @Nullable String next) {
    }

    /** One entry; what was withdrawn for privacy has its digest and days alone. */
    record EntryOf(long number, @Nullable String key, String change, String organ, LocalDate validOn, Instant recordedAt, String act, String digest, @Nullable Map<String, String> content,
            @Nullable Map<String, String> sealed) {

        static EntryOf of(Entry entry) {
            return new EntryOf(entry.number(), entry.isWithdrawn() ? null : entry.key(), entry.change().name(), entry.organ(), entry.validOn(), entry.recordedAt(), entry.act(), entry.digest(),
                    entry.content(), entry.sealed().isEmpty() ? null : entry.sealed());
        }
    }

    /** @param next number after which the next stretch begins; absent at the end */
    record Entries(List<EntryOf> entries, @Nullable Long next) {
    }

    @GetMapping(produces = "application/json")
    @Operation(summary = "全部公开的名录 Every open register")
    List<About> all() {
        Map<String, RegisterStanding> standing = records.overview();
        return registers.all().stream().filter(Register::isOpen).map(register -> about(register, standing.get(register.id()))).toList();
    }

    @GetMapping(path = "/{id}", produces = "application/json")
    @Operation(summary = "一份名录是什么：字段、依据、更新 What a register is")
    About one(@PathVariable String id) {
        return about(register(id), records.overview().get(id));
    }

    @GetMapping(path = "/{id}/records", produces = "application/json")
    @Operation(summary = "逐段列出现有的记录 List records", description = "按编号的顺序；用 next 取下一段，没有上限。 In order of the key; follow next to the end, without a cap.")
    Stretch records(@PathVariable String id, @Parameter(description = "上一段的 next The next of the stretch before") @RequestParam(defaultValue = "") String after,
            @Parameter(description = "一段的条数，至多 1000 Records in a stretch") @RequestParam(defaultValue = "100") int limit) {
        Register register = register(id);
        int wanted = Math.clamp(limit, 1, MOST);
        List<Entry> found = records.standing(register, after, wanted);
        return new Stretch(found.stream().filter(entry -> !entry.isWithdrawn()).map(entry -> Line.of(register, entry)).toList(), found.size() < wanted ? null : found.getLast().key());
    }

    @GetMapping(path = "/{id}/entries", produces = "application/json")
    @Operation(summary = "逐段列出全部条目 List entries", description = "每次登记、变更、更正、注销，按条目编号；摘要按 RFC 8785、SHA-256。 Everything ever entered, by number.")
    Entries entries(@PathVariable String id, @RequestParam(defaultValue = "0") long after, @RequestParam(defaultValue = "100") int limit) {
        int wanted = Math.clamp(limit, 1, MOST);
        List<Entry> found = records.entries(register(id), after, wanted);
        return new Entries(found.stream().map(EntryOf::of).toList(), found.size() < wanted ? null : found.getLast().number());
    }

    @GetMapping(path = "/{id}/entries/{number}/proof", produces = "application/json")
    @Operation(summary = "一个条目的证明 The proof of an entry", description = "条目、路径、台账动作、链接。 Entry, path, act, link.")
    EntryProof.Proof proof(@PathVariable String id, @PathVariable long number) {
        return proofs.of(register(id), number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这个条目"));
    }

    @GetMapping("/{id}/records.{format:csv|jsonl|xlsx}")
    @Operation(summary = "整份取走 The whole register", description = "现有的全部记录：CSV（带 BOM）、JSON Lines 或 XLSX。 Every record that stands.")
    void whole(@PathVariable String id, @PathVariable String format, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Register register = register(id);
        Optional<DumpPlaces.Place> free = places.take();
        if (free.isEmpty()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, AGAIN_AFTER);
            ApiProblem.write(response, HttpStatus.SERVICE_UNAVAILABLE.value(), "Service Unavailable", "正在整份取走的人太多，请过半分钟再试，或者用 records 逐段取", request.getRequestURI());
            return;
        }
        try (DumpPlaces.Place place = free.get()) {
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + id + "." + format + "\"");
            response.setContentType(TYPES.get(format));
            switch (format) {
                case "csv" -> dump.csv(register, response.getOutputStream());
                case "jsonl" -> dump.lines(register, response.getOutputStream());
                default -> dump.sheet(register, response.getOutputStream());
            }
        }
    }

    private About about(Register register, @Nullable RegisterStanding standing) {
        return new About(register.id(), register.title(), register.about().description(), register.about().legalBasis(),
                register.keeping().rhythm() == null ? null : register.keeping().rhythm().every().name(), register.key(),
                register.publicFields().stream().map(field -> field(register, field)).toList(), standing == null ? 0 : standing.records(), records.entries(register),
                standing == null ? null : standing.changedAt(), RecordAddress.of(register.id()));
    }

    private static FieldOf field(Register register, RegisterField field) {
        return new FieldOf(field.name(), field.title(), field.kind().name(), field.required(), register.key().contains(field.name()), field.hint(),
                FieldWords.unit(field).isEmpty() ? null : FieldWords.unit(field), FieldWords.options(field).isEmpty() ? null : FieldWords.options(field),
                field.type() instanceof PlaceType place ? place.system().name() : null, ColumnOf.of(field));
    }

    private Register register(String id) {
        return registers.open(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这份名录"));
    }
}

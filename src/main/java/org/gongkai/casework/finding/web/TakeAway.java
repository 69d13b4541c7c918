package org.gongkai.casework.finding.web;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletResponse;
import org.gongkai.calendar.Now;
import org.gongkai.casework.Application;
import org.gongkai.casework.CaseFiles;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.finding.FindMatters;
import org.gongkai.casework.finding.FindMatters.Found;
import org.gongkai.casework.finding.Sought;
import org.gongkai.casework.lists.CaseLists.Line;
import org.gongkai.casework.opening.OpeningJournal;
import org.gongkai.casework.opening.Veiling;
import org.gongkai.casework.view.SavedView;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Power;
import org.gongkai.directory.Role;
import org.gongkai.directory.RoleNeeded;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.face.Wording;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.procedure.Field;
import org.gongkai.tables.PlainCell;
import org.gongkai.tables.SheetStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Found matters as a table to take away, all of them, written as they are read; with who brought them only for whoever coordinates there, as an act. */
@Controller
class TakeAway {

    static final String TAKEN = "casework.take-persons";
    private static final int AT_ONCE = 500;
    private static final String TITLE = "查到的办件";

    private final FindMatters find;
    private final FindPages pages;
    private final FoundRows rows;
    private final CaseFiles files;
    private final CaseTypes types;
    private final OpeningJournal journal;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Now now;

    TakeAway(FindMatters find, FindPages pages, FoundRows rows, CaseFiles files, CaseTypes types, OpeningJournal journal, Ledger ledger, TransactionTemplate transaction, Now now) {
        this.find = find;
        this.pages = pages;
        this.rows = rows;
        this.files = files;
        this.types = types;
        this.journal = journal;
        this.ledger = ledger;
        this.transaction = transaction;
        this.now = now;
    }

    @GetMapping(FindPages.SEARCH + ".{as:csv|xlsx}")
    void take(@AuthenticationPrincipal Staff staff, @PathVariable String as, @RequestParam MultiValueMap<String, String> said, HttpServletResponse response) throws IOException {
        write(staff, FindPages.asked(said), as, null, response);
    }

    @PostMapping(FindPages.SEARCH + "/persons")
    @Form(value = Form.Typed.SECRET, page = FindPages.SEARCH, lines = {"reason 为什么导出 100"})
    @Nullable View takePersons(@AuthenticationPrincipal Staff staff, @RequestParam MultiValueMap<String, String> said, HttpServletResponse response) throws IOException {
        if (!staff.may(Power.COORDINATE)) {
            throw new RoleNeeded(Role.valueOf(Role.with(Power.COORDINATE)[0]), staff.posts().getFirst().organId());
        }
        Map<String, String> asked = FindPages.asked(said);
        String reason = Optional.ofNullable(said.getFirst("reason")).orElse("").strip();
        Optional<String> unsaid = Veiling.unsaid(reason);
        if (unsaid.isPresent()) {
            return Screen.message(Page.of("连同申请人导出").desk(), unsaid.get(), "回到查找办件", FindPages.SEARCH + "?" + SavedView.asked(asked)).status(422);
        }
        transaction.executeWithoutResult(status -> ledger.record(ActDraft.of(TAKEN, Identifier.fresh()).organ(staff.posts().getFirst().organId()).actor(staff.personId())
                .article("个人信息保护法第五十一条").detail("columns", "name,phone")));
        write(staff, asked, "csv".equals(said.getFirst("as")) ? "csv" : "xlsx", reason, response);
        return null;
    }

    /** Where rows go. */
    private interface Table extends AutoCloseable {

        void row(List<String> cells) throws IOException;

        @Override
        void close() throws IOException;
    }

    /** @param reason why persons go along; null where they do not */
    private void write(Staff staff, Map<String, String> asked, String as, @Nullable String reason, HttpServletResponse response) throws IOException {
        Sought sought = pages.sought(staff, asked, null);
        List<Column> columns = FindPages.columns(asked);
        List<String> heads = Stream.of(Stream.of(Wording.t("编号")), columns.stream().map(column -> Wording.t(column.title())),
                reason == null ? Stream.<String>empty() : Stream.of(Wording.t("姓名或名称"), Wording.t("联系电话"))).flatMap(all -> all).toList();
        response.setContentType(as.equals("csv") ? "text/csv; charset=UTF-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(TITLE + " " + now.today() + "." + as, StandardCharsets.UTF_8).build().toString());
        Map<String, String> holders = rows.holders(staff);
        try (Table table = table(as, heads, response)) {
            String after = null;
            do {
                Found found = sought.isEmpty() || sought.refusal() != null ? new Found(List.of(), null, 0, 0) : find.find(staff, sought, after, AT_ONCE);
                Set<String> named = reason == null ? Set.of() : named(staff, found.hits().stream().map(FindMatters.Hit::line).toList());
                journal.learned(named, staff, "导出申请人", String.valueOf(reason));
                for (FoundRow row : rows.of(found.hits(), holders)) {
                    table.row(cells(row, columns, reason != null, named));
                }
                after = found.next();
            } while (after != null);
        }
    }

    private static Table table(String as, List<String> heads, HttpServletResponse response) throws IOException {
        if (as.equals("xlsx")) {
            SheetStream sheet = new SheetStream(response.getOutputStream(), TITLE, heads);
            return new Table() {

                @Override
                public void row(List<String> cells) throws IOException {
                    sheet.row(cells);
                }

                @Override
                public void close() throws IOException {
                    sheet.close();
                }
            };
        }
        Writer writer = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        writer.write('\uFEFF' + PlainCell.line(heads));
        return new Table() {

            @Override
            public void row(List<String> cells) throws IOException {
                writer.write(PlainCell.line(cells));
            }

            @Override
            public void close() throws IOException {
                writer.flush();
            }
        };
    }

    /** Those of which the person may take along who brought them. */
    private Set<String> named(Staff staff, List<Line> lines) {
        Set<String> named = new TreeSet<>(lines.stream().filter(line -> staff.may(Power.COORDINATE, line.organ())).map(Line::id).toList());
        named.removeAll(find.unnamed(staff, named));
        return named;
    }

    private List<String> cells(FoundRow row, List<Column> columns, boolean persons, Set<String> named) {
        List<String> cells = new ArrayList<>(List.of(row.row().line().number()));
        columns.forEach(column -> cells.add(row.cell(column)));
        if (persons) {
            Line line = row.row().line();
            cells.addAll(named.contains(line.id()) ? persons(line) : List.of("", ""));
        }
        return cells;
    }

    /** Name and telephone, unless the type lets only some read them or shows them to nobody unopened. */
    private List<String> persons(Line line) {
        Application said = files.application(line);
        List<Field> fields = types.byDefinition(line.definition()).applicant();
        return Stream.of("name", "phone").map(name -> fields.stream().filter(field -> field.name().equals(name) && field.limits().read().isEmpty() && !field.limits().masked())
                .findFirst().map(field -> said.applicant().getOrDefault(name, "")).orElse("")).toList();
    }
}

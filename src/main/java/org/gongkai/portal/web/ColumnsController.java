package org.gongkai.portal.web;

import java.time.DateTimeException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.face.Entrance;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.publication.Categories;
import org.gongkai.publication.Categories.Column;
import org.gongkai.publication.DocumentKind;
import org.gongkai.publication.DocumentKinds;
import org.gongkai.publication.ShownColumns;
import org.gongkai.registers.RecordSearch;
import org.gongkai.registers.Register;
import org.gongkai.registers.Registers;
import org.gongkai.publication.DocumentLine;
import org.gongkai.publication.DocumentLists;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriComponentsBuilder;

import static org.springframework.http.HttpStatus.NOT_FOUND;

/** 政府信息公开平台 (国办公开办函〔2019〕61号): the rail of the norm, columns, lists by key. */
@Controller
class ColumnsController {

    private static final int PAGE = 20;
    private static final int RECORDS = 5;

    private final DocumentLists lists;
    private final Categories categories;
    private final ShownColumns columns;
    private final SiteContents contents;
    private final DocumentKinds kinds;
    private final Registers registers;
    private final RecordSearch records;
    private final Organs organs;
    private final Now now;

    ColumnsController(DocumentLists lists, Categories categories, ShownColumns columns, SiteContents contents, DocumentKinds kinds, Registers registers, RecordSearch records, Organs organs, Now now) {
        this.lists = lists;
        this.categories = categories;
        this.columns = columns;
        this.contents = contents;
        this.kinds = kinds;
        this.registers = registers;
        this.records = records;
        this.organs = organs;
        this.now = now;
    }

    @GetMapping("/columns")
    Screen front(@RequestParam(defaultValue = "") String organ, @RequestParam(defaultValue = "") String kind,
            @RequestParam(required = false) @Nullable String after) {
        return screen(Page.of("政务公开").column("政府信息公开", "政府信息公开指南、制度、法定主动公开内容、年报和依申请公开",
                "政府信息公开,法定主动公开,依申请公开", "信息公开目录"), null, organ, kind, after);
    }

    @GetMapping("/columns/{id}")
    View column(@PathVariable String id, @RequestParam(defaultValue = "") String organ, @RequestParam(defaultValue = "") String kind,
            @RequestParam(required = false) @Nullable String after) {
        Column column = categories.column(id).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
        if (!column.address().equals("/columns/" + id)) {
            return new RedirectView(column.address());
        }
        Page page = Page.of(column.title()).crumb("政务公开", "/columns").description(column.description())
                .column(column.title(), column.description(), column.title() + ",政府信息公开", column.type());
        categories.path(id).stream().filter(above -> !above.equals(column))
                .forEach(above -> page.crumb(above.title(), "/columns/" + above.id()));
        return screen(page, column, organ, kind, after);
    }

    private Screen screen(Page page, @Nullable Column column, String organId, String kindId, @Nullable String after) {
        Organ organ = organs.find(organId).orElse(null);
        Set<String> of = organ == null ? Set.of() : organs.withPredecessors(Set.of(organ.id()), now.today());
        DocumentKind kind = kinds.find(kindId).orElse(null);
        List<String> within = column == null ? List.of() : column.withDescendants().map(Column::id).toList();
        List<DocumentLine> found = lists.newest(within, of, kind == null ? null : kind.id(), after == null ? null : key(after), PAGE + 1);
        boolean more = found.size() > PAGE;
        List<DocumentLine> lines = more ? found.subList(0, PAGE) : found;
        List<Column> path = column == null ? List.of() : categories.path(column.id());
        List<Register> held = column == null || after != null || kind != null ? List.of() : column.registers().stream().flatMap(id -> registers.open(id).stream()).toList();
        boolean caughtUp = held.stream().allMatch(records::isCaughtUp);
        ColumnPage shown = new ColumnPage(column, path, organs.asOf(now.today()), organ, there(within), kind,
                lines.stream().map(line -> ListedDocument.of(line, organs, kinds)).toList(),
                held.stream().flatMap(register -> ColumnRegister.of(register, Optional.ofNullable(organ), records, organs, RECORDS).stream()).toList(),
                more ? next(organId, kindId, lines.getLast().key()) : null, after == null);
        return Screen.of("portal/web/columns").with("page", page.publicSite().entrance(Entrance.DISCLOSURE)).with("list", shown).with("there", contents.today()).madeFrom(SiteContents.sources(), caughtUp && held.stream().allMatch(records::isCaughtUp));
    }

    private List<DocumentKind> there(List<String> within) {
        Set<String> there = columns.kindsIn(within, kinds.all().stream().map(DocumentKind::id).toList());
        return kinds.all().stream().filter(kind -> there.contains(kind.id())).toList();
    }

    private static DocumentLine.Key key(String after) {
        try {
            return DocumentLine.Key.parse(after);
        } catch (DateTimeException | StringIndexOutOfBoundsException notOurs) {
            throw new ResponseStatusException(NOT_FOUND, "", notOurs);
        }
    }

    private static String next(String organ, String kind, DocumentLine.Key key) {
        UriComponentsBuilder address = UriComponentsBuilder.newInstance();
        if (!organ.isEmpty()) {
            address.queryParam("organ", organ);
        }
        if (!kind.isEmpty()) {
            address.queryParam("kind", kind);
        }
        return address.queryParam("after", key).encode().build().toUriString();
    }
}

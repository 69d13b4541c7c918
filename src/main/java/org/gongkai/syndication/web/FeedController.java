package org.gongkai.syndication.web;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import javax.xml.stream.XMLStreamException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.gongkai.calendar.Now;
import org.gongkai.directory.Organs;
import org.gongkai.face.MadeFrom;
import org.gongkai.face.Site;
import org.gongkai.publication.Categories;
import org.gongkai.publication.Categories.Column;
import org.gongkai.publication.DocumentLine;
import org.gongkai.publication.DocumentLists;
import org.gongkai.publication.Tombstone;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriUtils;

import io.swagger.v3.oas.annotations.Hidden;

/** {@code /feed.atom}: the newest documents, of everything or of one column (RFC 4287). */
@RestController
@Hidden
class FeedController {

    private static final int ENTRIES = 50;

    private final DocumentLists lists;
    private final Categories categories;
    private final Organs organs;
    private final Site site;
    private final Now now;

    FeedController(DocumentLists lists, Categories categories, Organs organs, Site site, Now now) {
        this.lists = lists;
        this.categories = categories;
        this.organs = organs;
        this.site = site;
        this.now = now;
    }

    /** Where people look for it. */
    @GetMapping("/feed")
    ResponseEntity<Void> elsewhere(@RequestParam(defaultValue = "") String column) {
        return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
                .header(HttpHeaders.LOCATION, "/feed.atom" + (column.isEmpty() ? "" : "?column=" + UriUtils.encode(column, StandardCharsets.UTF_8))).build();
    }

    @GetMapping(path = "/feed.atom", produces = {"application/atom+xml;charset=UTF-8", "application/xml;charset=UTF-8", "text/xml;charset=UTF-8"})
    @Nullable String feed(@RequestParam(defaultValue = "") String column, HttpServletRequest request, HttpServletResponse response) throws XMLStreamException {
        Optional<Column> wanted = categories.column(column);
        if (!column.isEmpty() && wanted.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        List<String> columns = wanted.map(c -> c.withDescendants().map(Column::id).toList()).orElse(List.of());
        String base = site.homeAsAsked();
        String self = base + "/feed.atom" + (column.isEmpty() ? "" : "?column=" + column);
        List<DocumentLine> lines = lists.newest(columns, null, ENTRIES);
        List<DocumentLine> withdrawn = lists.withdrawn(columns, null, ENTRIES);
        LocalDate updated = Stream.concat(lines.stream(), withdrawn.stream()).map(DocumentLine::day).max(Comparator.naturalOrder()).orElse(now.today());
        AtomFeed feed = new AtomFeed(self, base + (column.isEmpty() ? "/" : "/columns/" + column),
                wanted.map(c -> site.name() + " " + c.title()).orElse(site.name()), updated);
        for (DocumentLine line : lines) {
            String address = base + "/documents/" + line.id();
            feed.entry(address, address, line.title(), line.day(),
                    line.issuer() != null ? line.issuer() : organs.name(line.organ()),
                    line.category(), categories.titleOf(line.category()), line.number());
        }
        for (DocumentLine line : withdrawn) {
            Tombstone tombstone = Objects.requireNonNull(line.tombstone());
            feed.deleted(base + "/documents/" + line.id(), line.day(), tombstone.ground().words() + "（" + tombstone.ground().article() + "）");
        }
        String written = feed.end();
        // without a home that was set, the addresses in it are those under which it was asked for
        if (!site.home().isEmpty() && MadeFrom.rooms("publication", MadeFrom.ORGANS).answering(request, written.getBytes(StandardCharsets.UTF_8))) {
            response.setContentType("application/atom+xml;charset=UTF-8");
            return null;
        }
        return written;
    }
}

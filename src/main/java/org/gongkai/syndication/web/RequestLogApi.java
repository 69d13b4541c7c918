package org.gongkai.syndication.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import javax.xml.stream.XMLStreamException;

import org.gongkai.calendar.Now;
import org.gongkai.calendar.ReplyKind;
import org.gongkai.calendar.ReplyKinds;
import org.gongkai.casework.release.DisclosureLog;
import org.gongkai.casework.release.DisclosureLog.Entry;
import org.gongkai.directory.Organs;
import org.gongkai.face.Site;
import org.gongkai.publication.DocumentLists;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

/** The log of requests (依申请公开目录) for other programmes, as JSON by cursor and as a feed. */
@RestController
@Tag(name = "requests", description = "依申请公开目录 What was asked for and how it was answered")
class RequestLogApi {

    private static final int MOST = 1000;
    private static final int ENTRIES = 50;

    private final DisclosureLog log;
    private final DocumentLists lists;
    private final ReplyKinds replyKinds;
    private final Organs organs;
    private final Site site;
    private final Now now;

    RequestLogApi(DisclosureLog log, DocumentLists lists, ReplyKinds replyKinds, Organs organs, Site site, Now now) {
        this.log = log;
        this.lists = lists;
        this.replyKinds = replyKinds;
        this.organs = organs;
        this.site = site;
        this.now = now;
    }

    /**
     * A request that was answered.
     *
     * @param document address of what was published since
     */
    record Line(String id, String title, String organ, String organName, LocalDate receivedOn, LocalDate answeredOn, String replyKind, String reply,
            @Nullable String document) {
    }

    /** @param next cursor of what follows; absent at the end */
    record Stretch(List<Line> requests, @Nullable String next) {
    }

    @GetMapping(path = "/api/v1/requests", produces = "application/json")
    @Operation(summary = "逐段列出依申请公开目录 List answered requests", description = "按答复日期从新到旧；用 next 取下一段。不含申请人的任何信息。 "
            + "Answered last first; nothing of the applicants.")
    Stretch list(@Parameter(description = "上一段的 next The next of the stretch before") @RequestParam(required = false) @Nullable String after,
            @Parameter(description = "机关代码 An organ") @RequestParam(required = false) @Nullable String organ,
            @Parameter(description = "答复的年份 Year of the answer") @RequestParam(required = false) @Nullable Integer year,
            @Parameter(description = "一段的件数，至多 1000 Requests in a stretch") @RequestParam(defaultValue = "100") int limit) {
        if (after != null && !after.matches("\\d{4}-\\d\\d-\\d\\d~\\w+") || year != null && (year < 2000 || year > 9999)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "after 应是上一段给出的 next，year 应是四位年份");
        }
        int wanted = Math.clamp(limit, 1, MOST);
        List<Entry> found = log.newest(organ, year, after, wanted);
        Set<String> live = lists.publicAmong(found.stream().map(Entry::document).filter(Objects::nonNull).toList());
        return new Stretch(found.stream().map(entry -> line(entry, live)).toList(), found.size() < wanted ? null : found.getLast().key());
    }

    @Hidden
    @GetMapping(path = "/requests/log.atom", produces = {"application/atom+xml;charset=UTF-8", "application/xml;charset=UTF-8", "text/xml;charset=UTF-8"})
    String feed() throws XMLStreamException {
        String base = site.homeAsAsked();
        List<Entry> found = log.newest(null, null, null, ENTRIES);
        Set<String> live = lists.publicAmong(found.stream().map(Entry::document).filter(Objects::nonNull).toList());
        AtomFeed feed = new AtomFeed(base + "/requests/log.atom", base + "/requests/log", site.name() + " 依申请公开目录",
                found.isEmpty() ? now.today() : found.getFirst().answeredOn());
        for (Entry entry : found) {
            Line line = line(entry, live);
            feed.entry(base + "/requests/log#" + line.id(), line.document() == null ? base + "/requests/log" : base + line.document(), line.title(),
                    line.answeredOn(), line.organName(), line.replyKind(), line.reply(), null);
        }
        return feed.end();
    }

    private Line line(Entry entry, Set<String> live) {
        return new Line(entry.id(), entry.title(), entry.organ(), organs.name(entry.organ()), entry.receivedOn(),
                entry.answeredOn(), entry.outcome(), replyKinds.find(entry.outcome()).map(ReplyKind::title).orElse(entry.outcome()),
                entry.document() != null && live.contains(entry.document()) ? "/documents/" + entry.document() : null);
    }
}

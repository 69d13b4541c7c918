package org.gongkai.portal.web;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gongkai.calendar.Now;
import org.gongkai.calendar.ReplyKind;
import org.gongkai.calendar.ReplyKinds;
import org.gongkai.casework.release.DisclosureLog;
import org.gongkai.casework.release.DisclosureLog.Entry;
import org.gongkai.directory.Organs;
import org.gongkai.face.Entrance;
import org.gongkai.face.MadeFrom;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.publication.DocumentLists;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

import static org.springframework.http.HttpStatus.NOT_FOUND;

/** 依申请公开目录: what was asked for and how it was answered, for everyone; never who asked. */
@Controller
class RequestLogController {

    private static final int PAGE = 20;

    private final DisclosureLog log;
    private final DocumentLists lists;
    private final SiteContents contents;
    private final ReplyKinds replyKinds;
    private final Organs organs;
    private final Now now;

    RequestLogController(DisclosureLog log, DocumentLists lists, SiteContents contents, ReplyKinds replyKinds, Organs organs, Now now) {
        this.log = log;
        this.lists = lists;
        this.contents = contents;
        this.replyKinds = replyKinds;
        this.organs = organs;
        this.now = now;
    }

    @GetMapping("/requests/log")
    Screen log(@RequestParam(defaultValue = "") String organ, @RequestParam(defaultValue = "") String year,
            @RequestParam(required = false) @Nullable String after) {
        if (!year.matches("|\\d{4}") || after != null && !after.matches("\\d{4}-\\d\\d-\\d\\d~\\w+")) {
            throw new ResponseStatusException(NOT_FOUND);
        }
        List<Entry> found = log.newest(organ.isEmpty() ? null : organ, year.isEmpty() ? null : Integer.valueOf(year), after, PAGE + 1);
        boolean more = found.size() > PAGE;
        List<Entry> shown = more ? found.subList(0, PAGE) : found;
        Set<String> live = lists.publicAmong(shown.stream().map(Entry::document).filter(java.util.Objects::nonNull).toList());
        List<LoggedRequest> lines = shown.stream().map(entry -> new LoggedRequest(entry, organs.name(entry.organ()),
                replyKinds.find(entry.outcome()).map(ReplyKind::title).orElse(entry.outcome()),
                entry.document() != null && live.contains(entry.document()) ? entry.document() : null)).toList();
        Page page = Page.of("依申请公开目录").publicSite().entrance(Entrance.DISCLOSURE).crumb("政务公开", "/columns").feed("/requests/log.atom")
                .column("依申请公开目录", "有人申请过的信息和各机关的答复", "依申请公开,公开目录", "依申请公开");
        return Screen.of("portal/web/request-log").with("page", page).with("there", contents.today()).with("lines", lines)
                .with("organs", organs.asOf(now.today())).with("organ", organ).with("year", year).with("years", log.years())
                .with("first", after == null ? null : address(organ, year, null)).with("next", more ? address(organ, year, shown.getLast().key()) : null).madeFrom(MadeFrom.anyAct());
    }

    private static String address(String organ, String year, @Nullable String after) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/requests/log");
        Map.of("organ", organ, "year", year).forEach((name, value) -> {
            if (!value.isEmpty()) {
                address.queryParam(name, value);
            }
        });
        if (after != null) {
            address.queryParam("after", after);
        }
        return address.encode().build().toUriString();
    }
}
